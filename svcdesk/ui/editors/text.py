"""Editors of words: a line, a telephone number, several lines."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from svcdesk.ui import theme, typed
from svcdesk.ui.editors.base import Editor, mark_wrong
from svcdesk.ui.editors.lines import Line, Paragraph
from svcdesk.ui.fields import Field
from svcdesk.ui.language import text


class TextEditor(Editor):
    """A line of words."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.line = Line()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self.line, 1)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._tell)
        self.line.left.connect(self._leave)
        self.line.returnPressed.connect(self._go_on)
        self._say()

    def value(self) -> object:
        words = self.line.text()
        return words if self.line.echoMode() is Line.EchoMode.Password else words.strip()  # a password is as typed

    def set_value(self, value: object) -> None:
        self.line.put("" if value is None else self._show(value))

    def raw(self) -> object:
        return self.line.text()

    def set_raw(self, raw: object) -> None:
        self.line.put(str(raw or ""))

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)
        theme.repolish(self.line)

    def set_wrong(self, wrong: bool) -> None:
        mark_wrong(self.line, wrong)

    def _show(self, value: object) -> str:
        return str(value)

    def _leave(self) -> None:
        self.left.emit(self.field.key)

    def _go_on(self) -> None:
        self.focusNextChild()

    def _say(self) -> None:
        self.line.setPlaceholderText(text(self.field.placeholder))

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


class PhoneEditor(TextEditor):
    """A telephone number, as the person writes it; full-width digits become ordinary ones."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)

    def value(self) -> object:
        return typed.clean(self.line.text())


class LongTextEditor(Editor):
    """Several lines of words."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.paragraph = Paragraph()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.paragraph)
        self.setFocusProxy(self.paragraph)
        self.paragraph.setPlaceholderText(text(field.placeholder))
        self.paragraph.typed.connect(self._tell)
        self.paragraph.left.connect(self._leave)

    def value(self) -> object:
        return self.paragraph.toPlainText().strip()

    def set_value(self, value: object) -> None:
        self.paragraph.put(str(value or ""))

    def raw(self) -> object:
        return self.paragraph.toPlainText()

    def set_raw(self, raw: object) -> None:
        self.paragraph.put(str(raw or ""))

    def set_read_only(self, read_only: bool) -> None:
        self.paragraph.setReadOnly(read_only)
        theme.repolish(self.paragraph)

    def set_wrong(self, wrong: bool) -> None:
        mark_wrong(self.paragraph, wrong)

    def _leave(self) -> None:
        self.left.emit(self.field.key)

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.paragraph.setPlaceholderText(text(self.field.placeholder))
        super().changeEvent(event)
