"""A commissioning checklist: its version and its items with limits, units and demanded photos."""

from typing import Any

import msgspec
from PySide6.QtWidgets import QWidget

from svcdesk.domain.checks import Finding
from svcdesk.domain.masters import CheckItem, Checklist, ItemKind
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.services import masters
from svcdesk.ui.context import Context
from svcdesk.ui.edit_parts import EditParts
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.form import Form
from svcdesk.ui.masters.master_view import MasterView, field
from svcdesk.ui.record_view import Heading
from svcdesk.ui.row_parts import Column
from svcdesk.ui.rows_editor import RowsEditor
from svcdesk.words import Message

_FLAGS = ("required", "photo_required", "safety")


class ChecklistView(MasterView):
    """One checklist in its newest version; the older ones stand in its history."""

    kind = "checklist"
    body = Checklist
    right = Right.CHECKLISTS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._head = Form([
            field("checklist", "name", required=True, wide=True),
            Field("version", Message("fields.checklist.version"), required=True, placeholder="A/0",
                  hint=self.tr("改动检查项时请写新的版本；已开始的验收仍按原来的版本。")),
            field("checklist", "valid_from", "date"),
        ])  # fmt: skip
        kinds = tuple(Choice(one, Message(f"fields.item_kind.{one}")) for one in ItemKind)
        flags = tuple(Choice(flag, Message(f"fields.check_item.{flag}")) for flag in _FLAGS)
        self._items = RowsEditor(
            [
                Column(field("check_item", "name", required=True), 5),
                Column(Field("kind", Message("fields.check_item.kind"), "choice", choices=kinds, required=True), 4),
                Column(field("check_item", "low", "decimal"), 2), Column(field("check_item", "high", "decimal"), 2),
                Column(field("check_item", "unit"), 2),
                Column(_hinted("requirement"), 3, below=True), Column(_hinted("method"), 2, below=True),
                Column(Field("flags", self.tr("要求"), "multi_choice", choices=flags), 8, below=True),
            ],
            self.tr("添加检查项"),
            ordered=True,
        )  # fmt: skip
        self.lay_out(
            [(self.tr("检查表"), self._head), (self.tr("检查项"), self._items)],
            EditParts([self._head], {"items": self._items}),
        )

    def new_title(self) -> str:
        return self.tr("新检查表")

    def heading(self) -> Heading:
        made = super().heading()
        if self.record is None:
            return made
        version = self.tr("版本 {version} · {n} 项").format(
            version=self.record.body.version, n=len(self.record.body.items)
        )
        return made._replace(line=version)

    def put(self, body: Checklist | None) -> None:
        shown = body or Checklist("", "A/0", ())
        self._head.set_values({"name": shown.name, "version": shown.version, "valid_from": shown.valid_from})
        self._items.set_rows([_row(item) for item in shown.items])

    def take(self) -> Checklist:
        head: Any = self._head.values()
        return Checklist(**head, items=tuple(_item(row) for row in self._items.rows()))

    def check(self, body: Checklist) -> list[Finding]:
        return masters.check_checklist(body, self.record.body if self.record else None)

    def store(self, body: Checklist) -> Record[Checklist]:
        return self.context.do(masters.save_checklist, body, self.record)


def _hinted(key: str) -> Field:
    """Return a field that stands under the others and names itself while it is empty."""
    name = Message(f"fields.check_item.{key}")
    return Field(key, name, placeholder=name)


def _row(item: CheckItem) -> dict[str, object]:
    plain = msgspec.structs.asdict(item)
    return {**plain, "flags": tuple(flag for flag in _FLAGS if plain.pop(flag))}


def _item(row: dict[str, Any]) -> CheckItem:
    flags = row.pop("flags")
    row["kind"] = ItemKind(row["kind"] or ItemKind.YES_NO)
    return CheckItem(**{"id": "", **row, **{flag: flag in flags for flag in _FLAGS}})
