"""Any order of steps on a return: no move goes below nothing, every piece is in exactly one place."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.masters import Tracking
from svcdesk.domain.planning import Piece
from svcdesk.domain.record import Actor
from svcdesk.domain.return_case import TAKEN_BACK, Basis, Liability, Line, ReturnCase, Settlement, State
from svcdesk.domain.return_moves import new_warranty, return_moves
from svcdesk.domain.return_rules import is_open, receipt_problems
from svcdesk.domain.return_settling import Money, Offer, release_problems, settlement_problems, split_line
from svcdesk.domain.stock import Place
from tests.delivering import SIGNED

replace = msgspec.structs.replace
HOUR = timedelta(hours=1)
SERIALS = ("SN-1", "SN-2")
SPARES = ("SN-3", "SN-4")
FILTERS = Decimal(6)
STORED = Decimal(4)
PAID = Decimal(100_000)
PRICE = Decimal(30_000)
INSPECTOR, QUALITY = Actor("i", "陈检"), Actor("q", "赵检")


class Returns(RuleBasedStateMachine):
    """One return of two machines and six filters; good stock has two machines and four filters."""

    @initialize()
    def begin(self) -> None:
        machines = [
            Line(
                id=serial,
                device=Device(
                    product="m", name="空压机", serial=serial, contract="c",
                    warranty_start="2026-01-01", warranty_end="2026-12-31",
                ),
                tracking=Tracking.SERIAL,
                unit_price=PRICE,
            )
            for serial in SERIALS
        ]  # fmt: skip
        filters = Line(id="f", device=Device(product="f", name="滤芯", contract="c"), quantity=FILTERS)
        self.case = ReturnCase(
            requested_at=SIGNED,
            customer=CustomerRef(doc="k"),
            basis=Basis.STATUTORY,
            lines=(*machines, replace(filters, unit_price=Decimal(500))),
            store="退货架",
        )
        self.state = State.APPROVED
        self.now = SIGNED + HOUR
        self.parts = 0

    def tick(self) -> datetime:
        self.now += HOUR
        return self.now

    def lines(self) -> dict[str, Line]:
        return {line.id: line for line in self.case.lines}

    def put(self, changed: Line) -> None:
        lines = tuple(changed if line.id == changed.id else line for line in self.case.lines)
        self.case = replace(self.case, lines=lines)

    def balance(self) -> Counter[tuple[str, str, Place, str]]:
        held: Counter[tuple[str, str, Place, str]] = Counter()
        for serial in SERIALS:
            held["m", serial, Place.CUSTOMER, ""] = 1
        for serial in SPARES:
            held["m", serial, Place.GOOD, "一号库"] = 1
        held["f", "", Place.CUSTOMER, ""] = int(FILTERS)
        held["f", "", Place.GOOD, "一号库"] = int(STORED)
        for move in sorted(return_moves(self.case, self.state), key=lambda move: move.at):
            held[move.product, move.serial, move.origin, move.origin_store] -= int(move.quantity)
            held[move.product, move.serial, move.target, move.target_store] += int(move.quantity)
        return held

    def open_line(self, data: st.DataObject, wanted: Callable[[Line], object] = bool) -> Line:
        """Draw a line, mostly one that is ripe for the step."""
        ripe = [line for line in self.case.lines if wanted(line)]
        return data.draw(st.sampled_from(ripe or self.case.lines))

    @rule(data=st.data(), quantity=st.integers(-1, 7))
    def receive(self, data: st.DataObject, quantity: int) -> None:
        self.receive_of(self.open_line(data), Decimal(quantity))

    def receive_of(self, line: Line, amount: Decimal) -> None:
        at = self.tick()
        if list(receipt_problems(self.case, {line.id: amount}, at, self.now)):
            return
        came = (line.received or Decimal(0)) + amount
        self.put(replace(line, received=came, received_at=at))
        assert came <= line.quantity

    @rule(data=st.data(), defective=st.booleans(), liability=st.sampled_from(list(Liability)))
    def inspect(self, data: st.DataObject, defective: bool, liability: Liability) -> None:
        line = self.open_line(data)
        if line.received and line.settlement is Settlement.OPEN:
            self.put(
                replace(
                    line,
                    found="试机",
                    found_defective=defective,
                    inspected_at=self.tick(),
                    inspected_by=INSPECTOR,
                    liability=liability,
                )
            )

    @rule(data=st.data(), defective=st.booleans())
    def arrive(self, data: st.DataObject, defective: bool) -> None:
        """Take the usual way: all of a line comes, is inspected and laid to the product."""
        line = self.open_line(data, lambda one: one.inspected_at is None)
        self.receive_of(line, line.quantity - (line.received or Decimal(0)))
        line = self.lines()[line.id]
        if line.received and line.settlement is Settlement.OPEN:
            verdict = {"inspected_at": self.tick(), "inspected_by": INSPECTOR, "liability": Liability.PRODUCT}
            self.put(replace(line, found="试机", found_defective=defective, **verdict))

    @rule(
        data=st.data(),
        settlement=st.sampled_from(list(Settlement)),
        serial=st.sampled_from([*SPARES, *SERIALS, ""]),
        refund=st.integers(0, 70_000),
    )
    def settle(self, data: st.DataObject, settlement: Settlement, serial: str, refund: int) -> None:
        line = self.open_line(data, lambda one: one.inspected_at and one.settlement is Settlement.OPEN)
        at = self.tick()
        product = line.device.product
        serial = serial if product == "m" else ""
        free = Decimal(self.balance()[product, serial, Place.GOOD, "一号库"])
        money = Decimal(refund) if settlement is Settlement.REFUNDED else None
        offer = Offer(
            settlement=settlement,
            at=at,
            piece=Piece(product=product, serial=serial, store="一号库"),
            note="换轴承",
            refund=money,
        )
        known = Money(known=True, paid=PAID)
        found = settlement_problems(self.case, line, offer, now=self.now, money=known, free=free, banned="")
        if list(found):
            return
        start, end = new_warranty(line, settlement, at, anew=True)
        given = settlement is Settlement.REPLACED
        self.put(
            replace(
                line,
                settlement=settlement,
                settled_at=at,
                replacement=serial if given else "",
                replacement_product=product if given else "",
                store="一号库" if given else "",
                refund=money,
                warranty_start=start,
                warranty_end=end,
            )
        )

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        line = self.open_line(data)
        plain = Line(id=line.id, device=line.device)
        names = ("settlement", "settled_at", "replacement", "replacement_product", "store", "refund", "released_at")
        self.put(replace(line, **{name: getattr(plain, name) for name in names}))

    @rule(data=st.data(), by=st.sampled_from([INSPECTOR, QUALITY]))
    def release(self, data: st.DataObject, by: Actor) -> None:
        line = self.open_line(data, lambda one: one.settlement in TAKEN_BACK | {Settlement.REPLACED})
        if not list(release_problems(line, by, "")):
            self.put(replace(line, released_at=self.tick(), released_by=by))
            assert not line.found_defective
            assert by != line.inspected_by

    @rule(data=st.data(), quantity=st.integers(0, 6))
    def split(self, data: st.DataObject, quantity: int) -> None:
        line = self.open_line(data)
        self.parts += 1
        try:
            self.case = split_line(self.case, line.id, Decimal(quantity), f"p{self.parts}")
        except ValueError:
            assert (
                line.tracking is Tracking.SERIAL
                or line.settlement is not Settlement.OPEN
                or not (0 < quantity < (line.received or 0))
            )

    @precondition(lambda self: self.state is State.APPROVED)
    @rule()
    def void_and_back(self) -> None:
        assert return_moves(self.case, State.VOID) == []
        assert not is_open(State.VOID)

    @invariant()
    def nothing_is_below_nothing_and_nothing_is_made_or_lost(self) -> None:
        held = self.balance()
        assert all(quantity >= 0 for quantity in held.values()), held
        for serial in (*SERIALS, *SPARES):
            assert sum(quantity for (_, own, _, _), quantity in held.items() if own == serial) == 1
        assert sum(quantity for (product, *_), quantity in held.items() if product == "f") == FILTERS + STORED

    @invariant()
    def no_more_is_paid_back_than_was_paid(self) -> None:
        assert sum((line.refund or 0 for line in self.case.lines), Decimal(0)) <= PAID

    @invariant()
    def a_defective_piece_never_stands_in_good_stock(self) -> None:
        held = self.balance()
        for line in self.case.lines:
            if line.found_defective and line.device.serial:
                assert not any(
                    quantity
                    for (_, serial, place, _), quantity in held.items()
                    if serial == line.device.serial and place is Place.GOOD
                )

    @invariant()
    def what_came_is_what_is_split(self) -> None:
        came = sum((line.received or 0 for line in self.case.lines if line.device.product == "f"), Decimal(0))
        asked = sum((line.quantity for line in self.case.lines if line.device.product == "f"), Decimal(0))
        assert (came <= asked, asked) == (True, FILTERS)


Returns.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestReturns = Returns.TestCase
