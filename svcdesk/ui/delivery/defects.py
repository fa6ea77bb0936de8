"""Step 4: every defect is decided (6.5.1.4): replaced from stock, repaired on the spot or put on the punch list."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from svcdesk.domain.delivery import Answer, Defect, Delivery, Remedy, Verdict
from svcdesk.domain.findings import limits
from svcdesk.domain.masters import ItemKind
from svcdesk.domain.remedy_rules import failed_answer
from svcdesk.domain.replacement import decide, remove_defect, undo_replacement
from svcdesk.ui import icons, theme
from svcdesk.ui.delivery.editor import Editor
from svcdesk.ui.delivery.parts import NumberField, Picks, Rows, TextField, show_in
from svcdesk.ui.delivery.photos import PhotoButton, Photos
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.ui.parts import label, row
from svcdesk.words import Message


class DefectsStep(QWidget):
    """One card a defect; ``replacement_wanted`` asks the page for a piece from stock for a defect."""

    replacement_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self, editor: Editor, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._photos = photos
        self._rows = Rows(self._make_row, self)
        self._none = label(self.tr("没有缺陷。清点、外观和调试中发现的问题会自己出现在这里。"), "muted", wrap=True)
        add = QPushButton(icons.icon("plus"), self.tr("补记缺陷"), self)
        add.setAutoDefault(False)
        add.setEnabled(not editor.read_only)
        add.clicked.connect(self.new_wanted)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        head = row(add)
        title = label(self.tr("缺陷或损坏：及时更换，保证顾客收到的都是合格产品"), "heading", wrap=True)
        head.insertWidget(0, title, 1)
        outer.addLayout(head)
        outer.addWidget(self._none)
        outer.addWidget(self._rows)
        outer.addStretch(1)

    def show_body(self, body: Delivery) -> None:
        """Show the defects in the order they were found."""
        self._rows.show_ids([defect.id for defect in body.defects])
        self._none.setVisible(not body.defects)
        for number, defect in enumerate(body.defects, 1):
            shown = self._rows.by_id[defect.id]
            if isinstance(shown, DefectCard):
                shown.show_defect(number, defect, body)

    def focus(self, target: str) -> None:
        """Put the cursor where a problem is, or into the first row."""
        found = self._rows.by_id.get(target) or next(iter(self._rows.by_id.values()), None)
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_row(self, defect_id: str) -> QWidget:
        made = DefectCard(defect_id, self._editor, self._photos, self._rows)
        made.replacement_wanted.connect(self.replacement_wanted)
        return made


class DefectCard(QFrame):
    """What is wrong, what is done about it, and only the fields that this decision needs."""

    replacement_wanted = Signal(str)

    def __init__(self, defect_id: str, editor: Editor, photos: Photos, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = defect_id
        self._editor = editor
        theme.look(self, "card")
        self._title = label("", "strong", wrap=True)
        self._source = label("", "small")
        self._what = TextField("description", self.tr("缺陷说明"), self.tr("缺陷说明"), self)
        self._drop = QPushButton(icons.icon("trash-2"), "", self)
        self._drop.setAccessibleName(self.tr("删除补记的缺陷"))
        self._drop.setAutoDefault(False)
        theme.look(self._drop, "quiet")
        self._photo = PhotoButton(photos, self)
        remedies = (
            Choice(Remedy.REPLACE.value, self.tr("库存更换")),
            Choice(Remedy.REPAIR.value, self.tr("现场修复")),
            Choice(Remedy.PUNCH.value, self.tr("列入遗留")),
            Choice(Remedy.TAKE_BACK.value, self.tr("带回")),
        )
        self._remedy = Picks(remedies, self.tr("处理"), Remedy.OPEN, self)
        self._replacement = _Replacement(self)
        self._repair = _Repair(self)
        owner = Field("owner", self.tr("责任人"), required=True)
        due = Field("due", self.tr("完成期限"), "date", required=True)
        self._punch = Form((owner, due), self)
        editor.watch(f"defect {defect_id}", self._punch)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._remedy)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        head = row(self._source)
        head.insertWidget(0, self._title, 1)
        column.addLayout(head)
        column.addWidget(self._what)
        column.addLayout(row(self._remedy, 1, self._photo, self._drop))
        for part in (self._replacement, self._repair, self._punch):
            column.addWidget(part)

    def _connect(self) -> None:
        self._what.typed.connect(self._typed)
        self._remedy.picked.connect(self._decided)
        self._photo.changed.connect(self._pictured)
        self._replacement.button.clicked.connect(self._want_replacement)
        self._replacement.undo.clicked.connect(self._undo)
        self._repair.action.typed.connect(self._typed)
        self._repair.recheck.picked.connect(self._rechecked)
        self._repair.value.numbered.connect(self._read_again)
        self._drop.clicked.connect(self._remove)
        self._punch.changed.connect(self._planned)
        if self._editor.read_only:
            self._drop.hide()
            for field in (self._what, self._repair.action, self._repair.value):
                field.setReadOnly(True)
            self._punch.set_read_only(True)
            for picks in (self._remedy, self._repair.recheck):
                picks.set_read_only(True)
            self._photo.set_read_only(True)
            self._replacement.button.hide()

    def show_defect(self, number: int, defect: Defect, body: Delivery) -> None:
        """Show a defect; what is being typed stays as it is."""
        self._title.setText(f"{number}. {defect.description}")
        self._source.setText(text(Message(f"delivery.source.{defect.source.value}")))
        self._what.show_text(defect.description)
        self._what.setVisible(not defect.key)
        self._drop.setVisible(not defect.key and not self._editor.read_only)
        self._remedy.show_member(defect.remedy)
        self._photo.show_photos(defect.photos, defect.description)
        unit = next((unit for unit in body.units if unit.id == defect.replacement), None)
        self._replacement.setVisible(defect.remedy is Remedy.REPLACE)
        self._replacement.show_piece(f"{unit.name} {unit.serial}".strip() if unit else "", self._editor.read_only)
        self._repair.setVisible(defect.remedy is Remedy.REPAIR)
        self._repair.action.show_text(defect.action)
        self._repair.recheck.show_member(defect.recheck)
        self._repair.show_reading(failed_answer(body, defect), defect.recheck_value)
        self._punch.setVisible(defect.remedy is Remedy.PUNCH)
        show_in(self._punch, {"owner": defect.owner, "due": defect.due})

    def _typed(self, field: str, words: str) -> None:
        self._editor.edit_defect(self._id, **{field: words})

    def _decided(self, remedy: Remedy) -> None:
        self._editor.put(decide(self._editor.body, self._id, remedy))
        if remedy is Remedy.REPLACE:
            self.replacement_wanted.emit(self._id)

    def _rechecked(self, verdict: Verdict) -> None:
        self._editor.edit_defect(self._id, recheck=verdict)

    def _planned(self, key: str) -> None:
        self._editor.edit_defect(self._id, **{key: self._punch.values()[key]})

    def _pictured(self, photos: object) -> None:
        self._editor.edit_defect(self._id, photos=photos)

    def _want_replacement(self) -> None:
        self.replacement_wanted.emit(self._id)

    def _remove(self) -> None:
        self._editor.put(remove_defect(self._editor.body, self._id))

    def _read_again(self, _key: object, value: Decimal | None) -> None:
        self._editor.edit_defect(self._id, recheck_value=value)

    def _undo(self) -> None:
        self._editor.put(undo_replacement(self._editor.body, self._id))


class _Replacement(QWidget):
    """Which piece from stock stands in, and the way to choose it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._piece = label("", wrap=True)
        self.button = QPushButton(self.tr("从库存选择…"), self)
        self.button.setAutoDefault(False)
        self.undo = QPushButton(self.tr("撤销更换"), self)
        self.undo.setAutoDefault(False)
        theme.look(self.undo, "quiet")
        line = row(self.button, self.undo)
        line.insertWidget(0, self._piece, 1)
        self.setLayout(line)

    def show_piece(self, piece: str, read_only: bool) -> None:
        """Show the piece that was taken, or ask for one."""
        shown = self.tr("换上 {piece}。请在第 1–3 步检查它。").format(piece=piece) if piece else ""
        self._piece.setText(shown or self.tr("还没有选择换上的产品。"))
        self.button.setVisible(not piece and not read_only)
        self.undo.setVisible(bool(piece) and not read_only)


class _Repair(QWidget):
    """What was done on the spot, and whether it is right now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.action = TextField("action", self.tr("修复措施"), self.tr("做了什么"), self)
        self.value = NumberField("recheck_value", self.tr("复测值"), self.tr("复测值"), self)
        self.value.setFixedWidth(110)
        self._uom = label("", "muted")
        verdicts = (
            Choice(Verdict.PASS.value, self.tr("复检合格"), "ok"),
            Choice(Verdict.FAIL.value, self.tr("复检不合格"), "bad"),
        )
        self.recheck = Picks(verdicts, self.tr("复检"), Verdict.OPEN, self)
        self.setLayout(row(self.action, self.value, self._uom, self.recheck))

    def show_reading(self, answer: Answer | None, value: Decimal | None) -> None:
        """Ask for the reading again where a reading had failed."""
        reading = answer is not None and answer.item.kind is ItemKind.READING
        self.value.setVisible(reading)
        self._uom.setVisible(reading)
        if answer is not None:
            self._uom.setText(limits(answer.item.low, answer.item.high, answer.item.unit) or answer.item.unit)
        self.value.show_number(value)
