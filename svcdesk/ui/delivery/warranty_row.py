"""The warranty an acceptance started, and the way to the life of each piece it brought."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from svcdesk.domain.delivery import Delivery
from svcdesk.ui.context import Context
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, hide_unless, label, row
from svcdesk.words import Message


class WarrantyRow(QWidget):
    """Says from when to when; pieces without a serial or lot number have no life of their own."""

    def __init__(self, context: Context, body: Delivery, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._said = label(_words(body), wrap=True)
        lives = button(text(Message("passport.title")), icon="history")
        menu = QMenu(lives)
        for unit in body.units:
            if unit.serial:
                action = QAction(f"{unit.name} {unit.serial}".replace("&", "&&"), menu)
                action.setData(f"{unit.product}:{unit.serial}")
                action.triggered.connect(self._open)
                menu.addAction(action)
        lives.setMenu(menu)
        hide_unless(not menu.isEmpty(), lives)
        line = row(lives)
        line.insertWidget(0, self._said, 1)
        self.setLayout(line)

    def words(self) -> str:
        """Return what is said of the warranty."""
        return self._said.text()

    def _open(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._context.hub.wanted.emit("unit", action.data())


def _words(body: Delivery) -> str:
    if body.warranty_start is None or body.warranty_end is None:
        return text(Message("passport.no_warranty"))
    params = {"start": str(body.warranty_start), "end": str(body.warranty_end)}
    own = any(line.warranty_months is not None for line in body.lines)
    return text(Message("passport.warranty_own" if own else "passport.warranty", params))
