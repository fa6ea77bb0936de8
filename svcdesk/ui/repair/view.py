"""One service order on the screen: one page from dispatch to signature, kept at every keystroke."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from svcdesk.domain.confirming import needs_before
from svcdesk.domain.order_problems import OrderProblem
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.service_order import ServiceOrder, State
from svcdesk.domain.sheets import Form
from svcdesk.domain.visit_rules import first_moment
from svcdesk.errors import Conflict, KnownError, Refused
from svcdesk.services import coverage, rights
from svcdesk.services import service_order as orders
from svcdesk.services.desk import Changes
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.printing import preview
from svcdesk.ui.draft_view import DraftView
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, row
from svcdesk.ui.repair.actions import Actions
from svcdesk.ui.repair.editor import OrderEditor
from svcdesk.ui.repair.new_order import begin_order
from svcdesk.ui.repair.page_body import OrderBody
from svcdesk.ui.repair.sign_flow import SignFlow
from svcdesk.ui.repair.telling import heading, signed_words

_ENDED = {State.SIGNED, State.VOID}


class OrderView(DraftView):
    """Shows an order; what is typed is a draft at once and becomes a revision when a moment is noted or signed."""

    _record: Record[ServiceOrder] | None = None
    _editor: OrderEditor | None = None

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._body: OrderBody | None = None
        self._actions = Actions(context, self)
        self._lead(self._actions)
        self._flow = SignFlow(context, self)
        self._flow.took.connect(self._took)
        self._flow.signed.connect(self._reopen)
        self._flow.refused.connect(self._tell_refused)
        self._flow.led.connect(self._lead_to)
        self._flow.agreed.connect(self._save)
        self._next = button("", "primary")
        self._next.clicked.connect(self._go_on)
        self._room = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._notice)
        column.addLayout(self._room, 1)
        column.addLayout(row(self._saved, 1, self._next))
        context.hub.changed.connect(self._something_changed)

    # what the page asks
    def show_record(self, doc: str) -> None:
        self.keep()
        self._show(orders.opened(self._context.session, doc))
        self.shown.emit(doc)

    def start_new(self) -> None:
        doc = begin_order(self._context, self)
        if doc:
            self.show_record(doc)

    def enter(self) -> None:
        self._next.setFocus()

    def editor(self) -> OrderEditor | None:
        """Return what holds the order now shown."""
        return self._editor

    def parts(self) -> OrderBody | None:
        """Return the parts of the page now shown."""
        return self._body

    def acts(self) -> Actions:
        """Return what can be done with the order now shown."""
        return self._actions

    # showing
    def _show(self, opened: orders.Opened) -> None:
        record, held = opened.record, self._holds_focus()
        self._record, self._reason = record, opened.reason
        frozen = (record.state in _ENDED and not opened.reason) or not orders.may_save(self._context.session, record)
        editor = OrderEditor(
            record.body if opened.draft is None else opened.draft,
            self._keep_draft,
            clock=self._context.session.clock,
            propose=self._propose,
            read_only=frozen,
            may_work=rights.may(self._context.session, Right.REPAIR),
            half_typed=opened.half_typed,
            parent=self,
        )
        self._follow(editor)
        self._replace_body(editor, record)
        self._take(record, editor)
        self._tell_opened(opened, signed_words(record))
        self._changed(editor.body)
        if held and self._body is not None and not self._holds_focus():
            self._body.show()
            self._body.setFocus(Qt.FocusReason.OtherFocusReason)  # or it jumps to whatever comes next in the window
        self.heading_changed.emit(heading(record))

    def _replace_body(self, editor: OrderEditor, record: Record[ServiceOrder]) -> None:
        same = self._body is not None and self._body.doc == record.doc
        at = self._body.verticalScrollBar().value() if self._body is not None and same else 0
        for old in (self._body, self._editor):
            if old is not None:
                old.deleteLater()
        if self._body is not None:
            self._room.removeWidget(self._body)
            self._body.hide()
        self._editor = editor
        self._body = OrderBody(editor, self._context, record.doc, record.state)
        self._body.stamped.connect(self._save)
        self._body.reopening.connect(self._flow.reopen_before)
        self._body.quoting.connect(self._flow.sign_quote)
        self._body.unsigned.connect(self._flow.unsign)
        self._body.witnessing.connect(self._flow.sign_witness)
        self._room.addWidget(self._body)
        self._body.verticalScrollBar().setValue(at)

    def _take(self, record: Record[ServiceOrder], editor: OrderEditor) -> None:
        self._actions.take(record, editor, reason=self._reason)
        self._flow.take(record, editor, reason=self._reason)

    def _lead_to(self, problem: OrderProblem) -> None:
        if self._body is not None:
            self._body.lead_to(problem)

    def _reopen(self) -> None:
        if self._record is not None:
            self._show(orders.opened(self._context.session, self._record.doc))

    def _propose(self, body: ServiceOrder) -> ServiceOrder:
        doc = self._record.doc if self._record else ""
        return coverage.propose(self._context.session, body, doc)

    # keeping
    def _keep_draft(self, body: ServiceOrder) -> datetime:
        editor, record = self._editor, self._record
        if editor is None or record is None:
            raise RuntimeError(body)
        half_typed = editor.half_typed()
        at = orders.keep_draft(self._context.session, record, body, reason=self._reason, half_typed=half_typed)
        self._context.hub.saved.emit(at)
        return at

    def _save(self) -> None:
        """Write what was typed as a revision; a draft stays a draft where that cannot be done now."""
        editor, record = self._editor, self._record
        if editor is None or record is None or editor.read_only or self._reason or editor.body == record.body:
            return
        editor.flush()
        try:
            saved = self._context.do(orders.save, record, editor.body)
        except KnownError as error:
            self._tell_refused(error)
            return
        self._took(saved)

    def _took(self, record: Record[ServiceOrder]) -> None:
        """Go on with what was just written: what is half typed stays where it is."""
        editor, before = self._editor, self._record
        if editor is None or self._body is None:
            return
        self._record = record
        if editor.half_typed():
            self._keep_draft(record.body)
        if before is None or record.state != before.state:
            self._reopen()
            return
        editor.body = record.body
        self._take(record, editor)
        self._changed(editor.body)
        self.heading_changed.emit(heading(record))

    # the one button that leads on
    def _go_on(self) -> None:
        record, editor = self._record, self._editor
        if record is None or editor is None:
            return
        editor.flush()
        if record.state == State.NEW:
            self._actions.send()
        elif record.state == State.DISPATCHED:
            now = editor.clock().replace(second=0, microsecond=0)
            editor.edit_visit(**{first_moment(editor.body): now})
            self._save()
        elif needs_before(editor.body) and not editor.confirmed:
            self._flow.confirm()
        else:
            self._flow.sign()

    def _preview(self, form: Form, blank: bool) -> None:
        """Show sheets; blank as they are taken along: what is planned or confirmed, and room for the pen."""
        self._save()
        if self._record is not None:
            preview(self._context, self, self._record.doc, form, None, blank=blank)

    # telling
    def _changed(self, body: ServiceOrder) -> None:
        if self._body is None or self._editor is None or self._record is None:
            return
        self._body.show_body(body)
        self._next.setText(self._next_words(body))
        new = self._record.state == State.NEW
        self._next.setVisible(not self._editor.read_only and (new or self._editor.may_work))

    def _next_words(self, body: ServiceOrder) -> str:
        if self._record is not None and self._record.state == State.NEW:
            return self.tr("派工…")
        if self._record is not None and self._record.state == State.DISPATCHED:
            there = first_moment(body) == "arrived_at"
            return self.tr("到达现场") if there else self.tr("开始服务")
        if needs_before(body) and body.before_confirmed_at is None:
            return self.tr("请顾客确认维修前状况")
        return self.tr("请顾客签收")

    def _tell_refused(self, error: KnownError) -> None:
        if isinstance(error, Refused):
            ask.problems(self, self.tr("没有保存："), error.problems)
            return
        again = button(self.tr("放弃我的修改，查看新版本"))
        again.clicked.connect(self._discard)
        self._notice.say(text(error.message), "notice-bad", [again] if isinstance(error, Conflict) else ())

    def _discard(self) -> None:
        if self._record is not None:
            orders.drop_draft(self._context.session, self._record)
            self._reopen()

    def _something_changed(self, changes: Changes) -> None:
        record, editor = self._record, self._editor
        if record is None or editor is None or not self.isVisible() or record.doc not in changes.docs:
            return
        fresh = orders.opened(self._context.session, record.doc)
        if fresh.record.rev != record.rev and editor.body == record.body:
            self._show(fresh)
