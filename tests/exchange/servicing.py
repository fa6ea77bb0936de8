"""What office and laptops do with contacts, service orders and returns, by the verbs of the program itself."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.intake import Intake
from svcdesk.domain.return_case import Basis, Reason, ReturnCase, Settlement, Type
from svcdesk.domain.ticket import Kind, Reach, Satisfaction
from svcdesk.errors import Conflict, KnownError, Refused
from svcdesk.services import dispatching, return_begin, return_case, return_lines
from svcdesk.services import service_order as orders
from svcdesk.services import ticket as tickets
from svcdesk.services.desk import Session, load
from svcdesk.words import Message
from tests.exchange.desks import START, Desks
from tests.exchange.goods import Goods
from tests.repairing import ARRIVED, arrived, finished
from tests.returning import approved, inspected, judged, offer, received, signatures

replace = msgspec.structs.replace
Verb = Callable[[Session, Any], object]
OF_STORE = "store."


@dataclass
class Servicing:
    """People at four desks; ``done`` counts the steps that were taken, and those refused by their reasons."""

    desks: Desks
    goods: Goods
    done: Counter[str] = field(default_factory=Counter)

    def do(self, at: int, name: str, verb: Callable[[], object]) -> None:
        """Take a step as far as the rules let it; what the log itself has against an honest verb is a mistake."""
        try:
            verb()
        except Conflict:
            self.done[f"{name}: conflict"] += 1
        except Refused as refused:
            codes = [one.code for one in refused.problems]
            assert not [one for one in codes if one.startswith(OF_STORE)], f"{name}: {codes}"
            self.done.update(f"{name}: {one}" for one in codes)
        except KnownError as error:
            self.done[f"{name}: {error.message.code}"] += 1
        else:
            self.done[name] += 1
        self.desks.note_own(at)

    def of_kind(self, at: int, kind: str, which: int) -> Any | None:
        """Return one of a desk's records of a kind, none where it has none."""
        with self.desks.sessions[at].read() as connection:
            found = [load(connection, doc, object) for doc in self.desks.docs(at, kind)]
        return found[which % len(found)] if found else None

    # contacts

    def call(self, at: int) -> None:
        """Register a call of the customer about one of the compressors."""
        intake = Intake(
            begun_at=self.desks.clock(),
            received_at=START,
            kind=Kind.REPAIR,
            customer=CustomerRef(
                doc=self.goods.customer, name="宏达纺织有限公司", caller="李工", phone="13900008213"
            ),
            device=Device(product=self.goods.compressor, name="螺杆空压机", serial="SN-1"),
            content="停机，报警 E07",
        )
        self.do(at, "intake", lambda: tickets.take(self.desks.sessions[at], intake))

    def ticket(self, at: int, which: int, step: str) -> None:
        """Take a step with a contact; where there is none yet, somebody calls first. So with the others."""
        if not self.desks.docs(at, "ticket"):
            self.call(at)
        record, session = self.of_kind(at, "ticket", which), self.desks.sessions[at]
        if record is not None:
            self.do(at, f"ticket {step}", lambda: TICKET_STEPS[step](session, record))

    # service orders

    def send(self, at: int, which: int) -> None:
        """Make an order of a ticket and give it to somebody."""
        if not self.desks.docs(at, "ticket"):
            self.call(at)
        session, ticket = self.desks.sessions[at], self.of_kind(at, "ticket", which)

        def made() -> None:
            record, _ = dispatching.open_order(session, ticket=ticket.doc)
            dispatching.dispatch(session, record, self.goods.technician, ARRIVED)

        self.do(at, "dispatch", made)

    def order(self, at: int, which: int, step: str) -> None:
        if not self.desks.docs(at, "service_order"):
            self.send(at, which)
        record, session = self.of_kind(at, "service_order", which), self.desks.sessions[at]
        if record is not None and not record.body.visits:  # of a package that was cut, its dispatch may be missing
            self.do(at, "dispatch", lambda: dispatching.dispatch(session, record, self.goods.technician, ARRIVED))
        elif record is not None:
            self.do(at, f"order {step}", lambda: ORDER_STEPS[step](session, record))

    # returns

    def ask_back(self, at: int, serial: str) -> None:
        """Begin a return of one piece of the delivery."""
        session = self.desks.sessions[at]

        def begun() -> None:
            blank = ReturnCase(
                delivery=self.goods.delivery,
                customer=CustomerRef(doc=self.goods.customer),
                type=Type.EXCHANGE,
                reason=Reason.FUNCTION,
                basis=Basis.STATUTORY,
                basis_note="口头约定按三包处理",
                requested_at=session.clock(),
            )
            found = return_begin.candidates(session, self.goods.customer, self.goods.delivery)
            if not found:
                raise KnownError(Message("return_case.line_missing"))
            piece = next((one for one in found if one.serial == serial), found[0])
            return_case.save_request(session, replace(blank, lines=(return_begin.line_for(session, blank, piece),)))

        self.do(at, "return asked", begun)

    def push_return(self, at: int, which: int) -> None:
        """Take the step of a return that comes next."""
        if not self.desks.docs(at, "return_case"):
            self.ask_back(at, "SN-1")
        record, session = self.of_kind(at, "return_case", which), self.desks.sessions[at]
        step = RETURN_STEPS.get(record.state) if record is not None else None
        if record is not None and step is not None:
            self.do(at, f"return {record.state}", lambda: step(session, record))

    def tamper(self, at: int) -> None:
        """Write something else under every signature that stands on a desk, as no screen of ours would."""
        with self.desks.sessions[at].read() as connection:
            here = [load(connection, doc, object) for kind in SIGNED_KINDS for doc in self.desks.docs(at, kind)]
        for record in here:
            if record.state in STANDING:
                self._tamper(at, record)
        self.desks.note_own(at)

    def _tamper(self, at: int, record: Any) -> None:
        body = replace(record.body, **{SIGNED_KINDS[record.kind]: f"改写 {self.desks.clock():%H%M%S}"})
        how = {"reason": "改", "amendment": record.amendment + 1} if record.state in AMENDED else {}
        try:
            with self.desks.sessions[at].work() as work:
                work.revise(record, body, allow_branch=True, **how)
        except Refused:
            self.done[f"tampering with {record.kind} refused"] += 1


