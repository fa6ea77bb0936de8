"""Whatever is done with a service order in whatever order: nothing is signed unconfirmed, nothing confirmed changes.

The desk is a model here: it applies the same rules in the same order as the verbs do.
"""

from datetime import timedelta
from decimal import Decimal

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from svcdesk.domain.comparing import compare
from svcdesk.domain.confirming import changed_before, confirmed, frozen_part, reopened
from svcdesk.domain.delivery import Verdict
from svcdesk.domain.dispatch_rules import begun, next_visit, planning, with_appointment
from svcdesk.domain.observing import added
from svcdesk.domain.parts_rules import nonconformities, stock_moves
from svcdesk.domain.repair_rules import check_before, check_result
from svcdesk.domain.service_order import Aspect, Comparison, OldPart, Part, Payer, ServiceOrder, VisitResult
from svcdesk.domain.signature import Party
from svcdesk.domain.stock import Place
from svcdesk.domain.visit_rules import TIMES, current
from tests.delivering import signature
from tests.repairing import ARRIVED, WANG, bare_order, both, finished, looked_at, sight

replace = msgspec.structs.replace
_pick = st.integers(0, 99)


class Order(RuleBasedStateMachine):
    """One order from dispatch to signature, amended and void, with a clock that only goes forward."""

    def __init__(self) -> None:
        super().__init__()
        self.now = ARRIVED
        self.saved = bare_order(visits=())
        self.state = "new"
        self.signed: list[ServiceOrder] = []
        self.frozen: dict[str, object] | None = None
        self.ids = 0

    def own(self) -> str:
        self.ids += 1
        return f"id{self.ids}"

    def save(self, body: ServiceOrder) -> bool:
        """Keep a body as the desk would; whatever changes the confirmed condition is refused."""
        if self.state in {"signed", "void"} or list(changed_before(self.saved, body)):
            return False
        self.saved = body
        return True

    @rule(minutes=st.integers(1, 600))
    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(hours=st.integers(0, 99))
    def dispatch(self, hours: int) -> None:
        at = self.now + timedelta(hours=hours)
        if self.state in {"signed", "void"} or list(planning(self.saved, at, None)):
            return
        assert not (self.saved.visits and begun(self.saved.visits[-1]))
        self.saved = replace(with_appointment(self.saved, WANG, at, None, self.own()), technician=WANG)
        self.state = "dispatched" if self.state == "new" else self.state

    @rule()
    def stamp(self) -> None:
        visit = current(self.saved)
        key = next((key for key in TIMES if visit and getattr(visit, key) is None), None)
        if visit is not None and key:
            self.save(replace(self.saved, visits=(*self.saved.visits[:-1], replace(visit, **{key: self.now}))))

    @rule(
        pick=_pick, when=st.sampled_from(["before", "after"]), verdict=st.sampled_from([Verdict.PASS, Verdict.FAIL])
    )
    def look(self, pick: int, when: str, verdict: Verdict) -> None:
        rows = list(self.saved.observations)
        at = pick % len(rows)
        value = 500 if verdict is Verdict.FAIL else None
        rows[at] = replace(rows[at], **{when: sight(rows[at], verdict, value)})
        before = self.saved
        kept = self.save(replace(before, observations=tuple(rows)))
        if when == "before" and confirmed(before) and self.saved != before:
            raise AssertionError("the confirmed condition was changed")
        assert kept or self.saved == before

    @rule(when=st.sampled_from(["before", "after"]))
    def look_at_everything(self, when: str) -> None:
        self.save(looked_at(self.saved, when))

    @rule(pick=_pick)
    def notice_late(self, pick: int) -> None:
        late = "维修前未查看" if confirmed(self.saved) else ""
        assert self.state in {"signed", "void"} or self.save(
            added(self.saved, Aspect.FUNCTION, f"新项目 {pick}", noticed_late=late)
        )

    @rule(quantity=st.integers(1, 5), old=st.sampled_from(list(OldPart)), stock=st.booleans())
    def use_part(self, quantity: int, old: OldPart, stock: bool) -> None:
        part = Part(
            id=self.own(),
            product="f" * 32 if stock else "",
            name="滤芯",
            quantity=Decimal(quantity),
            payer=Payer.US,
            old_part=old,
        )
        self.save(replace(self.saved, parts=(*self.saved.parts, part)))

    @rule(pick=_pick)
    def drop_part(self, pick: int) -> None:
        if self.saved.parts:
            at = pick % len(self.saved.parts)
            self.save(replace(self.saved, parts=(*self.saved.parts[:at], *self.saved.parts[at + 1 :])))

    @rule()
    def go_there_and_confirm(self) -> None:
        self.dispatch(0)
        for _ in TIMES[:3]:
            self.stamp()
        self.look_at_everything("before")
        self.confirm()

    @rule()
    def confirm(self) -> None:
        if self.state in {"signed", "void"} or confirmed(self.saved):
            return
        body = replace(self.saved, before_signatures=(signature(Party.CUSTOMER, "李工", self.now),))
        if check_before(body, self.now):
            return
        self.saved = replace(body, before_confirmed_at=self.now)
        self.state = "confirmed"
        self.frozen = frozen_part(self.saved)

    @rule()
    def take_confirmation_back(self) -> None:
        if self.state == "confirmed":
            self.saved, self.state, self.frozen = reopened(self.saved), "on_site", None

    @rule()
    def come_again(self) -> None:
        if self.state in {"dispatched", "on_site", "confirmed"} and self.saved.visits:
            self.saved = next_visit(self.saved, "等配件", None, self.own(), self.now, admitted=True)

    @precondition(lambda self: self.state not in {"signed", "void"} and self.saved.visits)
    @rule(fill=st.booleans())
    def sign(self, fill: bool) -> None:
        self.now += timedelta(minutes=5)
        body = self.saved
        if fill:
            filled = finished(body)
            visit = replace(body.visits[-1], finished_at=body.visits[-1].finished_at or self.now)
            body = replace(filled, visits=(*body.visits[:-1], visit))
        body = replace(body, signatures=tuple(replace(one, signed_at=self.now) for one in both()))
        if list(changed_before(self.saved, body)) or check_result(body, self.now):
            return
        self.saved = replace(body, finished_at=self.now)
        self.state = "signed"
        self.signed.append(self.saved)

    @precondition(lambda self: self.state == "signed")
    @rule(pick=_pick)
    def amend(self, pick: int) -> None:
        self.now += timedelta(minutes=5)
        parts = self.saved.parts[: pick % (len(self.saved.parts) + 1)]
        body = replace(self.saved, parts=parts)
        body = replace(body, signatures=tuple(replace(one, signed_at=self.now) for one in both()))
        assert not list(changed_before(self.saved, body))
        if not check_result(body, self.now):
            self.saved = body
            self.signed.append(body)

    @precondition(lambda self: self.state != "void")
    @rule(really=st.integers(0, 30))
    def void(self, really: int) -> None:
        if really == 0:
            self.state = "void"

    @invariant()
    def nothing_is_signed_without_both_confirmations(self) -> None:
        for body in self.signed:
            assert body.before_confirmed_at is not None
            assert {one.party for one in body.signatures} == {Party.STAFF, Party.CUSTOMER}
            assert body.before_confirmed_at <= min(one.signed_at for one in body.signatures)
            assert all(compare(one) not in {Comparison.OPEN, Comparison.WORSE} for one in body.observations)

    @invariant()
    def what_was_confirmed_stands(self) -> None:
        if self.frozen is not None:
            now = frozen_part(self.saved)
            assert {key: now[key] for key in self.frozen} == self.frozen

    @invariant()
    def visits_end_one_after_the_other(self) -> None:
        assert all(one.result is not VisitResult.OPEN for one in self.saved.visits[:-1])
        assert len({one.id for one in self.saved.visits}) == len(self.saved.visits)

    @invariant()
    def stock_is_neither_invented_nor_lost(self) -> None:
        if self.state != "signed":
            return
        moves = stock_moves(self.saved)
        used = sum((part.quantity for part in self.saved.parts if part.product), Decimal(0))
        assert sum((one.quantity for one in moves if one.target is Place.CUSTOMER), Decimal(0)) == used
        taken = {part.id for part in self.saved.parts if part.old_part is OldPart.TAKEN_BACK}
        assert nonconformities("d", "n", self.saved).keys() == taken
        assert all(one.origin is Place.GOOD for one in moves if one.target is Place.CUSTOMER)


TestOrder = Order.TestCase
TestOrder.settings = settings(max_examples=80, stateful_step_count=50, deadline=None)
