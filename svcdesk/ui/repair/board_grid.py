"""The grid of a dispatch board: people as rows, hours or days as columns, cards where the visits are."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QLocale, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from svcdesk.domain.board import Slot
from svcdesk.services.dispatch_board import Board
from svcdesk.ui import colours, theme
from svcdesk.ui.repair.board_layout import BoardLayout, Target
from svcdesk.ui.repair.slot_card import SlotCard

_NOTHING = Board((), (), (), frozenset())
_SHORT = QLocale.FormatType.ShortFormat


class BoardGrid(QWidget):
    """``made`` is told every card, so that the page hears of it."""

    def __init__(self, made: Callable[[SlotCard], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made = made
        self._board, self._first, self._days, self._today = _NOTHING, date.min, 7, date.min
        self._cards: dict[str, SlotCard] = {}
        self._target: Target | None = None
        self._layout = self._laid_out()

    def show_board(self, board: Board, first: date, days: int, today: date) -> None:
        """Show the visits of some days."""
        self._board, self._first, self._days, self._today = board, first, days, today
        for old in self._cards.values():
            old.hide()
            old.deleteLater()
        self._cards = {}
        for slot in board.slots:
            card = SlotCard(slot, clashing=slot.doc in board.clashing, parent=self)
            self._made(card)
            self._cards[slot.doc] = card
        self._arrange()

    def card(self, doc: str) -> SlotCard:
        """Return the card of an order."""
        return self._cards[doc]

    def cell(self, person: str, at: datetime | date) -> QPoint:
        """Return the global point in the middle of a person's day, or at a time of the day shown."""
        row = next(index for index, one in enumerate(self._board.people) if one.doc == person)
        top, height = self._layout.rows[row]
        if isinstance(at, datetime):
            column = at.hour + at.minute / 60 - self._layout.hours[0] + 0.1
        else:
            column = (at - self._first).days + 0.5
        return self.mapToGlobal(QPoint(self._layout.left(column), top + height // 2))

    def hover(self, at: QPoint, slot: Slot) -> Target | None:
        """Light up where a card would be dropped at a global point."""
        own = self.mapFromGlobal(at)
        visible = self.visibleRegion().contains(own)
        self._target = self._layout.target(own.x(), own.y(), slot) if visible else None
        self.update()
        return self._target

    def leave(self) -> None:
        """Light up nothing any more."""
        self._target = None
        self.update()

    def _laid_out(self) -> BoardLayout:
        size = theme.target()
        return BoardLayout(
            self._board.people,
            self._board.slots,
            self._first,
            self._days,
            width=max(self.width(), self.minimumWidth()),
            name_width=round(size * 3.2),
            card_height=round(size * 1.25),
            head_height=size,
        )

    def _arrange(self) -> None:
        self.setMinimumWidth(round(theme.target() * (3.2 + (14 if self._days > 1 else 18))))
        self._layout = self._laid_out()
        for doc, card in self._cards.items():
            place = self._layout.places.get(doc)
            card.setVisible(place is not None)
            if place is not None:
                card.setGeometry(place)
        self.setMinimumHeight(self._layout.height)
        self.updateGeometry()
        self.update()

    def _heads(self) -> list[str]:
        if self._days == 1:
            first, last = self._layout.hours
            return [f"{hour:02}:00" for hour in range(first, last)]
        days = [self._first + timedelta(days=at) for at in range(self._days)]
        return [f"{QLocale().standaloneDayName(day.isoweekday(), _SHORT)} {day:%m-%d}" for day in days]

    # Qt's own
    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), self._layout.height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.CARD))
        layout = self._layout
        bottom = max(layout.height, self.height())
        for column, words in enumerate(self._heads()):
            left, width = layout.left(column), layout.left(column + 1) - layout.left(column)
            day = self._first + timedelta(days=column)
            if self._days > 1 and day.isoweekday() > 5:
                painter.fillRect(left, 0, width, bottom, QColor(colours.GROUND))
            painter.setPen(QColor(colours.LINE_PALE))
            painter.drawLine(left, 0, left, bottom)
            today = self._days > 1 and day == self._today
            painter.setPen(QColor(colours.ACCENT_TEXT if today else colours.MUTED))
            bold = QFont(self.font())
            bold.setBold(today)
            painter.setFont(bold)
            align = Qt.AlignmentFlag.AlignCenter if self._days > 1 else Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRect(left + 2, 0, width - 2, layout.head_height), align, words)
        self._paint_rows(painter)
        if self._target is not None:
            painter.fillRect(self._target.place, QColor(colours.ACCENT_PALE))
        painter.end()

    def _paint_rows(self, painter: QPainter) -> None:
        layout = self._layout
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        for person, (top, height) in zip(self._board.people, layout.rows, strict=True):
            painter.setPen(QColor(colours.LINE))
            painter.drawLine(0, top, self.width(), top)
            painter.setPen(QColor(colours.INK))
            room = QRect(8, top, layout.name_width - 12, height)
            flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(room, flags, person.name)
