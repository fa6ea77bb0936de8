"""Every order of working, handing over, losing, cutting and repeating; and what must be true whatever happened."""

from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from sqlalchemy import select

from svcdesk.domain.exchange import Scope
from svcdesk.domain.record import decode_revision
from svcdesk.errors import KnownError
from svcdesk.models.docview import docview
from svcdesk.models.units import unit
from svcdesk.services.exchange import in_tray
from svcdesk.services.exchange.handing_over import Request
from svcdesk.store import frame, projector
from svcdesk.store.check import check
from tests.exchange.desks import CODES, INSIDE, Desks, everything
from tests.exchange.making import Maker
from tests.exchange.truths import expected, over_signature, photos, rows, words_astray

PLACES, ANY = st.integers(0, len(CODES) - 1), st.integers(0, 30)
SCOPES = st.sampled_from([Scope.CHOSEN, Scope.CHOSEN, Scope.LACKING, Scope.LACKING, Scope.ALL])
_RECENT = 8
FOLLOWER = "e" * 32


class Machine(RuleBasedStateMachine):
    """Three laptops, an office and a bag of files."""

    def __init__(self, maker: Maker) -> None:
        super().__init__()
        self.desks: Desks = maker.fresh()

    @initialize(kind=st.sampled_from(["customer", "delivery"]), photo=st.booleans())
    def begin(self, kind: str, *, photo: bool) -> None:
        """Let the office write something everybody has."""
        self.desks.create(3, kind, photo)
        for path in self.desks.hand_over(3, Request(scope=Scope.ALL)):
            for at in range(3):
                self.desks.take_in(at, path)

    @rule(at=PLACES, kind=st.sampled_from(["customer", "delivery", "delivery"]), photo=st.booleans())
    def create(self, at: int, kind: str, *, photo: bool) -> None:
        self.desks.create(at, kind, photo)

    @rule(
        at=PLACES,
        which=ANY,
        what=st.sampled_from(["edit", "edit", "photo", "old", "sign", "sign", "amend", "void", "settle"]),
    )
    def work(self, at: int, which: int, what: str) -> None:
        docs = self.desks.docs(at) if what == "settle" else self.plain(at)
        if not docs:
            return
        doc = docs[which % len(docs)]
        verbs: dict[str, Any] = {
            "old": self.desks.edit_old,
            "sign": self.desks.sign,
            "amend": self.desks.amend,
            "void": self.desks.void,
            "settle": self.desks.settle,
        }
        if what in verbs:
            verbs[what](at, doc)
        else:
            self.desks.edit(at, doc, what == "photo")
        self.looks_right(at)

    @rule(at=PLACES, which=ANY, scope=SCOPES, to=PLACES, small=st.booleans(), arrives=st.booleans())
    def hand_over(self, at: int, which: int, scope: Scope, to: int, *, small: bool, arrives: bool) -> None:
        """Write a package, whole or in several files; it may arrive now, later or never."""
        before = len(self.desks.packages)
        self.write(at, which, scope, to, small=small)
        if arrives:
            for path in self.desks.packages[before:]:
                self.desks.take_in(to, path)
            self.looks_right(to)

    def write(self, at: int, which: int, scope: Scope, to: int, *, small: bool) -> None:
        most = 1 if small else 0
        docs = self.desks.docs(at)
        if scope is Scope.CHOSEN and docs:
            number = self.desks.number(at, docs[which % len(docs)])
            self.desks.hand_over(at, Request(scope=scope, numbers=(number,), most=most))
        elif scope is Scope.LACKING:
            receiver = self.desks.sessions[to].store.node.key
            if self.desks.has_heard_of(at, receiver):
                self.desks.hand_over(at, Request(scope=scope, receiver=receiver, most=most))
        else:
            self.desks.hand_over(at, Request(scope=Scope.ALL, most=most))

    @rule(at=PLACES, which=ANY, crash_after=st.sampled_from([0, 0, 1, 3, INSIDE]))
    def take_in(self, at: int, which: int, crash_after: int) -> None:
        """Take in a package, again or for the first time; the power may go meanwhile."""
        self.desks.take_in(at, self.some_package(which), crash_after)
        self.looks_right(at)

    @rule(at=PLACES, which=ANY, part=st.floats(0, 1), spoilt=st.booleans())
    def take_in_damaged(self, at: int, which: int, part: float, *, spoilt: bool) -> None:
        """Take in a package that was cut or has a wrong bit: all of it, some of it or nothing, but nothing else."""
        whole = self.some_package(which)
        bad = self.desks.spoil(whole, part) if spoilt else self.desks.cut(whole, part)
        try:
            self.desks.take_in(at, bad)
        except KnownError:
            assert True, "a sentence is as good as a whole part"
        self.looks_right(at)

    @rule(at=PLACES)
    def follow(self, at: int) -> None:
        """Write the one record that follows from another, as each desk does by itself: it may begin twice."""
        if FOLLOWER in self.desks.docs(at):
            self.desks.edit(at, FOLLOWER, photo=False)
        else:
            self.desks.create(at, "customer", photo=False, doc=FOLLOWER)
        self.looks_right(at)

    @rule(at=PLACES, to=PLACES)
    def choose_the_later_one(self, at: int, to: int) -> None:
        """Write two records and hand over the second alone: the other desk's chain of this one has a hole."""
        self.desks.create(at, "customer", photo=False)
        self.pass_on_chosen(at, self.desks.create(at, "delivery", photo=True), another(at, to))

    @rule(at=PLACES, to=PLACES, which=ANY)
    def part_ways(self, at: int, to: int, which: int) -> None:
        """Let one sign what the other goes on filling in, and each hand it over to the other."""
        to = another(at, to)
        shared = [doc for doc in self.desks.docs(at, "delivery") if doc in set(self.desks.docs(to, "delivery"))]
        new = [self.desks.create(at, "delivery", photo=False) for _ in range(3)]
        for doc in new:
            self.pass_on_chosen(at, doc, to)
        for doc in [*new, *shared[which : which + 1]]:
            self.desks.sign(at, doc)
            self.desks.edit(to, doc, photo=False)
            self.pass_on_chosen(at, doc, to)
            self.pass_on_chosen(to, doc, at)

    @rule(at=PLACES)
    def lose_the_photos(self, at: int) -> None:
        """Hand over a record to all others in a package that was cut where its photo begins."""
        number = self.desks.number(at, self.desks.create(at, "delivery", photo=True))
        path = self.desks.hand_over(at, Request(scope=Scope.CHOSEN, numbers=(number,)))[0]
        for to in {*range(len(CODES))} - {at}:
            self.desks.take_in(to, self.desks.cut_before(path, b"attachments/"))
            self.looks_right(to)

    @rule(at=PLACES, to=PLACES)
    def deliver_backwards(self, at: int, to: int) -> None:
        """Hand over in the smallest files, and take in the last one first."""
        for path in reversed(self.desks.hand_over(at, Request(scope=Scope.ALL, most=1))):
            self.desks.take_in(to, path)
        self.looks_right(to)

    def pass_on_chosen(self, at: int, doc: str, to: int) -> None:
        number = self.desks.number(at, doc)
        for path in self.desks.hand_over(at, Request(scope=Scope.CHOSEN, numbers=(number,))):
            self.desks.take_in(to, path)
        self.looks_right(to)

    def plain(self, at: int) -> list[str]:
        """Return the records of a desk that are written without the verbs of the program."""
        return [*self.desks.docs(at, "customer"), *self.desks.docs(at, "delivery")]

    def some_package(self, which: int) -> Path:
        """Return one of the last packages; the oldest of all now and then."""
        recent = [self.desks.packages[0], *self.desks.packages[-_RECENT:]]
        return recent[which % len(recent)]

    def looks_right(self, at: int) -> None:
        """Check that a desk invented and changed nothing, and that its list shows what it ought to."""
        here = self.desks.revisions(at)
        assert here.items() <= self.desks.truth.payloads.items(), "invented, or changed after it was signed"
        made = {rev: decode_revision(payload) for rev, payload in here.items()}
        with self.desks.sessions[at].read() as connection:
            rows = connection.execute(select(docview.c.doc, docview.c.rev, docview.c.conflict))
            listed = {row.doc: (row.rev, bool(row.conflict)) for row in rows}
        assert listed == expected(made)
        assert over_signature(made) == [], "something else under a signature given before"
        assert words_astray(made) == [], "agreed to for something else, or by one person for all"

    def teardown(self) -> None:
        try:
            everything(self.desks)
            self.all_are_equal()
        finally:
            self.desks.close()

    def all_are_equal(self) -> None:
        truth = self.desks.truth
        for at, session in enumerate(self.desks.sessions):
            assert self.desks.revisions(at) == truth.payloads, f"{CODES[at]} lost something"
            lying = in_tray.lying(session)
            assert (lying.kept, lying.photos) == ((), 0)
            with session.read() as connection:
                assert connection.execute(select(frame.awaited)).all() == []
                assert photos(connection, truth.photos) == truth.photos
            self.looks_right(at)
            assert check(session.store) == []
        seen = [self.views(at) for at in range(len(CODES))]
        assert all(one == seen[0] for one in seen)
        numbers = Counter(made.number for made in truth.revisions().values() if not made.parents)
        assert max(numbers.values()) == 1, "a number twice"
        with self.desks.sessions[0].store.write() as connection:
            projector.rebuild(connection)
        assert self.views(0) == seen[0]

    def views(self, at: int) -> dict[str, list[Any]]:
        """Return what is derived on a desk, in an order that says nothing of arrival."""
        with self.desks.sessions[at].read() as connection:
            return {table.name: rows(connection, table) for table in (docview, unit, *projector.ROW_TABLES)}


def another(at: int, to: int) -> int:
    """Return a place that is not the one somebody is at."""
    return to if to != at else (at + 1) % len(CODES)


def run(maker: Maker, examples: int, steps: int = 16, machine: type[Machine] = Machine) -> None:
    """Run a machine, the same way every time; without looking for the shortest failure, which takes minutes."""
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        derandomize=True,
        deadline=None,
        database=None,
        print_blob=False,
        report_multiple_bugs=False,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: machine(maker), settings=chosen)
