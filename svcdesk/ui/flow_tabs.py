"""The tab bar drawn as the flow of Figure 1: one chevron per stage, with what waits there as a badge."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QColor,
    QFont,
    QFontMetrics,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from svcdesk.ui import colours, theme
from svcdesk.ui.language import Text, text
from svcdesk.ui.wrapping import two_lines

_POINT = 13
_GAP = 4
_BADGE_ROOM = 8


class Count(NamedTuple):
    """What waits in a stage: open pieces and how many of them are overdue."""

    open: int
    overdue: int = 0


class FlowTabs(QTabBar):
    """Tabs found by key; Ctrl+1 … Ctrl+0 and Ctrl+Tab work anywhere in the window."""

    def __init__(self, tabs: Sequence[tuple[str, Text]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: list[Text] = [title for _, title in tabs]
        self._counts: dict[str, Count] = {}
        self._hovered = -1
        for key, _ in tabs:
            self.setTabData(self.addTab(""), key)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setExpanding(False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._add_shortcuts()
        self._say()

    def key(self) -> str:
        """Return the key of the open stage."""
        return self.key_at(self.currentIndex())

    def key_at(self, index: int) -> str:
        """Return the key of the stage at an index, as ``currentChanged`` gives it."""
        return str(self.tabData(index)) if 0 <= index < self.count() else ""

    def open(self, key: str) -> None:
        """Open the stage with this key."""
        for index in range(self.count()):
            if self.tabData(index) == key:
                self.setCurrentIndex(index)

    def set_counts(self, counts: Mapping[str, Count]) -> None:
        """Show what waits in each stage; a stage not named, or with nothing open, has no badge."""
        self._counts = dict(counts)
        self._say()
        self.update()

    def _add_shortcuts(self) -> None:
        group = QActionGroup(self)
        group.setExclusive(False)
        group.triggered.connect(self._go)
        for index in range(min(10, self.count())):
            action = QAction(group)
            action.setShortcut(QKeySequence(f"Ctrl+{(index + 1) % 10}"))
            action.setData(index)
            self.addAction(action)
        QShortcut(QKeySequence("Ctrl+Tab"), self).activated.connect(self._next)
        QShortcut(QKeySequence("Ctrl+Shift+Tab"), self).activated.connect(self._previous)

    def _go(self, action: QAction) -> None:
        self.setCurrentIndex(action.data())

    def _next(self) -> None:
        self.setCurrentIndex((self.currentIndex() + 1) % self.count())

    def _previous(self) -> None:
        self.setCurrentIndex((self.currentIndex() - 1) % self.count())

    def _say(self) -> None:
        for index, words in enumerate(self._titles):
            title = text(words)
            self.setTabText(index, title)
            spoken = self._spoken(title, self._counts.get(self.key_at(index), Count(0)))
            self.setAccessibleTabName(index, spoken)
            shortcut = f"Ctrl+{(index + 1) % 10}" if index < 10 else ""
            self.setTabToolTip(index, f"{spoken}  {shortcut}".strip())

    def _spoken(self, title: str, count: Count) -> str:
        if count.overdue:
            return self.tr("{title}，{open} 项，{overdue} 项超期").format(title=title, **count._asdict())
        if count.open:
            return self.tr("{title}，{open} 项").format(title=title, open=count.open)
        return title

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        current, rect = self.currentIndex(), self._chevron_rect(index)
        fill, ink = colours.CARD, colours.INK
        if index == current:
            fill, ink = colours.ACCENT, "#ffffff"
        elif index == self._hovered:
            fill = colours.ACCENT_PALE
        elif index < current:
            fill = colours.DONE
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(colours.ACCENT if index == current else colours.LINE), 1))
        painter.drawPolygon(self._chevron(rect, first=index == 0))
        if index == current and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor("#ffffff"), 2))
            painter.drawPolygon(self._chevron(rect.adjusted(4, 4, -6, -4), first=index == 0))
        painter.setPen(QColor(ink))
        self._paint_title(painter, index, rect)

    def _paint_title(self, painter: QPainter, index: int, rect: QRectF) -> None:
        font = QFont(self.font())
        font.setBold(index == self.currentIndex())
        room = rect.adjusted(_POINT + 3 if index else 8, 0, -_POINT - 1, 0)
        lines = two_lines(self.tabText(index), QFontMetrics(font), int(room.width()))
        if len(lines) > 1:
            font.setPixelSize(font.pixelSize() - 1)
            lines = two_lines(self.tabText(index), QFontMetrics(font), int(room.width()), always=True)
        height = QFontMetrics(font).height() - 3
        top = room.center().y() - height * len(lines) / 2 + (3 if len(lines) > 1 else 0)
        painter.setFont(font)
        for number, line in enumerate(lines):
            place = QRectF(room.left(), top + number * height, room.width(), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, line)

    def _paint_badge(self, painter: QPainter, index: int) -> None:
        count = self._counts.get(self.key_at(index), Count(0))
        if not count.open and not count.overdue:
            return
        words = str(count.overdue or count.open) if max(count) < 1000 else "999+"
        font = QFont(self.font())
        font.setPixelSize(max(12, font.pixelSize() - 2))
        font.setBold(True)
        height = max(18, font.pixelSize() + 6)
        width = max(24, QFontMetrics(font).horizontalAdvance(words) + 12)
        corner = self._chevron_rect(index).topRight()
        box = QRectF(corner.x() - _POINT + 5 - width, corner.y() - _BADGE_ROOM, width, height)
        painter.setPen(QPen(QColor(colours.CARD), 1.5))
        painter.setBrush(QColor(colours.BADGE_LATE if count.overdue else colours.BADGE))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(QColor("#ffffff"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _chevron_rect(self, index: int) -> QRectF:
        rect = QRectF(self.tabRect(index))
        last = index == self.count() - 1
        return rect.adjusted(0.5, _BADGE_ROOM + 0.5, (-1 if last else _POINT - _GAP) - 0.5, -1.5)

    @staticmethod
    def _chevron(rect: QRectF, *, first: bool) -> QPolygonF:
        left, right, middle = rect.left(), rect.right(), rect.center().y()
        points = [
            QPointF(left, rect.top()), QPointF(right - _POINT, rect.top()), QPointF(right, middle),
            QPointF(right - _POINT, rect.bottom()), QPointF(left, rect.bottom()),
        ]  # fmt: skip
        return QPolygonF(points if first else [*points, QPointF(left + _POINT, middle)])

    def _hover(self, place: QPoint | None) -> None:
        found = -1 if place is None else self.tabAt(place)
        if found != self._hovered:
            self._hovered = found
            self.update()

    # Qt's own
    def tabSizeHint(self, index: int) -> QSize:
        whole, count = max(self.width(), self.count() * 48), max(1, self.count())
        return QSize(whole * (index + 1) // count - whole * index // count, self.sizeHint().height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        lines = 2 * self.fontMetrics().height()
        return QSize(self.count() * 134, max(theme.target() + 10, lines + 6) + _BADGE_ROOM + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.count() * 48, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setIconSize(self.iconSize())  # the one public way to have the tabs laid out again

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            self._paint_tab(painter, index)
        for index in range(self.count()):
            self._paint_badge(painter, index)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(event.position().toPoint())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
