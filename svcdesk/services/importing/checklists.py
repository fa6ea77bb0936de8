"""Commissioning checklists from a table: one row per item, grouped by the checklist's name."""

from typing import Any
from uuid import uuid4

from svcdesk.domain.check_checklist import check_checklist
from svcdesk.domain.checks import same
from svcdesk.domain.masters import CheckItem, Checklist, ItemKind, State
from svcdesk.services.importing.batch import Batch, agreed, grouped, replaced
from svcdesk.services.importing.lines import Line

_ITEM = ("unit", "low", "high", "requirement", "method", "photo_required", "required", "safety")


def take(batch: Batch, lines: list[Line]) -> None:
    """Take in checklists; one of the same name gets the items of the file as its next version."""
    known = batch.known("checklist")
    by_name = {same(one.body.name): doc for doc, one in known.items()}
    for group in grouped(lines, lambda line: same(line.values.get("name", ""))):
        first = group[0]
        doc = by_name.get(same(first.values.get("name", "")), "")
        before = known[doc].body if doc else None
        values = agreed(batch, group, ("version", "valid_from"))
        items = tuple(_item(line.values, before) for line in group if "item" in line.values)
        name = before.name if before else first.values.get("name", "")
        valid_from = values.get("valid_from", before.valid_from if before else None)
        body = Checklist(name, values.get("version", ""), items, valid_from)
        _judge(batch, group, body, before)
        state = known[doc].state if doc else State.ACTIVE
        batch.put("checklist", first, body, state, doc=doc, title=f"{body.name} {body.version}")


def _item(values: Any, before: Checklist | None) -> CheckItem:
    """Return an item; it keeps the id of the item of that name in the version before."""
    name = values["item"]
    old = next((one for one in before.items if same(one.name) == same(name)), None) if before else None
    kind = values.get("kind") or (old.kind if old else _likely_kind(values))
    item = CheckItem(old.id if old else uuid4().hex[:12], name, kind)
    return replaced(item, {key: values[key] for key in _ITEM if key in values})


def _likely_kind(values: Any) -> ItemKind:
    """A row without kind is a reading where it has a unit or limits, else a question."""
    return ItemKind.READING if values.keys() & {"unit", "low", "high"} else ItemKind.YES_NO


def _judge(batch: Batch, group: list[Line], body: Checklist, before: Checklist | None) -> None:
    """Note each finding at the row of its item."""
    rows = [line for line in group if "item" in line.values]
    for finding in check_checklist(body, before):
        part, _, rest = finding.field.partition(".")
        number, _, key = rest.partition(".")
        at_item = part == "items" and number.isdigit()
        line = rows[int(number)] if at_item else group[0]
        batch.judge(line, [finding], {finding.field: "item" if key == "name" else key or part})
