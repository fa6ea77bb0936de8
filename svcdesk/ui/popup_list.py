"""A list under an input that shows what was found while the person types; the input keeps the focus."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from svcdesk.ui import theme
from svcdesk.ui.fields import Option
from svcdesk.ui.language import spoken
from svcdesk.ui.lines_delegate import DETAIL, MARK, LinesDelegate

_Index = QModelIndex | QPersistentModelIndex
_CLOSING = {
    QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Close, QEvent.Type.WindowDeactivate,
}  # fmt: skip


class Options(QAbstractListModel):
    """What was found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.options: list[Option] = []

    def replace(self, options: Sequence[Option]) -> None:
        self.beginResetModel()
        self.options = list(options)
        self.endResetModel()

    # Qt's own
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.options)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        option = self.options[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken((option.title, option.detail, option.mark))
        return {Qt.ItemDataRole.DisplayRole: option.title, DETAIL: option.detail, MARK: option.mark}.get(role)


class PopupList(QFrame):
    """Belongs to one input; the input passes the arrow keys on through ``step``."""

    picked = Signal(object)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.ToolTip | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        theme.look(self, "popup")
        self._owner = owner
        self._model = Options(self)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setItemDelegate(LinesDelegate(self._view))
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setMinimumHeight(1)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setMouseTracking(True)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setStyleSheet("QListView { border: none; }")
        self._view.clicked.connect(self._click)
        self._nothing = QLabel()
        theme.look(self._nothing, "muted")
        self._nothing.setContentsMargins(10, 8, 10, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self._view)
        layout.addWidget(self._nothing)

    def offer(self, options: Sequence[Option], nothing: str) -> None:
        """Show what was found, the first entry chosen; ``nothing`` is said if it is empty."""
        self._model.replace(options)
        self._nothing.setText(nothing)
        self._nothing.setVisible(not options)
        self._view.setVisible(bool(options))
        if options:
            self._view.setCurrentIndex(self._model.index(0))
        self._place()
        if not self.isVisible():
            self._owner.window().installEventFilter(self)
            self.show()

    def step(self, by: int) -> None:
        """Move the choice down or up."""
        if self._model.options:
            row = max(0, min(self._view.currentIndex().row() + by, len(self._model.options) - 1))
            self._view.setCurrentIndex(self._model.index(row))

    def chosen(self) -> Option | None:
        """Return the entry Enter would take."""
        row = self._view.currentIndex().row()
        return self._model.options[row] if self.isVisible() and 0 <= row < len(self._model.options) else None

    def options(self) -> list[Option]:
        """Return what is offered."""
        return list(self._model.options) if self.isVisible() else []

    def _click(self, index: QModelIndex) -> None:
        option = self._model.options[index.row()]
        self.hide()
        self.picked.emit(option)

    def _place(self) -> None:
        width = max(self._owner.width(), 320)
        rows = min(8, len(self._model.options))
        height = (
            sum(self._view.sizeHintForRow(row) for row in range(rows)) if rows else self._nothing.sizeHint().height()
        )
        height += 10
        below = self._owner.mapToGlobal(QPoint(0, self._owner.height() + 2))
        room = self._owner.screen().availableGeometry()
        under, over = room.bottom() - below.y(), self._owner.mapToGlobal(QPoint(0, 0)).y() - room.top()
        if under < height and over > under:
            height = min(height, over)
            below = self._owner.mapToGlobal(QPoint(0, -height - 2))
        else:
            height = min(height, max(under, 60))
        below.setX(max(room.left(), min(below.x(), room.right() - width)))
        self.setGeometry(below.x(), below.y(), width, height)

    # Qt's own
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._owner.window() and event.type() in _CLOSING:
            self.hide()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._owner.window().removeEventFilter(self)
        super().hideEvent(event)
