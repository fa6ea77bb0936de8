"""Editor of a reference: a person, a customer, a product, found while typing."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from svcdesk.ui.editors.text import TextEditor
from svcdesk.ui.fields import Field, Option, Source
from svcdesk.ui.popup_list import PopupList
from svcdesk.words import Message

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 7, Qt.Key.Key_PageUp: -7}


class ReferenceEditor(TextEditor):
    """Words typed here are looked up; only an entry picked from the list counts."""

    def __init__(self, field: Field, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._source = source
        self._id: str | None = None
        self.popup = PopupList(self.line)
        self.popup.picked.connect(self._take)
        self.line.textEdited.connect(self._search)
        self.line.installEventFilter(self)

    def value(self) -> object:
        return self._id

    def set_value(self, value: object) -> None:
        self._id = str(value) if value else None
        self.line.put(self._title())

    def raw(self) -> object:
        return {"id": self._id, "text": self.line.text()}

    def set_raw(self, raw: object) -> None:
        if isinstance(raw, dict):
            self._id = raw.get("id") or None
            self.line.put(self._title() or str(raw.get("text") or ""))

    def problem(self) -> Message | None:
        words = self.line.text().strip()
        return Message("form.not_picked", {"text": words}) if words and self._id is None else None

    def _title(self) -> str:
        return (self._source.title(self._id) or self._id) if self._id else ""

    def _search(self, words: str) -> None:
        self._id = None
        self._offer(words)

    def _offer(self, words: str) -> None:
        found = self._source.search(words.strip())
        self.popup.offer(found, self.tr("没有找到。换个名称、拼音首字母或号码末几位试试。"))

    def _take(self, option: Option) -> None:
        self._id = option.id
        self.line.put(option.title)
        self.line.setCursorPosition(len(option.title))
        self._tell()

    def _leave(self) -> None:
        offered = self.popup.options()
        self.popup.hide()
        if self._id is None and self.line.text().strip() and len(offered) == 1:  # no doubt who is meant
            self._take(offered[0])
        super()._leave()

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS and not self.line.isReadOnly():
            if self.popup.isVisible():
                self.popup.step(_STEPS[key])
            else:
                self._offer("" if self._id else self.line.text())
            return True
        if not self.popup.isVisible():
            return False
        chosen = self.popup.chosen()
        if key == Qt.Key.Key_Escape:
            self.popup.hide()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen:
            self.popup.hide()
            self._take(chosen)
            return True
        return False

    # Qt's own
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if watched is self.line and event.type() == QEvent.Type.MouseButtonPress and not self.line.isReadOnly():
            self._offer("" if self._id else self.line.text())
        return super().eventFilter(watched, event)
