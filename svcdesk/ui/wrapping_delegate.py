"""Paints cells whole, over as many lines as they need in their column: for tables in which nothing may be cut off."""

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextDocument, QTextOption
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QTableView

from svcdesk.ui.colours import PAINTS
from svcdesk.ui.lines_delegate import BOLD, TONE, LinesDelegate

_PAD, _ABOVE, _LEAST = 10, 8, 40
_Index = QModelIndex | QPersistentModelIndex


class WrappingDelegate(LinesDelegate):
    """For a view of one text a cell; ``wrap_in`` also keeps its rows as tall as their columns ask for."""

    @classmethod
    def wrap_in(cls, view: QTableView) -> "WrappingDelegate":
        """Let a table show every cell whole, also when its columns change."""
        made = cls(view)
        view.setItemDelegate(made)
        view.setWordWrap(True)
        view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)  # a row may be taller than the table
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # coming, it would change the rows
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.horizontalHeader().sectionResized.connect(made.measure)
        view.model().modelReset.connect(made.measure)
        return made

    def measure(self) -> None:
        """Make the rows as tall as what stands in them."""
        view = self.parent()
        if isinstance(view, QTableView):
            view.resizeRowsToContents()

    def _paint_words(self, painter: QPainter, box: QRect, index: _Index) -> None:
        painter.setFont(_font(painter.font(), index))
        painter.setPen(QColor(PAINTS[index.data(TONE) or "neutral"].ink))
        room = QRectF(box.adjusted(_PAD, _ABOVE, -_PAD, -_ABOVE))
        painter.drawText(room, str(index.data() or ""), _wrapped())

    # Qt's own
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        words = QTextDocument()
        words.setDocumentMargin(0)
        words.setDefaultFont(_font(option.font, index))
        words.setDefaultTextOption(_wrapped())
        words.setPlainText(str(index.data() or ""))
        words.setTextWidth(max(1, option.rect.width() - 2 * _PAD))
        return QSize(option.rect.width(), max(_LEAST, ceil(words.size().height()) + 2 * _ABOVE))


def _wrapped() -> QTextOption:
    made = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    made.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return made


def _font(font: QFont, index: _Index) -> QFont:
    made = QFont(font)
    made.setBold(bool(index.data(BOLD)))
    return made
