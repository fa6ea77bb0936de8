"""One delivery on the screen: six steps in any order, resumable at any moment, frozen once signed."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from svcdesk.domain.delivery import Delivery, State
from svcdesk.domain.problems import Problem, Step
from svcdesk.domain.record import Record
from svcdesk.domain.sheets import Form
from svcdesk.errors import KnownError
from svcdesk.services import delivery as deliveries
from svcdesk.services.desk import Changes
from svcdesk.ui import theme
from svcdesk.ui.colours import Tone
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.actions import Actions
from svcdesk.ui.delivery.beginning import begin_delivery
from svcdesk.ui.delivery.editor import Editor
from svcdesk.ui.delivery.followers import Followers
from svcdesk.ui.delivery.printing import preview
from svcdesk.ui.delivery.step_bar import StepBar, title_of
from svcdesk.ui.delivery.steps import Steps
from svcdesk.ui.draft_view import DraftView
from svcdesk.ui.language import listed, text
from svcdesk.ui.parts import button, row
from svcdesk.ui.record_view import Heading
from svcdesk.words import Message

TONES: dict[str, Tone] = {
    State.PLANNED: "muted",
    State.CHECKING: "accent",
    State.SIGNED: "ok",
    State.VOID: "bad",
}


class DeliveryView(DraftView):
    """Shows a delivery; what is typed is kept as a draft at once and becomes a revision when a step is left."""

    _record: Record[Delivery] | None = None
    _editor: Editor | None = None

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._steps: Steps | None = None
        self._actions = Actions(context, self)
        self._lead(self._actions)
        self._followers = Followers(context)
        self._followers.print_wanted.connect(self._preview_follower)
        self._bar = StepBar()
        self._bar.chosen.connect(self.open_step)
        self._stack = QStackedWidget()
        self._back = button(self.tr("上一步"))
        self._back.clicked.connect(self._go_back)
        self._next = button("", "primary")
        self._next.clicked.connect(self._go_on)
        for one in (self._back, self._next):
            one.setAutoDefault(True)  # Enter presses it
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._notice)
        column.addWidget(self._followers)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        column.addLayout(row(self._saved, 1, self._back, self._next))
        context.hub.changed.connect(self._something_changed)

    # what the page asks
    def show_record(self, doc: str) -> None:
        self.keep()
        self._show(deliveries.open_delivery(self._context.session, doc))
        self.shown.emit(doc)

    def enter(self) -> None:
        if self._steps is not None:
            self._steps.enter(self.step())

    def start_new(self) -> None:
        doc = begin_delivery(self._context, self)
        if doc:
            self.show_record(doc)

    # showing
    def _show(self, opened: deliveries.Opened) -> None:
        self._record = opened.record
        self._reason = opened.reason
        frozen = opened.record.state in {State.SIGNED, State.VOID} and not opened.reason
        body = opened.record.body if opened.draft is None else opened.draft
        editor = Editor(body, self._keep_draft, read_only=frozen, half_typed=opened.half_typed, parent=self)
        self._follow(editor)
        self._replace_steps(editor)
        self._actions.take(opened.record, editor, reason=opened.reason)
        self._tell_opened(opened, self._signed_words(opened.record))
        self._followers.show_delivery(opened.record.doc)
        self._changed(editor.body)
        self.open_step(Step(opened.step) if opened.step and not frozen else self._first_open(editor))
        self.heading_changed.emit(self._heading(opened.record))

    def _replace_steps(self, editor: Editor) -> None:
        for index in reversed(range(self._stack.count())):
            if (old := self._stack.widget(index)) is not None:
                self._stack.removeWidget(old)
                old.deleteLater()
        if self._editor is not None:
            self._editor.deleteLater()
        self._editor = editor
        self._steps = Steps(editor, self._context, self)
        self._steps.problem_chosen.connect(self.lead_to)
        for step in Step:
            self._stack.addWidget(_scrolling(self._steps.widget(step)))

    def _first_open(self, editor: Editor) -> Step:
        problems = editor.problems()
        if editor.read_only or not problems:
            return Step.SIGNING
        return min(problem.step for problem in problems)

    def open_step(self, step: Step) -> None:
        """Open a step."""
        self._bar.open(step)
        self._stack.setCurrentIndex(int(step) - 1)
        self._back.setEnabled(step is not Step.PACKING)
        if step is not Step.SIGNING:
            self._next.setText(self.tr("下一步：{title}").format(title=title_of(Step(step + 1))))
        else:
            self._next.setText(self.tr("完成验收，冻结记录"))
        frozen = self._editor is not None and self._editor.read_only
        self._next.setVisible(step is not Step.SIGNING or not frozen)

    def step(self) -> Step:
        """Return the step that is open."""
        return Step(self._stack.currentIndex() + 1)

    def editor(self) -> Editor | None:
        """Return what holds the delivery now shown."""
        return self._editor

    def acts(self) -> Actions:
        """Return what can be done with the delivery now shown."""
        return self._actions

    def lead_to(self, problem: Problem) -> None:
        """Open the step a problem belongs to and put the cursor there."""
        self.open_step(problem.step)
        if self._steps is not None:
            self._steps.focus(problem)

    def _go_on(self) -> None:
        if self.step() is Step.SIGNING:
            self._sign()
            return
        self._save()
        self.open_step(Step(self.step() + 1))
        self.enter()

    def _go_back(self) -> None:
        self._save()
        self.open_step(Step(self.step() - 1))
        self.enter()

    # keeping
    def _keep_draft(self, body: Delivery) -> datetime:
        editor, record = self._editor, self._record
        if editor is None or record is None:
            raise RuntimeError(body)
        half_typed, step = editor.half_typed(), int(self.step())
        session, reason = self._context.session, self._reason
        at = deliveries.keep_draft(session, record, body, reason=reason, half_typed=half_typed, step=step)
        self._context.hub.saved.emit(at)
        return at

    def _save(self) -> None:
        """Write what was typed as a revision; a draft stays a draft where that cannot be done now."""
        editor, record = self._editor, self._record
        if editor is None or record is None or editor.read_only or self._reason or editor.body == record.body:
            return
        editor.flush()
        try:
            self._record = self._context.do(deliveries.save, record, editor.body)
        except KnownError as error:
            self._notice.say(text(error.message), "notice-bad")
            return
        if editor.half_typed():
            self._keep_draft(editor.body)
        self._actions.take(self._record, editor, reason=self._reason)
        self.heading_changed.emit(self._heading(self._record))

    def _sign(self) -> None:
        if self._editor is None:
            return
        self._editor.flush()
        if self._actions.sign():
            self._reopen()

    def _reopen(self) -> None:
        if self._record is not None:
            self._show(deliveries.open_delivery(self._context.session, self._record.doc))

    def _preview(self, form: Form, blank: bool) -> None:
        editor, record = self._editor, self._record
        if editor is None or record is None:
            return
        editor.flush()
        typed = None if editor.read_only or editor.body == record.body else editor.body
        preview(self._context, self, record.doc, form, typed, blank=blank)

    def _preview_follower(self, form: Form) -> None:
        self._preview(form, blank=False)

    # telling
    def _changed(self, body: Delivery) -> None:
        if self._steps is None or self._editor is None:
            return
        self._steps.show_body(body)
        signed = self._editor.read_only and self._record is not None and self._record.state == State.SIGNED
        self._bar.show_progress(body, [] if signed else self._editor.problems())

    def _signed_words(self, record: Record[Delivery]) -> str:
        result = text(Message(f"delivery.result.{record.body.result.value}"))
        return self.tr("已签字冻结 · {result}。要修改请用“修订”，原签字版本永久保留。").format(result=result)

    def _heading(self, record: Record[Delivery]) -> Heading:
        body = record.body
        goods = listed(dict.fromkeys(unit.name for unit in body.units))
        parts = (body.customer_name, body.contract_number, goods, body.site_name or body.address)
        state = Message(f"delivery.state.{record.state}")
        title = self.tr("产品交付及客户验收")
        line = " · ".join(part for part in parts if part)
        return Heading(title, record.number, state, TONES[record.state], line)

    def _something_changed(self, changes: Changes) -> None:
        record = self._record
        if record is None or not self.isVisible():
            return
        if changes.kinds & {"feedback", "payment_notice", "nonconformity"}:
            self._followers.show_delivery(record.doc)
        if record.doc in changes.docs and self._editor is not None and self._editor.body == record.body:
            fresh = deliveries.open_delivery(self._context.session, record.doc)
            if fresh.record.rev != record.rev:
                self._show(fresh)


def _scrolling(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    frame = QWidget()
    theme.look(frame, "bare")
    layout = QHBoxLayout(frame)
    layout.setContentsMargins(0, 0, 6, 0)
    layout.addWidget(inside)
    area.setWidget(frame)
    return area
