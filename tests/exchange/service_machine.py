"""The same desks with contacts, service orders and returns on top: some repair, others close, nobody waits."""

from collections import Counter
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from sqlalchemy import select

from svcdesk.domain.ticket import Ticket
from svcdesk.models.docview import docview
from svcdesk.services.desk import load, load_written
from tests.exchange.agreeing import APART, ask_dearly, go_apart
from tests.exchange.desks import CODES, everything
from tests.exchange.machine import PLACES, Machine, another
from tests.exchange.making import StockedMaker
from tests.exchange.servicing import ORDER_STEPS, RETURN_STEPS, TICKET_STEPS, Servicing

WHICH = st.integers(0, 5)
LIFE = ("assign", "attempt", "resolve", "follow up", "close", "reopen")
REPAIRS = st.sampled_from([("confirm",), ("confirm", "take back"), *[("confirm", "sign")] * 6])
SERVICE_KINDS = ("ticket", "service_order", "return_case")
KINDS = st.sampled_from(SERVICE_KINDS)


class ServiceMachine(Machine):
    """What the machine does, at a company that has sold something; ``taken`` counts the steps of all runs."""

    taken: ClassVar[Counter[str]] = Counter()

    def __init__(self, maker: StockedMaker) -> None:
        super().__init__(maker)
        self.people = Servicing(self.desks, maker.goods)

    @initialize(at=PLACES, to=PLACES, steps=REPAIRS)
    def repaired_before(self, at: int, to: int, steps: tuple[str, ...]) -> None:
        """Begin with a repair, signed as a rule: what is drawn leaves whole kinds of steps out of most runs."""
        self.repair_elsewhere(at, to, steps)

    @rule(at=PLACES)
    def call(self, at: int) -> None:
        self.people.call(at)
        self.looks_right(at)

    @rule(at=PLACES, which=WHICH, step=st.sampled_from(sorted(TICKET_STEPS)))
    def contact(self, at: int, which: int, step: str) -> None:
        self.people.ticket(at, which, step)
        self.looks_right(at)

    @rule(at=PLACES, which=WHICH, steps=st.integers(1, len(LIFE)))
    def care(self, at: int, which: int, steps: int) -> None:
        """Take one contact some way on, to its end if nothing stands against it."""
        for step in LIFE[:steps]:
            self.people.ticket(at, which, step)
        self.looks_right(at)

    @rule(at=PLACES, which=WHICH)
    def send(self, at: int, which: int) -> None:
        self.people.send(at, which)
        self.looks_right(at)

    @rule(at=PLACES, which=WHICH, step=st.sampled_from(sorted(ORDER_STEPS)))
    def order(self, at: int, which: int, step: str) -> None:
        self.people.order(at, which, step)
        self.looks_right(at)

    @rule(at=PLACES, serial=st.sampled_from(["SN-1", "SN-2"]))
    def ask_back(self, at: int, serial: str) -> None:
        self.people.ask_back(at, serial)
        self.looks_right(at)

    @rule(at=PLACES, which=WHICH, steps=st.integers(1, len(RETURN_STEPS)))
    def push_return(self, at: int, which: int, steps: int) -> None:
        for _ in range(steps):
            self.people.push_return(at, which)
        self.looks_right(at)

    @rule(at=PLACES, to=PLACES, which=WHICH, kind=KINDS)
    def pass_on(self, at: int, to: int, which: int, kind: str) -> None:
        """Hand over one record of service, with what it refers to."""
        record = self.people.of_kind(at, kind, which)
        if record is not None:
            self.pass_on_chosen(at, record.doc, to)

    @rule(at=PLACES, to=PLACES, steps=REPAIRS)
    def repair_elsewhere(self, at: int, to: int, steps: tuple[str, ...]) -> None:
        """Take a call here, and have somebody repair and sign there, who keeps the sheet to himself for now."""
        self.people.call(at)
        self.people.ticket(at, -1, "attempt")
        self.people.send(at, -1)
        if self.people.of_kind(at, "service_order", -1) is not None:
            self.pass_on(at, to, -1, "service_order")
        for step in steps:
            self.people.order(to, -1, step)
        self.looks_right(to)

    @rule(at=PLACES, to=PLACES, which=WHICH, kind=KINDS)
    def end_it_twice(self, at: int, to: int, which: int, kind: str) -> None:
        """Let two desks end the same record, neither knowing of the other."""
        self.pass_on(at, to, which, kind)
        for place in (at, to):
            if kind == "ticket":
                for step in LIFE[:-1]:
                    self.people.ticket(place, which, step)
            elif kind == "service_order":
                self.people.order(place, which, "sign")
            else:
                self.people.push_return(place, which)
            self.looks_right(place)
        self.pass_on(at, to, which, kind)

    @rule(at=PLACES, to=PLACES, here=st.sampled_from(sorted(APART)), there=st.sampled_from(sorted(APART)))
    def agree_apart(self, at: int, to: int, here: str, there: str) -> None:
        """Let two desks go on with a return that waits for three words, and bring both together where they meet."""
        doc, to = ask_dearly(self.people, at), another(at, to)
        if not doc:
            return
        self.pass_on_chosen(at, doc, to)
        go_apart(self.people, at, doc, here)
        go_apart(self.people, to, doc, there)
        if doc in self.desks.docs(to, "return_case"):
            self.pass_on_chosen(to, doc, at)
        self.desks.settle(at, doc)
        self.looks_right(at)

    @rule(at=PLACES)
    def tamper(self, at: int) -> None:
        """Try to change what somebody has signed; the next look finds it if that worked."""
        self.people.tamper(at)
        self.looks_right(at)

    def everybody_hears(self) -> None:
        """Let every desk hand over to every other one."""
        everything(self.desks)
        for at in range(len(CODES)):
            self.looks_right(at)

    def in_conflict(self, at: int) -> list[str]:
        """Return the records of service a desk has several versions of."""
        query = select(docview.c.doc).where(docview.c.conflict > 0, docview.c.kind.in_(SERVICE_KINDS))
        with self.desks.sessions[at].read() as connection:
            return list(connection.scalars(query.order_by(docview.c.number)))

    def kind_of(self, at: int, doc: str) -> str:
        with self.desks.sessions[at].read() as connection:
            return load(connection, doc, object).kind

    def all_are_equal(self) -> None:
        super().all_are_equal()
        taken = type(self).taken
        taken.update(self.people.done)
        taken.update(f"{self.kind_of(0, doc)} in conflict" for doc in self.in_conflict(0))
        with self.desks.sessions[0].read() as connection:
            for doc in self.desks.docs(0, "ticket"):
                if load(connection, doc, Ticket).state != load_written(connection, doc, Ticket).state:
                    taken["ticket heard of its order"] += 1
