"""Step 1: count every line against the packing list (6.5.1.1); scanning a serial number ticks its line."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from svcdesk.domain.counting import count
from svcdesk.domain.delivery import CountVerdict, Delivery, PackingLine
from svcdesk.domain.masters import Tracking
from svcdesk.services.desk import Session
from svcdesk.ui import icons, theme
from svcdesk.ui.colours import Tone
from svcdesk.ui.delivery.editor import Editor
from svcdesk.ui.delivery.parts import NumberField, Rows, TextField, clear
from svcdesk.ui.delivery.scanning import take_back, take_scan
from svcdesk.ui.flow_layout import FlowLayout
from svcdesk.ui.language import text
from svcdesk.ui.parts import card, label, row
from svcdesk.words import Message

TONES: dict[CountVerdict, Tone] = {
    CountVerdict.OPEN: "muted",
    CountVerdict.COMPLETE: "ok",
    CountVerdict.SHORT: "bad",
    CountVerdict.OVER: "bad",
    CountVerdict.WRONG: "bad",
}


class PackingStep(QWidget):
    """The packing list as rows of big targets, with one field that takes every scan."""

    def __init__(self, editor: Editor, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._session = session
        self._scan = QLineEdit(self)
        self._scan.setPlaceholderText(self.tr("扫描或输入序列号，按回车"))
        self._scan.setAccessibleName(self.tr("扫描序列号"))
        self._scan.addAction(icons.icon("scan-barcode"), QLineEdit.ActionPosition.LeadingPosition)
        self._scan.returnPressed.connect(self._scanned)
        self._scan.setReadOnly(editor.read_only)
        self._said = label(self.tr("扫描序列号会勾选它所在的行；没有序列号的货物逐行清点。"), "muted")
        self._rows = Rows(self._make_row, self)
        frame, column = card()
        column.addLayout(row(label(self.tr("按装箱单核对产品是否齐全"), "heading"), 1, self._scan))
        self._scan.setMinimumWidth(320)
        column.addWidget(self._said)
        column.addWidget(self._rows)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        outer.addStretch(1)

    def show_body(self, body: Delivery) -> None:
        """Show the lines as they stand."""
        self._rows.show_ids([line.id for line in body.lines])
        for line in body.lines:
            shown = self._rows.by_id[line.id]
            if isinstance(shown, LineRow):
                shown.show_line(line)

    def focus(self, target: str) -> None:
        """Put the cursor where a problem is."""
        found = self._rows.by_id.get(target)
        (found or self._scan).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_row(self, line_id: str) -> QWidget:
        return LineRow(line_id, self._editor, self._session, self._rows)

    def _scanned(self) -> None:
        result = take_scan(self._editor, self._session, self._scan.text(), self)
        if result is None:
            return
        self._said.setText(text(result.message))
        theme.set_tone(self._said, "ok" if result.good else "bad")
        self._scan.clear()
        self._scan.setFocus(Qt.FocusReason.OtherFocusReason)


class LineRow(QWidget):
    """One packing line: what should be there, what is there, and the verdict that follows."""

    def __init__(self, line_id: str, editor: Editor, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = line_id
        self._session = session
        self._editor = editor
        self._name = label("", "strong", wrap=True)
        self._spec = label("", "small", wrap=True)
        self._packed = label("")
        self._counted = NumberField(line_id, self.tr("清点数量"), parent=self)
        self._counted.numbered.connect(self._count)
        self._counted.setFixedWidth(96)
        self._all = QPushButton(self.tr("齐全"), self)
        self._all.setAutoDefault(False)
        self._all.setCheckable(True)
        theme.look(self._all, "segment", "ok")
        self._all.clicked.connect(self._complete)
        policy = self._all.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._all.setSizePolicy(policy)
        self._all.setMinimumWidth(theme.target() * 5 // 2)  # one width for either wording: columns stay in line
        self._wrong = QPushButton(self.tr("不符"), self)
        self._wrong.setAutoDefault(False)
        self._wrong.setCheckable(True)
        theme.look(self._wrong, "segment", "bad")
        self._wrong.clicked.connect(self._mark_wrong)
        self._verdict = label("")
        self._verdict.setMinimumWidth(76)
        self._note = TextField(line_id, self.tr("备注"), self.tr("备注"), self)
        self._note.typed.connect(self._noted)
        self._numbers = QWidget(self)
        self._serials = FlowLayout(self._numbers, 6)
        self._shown_serials: tuple[tuple[str, ...], tuple[str, ...]] | None = None
        self._lay_out()
        self.setFocusProxy(self._counted)
        for widget in (self._counted, self._note):
            widget.setReadOnly(editor.read_only)
        for button in (self._all, self._wrong):
            button.setEnabled(not editor.read_only)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._spec)
        grid.addLayout(names, 0, 0)
        for place, part in enumerate(
            (self._packed, self._counted, self._all, self._wrong, self._verdict, self._note), 1
        ):
            grid.addWidget(part, 0, place, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._numbers, 1, 0, 1, 7)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(6, 3)

    def show_line(self, line: PackingLine) -> None:
        """Show a line; what is being typed stays as it is."""
        serial = line.tracking is Tracking.SERIAL
        self._name.setText(line.name)
        self._spec.setText(line.spec)
        self._spec.setVisible(bool(line.spec))
        self._packed.setText(self.tr("装箱 {quantity} {uom}").format(quantity=f"{line.quantity:f}", uom=line.uom))
        self._counted.show_number(line.counted)
        self._counted.setAccessibleName(f"{line.name} {self.tr('清点数量')}")
        self._all.setText(self.tr("只有这些") if serial else self.tr("齐全"))
        self._all.setVisible(not serial or len(line.seen) < line.quantity)
        self._all.setChecked(line.counted is not None if serial else line.verdict is CountVerdict.COMPLETE)
        self._wrong.setChecked(line.wrong)
        self._verdict.setText(text(Message(f"delivery.count.{line.verdict.value}")))
        theme.set_tone(self._verdict, TONES[line.verdict])
        self._note.show_text(line.note)
        self._show_serials(line)

    def _show_serials(self, line: PackingLine) -> None:
        state = (line.serials, line.seen)
        if state == self._shown_serials:
            return
        self._shown_serials = state
        clear(self._serials)
        for serial in dict.fromkeys((*line.serials, *line.seen)):
            self._serials.addWidget(self._serial_button(line, serial))
        self._numbers.setVisible(bool(line.serials or line.seen))
        self._numbers.updateGeometry()

    def _serial_button(self, line: PackingLine, serial: str) -> QPushButton:
        button = QPushButton(serial, self)
        button.setCheckable(True)
        button.setChecked(serial in line.seen)
        button.setAutoDefault(False)
        button.setEnabled(not self._editor.read_only)
        button.setToolTip(self.tr("点一下：在现场见到这个序列号"))
        theme.look(button, "segment", "ok" if serial in line.serials else "bad")
        button.clicked.connect(self._tick)
        return button

    def _tick(self) -> None:
        button = self.sender()
        if not isinstance(button, QPushButton):
            return
        if button.isChecked():
            take_scan(self._editor, self._session, button.text(), self)
        else:
            take_back(self._editor, self._id, button.text())

    def _count(self, line_id: str, value: Decimal | None) -> None:
        self._editor.put(count(self._editor.body, line_id, value))

    def _complete(self, pressed: bool) -> None:
        line = next(line for line in self._editor.body.lines if line.id == self._id)
        self._editor.put(count(self._editor.body, self._id, line.quantity if pressed else None))

    def _mark_wrong(self, pressed: bool) -> None:
        self._editor.edit_line(self._id, wrong=pressed)

    def _noted(self, line_id: str, note: str) -> None:
        self._editor.edit_line(line_id, note=note)
