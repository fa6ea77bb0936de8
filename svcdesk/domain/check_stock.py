"""What opening stock and transfers must say: serial numbers are unique, banned goods stay out (6.2)."""

import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal

from svcdesk.domain.checks import Finding, same, unholdable
from svcdesk.domain.figures import countable, figure
from svcdesk.domain.masters import Product, Tracking
from svcdesk.domain.stock import Opening, OpeningLine, Transfer, TransferLine
from svcdesk.words import Message

BANNED = "6.2"

Serials = Mapping[tuple[str, str], str]
"""Product and serial number, as ``serial_key`` gives them, to the number of the record that brought the piece in."""


def tidy_serial(serial: str) -> str:
    """Return a serial or lot number as it is kept: half-width, without blanks around it; case stays."""
    return unicodedata.normalize("NFKC", serial).strip()


def serial_key(product: str, serial: str) -> tuple[str, str]:
    """Return what two numbers have in common when they mean the same piece."""
    return product, same(serial)


def check_opening(opening: Opening, products: Mapping[str, Product], known: Serials) -> list[Finding]:
    """Return everything wrong with opening stock; ``known`` are the pieces the desk has seen already."""
    return [*unholdable(opening), *_opening(opening, products), *_seen(opening.lines, products, known)]


def _opening(opening: Opening, products: Mapping[str, Product]) -> Iterator[Finding]:
    if not opening.lines:
        yield Finding(Message("stock.no_lines"), "lines")
    for index, line in enumerate(opening.lines):
        product = products.get(line.product)
        at = _at(index, product.name if product else line.name)
        if product is None:
            yield Finding(Message("stock.product_unknown", at), f"lines.{index}.product")
            continue
        if product.banned.strip():
            message = Message("stock.product_banned", {**at, "reason": product.banned}, BANNED)
            yield Finding(message, f"lines.{index}.product")
        for code, field in _tracking(line.serial, line.quantity, product):
            yield Finding(Message(f"stock.{code}", at), f"lines.{index}.{field}")


def _at(index: int, product: str) -> dict[str, str | int | Message]:
    return {"n": index + 1, "product": product}


def _tracking(serial: str, quantity: Decimal, product: Product) -> Iterator[tuple[str, str]]:
    if not countable(quantity):
        yield "quantity_range", "quantity"
    elif product.tracking is Tracking.SERIAL and quantity != 1:
        yield "serial_is_one", "quantity"
    if product.tracking is Tracking.COUNT and serial:
        yield "serial_not_tracked", "serial"
    elif product.tracking is not Tracking.COUNT and not serial:
        yield "serial_missing" if product.tracking is Tracking.SERIAL else "lot_missing", "serial"


def _seen(lines: tuple[OpeningLine, ...], products: Mapping[str, Product], known: Serials) -> Iterator[Finding]:
    own: set[tuple[str, str]] = set()
    for index, line in enumerate(lines):
        product = products.get(line.product)
        if product is None or product.tracking is not Tracking.SERIAL or not line.serial:
            continue
        key = serial_key(line.product, line.serial)
        at = {"serial": line.serial, "product": product.name}
        if key in own:
            yield Finding(Message("stock.serial_twice", at), f"lines.{index}.serial")
        elif key in known:
            yield Finding(Message("stock.serial_known", {**at, "number": known[key]}), f"lines.{index}.serial")
        own.add(key)


def check_transfer(
    transfer: Transfer, products: Mapping[str, Product], free: Mapping[tuple[str, str], Decimal]
) -> list[Finding]:
    """Return everything wrong with a transfer; ``free`` is what the origin has of each product and serial number."""
    return [*unholdable(transfer), *_transfer(transfer, products, free)]


def _transfer(
    transfer: Transfer, products: Mapping[str, Product], free: Mapping[tuple[str, str], Decimal]
) -> Iterator[Finding]:
    if same(transfer.origin_store) == same(transfer.target_store):
        yield Finding(Message("stock.same_store"), "target_store")
    if not transfer.lines:
        yield Finding(Message("stock.no_lines"), "lines")
    left = dict(free)
    for index, line in enumerate(transfer.lines):
        product = products.get(line.product)
        at = _at(index, product.name if product else line.name)
        if product is None:
            yield Finding(Message("stock.product_unknown", at), f"lines.{index}.product")
            continue
        if product.banned.strip():
            message = Message("stock.banned_stays", {**at, "reason": product.banned}, BANNED)
            yield Finding(message, f"lines.{index}.product")
            continue
        wrong = list(_tracking(line.serial, line.quantity, product))
        yield from (Finding(Message(f"stock.{code}", at), f"lines.{index}.{field}") for code, field in wrong)
        if not wrong:
            yield from _short(index, line, left, at)


def _short(
    index: int, line: TransferLine, left: dict[tuple[str, str], Decimal], at: dict[str, str | int | Message]
) -> Iterator[Finding]:
    there = left.get((line.product, line.serial), Decimal(0))
    if line.quantity > there:
        params = {**at, "serial": line.serial, "there": figure(max(there, Decimal(0)))}
        yield Finding(Message("stock.not_there", params), f"lines.{index}.quantity")
    left[line.product, line.serial] = there - line.quantity
