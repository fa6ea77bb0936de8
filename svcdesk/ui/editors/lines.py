"""Text inputs that lose nothing: what an input method has not committed yet is kept when the focus goes."""

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget


class Line(QLineEdit):
    """A line of text."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = ""

    def put(self, text: str) -> None:
        """Replace the text without a signal; the cursor stays, text that is already there is left in peace."""
        if text == self.text():
            return
        at = self.cursorPosition() if self.hasFocus() else 0
        with QSignalBlocker(self):
            self.setText(text)
        self.setCursorPosition(min(at, len(text)))

    # Qt's own
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        commit(self, self._composing)
        super().focusOutEvent(event)
        self.left.emit()


class Paragraph(QPlainTextEdit):
    """Several lines of text; grows with them up to ten lines, Tab goes on to the next field."""

    typed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None, lines: int = 3) -> None:
        super().__init__(parent)
        self._composing = ""
        self._known = ""
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._notice)
        self._fit()

    def put(self, text: str) -> None:
        """Replace the text without a signal; the cursor stays."""
        if text == self.toPlainText():
            return
        at = self.textCursor().position()
        with QSignalBlocker(self):
            self.setPlainText(text)
        self._known = text
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(text)))
        self.setTextCursor(cursor)
        self._fit()

    def _notice(self) -> None:
        self._fit()
        if self.toPlainText() != self._known:  # composing changes the document, not the text
            self._known = self.toPlainText()
            self.typed.emit()

    def _fit(self) -> None:
        lines = min(10, max(self._lines, round(self.document().size().height())))
        frame = round(2 * (self.document().documentMargin() + self.frameWidth())) + 14
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + frame)

    # Qt's own
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        commit(self, self._composing)
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()


def commit(widget: QWidget, composing: str) -> None:
    """Keep the letters an input method was still composing in ``widget``, as the method would on Enter."""
    if not composing:
        return
    event = QInputMethodEvent()
    event.setCommitString(composing)
    QCoreApplication.sendEvent(widget, event)
    QGuiApplication.inputMethod().reset()  # or the method would commit them a second time
