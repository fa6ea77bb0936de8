"""What was passed on to other departments: who has it, since when, and their word on it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from svcdesk.domain.ticket import Routing
from svcdesk.ui import theme
from svcdesk.ui.delivery.parts import clear
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, label, row
from svcdesk.ui.typed import show_moment
from svcdesk.words import Message


class RoutingCards(QWidget):
    """One card for each that still waits; ``pressed`` carries what to do and the id of the routing.

    ``done`` comes when the one that had the cursor waits no more, and the cursor has to go elsewhere.
    """

    pressed = Signal(str, str)
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_routings(self, routings: Sequence[Routing], *, department: str, editable: bool) -> None:
        """Show what waits for an answer; what waits for one's own department stands out."""
        at = self._cursor()
        if at:
            self.setFocus()  # or the page would follow a cursor that wanders on from what is taken away
        clear(self._column)
        for one in routings:
            self._column.addWidget(self._card(one, own=one.department == department, editable=editable))
        if at and not self._enter(at):
            self.done.emit()
        self.setVisible(bool(routings))

    def _cursor(self) -> str:
        """Return the routing on whose card the cursor stands."""
        focus = self.window().focusWidget()  # also while a dialog is still closing
        return str(focus.property("routing") or "") if focus is not None and self.isAncestorOf(focus) else ""

    def _enter(self, routing: str) -> bool:
        """Put the cursor on the first button of a routing, if it still waits."""
        items = (self._column.itemAt(at) for at in range(self._column.count()))
        cards = [item.widget() for item in items if item]
        found = [one for card in cards if card for one in card.findChildren(QPushButton)]
        press = next((one for one in found if one.property("routing") == routing), None)
        if press is None:
            return False
        press.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _card(self, one: Routing, *, own: bool, editable: bool) -> QFrame:
        card = QFrame()
        theme.look(card, "notice-warn" if own else "card")
        name = text(Message(f"rights.department.{one.department}"))
        who = f"{name} · {one.to.name}" if one.to.name else name
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(4)
        head = row(label(self.tr("已转 {department}").format(department=who), "strong"), 1)
        head.addWidget(label(self._since(one), "muted"))
        column.addLayout(head)
        note = label(one.note, wrap=True)
        note.setMinimumWidth(1)
        column.addWidget(note)
        if editable:
            column.addLayout(row(1, *self._buttons(one)))
        return card

    def _since(self, one: Routing) -> str:
        sent = self.tr("{time} 转出").format(time=show_moment(one.at))
        if one.acknowledged_at:
            taken = self.tr("{who} {time} 接收")
            return f"{sent} · {taken.format(who=one.acknowledged_by.name, time=show_moment(one.acknowledged_at))}"
        waiting = self.tr("还没有接收")
        return f"{sent} · {waiting}"

    def _buttons(self, one: Routing) -> list[QPushButton]:
        wanted = [("answer", self.tr("答复…")), ("give_back", self.tr("退回…"))]
        if one.acknowledged_at is None:
            wanted.insert(0, ("acknowledge", self.tr("接收")))
        made = []
        for key, words in wanted:
            press = button(words)
            press.setProperty("does", key)
            press.setProperty("routing", one.id)
            press.clicked.connect(self._press)
            made.append(press)
        return made

    def _press(self) -> None:
        sender = self.sender()
        self.pressed.emit(str(sender.property("does")), str(sender.property("routing")))
