"""Labels that are cut with an ellipsis where there is no room, and told in full as their tooltip."""

from bisect import bisect_right

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """Plain text; ``words`` is the whole of it."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fit()

    def words(self) -> str:
        """Return the whole text."""
        return self._words

    def say(self, words: str) -> None:
        """Show a text, cut to the room there is."""
        self._words = words
        self.setAccessibleName(words)
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        line = self._words.replace("\n", " ")
        shown = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, max(0, self.contentsRect().width()))
        super().setText(shown)
        self.setToolTip(self._words if shown != self._words else "")

    # Qt's own
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + 4, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())


class ClampedLabel(QLabel):
    """Plain text on at most two lines; what does not fit is cut with an ellipsis and told in full as the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def say(self, words: str) -> None:
        """Show a text, cut to the room there is."""
        self._words = words
        self.setAccessibleName(words)
        self._fit()

    def _fit(self) -> None:
        shown = self._words
        if self._overflows(shown):
            cut = bisect_right(range(len(shown)), 0, key=lambda length: self._overflows(f"{self._words[:length]}…"))
            shown = f"{self._words[: max(0, cut - 1)]}…"
        if shown != self.text():
            super().setText(shown)
        self.setToolTip(self._words if shown != self._words else "")

    def _overflows(self, words: str) -> bool:
        metrics = self.fontMetrics()
        room = QRect(0, 0, max(1, self.contentsRect().width()), 10_000)
        taken = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return taken.height() > 2.5 * metrics.lineSpacing()

    # Qt's own
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
