"""Editors of text that is read as something else, numbers first."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from svcdesk.ui import theme, typed
from svcdesk.ui.editors.text import TextEditor
from svcdesk.ui.fields import Field
from svcdesk.ui.language import text
from svcdesk.words import Message


class ReadEditor(TextEditor):
    """Text that is read as something else; once left, it is written the usual way."""

    def value(self) -> object:
        try:
            return self._read()
        except typed.Unreadable:
            return None

    def problem(self) -> Message | None:
        try:
            self._read()
        except typed.Unreadable as error:
            return error.message
        return None

    def _read(self) -> object:
        raise NotImplementedError

    def _leave(self) -> None:
        if not self.line.isReadOnly() and self.value() is not None:
            self.line.put(self._show(self.value()))
        super()._leave()


class NumberEditor(ReadEditor):
    """A number, a whole number or an amount, with its unit behind it."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self._unit = QLabel()
        super().__init__(field, parent)
        theme.look(self._unit, "muted")
        self._row.addWidget(self._unit)
        self._unit.setVisible(bool(self._unit.text()))
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)

    def _read(self) -> object:
        unit = text(self.field.unit)
        if self.field.kind == "integer":
            return typed.whole(self.line.text(), unit)
        if self.field.kind == "money":
            return typed.money(self.line.text(), unit)
        return typed.number(self.line.text(), unit)

    def _show(self, value: object) -> str:
        if self.field.kind == "money" and isinstance(value, Decimal | int):
            return typed.show_money(Decimal(value))
        return typed.show_number(value) if isinstance(value, Decimal | int) else str(value)

    def _say(self) -> None:
        super()._say()
        self._unit.setText(text(self.field.unit) or (self.tr("元") if self.field.kind == "money" else ""))
