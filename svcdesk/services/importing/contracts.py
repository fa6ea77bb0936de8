"""Contracts from one table, and their lines from the same or another."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from svcdesk.domain.check_contract import check_contract, check_signing
from svcdesk.domain.checks import problems, same
from svcdesk.domain.contract import CENT, Contract, Line, State
from svcdesk.domain.masters import Product
from svcdesk.domain.masters import State as MasterState
from svcdesk.domain.rights import Right
from svcdesk.services.clock_rules import STANDARD
from svcdesk.services.contract import all_delivered, complete_line, with_customer
from svcdesk.services.importing.batch import Batch, Index, address, agreed, grouped, replaced
from svcdesk.services.importing.lines import Line as Row
from svcdesk.services.importing.products import NAMES
from svcdesk.services.importing.report import Totals
from svcdesk.services.one_customer import merges
from svcdesk.services.rights import may

_PLAIN = (
    "external",
    "signed_on",
    "due_on",
    "site_name",
    "contact",
    "phone",
    "freight",
    "warranty_months",
    "return_days",
    "exchange_days",
    "three_guarantees",
    "warranty_restarts",
    "seller",
    "note",
)
_ADDRESS = ("address", "province", "city", "region", "postal_code", "country")
_HALF = Decimal("0.5")
_KEYS = {"customer": "customer", "signed_on": "signed_on", "due_on": "due_on", "freight": "freight"}


def take(batch: Batch, rows: list[Row]) -> None:
    """Take in contracts by their own number; rows of one number may each bring a line."""
    known = batch.known("contract")
    by_number = Index(known, code="external", names=("external",))
    customers = Index(batch.known("customer"), merges=merges(batch.connection))
    goods = _Goods(batch)
    for group in grouped(rows, lambda row: row.values.get("external")):
        first = group[0]
        found = by_number.find(first.values.get("external", ""))
        customer = _one(batch, first, "customer", customers.find(first.values.get("customer", "")))
        if len(found) > 1:
            batch.problem(first, "several_records", "external", value=first.values["external"])
        if len(found) > 1 or not customer:
            continue
        doc = found[0] if found else ""
        before = known[doc].body if doc else Contract(customer, "")
        values = agreed(batch, group, (*_PLAIN, *_ADDRESS, "customer", "calendar"))
        plain = {key: values[key] for key in _PLAIN if key in values}
        if doc and same(plain.get("external", "")) == same(
            known[doc].number
        ):  # the desk's own number says nothing new
            del plain["external"]
        body = replaced(before, plain | address({key: values.get(key) for key in _ADDRESS}) | {"customer": customer})
        if "calendar" in values:
            body = replaced(body, {"calendar": _calendar(batch, first, before.calendar)})
        body = with_customer(body, batch.known("customer")[customer].body)
        lines = [row for row in group if "product" in row.values]
        _put(batch, goods, first, replaced(body, {"lines": goods.merged(body, lines)}), doc)
    batch.totals = goods.totals


def take_lines(batch: Batch, rows: list[Row]) -> None:
    """Take in lines of contracts the desk has, found by the contract's own number or the desk's."""
    known = batch.known("contract")
    by_number = Index(known, code="external", names=("external",))
    goods = _Goods(batch)
    for group in grouped(rows, lambda row: row.values.get("contract")):
        if "contract" not in group[0].values:
            continue
        doc = _one(batch, group[0], "contract", by_number.find(group[0].values["contract"]))
        if doc:
            body = known[doc].body
            _put(batch, goods, group[0], replaced(body, {"lines": goods.merged(body, group)}), doc)
    batch.totals = goods.totals


def _put(batch: Batch, goods: "_Goods", row: Row, body: Contract, doc: str) -> None:
    before = batch.known("contract").get(doc)
    if before and before.state != State.DRAFT and before.body != body:
        batch.problem(row, "contract_signed", "external", number=before.number)
        return
    findings = check_contract(body, goods.products, goods.delivered.get(doc, {}))
    batch.judge(row, findings, _KEYS)
    state = before.state if before else State.DRAFT
    if state == State.DRAFT and not problems([*findings, *check_signing(body)]):
        if may(batch.session, Right.SIGN_CONTRACTS):
            state = State.SIGNED
        else:
            batch.warn(row, "left_as_draft", "external")
    batch.put("contract", row, body, state, doc=doc, title=body.external)


def _calendar(batch: Batch, row: Row, before: str) -> str:
    """Return the calendar a contract names: one in use, or the one it has; the company's own is none of its own."""
    wanted = {STANDARD, before}
    known = batch.known("calendar").items()
    index = Index({doc: one for doc, one in known if doc in wanted or one.state == MasterState.ACTIVE}, code="name")
    found = _one(batch, row, "calendar", index.find(row.values["calendar"]))
    return "" if found == STANDARD else found


