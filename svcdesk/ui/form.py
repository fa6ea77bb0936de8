"""A form placed on a page: fields given as data, in one or two columns, with what is wrong written under each."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from svcdesk.ui import theme
from svcdesk.ui.editors.base import Clock, Editor
from svcdesk.ui.editors.choices import SegmentsEditor
from svcdesk.ui.editors.make import editor
from svcdesk.ui.fields import WIDE, Field, PhotoStore, Source
from svcdesk.ui.language import Text, text
from svcdesk.ui.parts import bring_into_view, name_text
from svcdesk.words import Message


def _clock() -> datetime:
    return datetime.now().astimezone()


class Form(QWidget):
    """Shows fields, gives their values; knows no rules.

    ``changed`` gives the key of a field at every keystroke of the person, never when a value is set.
    """

    changed = Signal(object)

    def __init__(
        self,
        fields: Sequence[Field],
        parent: QWidget | None = None,
        *,
        columns: int = 2,
        sources: Mapping[str, Source] | None = None,
        clock: Clock = _clock,
        photos: PhotoStore | None = None,
    ) -> None:
        super().__init__(parent)
        self._slots: dict[str, _Slot] = {}
        self._read_only = False
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        row = column = 0
        for field in fields:
            slot = _Slot(editor(field, sources or {}, clock, photos))
            slot.editor.changed.connect(self._note_change)
            slot.editor.left.connect(self._check_text)
            slot.editor.set_read_only(field.read_only)
            self._slots[field.key] = slot
            span = columns if field.wide or field.kind in WIDE else 1
            if column + span > columns:
                row, column = row + 1, 0
            grid.addWidget(slot, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            row, column = (row + 1, 0) if column + span == columns else (row, column + span)

    def values(self) -> dict[str, object]:
        """Return what every field means; see ``fields.Kind``. Ask ``problems`` too: the unreadable is ``None``."""
        return {key: slot.editor.value() for key, slot in self._slots.items()}

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show values; fields not named stay as they are. Moves no cursor, emits nothing."""
        for key, value in values.items():
            slot = self._slots[key]
            if slot.editor.value() != value or slot.editor.problem():
                slot.editor.set_value(value)
                slot.say_error("")

    def raw(self) -> dict[str, object]:
        """Return what stands in every field, finished or not, as plain JSON: this goes into a draft."""
        return {key: slot.editor.raw() for key, slot in self._slots.items()}

    def half_typed(self) -> dict[str, object]:
        """Return what stands in the fields that mean nothing yet, as plain JSON."""
        return {key: slot.editor.raw() for key, slot in self._slots.items() if slot.editor.problem()}

    def set_raw(self, raw: Mapping[str, object]) -> None:
        """Show what a draft kept; keys the form does not have are left out."""
        for key in raw.keys() & self._slots.keys():
            self._slots[key].editor.set_raw(raw[key])
            self._slots[key].say_error("")

    def problems(self) -> dict[str, Message]:
        """Return what was typed but cannot be read, by key."""
        found = {key: slot.editor.problem() for key, slot in self._slots.items()}
        return {key: problem for key, problem in found.items() if problem}

    def set_errors(self, errors: Mapping[str, Text]) -> None:
        """Write what is wrong under the fields and clear the others; an error goes once its field is changed."""
        for key, slot in self._slots.items():
            slot.say_error(errors.get(key) or slot.unreadable())

    def place(self, refusals: Sequence[Message], concerns: Mapping[str, str]) -> list[Message]:
        """Write refusals under the fields they are about, go to the first, and return those about no field shown."""
        found: dict[str, list[Message]] = {}
        rest: list[Message] = []
        for refusal in refusals:
            keys = [concerns[one] for one in _named(refusal) if one in concerns]
            key = next((one for one in keys if one in self._slots and not self._slots[one].isHidden()), None)
            (rest if key is None else found.setdefault(key, [])).append(refusal)
        self.set_errors({key: "\n".join(text(one) for one in reasons) for key, reasons in found.items()})
        first = next((key for key in self._slots if key in found), None)
        if first is not None:
            self.focus(first)
        return rest

    def set_read_only(self, read_only: bool) -> None:
        """Freeze the form or open it again; a field that is read-only by itself stays so."""
        self._read_only = read_only
        for slot in self._slots.values():
            slot.editor.set_read_only(read_only or slot.editor.field.read_only)

    def set_field_read_only(self, key: str, read_only: bool) -> None:
        """Freeze one field."""
        self._slots[key].editor.set_read_only(read_only or self._read_only)

    def set_field_visible(self, key: str, visible: bool) -> None:
        """Show or hide one field."""
        self._slots[key].setVisible(visible)

    def set_field_required(self, key: str, required: bool) -> None:
        """Say of one field whether it has to be filled in."""
        self._slots[key].require(required)

    def focus(self, key: str) -> None:
        """Bring a field into view and let the person type there."""
        slot = self._slots[key]
        bring_into_view(slot)
        slot.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def editor(self, key: str) -> Editor:
        """Return the editor of a field, for what a page has to do beyond this class."""
        return self._slots[key].editor

    def keys(self) -> list[str]:
        """Return the keys of the fields in their order."""
        return list(self._slots)

    def error(self, key: str) -> str:
        """Return what is written under a field."""
        return self._slots[key].error()

    def _note_change(self, key: str) -> None:
        self._slots[key].say_error("")
        self.changed.emit(key)

    def _check_text(self, key: str) -> None:
        problem = self._slots[key].editor.problem()
        if problem:
            self._slots[key].say_error(problem)


def _named(refusal: Message) -> Iterator[str]:
    """Yield what a refusal goes by, the narrowest first: code and a word it speaks of, what it names, the code."""
    params = refusal.params.values()
    yield from (f"{refusal.code} {one}" for one in params if isinstance(one, str))
    yield from (one.code for one in params if isinstance(one, Message))
    yield refusal.code


class _Slot(QWidget):
    """A field with its label above and, under it, its hint or what is wrong."""

    def __init__(self, shown: Editor) -> None:
        super().__init__()
        self.editor = shown
        self._error: Text = ""
        self._required = shown.field.required
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setBuddy(shown)
        self._note = QLabel()
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addWidget(shown)
        layout.addWidget(self._note)
        self._say()

    def require(self, required: bool) -> None:
        """Say that it has to be filled in, or that it may be left empty."""
        if required != self._required:
            self._required = required
            self._say()

    def say_error(self, error: Text) -> None:
        """Write what is wrong, or nothing."""
        if error != self._error:
            self._error = error
            self._say()
            QAccessible.updateAccessibility(QAccessibleEvent(self._target(), QAccessible.Event.DescriptionChanged))

    def error(self) -> str:
        """Return what is written under the field."""
        return text(self._error)

    def unreadable(self) -> Text:
        """Return why the text cannot be read, once the person has left the field."""
        return "" if self._target().hasFocus() else self.editor.problem() or ""

    def _say(self) -> None:
        field = self.editor.field
        label, note = text(field.label), text(self._error or field.hint)
        self._label.setText(name_text(label, required=self._required))
        self._note.setText(note)
        self._note.setVisible(bool(note))
        theme.look(self._note, "error" if self._error else "small")
        self.editor.set_wrong(bool(self._error))
        spoken = self.tr("{label}（必填）").format(label=label) if self._required else label
        if isinstance(self.editor, SegmentsEditor):
            self.editor.segments.name(spoken)
        self._target().setAccessibleName(spoken)
        self._target().setAccessibleDescription(note)

    def _target(self) -> QWidget:
        return self.editor.focusProxy() or self.editor

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