AMENDED = {"signed", "settled", "closed"}
STANDING = {*AMENDED, "confirmed"}
SIGNED_KINDS = {"service_order": "accessories", "return_case": "freight_payer", "delivery": "opinion"}
"""Kinds of records that are signed, with a word in each that a signature stands for."""


def _attempt(session: Session, record: Any) -> object:
    return tickets.attempt(session, record, Reach.REACHED, content="约好上门", spoke_with="李工")


def _call_back(session: Session, record: Any) -> object:
    return tickets.follow_up(session, record, Satisfaction.SATISFIED)


TICKET_STEPS: dict[str, Verb] = {
    "attempt": _attempt,
    "assign": lambda session, record: tickets.assign(session, record, session.actor),
    "resolve": lambda session, record: tickets.resolve(session, record, f"已处理 {session.clock():%H%M%S}"),
    "follow up": _call_back,
    "close": tickets.close,
    "reopen": lambda session, record: tickets.reopen(session, record, "又停机"),
}


def _confirm(session: Session, record: Any) -> object:
    return orders.confirm_before(session, record, arrived(record.body))


def _sign(session: Session, record: Any) -> object:
    return orders.sign(session, record, finished(record.body))


ORDER_STEPS: dict[str, Verb] = {
    "confirm": _confirm,
    "take back": lambda session, record: orders.reopen_before(session, record, record.body, "看错了"),
    "save": lambda session, record: orders.save(session, record, replace(record.body, diagnosis=session.actor.name)),
    "sign": _sign,
    "void": lambda session, record: orders.void(session, record, "开错"),
}


def _settle(session: Session, record: Any) -> object:
    """Judge, give another piece, and have it signed: three revisions one after the other."""
    record = judged(session, record)
    line = record.body.lines[0]
    if line.settlement is Settlement.OPEN:
        pieces = return_lines.replacements(session, line)
        if not pieces:
            return record
        given = offer(session, settlement=Settlement.REPLACED, piece=pieces[0], product_name="螺杆空压机")
        record, _ = return_lines.settle_line(session, record, line.id, given)
    at = session.clock()
    return return_case.sign(session, record, tuple(replace(one, signed_at=at) for one in signatures(session)))


def _close(session: Session, record: Any) -> object:
    return return_case.close(session, record, note="已结")


RETURN_STEPS: dict[str, Verb] = {
    "requested": approved,
    "approved": received,
    "received": inspected,
    "inspected": _settle,
    "settled": _close,
    "closed": lambda session, record: return_case.amend(session, record, "金额有误"),
}