def _one(batch: Batch, row: Row, key: str, found: list[str]) -> str:
    """Return the one record a cell means, or say that there is none, or more than one."""
    value = str(row.values.get(key, ""))
    if len(found) == 1:
        return found[0]
    if value:
        batch.problem(row, "several_records" if found else f"{key}_unknown", key, value=value)
    return ""


class _Goods:
    """Products of the desk as lines name them, and the control totals of all lines."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._index = Index(batch.known("product"), names=NAMES)
        self.products = _products(batch)
        self.delivered = all_delivered(batch.connection)
        self._exact = self._booked = Decimal(0)
        self._counted = False

    @property
    def totals(self) -> Totals | None:
        """The sum of all lines of the file, or nothing where it has none."""
        exact = self._exact.quantize(CENT, ROUND_HALF_UP)
        return Totals(exact=exact, booked=self._booked) if self._counted else None

    def merged(self, body: Contract, rows: list[Row]) -> tuple[Line, ...]:
        """Return the lines of a contract with those of the file: the n-th line of a product is the n-th there."""
        lines = list(body.lines)
        free = list(range(len(lines)))
        for row in rows:
            product = _one(self._batch, row, "product", self._index.find(row.values.get("product", "")))
            if not product or "quantity" not in row.values:
                continue
            place = next((one for one in free if lines[one].product == product), None)
            before = None if place is None else lines[place]
            line = self._line(row, product, before, _free_id(lines))
            if place is None:
                lines.append(line)
            else:
                lines[place] = line
                free.remove(place)
            self._count(line)
        if rows and free:
            self._batch.warn(rows[0], "lines_not_in_file", n=len(free))
        return tuple(lines)

    def _line(self, row: Row, product: str, before: Line | None, new_id: str) -> Line:
        price = self.products[product].price
        if before is None and "unit_price" not in row.values and price is None:
            self._batch.problem(row, "no_price", "product", product=self.products[product].name)
        base = before or Line(new_id, product, "", "", "", Decimal(0), price or Decimal(0))
        said = {
            key: row.values[key] for key in ("quantity", "unit_price", "discount", "spec", "uom") if key in row.values
        }
        if said.get("discount", 0) > _HALF:
            params = {"off": f"{said['discount'] * 100:.0f}", "left": f"{100 - said['discount'] * 100:.0f}"}
            self._batch.warn(row, "discount_large", "discount", **params)
        if "line_note" in row.values:
            said["note"] = row.values["line_note"]
        return complete_line(replaced(base, said), self.products[product])

    def _count(self, line: Line) -> None:
        self._counted = True
        self._exact += line.quantity * line.unit_price * (1 - line.discount)
        self._booked += line.amount


def _products(batch: Batch) -> Mapping[str, Product]:
    return {doc: one.body for doc, one in batch.known("product").items()}


def _free_id(lines: list[Line]) -> str:
    taken = {line.id for line in lines}
    number = len(lines) + 1
    while str(number) in taken:
        number += 1
    return str(number)
