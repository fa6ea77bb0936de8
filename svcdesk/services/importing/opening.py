"""Opening stock from a table: pieces by serial number, lots, counts; all in one record."""

from decimal import Decimal

from svcdesk.domain.check_stock import check_opening, serial_key, tidy_serial
from svcdesk.domain.checks import same
from svcdesk.domain.masters import Tracking
from svcdesk.domain.stock import Opening, OpeningLine, Place
from svcdesk.services.importing.batch import Batch, Index
from svcdesk.services.importing.lines import Line
from svcdesk.services.importing.products import NAMES, opening_stock
from svcdesk.services.stock import BOOKED, known_serials

_KEYS = {f"lines.0.{key}": key for key in ("product", "quantity", "serial")}


def take(batch: Batch, lines: list[Line]) -> None:
    """Take in opening stock; what an earlier opening has booked already is left out, so a file may come twice."""
    index = Index(batch.known("product"), names=NAMES)
    products = {doc: one.body for doc, one in batch.known("product").items()}
    opened = opening_stock(batch)
    read = [(line, found) for line in lines if (found := _read(batch, index, line))]
    seen = known_serials(batch.connection, tuple(found for _, found in read))
    kept: list[OpeningLine] = []
    own: dict[tuple[str, str], str] = {}
    for line, found in read:
        if _booked(batch, line, found, opened):
            continue
        known = {**seen, **own}
        findings = check_opening(Opening((found,)), products, known)
        batch.judge(line, findings, _KEYS)
        if products[found.product].tracking is Tracking.SERIAL:
            own[serial_key(found.product, found.serial)] = batch.source
        kept.append(found)
    if kept:
        batch.put("opening", lines[0], Opening(tuple(kept), batch.source), BOOKED, title=batch.source)


def _read(batch: Batch, index: Index, line: Line) -> OpeningLine | None:
    if "product" not in line.values:
        return None
    found = index.find(line.values["product"])
    if len(found) != 1:
        batch.problem(
            line, "several_records" if found else "product_unknown", "product", value=line.values["product"]
        )
        return None
    product = batch.known("product")[found[0]].body
    if "quantity" not in line.values and product.tracking is not Tracking.SERIAL:
        batch.problem(line, "quantity_missing", "quantity", product=product.name)
        return None
    return OpeningLine(
        found[0],
        product.name,
        line.values.get("quantity", Decimal(1)),
        tidy_serial(line.values.get("serial", "")),
        line.values.get("store", "").strip(),
        line.values.get("place", Place.GOOD),
    )


def _booked(batch: Batch, line: Line, found: OpeningLine, opened: dict[tuple[str, str, str, Place], Decimal]) -> bool:
    """Tell whether an earlier opening has this very line; one of another quantity is a problem."""
    booked = opened.get((found.product, same(found.serial), found.store, found.place))
    if booked is None:
        return False
    if booked != found.quantity:
        batch.problem(line, "opening_differs", "quantity", booked=f"{booked:f}", value=f"{found.quantity:f}")
    else:
        batch.warn(line, "opening_booked", "product")
    return True
