"""The six steps of one delivery, side by side in memory: one is seen, all follow what is typed."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from svcdesk.domain.delivery import Delivery
from svcdesk.domain.problems import Problem, Step
from svcdesk.domain.replacement import add_defect
from svcdesk.domain.signature import Party
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.appearance import AppearanceStep
from svcdesk.ui.delivery.commissioning import CommissioningStep
from svcdesk.ui.delivery.defects import DefectsStep
from svcdesk.ui.delivery.editor import Editor
from svcdesk.ui.delivery.packing import PackingStep
from svcdesk.ui.delivery.photos import Photos
from svcdesk.ui.delivery.replacing import choose_replacement
from svcdesk.ui.delivery.sign_dialog import SignDialog
from svcdesk.ui.delivery.signing import SigningStep
from svcdesk.ui.delivery.training import TrainingStep
from svcdesk.ui.language import listed
from svcdesk.ui.parts import lay_out_now


class Steps(QObject):
    """``problem_chosen`` carries a ``Problem`` to lead to."""

    problem_chosen = Signal(object)

    def __init__(self, editor: Editor, context: Context, window: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        self._context = context
        self._window = window
        photos = Photos(context, editor)
        self._packing = PackingStep(editor, context.session)
        self._appearance = AppearanceStep(editor, photos)
        self._commissioning = CommissioningStep(editor, photos)
        self._defects = DefectsStep(editor, photos)
        self._training = TrainingStep(editor)
        self._signing = SigningStep(editor)
        self._focuses = {
            Step.PACKING: self._packing.focus,
            Step.APPEARANCE: self._appearance.focus,
            Step.COMMISSIONING: self._commissioning.focus,
            Step.DEFECTS: self._defects.focus,
            Step.TRAINING: self._training.focus,
            Step.SIGNING: self._signing.focus,
        }
        self._defects.replacement_wanted.connect(self._replace)
        self._defects.new_wanted.connect(self._add_defect)
        self._training.signature_wanted.connect(self._sign_training)
        self._signing.signature_wanted.connect(self._sign)
        self._signing.problem_chosen.connect(self.problem_chosen)

    def widget(self, step: Step) -> QWidget:
        """Return the widget of a step."""
        widgets: dict[Step, QWidget] = {
            Step.PACKING: self._packing,
            Step.APPEARANCE: self._appearance,
            Step.COMMISSIONING: self._commissioning,
            Step.DEFECTS: self._defects,
            Step.TRAINING: self._training,
            Step.SIGNING: self._signing,
        }
        return widgets[step]

    def show_body(self, body: Delivery) -> None:
        """Show the delivery as it stands in every step."""
        self._packing.show_body(body)
        self._appearance.show_body(body)
        self._commissioning.show_body(body)
        self._defects.show_body(body)
        self._training.show_body(body)
        self._signing.show_body(body)
        lay_out_now()

    def focus(self, problem: Problem) -> None:
        """Put the cursor where a problem is."""
        self._focuses[problem.step](problem.target)

    def enter(self, step: Step) -> None:
        """Put the cursor where a step begins."""
        self._focuses[step]("")

    def _replace(self, defect_id: str) -> None:
        choose_replacement(self._editor, self._context.session, defect_id, self._window)

    def _add_defect(self) -> None:
        words = ask.words(self._window, self.tr("发现了什么缺陷或损坏？"), yes=self.tr("记为缺陷"))
        if words:
            self._editor.put(add_defect(self._editor.body, words))

    def _sign_training(self, index: int) -> None:
        trainee = self._editor.body.training.trainees[index]
        what = self.tr("我已参加本次培训：{topic}").format(topic=self._editor.body.training.topic)
        dialog = SignDialog(Party.CUSTOMER, what, self._context.session.clock, self._window)
        dialog.prefill(trainee.name, trainee.department, trainee.phone)
        if dialog.exec() and (signature := dialog.signature()) is not None:
            self._training.take_signature(index, signature)
        dialog.deleteLater()

    def _sign(self, party: Party) -> None:
        body = self._editor.body
        dialog = SignDialog(party, self._declaration(party), self._context.session.clock, self._window)
        if party is Party.STAFF:
            dialog.prefill(body.technician_name or self._context.session.actor.name, self.tr("售后服务人员"))
        elif party is Party.CUSTOMER:
            dialog.prefill(body.contact, "", body.phone)
        else:
            dialog.prefill(body.witness)
        if dialog.exec() and (signature := dialog.signature()) is not None:
            self._editor.edit(signatures=(*self._editor.body.signatures, signature))
        dialog.deleteLater()

    def _declaration(self, party: Party) -> str:
        goods = listed(dict.fromkeys(line.name for line in self._editor.body.lines))
        if party is Party.STAFF:
            return self.tr("本人已与顾客共同完成以下产品的最终检查：{goods}").format(goods=goods)
        if party is Party.WITNESS:
            return self.tr("本人见证了以下产品的交付验收：{goods}").format(goods=goods)
        return self.tr("本人已共同检查以下产品，确认验收记录所载内容：{goods}").format(goods=goods)
