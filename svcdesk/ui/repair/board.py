"""The dispatch board: who is where; orders are given and moved by dragging, or by Enter and a dialog."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from svcdesk.domain.board import Slot
from svcdesk.domain.rights import Right
from svcdesk.domain.times import local_day
from svcdesk.errors import KnownError, Refused
from svcdesk.services import dispatch_board, dispatching, rights
from svcdesk.services.desk import Changes
from svcdesk.ui import ask, theme
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.parts import clear
from svcdesk.ui.editors.choices import Segments
from svcdesk.ui.fields import Choice
from svcdesk.ui.page import Page
from svcdesk.ui.parts import button, label, row
from svcdesk.ui.repair.board_grid import BoardGrid
from svcdesk.ui.repair.dispatch_dialog import DispatchDialog
from svcdesk.ui.repair.slot_card import SlotCard
from svcdesk.ui.typed import show_day

_CONCERNED = {"service_order", "person"}


class BoardPage(Page):
    """Waiting orders at the left, the grid at the right; a ghost of the card follows the mouse."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stale = True
        self.waiting: list[SlotCard] = []
        self._days = 7
        self._first = date.min
        self._span = Segments([Choice("7", self.tr("周")), Choice("1", self.tr("日"))])
        self._span.name(self.tr("显示一周或一天"))
        self._span.set_value("7")
        self._span.chosen.connect(self._choose_span)
        self._title = label("", "heading")
        self._hint = label(self.tr("拖动工单派给服务人员；也可选中后按 Enter。双击打开工单。"), "muted", wrap=True)
        self.grid = BoardGrid(self._hear)
        self._waiting = QVBoxLayout()
        self._waiting.setSpacing(6)
        self._waiting.setContentsMargins(0, 0, 4, 0)
        self._count = label("", "heading")
        self._ghost = QLabel(self)
        self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ghost.hide()
        self._lay_out()
        context.hub.changed.connect(self._something_changed)
        self._go(self._monday(self._today()))

    def _lay_out(self) -> None:
        back, now, on = button("", icon="chevron-left"), button(self.tr("今天")), button("", icon="chevron-right")
        for one, words, slot in (
            (back, self.tr("往前"), self._back),
            (now, self.tr("今天"), self._now),
            (on, self.tr("往后"), self._on),
        ):
            one.setAccessibleName(words)
            one.setToolTip(words)
            one.clicked.connect(slot)
        self._top = QVBoxLayout()
        bar = row(self._span, back, now, on, self._title, 1, spacing=8)
        side = QWidget()
        side.setLayout(self._waiting)
        theme.look(side, "bare")
        listed = _area(side)
        listed.setFixedWidth(round(theme.target() * 5.6))
        left = QVBoxLayout()
        left.addWidget(self._count)
        left.addWidget(listed, 1)
        right = QVBoxLayout()
        right.addLayout(bar)
        right.addWidget(self._hint)
        right.addWidget(_area(self.grid), 1)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addLayout(left)
        body.addLayout(right, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._top)
        outer.addLayout(body, 1)

    # what is shown
    def refresh(self) -> None:
        """Read the board again."""
        self._stale = False
        board = dispatch_board.board(self._context.session, self._first, self._days)
        self.grid.show_board(board, self._first, self._days, self._today())
        clear(self._waiting)
        self.waiting = []
        for slot in board.waiting:
            card = SlotCard(slot, clashing=False, parent=self)
            self._hear(card)
            card.setMinimumHeight(round(theme.target() * 1.3))
            self.waiting.append(card)
            self._waiting.addWidget(card)
        self._waiting.addStretch(1)
        self._count.setText(self.tr("待派工 {n}").format(n=len(board.waiting)))
        last = self._first + timedelta(days=self._days - 1)
        self._title.setText(show_day(self._first) + (f" – {show_day(last)}" if self._days > 1 else ""))

    def _hear(self, card: SlotCard) -> None:
        card.dragged.connect(self._dragged)
        card.dropped.connect(self._dropped)
        card.left_alone.connect(self._end_drag)
        card.moving.connect(self._ask)
        card.opening.connect(self._open)

    def _today(self) -> date:
        return local_day(self._context.session.clock())

    def _monday(self, day: date) -> date:
        return day - timedelta(days=day.weekday())

    def _go(self, first: date) -> None:
        self._first = first
        self.refresh()

    def _back(self) -> None:
        self._go(self._first - timedelta(days=self._days))

    def _on(self) -> None:
        self._go(self._first + timedelta(days=self._days))

    def _now(self) -> None:
        self._go(self._monday(self._today()) if self._days > 1 else self._today())

    def _choose_span(self, value: object) -> None:
        days = int(str(value)) if value else self._days
        self._span.set_value(str(days))
        self._days = days
        inside = self._first <= self._today() < self._first + timedelta(days=7)
        day = self._today() if inside else self._first
        self._go(day if days == 1 else self._monday(day))

    # moving
    def _dragged(self, card: SlotCard, at: QPoint) -> None:
        if not rights.may(self._context.session, Right.DISPATCH):
            return
        if self._ghost.isHidden():
            self._ghost.setPixmap(QPixmap(card.grab()))
            self._ghost.adjustSize()
            self._ghost.show()
            self._ghost.raise_()
        self._ghost.move(self.mapFromGlobal(at) + QPoint(8, 8))
        self.grid.hover(at, card.slot)

    def _dropped(self, card: SlotCard, at: QPoint) -> None:
        target = self.grid.hover(at, card.slot) if not self._ghost.isHidden() else None
        self._end_drag()
        if target is None:
            return
        slot = card.slot
        until = target.at + (slot.end - slot.start) if slot.start and slot.end else None
        same = (slot.technician.doc, slot.start) == (target.person.doc, target.at)
        if not same:
            self._send(slot, target.person.doc, target.at, until)

    def _end_drag(self) -> None:
        self._ghost.hide()
        self.grid.leave()

    def _send(self, slot: Slot, technician: str, at: datetime, until: datetime | None) -> None:
        try:
            record = dispatch_board.order(self._context.session, slot.doc)
            self._context.do(dispatching.dispatch, record, technician, at, until)
        except Refused as refused:
            ask.problems(self, self.tr("不能这样派工："), refused.problems)
        except KnownError as error:
            ask.message(self, error.message, tone="warn")
        self.refresh()

    def _ask(self, slot: Slot) -> None:
        record = dispatch_board.order(self._context.session, slot.doc)
        dialog = DispatchDialog(self._context, record, self.window())
        dialog.exec()
        dialog.deleteLater()
        self.refresh()

    def _open(self, slot: Slot) -> None:
        self._context.hub.wanted.emit("service_order", slot.doc)

    def _something_changed(self, changes: Changes) -> None:
        if not changes.kinds & _CONCERNED:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    # what the tab asks
    def put_above(self, switch: QWidget) -> bool:
        self._top.insertWidget(0, switch)
        return True

    # Qt's own
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()


def _area(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inside)
    return area
