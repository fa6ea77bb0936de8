"""Paints list and table cells: one line, or a bold number over its customer, coloured by state."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from svcdesk.ui import colours
from svcdesk.ui.colours import PAINTS

DETAIL = Qt.ItemDataRole.UserRole + 1
"""Role: a second line under the first."""
TONE = Qt.ItemDataRole.UserRole + 2
"""Role: a ``colours.Tone`` for the first line."""
BOLD = Qt.ItemDataRole.UserRole + 3
MARK = Qt.ItemDataRole.UserRole + 4
"""Role: a short word at the right end of the first line."""

PAD = 10
"""The room left and right of the words, in device-independent pixels."""
_Index = QModelIndex | QPersistentModelIndex


class LinesDelegate(QStyledItemDelegate):
    """Give it to any view whose model answers the roles of this module; a plain model looks plain."""

    def _paint_words(self, painter: QPainter, box: QRect, index: _Index) -> None:
        title, detail = str(index.data() or ""), str(index.data(DETAIL) or "")
        font = QFont(painter.font())
        font.setBold(bool(index.data(BOLD)))
        height = QFontMetrics(font).height()
        top = box.center().y() - (height if detail else height // 2) + 1
        room = QRect(box.left() + PAD, top, box.width() - 2 * PAD, height)
        ink = QColor(PAINTS[index.data(TONE) or "neutral"].ink)
        room_title = QRect(room)
        room_title.setRight(room.right() - self._paint_mark(painter, room, index))
        align = _across(index)
        _line(painter, room_title, title, font, ink, align)
        if detail:
            font.setBold(False)
            _line(painter, room.translated(0, height), detail, font, QColor(colours.MUTED), align)

    @staticmethod
    def _paint_mark(painter: QPainter, room: QRect, index: _Index) -> int:
        mark = str(index.data(MARK) or "")
        if not mark:
            return 0
        width = QFontMetrics(painter.font()).horizontalAdvance(mark)
        _line(painter, room, mark, painter.font(), QColor(colours.MUTED), Qt.AlignmentFlag.AlignRight)
        return width + PAD

    # Qt's own
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setFont(option.font)
        used = option.decorationSize.width() + 6 if option.features & _DECORATED else 0
        self._paint_words(painter, option.rect.adjusted(used, 0, 0, 0), index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        font = QFont(option.font)
        font.setBold(bool(index.data(BOLD)))
        metrics = QFontMetrics(font)
        words = [str(index.data() or ""), str(index.data(DETAIL) or "")]
        lines = 2 if words[1] else 1
        mark = str(index.data(MARK) or "")
        width = max(metrics.horizontalAdvance(word) for word in words)
        width += metrics.horizontalAdvance(mark) + PAD if mark else 0
        return QSize(width + 2 * PAD, max(40, lines * metrics.height() + 12))


_DECORATED = QStyleOptionViewItem.ViewItemFeature.HasDecoration


def _across(index: _Index) -> Qt.AlignmentFlag:
    asked = index.data(Qt.ItemDataRole.TextAlignmentRole)
    right = asked is not None and Qt.AlignmentFlag(asked) & Qt.AlignmentFlag.AlignRight
    return Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft


def _line(painter: QPainter, room: QRect, words: str, font: QFont, ink: QColor, across: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    text = QFontMetrics(font).elidedText(words.replace("\n", " "), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, across | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
