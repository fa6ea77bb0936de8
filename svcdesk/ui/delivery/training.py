"""Step 5: train the customer's people (6.5.1.6), or let the customer say that it is not needed."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from svcdesk.domain.delivery import Delivery, Effect, Need, Trainee
from svcdesk.domain.signature import Signature, valid
from svcdesk.ui import icons, theme
from svcdesk.ui.delivery.editor import Editor
from svcdesk.ui.delivery.parts import Picks, Rows, TextField, columns, show_in
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.form import Form
from svcdesk.ui.parts import card, label, row
from svcdesk.words import Message


def _effects() -> tuple[Choice, ...]:
    tones = {Effect.GOOD: "ok", Effect.FAIR: "warn", Effect.POOR: "bad"}
    return tuple(Choice(one.value, Message(f"delivery.effect.{one.value}"), tone) for one, tone in tones.items())  # type: ignore[arg-type]


class TrainingStep(QWidget):
    """Needed or not; if so, what was taught and who learnt it, each with a signature."""

    signature_wanted = Signal(int)

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        needs = (
            Choice(Need.YES.value, self.tr("进行培训")),
            Choice(Need.NO.value, self.tr("顾客声明不需要")),
        )
        self._need = Picks(needs, self.tr("是否需要培训"), Need.OPEN, self)
        self._need.picked.connect(self._decided)
        self._declined = Form(
            (Field("declined_by", self.tr("由谁声明（顾客姓名）"), required=True),), self, columns=columns()
        )
        self._declined.changed.connect(self._changed_declined)
        self._form = Form(self._fields(), self, columns=columns())
        editor.watch("training", self._form)
        self._form.changed.connect(self._changed)
        self._rows = Rows(self._make_row, self)
        self._people = QWidget(self)
        self._lay_out()
        self._need.set_read_only(editor.read_only)
        self._declined.set_read_only(editor.read_only)
        self._form.set_read_only(editor.read_only)

    def _lay_out(self) -> None:
        add = QPushButton(icons.icon("plus"), self.tr("添加参训人员"), self)
        add.setAutoDefault(False)
        add.clicked.connect(self._add)
        add.setVisible(not self._editor.read_only)
        people = QVBoxLayout(self._people)
        people.setContentsMargins(0, 0, 0, 0)
        people.addLayout(row(label(self.tr("参训人员"), "strong"), 1, add))
        people.addWidget(self._rows)
        frame, column = card()
        column.addLayout(row(label(self.tr("必要时为客户提供培训"), "heading"), 1, self._need))
        for part in (self._declined, self._form, self._people):
            column.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        outer.addStretch(1)

    def _fields(self) -> list[Field]:
        return [
            Field("topic", self.tr("培训主题和内容"), required=True, wide=True),
            Field("held_on", self.tr("日期"), "date", required=True),
            Field("hours", self.tr("学时"), "decimal", unit=self.tr("小时"), required=True),
            Field("trainer", self.tr("培训教师"), required=True),
            Field("place", self.tr("地点")),
            Field("materials", self.tr("培训资料")),
            Field("assessment", self.tr("考核方式和成绩")),
            Field("evaluation", self.tr("顾客评价"), "choice", choices=_effects(), required=True),
            Field("evaluation_note", self.tr("评价说明")),
        ]

    def show_body(self, body: Delivery) -> None:
        """Show the training as it stands; what is being typed stays as it is."""
        training = body.training
        self._need.show_member(training.need)
        self._declined.setVisible(training.need is Need.NO)
        show_in(self._declined, {"declined_by": training.declined_by})
        for part in (self._form, self._people):
            part.setVisible(training.need is Need.YES)
        values = {key: getattr(training, key) for key in self._form.values()}
        values["evaluation"] = None if training.evaluation is Effect.OPEN else training.evaluation.value
        show_in(self._form, values)
        self._rows.show_ids([str(index) for index in range(len(training.trainees))])
        for index, trainee in enumerate(training.trainees):
            shown = self._rows.by_id[str(index)]
            if isinstance(shown, TraineeRow):
                shown.show_trainee(trainee)

    def focus(self, target: str) -> None:
        """Put the cursor where a problem is."""
        kind, _, index = target.partition(":")
        if index in self._rows.by_id:
            self._rows.by_id[index].setFocus(Qt.FocusReason.OtherFocusReason)
        elif kind in self._form.values():
            self._form.focus(kind)
        elif kind == "declined_by":
            self._declined.focus(kind)
        else:
            self._need.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_signature(self, index: int, signature: Signature) -> None:
        """Put a trainee's signature where it belongs."""
        self._edit_trainee(index, signature=signature, name=signature.name)

    def _make_row(self, index: str) -> QWidget:
        made = TraineeRow(int(index), read_only=self._editor.read_only, parent=self._rows)
        made.edited.connect(self._edited)
        made.gone.connect(self._remove)
        made.signature_wanted.connect(self.signature_wanted)
        return made

    def _decided(self, need: Need) -> None:
        self._editor.edit_training(need=need)
        if need is Need.YES and not self._editor.body.training.trainees:
            self._add()
            self._form.focus("topic")
        elif need is Need.NO:
            self._declined.focus("declined_by")

    def _changed_declined(self, key: str) -> None:
        self._editor.edit_training(**{key: self._declined.values()[key]})

    def _changed(self, key: str) -> None:
        value = self._form.values()[key]
        if key == "evaluation":
            value = Effect(value) if isinstance(value, str) else Effect.OPEN
        self._editor.edit_training(**{key: value})

    def _add(self) -> None:
        self._editor.edit_training(trainees=(*self._editor.body.training.trainees, Trainee(name="")))

    def _remove(self, index: int) -> None:
        trainees = self._editor.body.training.trainees
        self._editor.edit_training(trainees=(*trainees[:index], *trainees[index + 1 :]))

    def _edited(self, index: int, fields: object) -> None:
        if isinstance(fields, dict):
            self._edit_trainee(index, **fields)

    def _edit_trainee(self, index: int, **fields: object) -> None:
        trainees = list(self._editor.body.training.trainees)
        trainees[index] = msgspec.structs.replace(trainees[index], **fields)
        self._editor.edit_training(trainees=tuple(trainees))


