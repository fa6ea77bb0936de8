"""What the views of customers, products and checklists share: loading, the head, taking out of use and back."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from svcdesk.domain.masters import State
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.services import masters, records, rights
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.edit_view import EditView
from svcdesk.ui.fields import Field, Kind
from svcdesk.ui.parts import button
from svcdesk.ui.record_view import Heading
from svcdesk.words import Message


def field(of: str, key: str, kind: Kind = "text", *, required: bool = False, wide: bool = False) -> Field:
    """Return a field named as ``words/fields.toml`` names it."""
    return Field(key, Message(f"fields.{of}.{key}"), kind, required=required, wide=wide)


class MasterView(EditView):
    """A subclass names its kind, its record type and the right that lets people change it."""

    body: type[Any]
    right: Right

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.may_edit = rights.may(context.session, self.right)
        self._retire = button("")
        self._retire.setParent(self)  # until a page puts it into its head
        self._retire.clicked.connect(self._change_state)
        self._retire.hide()

    def load(self, doc: str) -> Record[Any]:
        return records.record(self.context.session, doc, self.body)

    def new_title(self) -> str:
        """Return the title of a record that has not been saved yet."""
        raise NotImplementedError

    def heading(self) -> Heading:
        record = self.record
        if record is None:
            self._retire.hide()
            return Heading(self.new_title())
        retired = record.state == State.RETIRED
        self._retire.setText(self.tr("恢复使用") if retired else self.tr("停用"))
        self._retire.setVisible(self.may_edit)
        state = Message(f"masters.state.{record.state}") if record.state != State.ACTIVE else ""
        return Heading(record.body.name, record.number, state, "muted")

    def buttons(self) -> Sequence[QPushButton]:
        return [self._retire]

    def _change_state(self) -> None:
        record = self.record
        if record is None:
            return
        if record.state == State.RETIRED:
            self.context.do(masters.restore, record)
        elif ask.confirm(
            self,
            self.tr("停用“{name}”？").format(name=record.body.name),
            detail=self.tr("停用后不再出现在新单据的选择中；已有的单据不变，随时可以恢复。"),
            yes=self.tr("停用"),
        ):
            self.context.do(masters.retire, record)
        self.show_record(record.doc)
