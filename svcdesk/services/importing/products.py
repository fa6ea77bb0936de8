"""Products from a table, and with them what is on hand as opening stock."""

from decimal import Decimal

from svcdesk.domain.check_masters import check_product
from svcdesk.domain.check_stock import check_opening
from svcdesk.domain.checks import same
from svcdesk.domain.masters import Product, State, Tracking
from svcdesk.domain.stock import Opening, OpeningLine, Place
from svcdesk.services.importing.batch import Batch, Index, agreed, grouped, replaced
from svcdesk.services.importing.lines import Line
from svcdesk.services.masters import tidy_product
from svcdesk.services.stock import BOOKED

_PLAIN = (
    *("name", "code", "model", "spec", "uom", "tracking", "warranty_months", "category", "maker", "origin"),
    *("price", "minimum_stock", "banned", "note"),
)
NAMES = ("name", "model", "spec")


def take(batch: Batch, lines: list[Line]) -> None:
    """Take in products; one with the same code, or without codes the same name and specification, is updated."""
    known = batch.known("product")
    index = Index(known, names=NAMES)
    checklists = {same(one.body.name): doc for doc, one in batch.known("checklist").items()}
    counted: list[tuple[Line, str]] = []
    for group in grouped(lines, _key):
        doc = _existing(batch, index, group[0])
        if doc is None:
            continue
        values = agreed(batch, group, (*_PLAIN, "checklist", "stock", "discontinued"))
        before = known[doc].body if doc else Product("")
        plain = {key: values[key] for key in _PLAIN if key in values}
        if "checklist" in values:
            plain["checklist"] = _checklist(batch, group[0], checklists, before)
        body = tidy_product(replaced(before, plain))
        batch.judge(group[0], check_product(body, index.taken(body, doc), checklists.values()))
        doc = batch.put(
            "product", group[0], body, _state(values, known[doc].state if doc else ""), doc=doc, title=body.name
        )
        index.add(doc, body)
        counted += [(line, doc) for line in group[:1] if "stock" in line.values]
    if counted:
        take_stock(batch, counted)


def _key(line: Line) -> object:
    code = same(line.values.get("code", ""))
    return ("code", code) if code else ("name", *(same(line.values.get(key, "")) for key in NAMES))


def _existing(batch: Batch, index: Index, line: Line) -> str | None:
    code = line.values.get("code", "")
    whole = " ".join(line.values[key] for key in NAMES if line.values.get(key))
    found = index.coded(code) if code else index.named(whole)
    if code and not found:
        found = [doc for doc in index.named(whole) if not batch.known("product")[doc].body.code]
    if len(found) > 1:
        batch.problem(line, "several_records", "name", value=whole)
        return None
    return found[0] if found else ""


def _checklist(batch: Batch, line: Line, checklists: dict[str, str], before: Product) -> str:
    name = line.values.get("checklist", "")
    found = checklists.get(same(name), "")
    if not found:
        batch.problem(line, "checklist_unknown", "checklist", value=name)
    return found or before.checklist


def _state(values: dict[str, object], before: str) -> str:
    if "discontinued" not in values:
        return before or State.ACTIVE
    return State.RETIRED if values["discontinued"] else State.ACTIVE


def take_stock(batch: Batch, counted: list[tuple[Line, str]]) -> None:
    """Book what each product has on hand, once; what is booked already stays, and a difference is told."""
    opened = opening_stock(batch)
    products = {doc: one.body for doc, one in batch.known("product").items()}
    lines: list[OpeningLine] = []
    for line, doc in counted:
        quantity: Decimal = line.values["stock"]
        product = products[doc]
        booked = sum((held for (one, *_), held in opened.items() if one == doc), Decimal(0))
        if booked:
            if booked != quantity:
                batch.warn(line, "stock_differs", "stock", booked=f"{booked:f}", value=f"{quantity:f}")
        elif quantity and product.tracking is not Tracking.COUNT:
            batch.problem(line, "stock_needs_serials", "stock", product=product.name)
        elif quantity:
            lines.append(OpeningLine(doc, product.name, quantity))
            alone = Opening((lines[-1],))
            batch.judge(line, check_opening(alone, products, {}), {"lines.0.quantity": "stock"})
    if lines:
        batch.put("opening", counted[0][0], Opening(tuple(lines), batch.source), BOOKED, title=batch.source)


def opening_stock(batch: Batch) -> dict[tuple[str, str, str, Place], Decimal]:
    """Return what opening records have booked by product, serial number, store and place."""
    found: dict[tuple[str, str, str, Place], Decimal] = {}
    for known in batch.known("opening").values():
        for line in known.body.lines:
            key = (line.product, same(line.serial), line.store, line.place)
            found[key] = found.get(key, Decimal(0)) + line.quantity
    return found
