"""What a table says where its rows would stand while it has none."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel

from svcdesk.ui.parts import label

_AIR = 24


class EmptyWords(QObject):
    """Belongs to a table; the words stand in its middle, and a screen reader says them with the table's name."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._words: QLabel = label("", "muted", wrap=True)
        self._words.setParent(view.viewport())
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        model = view.model()
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._settle)
        view.viewport().installEventFilter(self)
        self._settle()

    def say(self, words: str) -> None:
        """Set what is said while there are no rows."""
        self._words.setText(words)
        self._settle()

    def words(self) -> str:
        """Return what is said now, empty while there are rows."""
        return "" if self._words.isHidden() else self._words.text()

    def _settle(self) -> None:
        empty = self._view.model().rowCount() == 0
        self._words.setVisible(empty and bool(self._words.text()))
        self._words.setGeometry(self._view.viewport().rect().adjusted(_AIR, _AIR, -_AIR, -_AIR))
        self._view.setAccessibleDescription(self.words())

    # Qt's own
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)
