"""Editors of what is chosen among many: a list that opens for one, ticks for several."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QStyledItemDelegate, QWidget

from svcdesk.ui.editors.base import Editor, mark_wrong
from svcdesk.ui.fields import Field
from svcdesk.ui.flow_layout import FlowLayout
from svcdesk.ui.language import text


class Drop(QComboBox):
    """A list to choose from that the wheel does not change in passing."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))  # or the style sheet's row height is ignored
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    # Qt's own
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list on Enter while nothing is chosen, rather than press the button of the dialog around it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentData() is None:
            self.showPopup()
        else:
            super().keyPressEvent(event)


class DropEditor(Editor):
    """One of many, in a list that opens."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.drop = Drop()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.drop)
        self.setFocusProxy(self.drop)
        self.drop.addItem("", None)
        for choice in field.choices:
            self.drop.addItem("", choice.value)
        self._say()
        self.drop.currentIndexChanged.connect(self._tell)

    def value(self) -> object:
        found: object = self.drop.currentData()
        return found

    def set_value(self, value: object) -> None:
        with QSignalBlocker(self.drop):
            at = 0 if value is None else self.drop.findData(value)
            if at < 0:  # a choice that is offered no longer is still what the record says
                self.drop.addItem(str(value), value)
                at = self.drop.count() - 1
            self.drop.setCurrentIndex(at)

    def raw(self) -> object:
        return self.value()

    def set_raw(self, raw: object) -> None:
        self.set_value(raw)

    def set_read_only(self, read_only: bool) -> None:
        self.drop.setEnabled(not read_only)

    def set_wrong(self, wrong: bool) -> None:
        mark_wrong(self.drop, wrong)

    def _say(self) -> None:
        self.drop.setItemText(0, text(self.field.placeholder) or self.tr("请选择"))
        for at, choice in enumerate(self.field.choices, 1):
            self.drop.setItemText(at, text(choice.label))

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


class TicksEditor(Editor):
    """Several of many, as boxes to tick."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        row = FlowLayout(self, 10)
        self.boxes: list[QCheckBox] = []
        for choice in field.choices:
            box = QCheckBox(text(choice.label))
            box.checkStateChanged.connect(self._tell)
            row.addWidget(box)
            self.boxes.append(box)
        if self.boxes:
            self.setFocusProxy(self.boxes[0])

    def value(self) -> object:
        pairs = zip(self.boxes, self.field.choices, strict=True)
        return tuple(choice.value for box, choice in pairs if box.isChecked())

    def set_value(self, value: object) -> None:
        wanted = set(value) if isinstance(value, list | tuple | set | frozenset) else set()
        for box, choice in zip(self.boxes, self.field.choices, strict=True):
            with QSignalBlocker(box):
                box.setChecked(choice.value in wanted)

    def raw(self) -> object:
        return list(self.value()) if isinstance(self.value(), tuple) else []  # type: ignore[call-overload]

    def set_raw(self, raw: object) -> None:
        self.set_value(raw)

    def set_read_only(self, read_only: bool) -> None:
        for box in self.boxes:
            box.setEnabled(not read_only)

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            for box, choice in zip(self.boxes, self.field.choices, strict=True):
                box.setText(text(choice.label))
        super().changeEvent(event)
