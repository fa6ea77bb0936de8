"""One piece's checklist: readings with unit and limits, yes or no, words, photos (6.5.1.3)."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from svcdesk.domain.delivery import Answer, UnitCheck, Verdict
from svcdesk.domain.findings import limits
from svcdesk.domain.masters import ItemKind
from svcdesk.ui import theme
from svcdesk.ui.delivery.editor import Editor
from svcdesk.ui.delivery.parts import NumberField, Picks, Rows, TextField
from svcdesk.ui.delivery.photos import PhotoButton, Photos
from svcdesk.ui.fields import Choice
from svcdesk.ui.parts import label

VALUE_WIDTH = 150


class Answers(Rows):
    """The answers of one piece, a row an item."""

    def __init__(self, unit_id: str, editor: Editor, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(self._make_row, parent)
        self._unit = unit_id
        self._editor = editor
        self._photos = photos
        self._kinds: dict[str, ItemKind] = {}

    def show_unit(self, unit: UnitCheck) -> None:
        """Show the answers of a piece."""
        self._kinds = {answer.item.id: answer.item.kind for answer in unit.answers}
        self.show_ids(list(self._kinds))
        for answer in unit.answers:
            shown = self.by_id[answer.item.id]
            if isinstance(shown, AnswerRow):
                shown.show_answer(answer)

    def _make_row(self, item_id: str) -> QWidget:
        return AnswerRow(self._unit, item_id, self._kinds[item_id], self._editor, self._photos, self)


class AnswerRow(QWidget):
    """One item: what is asked, what was read, the verdict, the evidence."""

    def __init__(
        self, unit_id: str, item_id: str, kind: ItemKind, editor: Editor, photos: Photos, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._unit, self._item, self._kind, self._editor = unit_id, item_id, kind, editor
        self._name = label("", wrap=True)
        self._limits = label("", "small", wrap=True)
        self._found = label("", "error", wrap=True)
        self._value: TextField = (
            NumberField(item_id, self.tr("实测"), parent=self)
            if kind is ItemKind.READING
            else TextField(item_id, self.tr("说明"), self.tr("说明"), self)
        )
        self._value.setFixedWidth(VALUE_WIDTH)
        self._uom = label("", "muted")
        self._uom.setMinimumWidth(44)
        verdicts = (
            Choice(Verdict.PASS.value, self.tr("合格"), "ok"),
            Choice(Verdict.FAIL.value, self.tr("不合格"), "bad"),
        )
        self._verdict = Picks(verdicts, self.tr("判定"), Verdict.OPEN, self)
        self._photo = PhotoButton(photos, self)
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        if isinstance(self._value, NumberField):
            self._value.numbered.connect(self._read)
        else:
            self._value.typed.connect(self._worded)
        self._verdict.picked.connect(self._judged)
        self._photo.changed.connect(self._pictured)
        self._value.setReadOnly(self._editor.read_only)
        self._verdict.set_read_only(self._editor.read_only)
        self._photo.set_read_only(self._editor.read_only)
        self.setFocusProxy(self._verdict if self._kind is ItemKind.YES_NO else self._value)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        names = QVBoxLayout()
        names.setSpacing(0)
        for words in (self._name, self._limits, self._found):
            names.addWidget(words)
        grid.addLayout(names, 0, 0)
        for place, part in enumerate((self._value, self._uom, self._verdict, self._photo), 1):
            grid.addWidget(part, 0, place, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)

    def show_answer(self, answer: Answer) -> None:
        """Show an answer; what is being typed stays as it is."""
        item = answer.item
        self._name.setText(item.name)
        wanted = " · ".join(part for part in (limits(item.low, item.high, item.unit), item.requirement) if part)
        self._limits.setText(wanted)
        self._limits.setVisible(bool(wanted))
        self._found.setText(self.tr("超限 → 已记为缺陷，请在第 4 步处理") if answer.out_of_limits else "")
        self._found.setVisible(answer.out_of_limits)
        if isinstance(self._value, NumberField):
            self._value.show_number(answer.value)
        else:
            self._value.show_text(answer.text if item.kind is ItemKind.TEXT else answer.note)
        self._value.setAccessibleName(f"{item.name} {wanted}")
        self._uom.setText(item.unit)
        self._verdict.show_member(answer.verdict if item.kind is ItemKind.TEXT else answer.judged)
        self._photo.show_photos(answer.photos, item.name, required=item.photo_required)
        theme.set_tone(self._name, "bad" if answer.judged is Verdict.FAIL else "neutral")

    def _read(self, item_id: str, value: Decimal | None) -> None:
        self._editor.edit_answer(self._unit, item_id, value=value)

    def _worded(self, item_id: str, words: str) -> None:
        field = "text" if self._kind is ItemKind.TEXT else "note"
        self._editor.edit_answer(self._unit, item_id, **{field: words})

    def _judged(self, verdict: Verdict) -> None:
        self._editor.edit_answer(self._unit, self._item, verdict=verdict)
        self.show_answer(self._answer())

    def _answer(self) -> Answer:
        unit = next(unit for unit in self._editor.body.units if unit.id == self._unit)
        return next(answer for answer in unit.answers if answer.item.id == self._item)

    def _pictured(self, photos: object) -> None:
        self._editor.edit_answer(self._unit, self._item, photos=photos)
