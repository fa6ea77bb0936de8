"""Cause, work, result, the customer's word and the signatures (F22, F23, F24; 6.6.3)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from svcdesk.domain.delivery import Verdict
from svcdesk.domain.repair_rules import cause_needed, trial_needed
from svcdesk.domain.service_order import Condition, Rating, Relation, Result, ServiceOrder
from svcdesk.ui.delivery.parts import Picks, clear, show_in
from svcdesk.ui.delivery.signing import SignatureCard
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.flow_layout import FlowLayout
from svcdesk.ui.form import Form
from svcdesk.ui.parts import button, card, label, name_text, row
from svcdesk.ui.repair.editor import OrderEditor
from svcdesk.ui.repair.words import cause_choices, choices

_SIGN_OFF = ("condition", "relation", "objection", "agent_note", "opinion")
_UNSET = {
    "result": Result.OPEN,
    "trial_result": Verdict.OPEN,
    "condition": Condition.OPEN,
    "relation": Relation.OPEN,
}


class ResultCard(QFrame):
    """What was done and what the customer says of it; the signatures as they were given."""

    unsigned = Signal(int)
    witnessing = Signal()

    def __init__(self, editor: OrderEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.work = Form(self._work_fields(), columns=2)
        self.off = Form(self._off_fields(), columns=2)
        self.work.changed.connect(self._typed_work)
        self.off.changed.connect(self._typed_off)
        editor.watch("work", self.work)
        editor.watch("sign_off", self.off)
        self.rating = Picks(choices("rating", Rating), self.tr("顾客评价（必填）"), Rating.OPEN, self)
        self.rating.picked.connect(self._rated)
        self._holder = QWidget()
        self._cards = FlowLayout(self._holder, 10)
        self._shown: object = None
        self._lay_out()

    def _work_fields(self) -> tuple[Field, ...]:
        normal = (
            Choice(Verdict.PASS.value, self.tr("正常"), "ok"),
            Choice(Verdict.FAIL.value, self.tr("异常"), "bad"),
        )
        return (
            Field("cause", self.tr("故障原因"), "choice", choices=cause_choices()),
            Field("diagnosis", self.tr("原因分析")),
            Field("work", self.tr("处理措施"), "long_text", required=True),
            Field("trial_minutes", self.tr("试机"), "integer", unit=self.tr("分钟")),
            Field("trial_result", self.tr("试机结论"), "choice", choices=normal),
            Field("result", self.tr("服务结果"), "choice", choices=choices("result", Result), required=True),
            Field("repair_warranty_days", self.tr("维修质保（0 为无）"), "integer", unit=self.tr("天")),
            Field("result_note", self.tr("还差什么、下一步怎么办"), wide=True, required=True),
        )

    def _off_fields(self) -> tuple[Field, ...]:
        return (
            Field("condition", self.tr("签收状况"), "choice", choices=choices("condition", Condition), required=True),
            Field(
                "relation",
                self.tr("签收人与顾客的关系"),
                "choice",
                choices=choices("relation", Relation),
                required=True,
            ),
            Field("objection", self.tr("异议内容"), wide=True, required=True),
            Field("agent_note", self.tr("代签说明与委托"), wide=True, required=True),
            Field("opinion", self.tr("顾客意见"), wide=True, placeholder=self.tr("顾客的话，可不填")),
        )

    def _lay_out(self) -> None:
        frame, column = card()
        column.addWidget(label(self.tr("处理与结果"), "heading"))
        column.addWidget(self.work)
        signing, inner = card()
        line = row(label(self.tr("顾客签收（F24）"), "heading"), 1, self._rating_name())
        line.addWidget(self.rating, 3)
        inner.addLayout(line)
        inner.addWidget(self.off)
        self._witness = button(self.tr("顾客拒签，由见证人签字"), icon="signature")
        self._witness.clicked.connect(self.witnessing)
        inner.addLayout(row(self._witness, 1))
        inner.addWidget(self._holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(frame)
        outer.addWidget(signing)

    def _rating_name(self) -> QLabel:
        made = QLabel(name_text(self.tr("顾客评价"), required=True))
        made.setTextFormat(Qt.TextFormat.RichText)
        return made

    def show_body(self, body: ServiceOrder) -> None:
        """Show result and signatures as they stand; what is being typed stays as it is."""
        read_only = self._editor.read_only
        values = {key: getattr(body, key) for key in self.work.keys()}  # noqa: SIM118 - a method
        values["cause"] = body.cause or None
        show_in(self.work, _chosen(values))
        self.work.set_field_required("cause", cause_needed(body))
        self.work.set_field_required("trial_result", trial_needed(body))
        self.work.set_field_visible(
            "result_note", body.result in {Result.PARTLY, Result.UNSOLVED} or bool(body.result_note)
        )
        off = body.sign_off
        show_in(self.off, _chosen({key: getattr(off, key) for key in _SIGN_OFF}))
        self.off.set_field_visible("objection", off.condition is Condition.OBJECTION or bool(off.objection))
        self.off.set_field_visible("agent_note", off.relation is Relation.AGENT or bool(off.agent_note))
        self._witness.setVisible(off.condition is Condition.OBJECTION and not read_only)
        self.rating.show_member(body.rating)
        for part in (self.work, self.off, self.rating):
            part.set_read_only(read_only)
        self._show_signatures(body)

    def _show_signatures(self, body: ServiceOrder) -> None:
        given = (*body.before_signatures, *body.signatures)
        if given == self._shown:
            return
        self._shown = given
        clear(self._cards)
        for index, one in enumerate(given):
            own = index - len(body.before_signatures)
            before = own < 0
            made = SignatureCard(own, one, read_only=self._editor.read_only or before, parent=self)
            made.gone.connect(self.unsigned)
            both = QWidget()
            column = QVBoxLayout(both)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(label(self.tr("维修前确认") if before else self.tr("维修后签收"), "small"))
            column.addWidget(made)
            self._cards.addWidget(both)
        self._holder.setVisible(bool(given))

    def focus(self, target: str) -> None:
        """Put the cursor on a field."""
        if target in self.work.keys():  # noqa: SIM118 - a method
            self.work.set_field_visible(target, True)
            self.work.focus(target)
        elif target in self.off.keys():  # noqa: SIM118 - a method
            self.off.set_field_visible(target, True)
            self.off.focus(target)
        else:
            self.rating.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed_work(self, key: str) -> None:
        value = self.work.values()[key]
        if key in _UNSET:
            value = type(_UNSET[key])(str(value)) if value else _UNSET[key]
        elif key == "repair_warranty_days":
            value = value or 0
        elif key == "cause":
            value = value or ""
        self._editor.edit(**{key: value})

    def _typed_off(self, key: str) -> None:
        value = self.off.values()[key]
        if key in _UNSET:
            value = type(_UNSET[key])(str(value)) if value else _UNSET[key]
        self._editor.edit_sign_off(**{key: value})

    def _rated(self, rating: Rating) -> None:
        self._editor.edit(rating=rating)


def _chosen(values: dict[str, object]) -> dict[str, object]:
    """Return values with nothing where nobody has chosen yet, and the plain words of what was chosen."""
    return {
        key: (None if value == _UNSET[key] else str(value)) if key in _UNSET else value
        for key, value in values.items()
    }
