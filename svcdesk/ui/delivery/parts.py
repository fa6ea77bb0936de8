"""Small parts the six steps share: fields that keep what is typed, rows that come and go."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from svcdesk.ui import theme, typed
from svcdesk.ui.editors.choices import Segments
from svcdesk.ui.editors.lines import Line
from svcdesk.ui.fields import Choice
from svcdesk.ui.form import Form
from svcdesk.ui.parts import bring_into_view

_NUMBER = QRegularExpression(r"[-+－＋]?[0-9０-９]*[.．。]?[0-9０-９]*")


def show_in(form: Form, values: Mapping[str, object]) -> None:
    """Show values in a form but leave alone what already means them, half-typed dates included."""
    shown = form.values()
    form.set_values({key: value for key, value in values.items() if shown[key] != value})


def columns() -> int:
    """Return how many columns of fields have room beside the list at the font size of the window."""
    return 3 if theme.target() <= theme.TARGET else 2


def clear(layout: QLayout) -> None:
    """Take every part out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            clear(inner)
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


class TextField(Line):
    """One line of text that reports each committed keystroke together with the key it was made for."""

    typed = Signal(object, str)

    def __init__(self, key: Any, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.textChanged.connect(self._edited)

    def show_text(self, text: str) -> None:
        """Show a text without a signal and without moving the cursor."""
        self.put(text)

    def _edited(self, text: str) -> None:
        self.typed.emit(self.key, text)


class NumberField(TextField):
    """A decimal number; nothing else can be typed. ``numbered`` carries the value."""

    numbered = Signal(object, object)

    def __init__(self, key: Any, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(key, name, placeholder, parent)
        self.setValidator(QRegularExpressionValidator(_NUMBER, self))
        self.typed.connect(self._numbered)

    def number(self) -> Decimal | None:
        """Return what is typed as a number, or none while it is not one yet."""
        return parse_number(self.text())

    def show_number(self, value: Decimal | None) -> None:
        """Show a number unless what is typed already means it."""
        if self.number() != value:
            self.put("" if value is None else typed.show_number(value))

    def _numbered(self, key: object, text: str) -> None:
        self.numbered.emit(key, parse_number(text))


def parse_number(text: str) -> Decimal | None:
    """Read a number as a person types it; a lone sign or point is not one yet."""
    try:
        return typed.number(text)
    except typed.Unreadable:
        return None


class Picks(Segments):
    """Segments over an enumeration: ``picked`` carries a member, ``unset`` where the choice was taken back."""

    picked = Signal(object)

    def __init__(self, choices: Sequence[Choice], name: str, unset: StrEnum, parent: QWidget | None = None) -> None:
        super().__init__(choices, parent)
        self._unset = unset
        self.name(name)
        self.chosen.connect(self._tell)

    def show_member(self, member: StrEnum) -> None:
        """Press the button of a member, none for ``unset``."""
        self.set_value(None if member == self._unset else member.value)

    def _tell(self, value: str | None) -> None:
        self.picked.emit(self._unset if value is None else type(self._unset)(value))


class Rows(QWidget):
    """A column of row widgets by id: rows come, go and are shown anew without being built again.

    Enter in a number goes on to the next one below: a row of gauges is read without a hand on the mouse.
    """

    def __init__(self, make: Callable[[str], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self.by_id: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_ids(self, ids: list[str]) -> None:
        """Keep one row widget for each id, in this order."""
        for gone in self.by_id.keys() - set(ids):
            widget = self.by_id.pop(gone)
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for place, row_id in enumerate(ids):
            if row_id not in self.by_id:
                self.by_id[row_id] = self._make(row_id)
            if self._column.indexOf(self.by_id[row_id]) != place:
                self._column.insertWidget(place, self.by_id[row_id])

    def _numbers(self) -> list[NumberField]:
        rows = sorted(self.by_id.values(), key=self._column.indexOf)
        found = [field for row in rows for field in row.findChildren(NumberField)]
        return [field for field in found if field.isVisible() and field.isEnabled() and not field.isReadOnly()]

    # Qt's own
    def keyPressEvent(self, event: QKeyEvent) -> None:
        numbers = self._numbers()
        at = next((place for place, field in enumerate(numbers) if field.hasFocus()), len(numbers))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at + 1 < len(numbers):
            numbers[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
            bring_into_view(numbers[at + 1])
        else:
            super().keyPressEvent(event)
