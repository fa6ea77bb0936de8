"""Spare parts of which there is less than there should be: on the page Today, and above the stock."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from svcdesk.domain.figures import figure
from svcdesk.services.spares import Shortage
from svcdesk.ui import theme
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, label, row
from svcdesk.words import Message

_SHOWN = 5


def told(found: Sequence[Shortage]) -> str:
    """Return which parts there are too few of, in one sentence; empty where there are enough."""
    if not found:
        return ""
    names = tuple(_line(one) for one in found[:_SHOWN])
    return text(Message("spares.told", {"n": len(found), "names": names}))


def _line(one: Shortage) -> str:
    params = {"name": f"{one.name} {one.spec}".strip(), "n": figure(one.on_hand), "minimum": figure(one.minimum)}
    return text(Message("spares.line", params))


class ShortageCard(QFrame):
    """``led`` asks for the stock; hidden where there is enough of everything."""

    led = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "card")
        self._words = label("", wrap=True)
        go = button(text(Message("spares.go")), icon="package")
        go.clicked.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(label(text(Message("spares.title")), "heading"))
        column.addWidget(self._words)
        column.addLayout(row(go, 1))
        self.hide()

    def show_shortages(self, found: Sequence[Shortage]) -> None:
        """Show what there is too little of."""
        lines = [_line(one) for one in found[:_SHOWN]]
        if len(found) > _SHOWN:
            lines.append(text(Message("spares.more", {"n": len(found) - _SHOWN})))
        self._words.setText("\n".join(lines))
        self.setVisible(bool(found))

    def said(self) -> str:
        """Return what is shown."""
        return self._words.text()

    def _go(self) -> None:
        self.led.emit("masters", "stock")
