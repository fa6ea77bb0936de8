"""From a signed contract to a packing list (F15): which lines, which pieces, which checks are frozen into it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

import msgspec

from svcdesk.domain.contract import Contract, Line, State
from svcdesk.domain.delivery import Answer, Delivery, LineKind, Packing, PackingLine, UnitCheck
from svcdesk.domain.figures import countable, figure
from svcdesk.domain.masters import CheckItem, Checklist, ItemKind, Product, Tracking
from svcdesk.words import Message

GENERAL = CheckItem(id="general", name="功能正常", kind=ItemKind.YES_NO, requirement="按说明书试用")
"""The one check of goods without a checklist of their own: 检查各项功能是否正常."""

DOCUMENTS = ("合格证", "说明书", "保修卡")
"""What travels with goods that carry serial numbers (F15 随机文件)."""


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Goods on hand that a delivery may take: one serial number, one lot, or a counted quantity, and where."""

    product: str
    serial: str = ""
    quantity: Decimal = Decimal(1)
    store: str = ""


class Goods(msgspec.Struct, frozen=True):
    """What planning knows of a contract line's product: master data, checklist, and the pieces to take."""

    product: Product
    checklist: Checklist | None = None
    pieces: Sequence[Piece] = ()


def refusals(
    contract: Contract,
    state: str,
    asked: Mapping[str, Decimal],
    open_: Mapping[str, Decimal],
    goods: Mapping[str, Goods],
) -> list[Message]:
    """Return every reason why these quantities of these lines cannot be planned; ``open_`` is what is still due."""
    if state != State.SIGNED:
        return [Message("delivery.contract_not_signed", {"state": Message(f"contract.state.{state}")}, "6.4.3")]
    lines = {line.id: line for line in contract.lines}
    wanted = {line_id: quantity for line_id, quantity in asked.items() if quantity != 0}
    if not wanted:
        return [Message("delivery.nothing_planned", {}, "6.5.1")]
    return [
        reason
        for line_id, quantity in wanted.items()
        for reason in _line_refusals(lines.get(line_id), quantity, open_.get(line_id, Decimal(0)), goods)
    ]


def _line_refusals(
    line: Line | None, quantity: Decimal, left: Decimal, goods: Mapping[str, Goods]
) -> Iterator[Message]:
    if line is None:
        yield Message("delivery.no_such_line", {}, "6.5.1")
        return
    names: dict[str, str | int | Message] = {"line": line.name, "uom": line.uom}
    product = goods[line.id].product
    if not countable(quantity):
        yield Message("delivery.quantity_not_positive", {"line": line.name}, "6.5.1")
    elif quantity > left:
        figures = {"asked": figure(quantity), "left": figure(left)}
        yield Message("delivery.more_than_open", {**names, **figures}, "6.5.1")
    elif product.tracking is Tracking.SERIAL and quantity != quantity.to_integral_value():
        yield Message("delivery.broken_piece", {"line": line.name}, "6.5.1")
    if product.banned:
        yield Message("delivery.banned", {"line": line.name, "why": product.banned}, "6.2")


def packing_lines(
    contract: Contract, asked: Mapping[str, Decimal], goods: Mapping[str, Goods]
) -> tuple[PackingLine, ...]:
    """Return the packing list: goods in the order of the contract, then the documents of goods with numbers."""
    lines = [
        _goods_line(number, line, asked[line.id], goods[line.id])
        for number, line in enumerate((line for line in contract.lines if asked.get(line.id)), 1)
    ]
    sets = sum((line.quantity for line in lines if line.tracking is Tracking.SERIAL), Decimal(0))
    documents = [
        PackingLine(id=f"D{number}", kind=LineKind.DOCUMENT, name=name, uom="份", quantity=sets)
        for number, name in enumerate(DOCUMENTS if sets else (), 1)
    ]
    return (*lines, *documents)


def _goods_line(number: int, line: Line, quantity: Decimal, goods: Goods) -> PackingLine:
    return PackingLine(
        id=f"L{number}",
        contract_line=line.id,
        product=line.product,
        name=line.name,
        spec=line.spec,
        uom=line.uom,
        quantity=quantity,
        tracking=goods.product.tracking,
        serials=tuple(piece.serial for piece in goods.pieces if piece.serial),
    )


def units(lines: Sequence[PackingLine], goods: Mapping[str, Goods]) -> tuple[UnitCheck, ...]:
    """Return the checks of every piece to be delivered: one per serial number, one per line of other goods."""
    made: list[UnitCheck] = []
    for line in lines:
        if line.contract_line in goods:
            made += line_units(line, goods[line.contract_line])
    return tuple(made)


def line_units(line: PackingLine, goods: Goods) -> list[UnitCheck]:
    """Return the open checks of one line."""
    items = goods.checklist.items if goods.checklist else (GENERAL,)
    return [
        UnitCheck(
            id=f"{line.id}.{number}",
            line=line.id,
            product=line.product,
            name=line.name,
            spec=line.spec,
            uom=line.uom,
            serial=piece.serial,
            tracking=line.tracking,
            quantity=piece.quantity,
            store=piece.store,
            checklist=goods.product.checklist if goods.checklist else "",
            checklist_name=f"{goods.checklist.name} {goods.checklist.version}".strip() if goods.checklist else "",
            answers=tuple(Answer(item=item) for item in items),
        )
        for number, piece in enumerate(filled(line, goods.pieces), 1)
    ]


def filled(line: PackingLine, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces up to the quantity of a line: what was chosen from stock, then pieces still without a number."""
    left = line.quantity
    for piece in pieces:
        taken = min(left, piece.quantity)
        if taken > 0:
            yield msgspec.structs.replace(piece, quantity=taken)
            left -= taken
    while left > 0:
        taken = Decimal(1) if line.tracking is Tracking.SERIAL else left
        yield Piece(product=line.product, quantity=taken)
        left -= taken


def planned(
    contract_doc: str,
    contract_number: str,
    contract: Contract,
    asked: Mapping[str, Decimal],
    goods: Mapping[str, Goods],
    *,
    number: str,
    planned_on: date | None,
) -> Delivery:
    """Return the delivery of these quantities with its packing list and every check open.

    The warranty is the contract's, or each product's own where the contract says nothing.
    """
    months = contract.warranty_months
    longest = max((goods[line_id].product.warranty_months for line_id in asked), default=0)
    lines = packing_lines(contract, asked, goods)
    if months is None:
        lines = tuple(_own_warranty(line, goods, longest) for line in lines)
    return Delivery(
        contract=contract_doc,
        contract_number=contract_number,
        customer=contract.customer,
        customer_name=contract.customer_name,
        site=contract.site,
        site_name=contract.site_name,
        address=contract.address,
        contact=contract.contact,
        phone=contract.phone,
        planned_on=planned_on,
        packing=Packing(number=packing_number(number)),
        lines=lines,
        units=units(lines, goods),
        warranty_months=longest if months is None else months,
    )


def _own_warranty(line: PackingLine, goods: Mapping[str, Goods], longest: int) -> PackingLine:
    own = goods[line.contract_line].product.warranty_months if line.contract_line in goods else longest
    return line if own == longest else msgspec.structs.replace(line, warranty_months=own)


def packing_number(number: str) -> str:
    """Return the packing list's number: the delivery's with the prefix ZX (装箱)."""
    return f"ZX-{number.partition('-')[2]}"
