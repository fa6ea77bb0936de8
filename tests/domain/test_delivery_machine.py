"""Whatever a technician does in whatever order: no decision is lost, no piece is in two places or invented."""

from collections import Counter
from decimal import Decimal
from typing import Any

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from svcdesk.domain.acceptance import check
from svcdesk.domain.aftermath import nonconformities
from svcdesk.domain.counting import count, unsee
from svcdesk.domain.delivery import Remedy, Result, Verdict
from svcdesk.domain.findings import untouched, with_found_defects
from svcdesk.domain.handover import stock_moves
from svcdesk.domain.planning import Piece
from svcdesk.domain.presence import handed_over, standing, staying
from svcdesk.domain.replacement import add_defect, decide, replace_from_stock
from svcdesk.domain.scanning import scan
from svcdesk.domain.stock import Place
from svcdesk.errors import Refused
from tests.delivering import SIGNED, filled_in, passed, planned

replace = msgspec.structs.replace
COMPRESSOR, FILTER = "c" * 32, "f" * 32
SERIALS = tuple(f"SN-{n}" for n in range(1, 9))
ON_HAND: dict[tuple[str, str], Decimal] = {
    **{(COMPRESSOR, serial): Decimal(1) for serial in SERIALS},
    (FILTER, ""): Decimal(20),
}
_pick = st.integers(0, 99)


class Acceptance(RuleBasedStateMachine):
    """An acceptance of two of eight compressors and three of twenty filters on hand."""

    def __init__(self) -> None:
        super().__init__()
        self.body = planned()
        self.decided: dict[str, Remedy] = {}

    def put(self, body: Any) -> None:
        self.body = with_found_defects(body)

    def unit(self, pick: int) -> Any:
        return self.body.units[pick % len(self.body.units)]

    def change(self, unit: Any) -> None:
        self.put(replace(self.body, units=tuple(unit if one.id == unit.id else one for one in self.body.units)))

    @rule(serial=st.sampled_from(SERIALS))
    def see(self, serial: str) -> None:
        self.put(scan(self.body, serial, line="L1", product=COMPRESSOR)[0])

    @rule(pick=_pick)
    def unsee(self, pick: int) -> None:
        if self.body.lines[0].seen:
            self.put(unsee(self.body, "L1", self.body.lines[0].seen[pick % len(self.body.lines[0].seen)]))

    @rule(line=st.sampled_from(["L1", "L2", "D1"]), value=st.none() | st.integers(0, 6))
    def count(self, line: str, value: int | None) -> None:
        self.put(count(self.body, line, None if value is None else Decimal(value)))

    @rule(pick=_pick, look=st.sampled_from(Verdict))
    def look(self, pick: int, look: Verdict) -> None:
        self.change(replace(self.unit(pick), appearance=look, damage="凹陷"))

    @rule(pick=_pick)
    def works(self, pick: int) -> None:
        self.change(passed(self.unit(pick)))

    @rule(pick=_pick, value=st.none() | st.integers(0, 500))
    def measure(self, pick: int, value: int | None) -> None:
        unit = self.unit(pick)
        reading = None if value is None else Decimal(value)
        self.change(replace(unit, answers=(replace(unit.answers[0], value=reading), *unit.answers[1:])))

    @rule(pick=_pick)
    def note(self, pick: int) -> None:
        self.put(add_defect(self.body, "异响", self.unit(pick).id))

    @precondition(lambda self: self.body.defects)
    @rule(pick=_pick, remedy=st.sampled_from([Remedy.REPAIR, Remedy.PUNCH, Remedy.TAKE_BACK]))
    def decide(self, pick: int, remedy: Remedy) -> None:
        defect = self.body.defects[pick % len(self.body.defects)]
        try:
            body = decide(self.body, defect.id, remedy)
        except Refused:
            return
        self.keep_in_mind(body)
        self.put(body)

    @precondition(lambda self: self.body.defects)
    @rule(pick=_pick, serial=st.sampled_from(SERIALS))
    def exchange(self, pick: int, serial: str) -> None:
        defect = self.body.defects[pick % len(self.body.defects)]
        filters = (defect.unit or defect.line).startswith("L2")
        piece = Piece(product=FILTER, quantity=Decimal(20)) if filters else Piece(product=COMPRESSOR, serial=serial)
        try:
            body = replace_from_stock(self.body, defect.id, piece)
        except Refused:
            return
        self.keep_in_mind(body)
        self.put(body)

    def keep_in_mind(self, body: Any) -> None:
        self.decided = {one.id: one.remedy for one in body.defects if not untouched(one)}

    @invariant()
    def defects_follow_findings_once(self) -> None:
        assert with_found_defects(self.body) is self.body
        assert len({one.id for one in self.body.defects}) == len(self.body.defects)
        assert len({one.id for one in self.body.units}) == len(self.body.units)

    @invariant()
    def what_was_decided_stays(self) -> None:
        found = {one.id: one.remedy for one in self.body.defects}
        assert {key: found.get(key) for key in self.decided} == self.decided

    @invariant()
    def what_is_seen_is_what_is_counted(self) -> None:
        line = self.body.lines[0]
        counted = tuple(
            one.serial for one in self.body.units if one.line == "L1" and one.counted and not one.supplied
        )
        assert line.seen == counted
        assert line.counted in {None, Decimal(len(counted))}

    @invariant()
    def every_piece_is_somewhere_once(self) -> None:
        for stand in standing(self.body).values():
            assert stand.here == stand.kept + stand.back + stand.replaced
            assert min(stand.here, stand.kept, stand.back, stand.replaced) >= 0
        for line in self.body.lines:
            assert handed_over(self.body)[line.id] >= 0

    @invariant()
    def nothing_moves_that_is_not_on_hand(self) -> None:
        for result in (Result.FULL, Result.REFUSED):
            signed = replace(self.body, result=result, accepted_at=SIGNED)
            stand = standing(signed)
            bad = nonconformities("d", "YS-1", signed)
            left: Counter[tuple[str, str]] = Counter()
            for move in stock_moves(signed):
                assert move.origin is Place.GOOD
                assert move.quantity > 0
                assert result is not Result.REFUSED or move.target is Place.QUARANTINE
                left[move.product, move.serial] += move.quantity
            here: Counter[tuple[str, str]] = Counter()
            for unit in signed.units:
                here[unit.product, unit.serial] += stand[unit.id].here
                if unit.id in bad:
                    assert 0 < bad[unit.id].quantity <= stand[unit.id].here
            for key, quantity in left.items():
                assert quantity <= here[key]
                if key[1]:
                    assert quantity <= ON_HAND[key]

    @invariant()
    def nothing_open_is_signed(self) -> None:
        ready = filled_in(planned())
        told = {field: getattr(ready, field) for field in ("site_work", "training", "signatures")}
        body = replace(self.body, **told, result=Result.PARTIAL, result_reason="见说明")
        if check(body):
            return
        for unit in staying(body):
            assert unit.appearance is not Verdict.OPEN
            assert all(answer.judged is not Verdict.OPEN for answer in unit.answers)
        assert all(line.counted is not None for line in body.lines)


TestAcceptance = Acceptance.TestCase
TestAcceptance.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