class TraineeRow(QWidget):
    """One person who was trained."""

    edited = Signal(int, object)
    gone = Signal(int)
    signature_wanted = Signal(int)

    def __init__(self, index: int, *, read_only: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._index = index
        self._name = TextField("name", self.tr("姓名"), self.tr("姓名"), self)
        self._department = TextField("department", self.tr("部门岗位"), self.tr("部门岗位"), self)
        self._phone = TextField("phone", self.tr("电话（可不填）"), self.tr("电话（可不填）"), self)
        self._effect = Picks(_effects(), self.tr("掌握程度"), Effect.OPEN, self)
        self._sign = QPushButton(self.tr("签名"), self)
        self._drop = QPushButton(icons.icon("trash-2"), "", self)
        self._drop.setAccessibleName(self.tr("删除这一行"))
        for button in (self._sign, self._drop):
            button.setAutoDefault(False)
            button.setEnabled(not read_only)
        self._drop.setVisible(not read_only)
        theme.look(self._drop, "quiet")
        line = row(self._name, self._department, self._phone, self._effect, self._sign, self._drop, spacing=8)
        self.setLayout(line)
        for field in (self._name, self._department, self._phone):
            field.setReadOnly(read_only)
            field.typed.connect(self._typed)
        self._effect.set_read_only(read_only)
        self._effect.picked.connect(self._judged)
        self._sign.clicked.connect(self._want)
        self._drop.clicked.connect(self._leave)
        self.setFocusProxy(self._name)

    def show_trainee(self, trainee: Trainee) -> None:
        """Show a person; what is being typed stays as it is."""
        self._name.show_text(trainee.name)
        self._department.show_text(trainee.department)
        self._phone.show_text(trainee.phone)
        self._effect.show_member(trainee.effect)
        signed = trainee.signature is not None and valid(trainee.signature)
        self._sign.setText(self.tr("已签名") if signed else self.tr("签名"))
        self._sign.setIcon(icons.icon("check" if signed else "signature"))
        theme.set_tone(self._sign, "ok" if signed else "neutral")

    def _typed(self, field: str, words: str) -> None:
        self.edited.emit(self._index, {field: words})

    def _judged(self, effect: Effect) -> None:
        self.edited.emit(self._index, {"effect": effect})

    def _want(self) -> None:
        self.signature_wanted.emit(self._index)

    def _leave(self) -> None:
        self.gone.emit(self._index)
