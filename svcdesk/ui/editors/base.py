"""What every editor of a form can do."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from svcdesk.ui import theme
from svcdesk.ui.fields import Field
from svcdesk.words import Message

Clock = Callable[[], datetime]


class Editor(QWidget):
    """One field on the screen.

    ``raw`` is what was typed or ticked, finished or not, as plain JSON: it goes into drafts and comes back unchanged.
    ``value`` is what it means, or ``None`` while it cannot be read. Setting either moves no cursor and emits nothing.
    """

    changed = Signal(object)
    left = Signal(object)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field

    def value(self) -> object:
        """Return what the field means, as ``fields.Kind`` says."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show a value."""
        raise NotImplementedError

    def raw(self) -> object:
        """Return what stands in the field, for a draft."""
        raise NotImplementedError

    def set_raw(self, raw: object) -> None:
        """Show what a draft kept."""
        raise NotImplementedError

    def problem(self) -> Message | None:
        """Return why what was typed cannot be read, if so."""
        return None

    def set_read_only(self, read_only: bool) -> None:
        """Let the person only look."""
        raise NotImplementedError

    def set_wrong(self, wrong: bool) -> None:
        """Mark the field as refused, or no longer."""

    def _tell(self) -> None:
        self.changed.emit(self.field.key)


def mark_wrong(widget: QWidget, wrong: bool) -> None:
    """Give an input the red border of a refused field."""
    if bool(widget.property("wrong")) != wrong:
        widget.setProperty("wrong", wrong)
        theme.repolish(widget)
