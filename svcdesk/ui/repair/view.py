"""One service order on the screen: one page from dispatch to signature, kept at every keystroke."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from svcdesk.domain.confirming import needs_before
from svcdesk.domain.order_problems import OrderProblem
from svcdesk.domain.record import Record
from svcdesk.domain.service_order import ServiceOrder, State
from svcdesk.domain.sheets import Form
from svcdesk.domain.signature import Party
from svcdesk.domain.times import SHANGHAI
from svcdesk.domain.visit_rules import first_moment
from svcdesk.errors import Conflict, KnownError, Refused
from svcdesk.services import coverage
from svcdesk.services import service_order as orders
from svcdesk.services.desk import Changes
from svcdesk.ui import ask, theme
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.printing import preview
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import button, label, row
from svcdesk.ui.record_view import RecordView
from svcdesk.ui.repair.actions import Actions
from svcdesk.ui.repair.editor import OrderEditor
from svcdesk.ui.repair.new_order import begin_order
from svcdesk.ui.repair.page_body import OrderBody
from svcdesk.ui.repair.signing import ask_signature, declared_after, declared_before, declared_quote, lacking
from svcdesk.ui.repair.telling import heading, told_opened

_ENDED = {State.SIGNED, State.VOID}
_UNSIGNED = {"before_unsigned", "staff_unsigned", "customer_unsigned"}


class OrderView(RecordView):
    """Shows an order; what is typed is a draft at once and becomes a revision when a moment is noted or signed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record: Record[ServiceOrder] | None = None
        self._editor: OrderEditor | None = None
        self._body: OrderBody | None = None
        self._reason = ""
        self._actions = Actions(context, self)
        self._actions.reopen.connect(self._reopen)
        self._actions.print_wanted.connect(self._preview)
        self._notice = Notice()
        self._saved = label("", "muted")
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

    def buttons(self) -> Sequence[QWidget]:
        return self._actions.buttons()

    def keep(self) -> None:
        if self._editor is not None:
            self._editor.flush()

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

    def notice(self) -> str:
        """Return what is said above the page."""
        return self._notice.words()

    # showing
    def _show(self, opened: orders.Opened) -> None:
        record = opened.record
        self._record, self._reason = record, opened.reason
        frozen = record.state in _ENDED and not opened.reason
        editor = OrderEditor(
            record.body if opened.draft is None else opened.draft,
            self._keep_draft,
            clock=self._context.session.clock,
            propose=self._propose,
            read_only=frozen,
            half_typed=opened.half_typed,
            parent=self,
        )
        editor.changed.connect(self._changed)
        editor.kept.connect(self._tell_kept)
        editor.failed.connect(self._tell_failed)
        self._replace_body(editor, record)
        self._actions.take(record, editor, reason=opened.reason)
        self._tell_opened(opened)
        self._changed(editor.body)
        self.heading_changed.emit(heading(record))

    def _replace_body(self, editor: OrderEditor, record: Record[ServiceOrder]) -> None:
        at = self._body.verticalScrollBar().value() if self._body is not None else 0
        for old in (self._body, self._editor):
            if old is not None:
                old.deleteLater()
        if self._body is not None:
            self._room.removeWidget(self._body)
            self._body.hide()
        self._editor = editor
        self._body = OrderBody(editor, self._context, record.doc, record.state)
        self._body.stamped.connect(self._save)
        self._body.reopening.connect(self._reopen_before)
        self._body.quoting.connect(self._sign_quote)
        self._body.unsigned.connect(self._unsign)
        self._body.witnessing.connect(self._sign_witness)
        self._room.addWidget(self._body)
        self._body.verticalScrollBar().setValue(at)

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
        if editor is None or record is None or editor.read_only or self._reason:
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
        editor = self._editor
        if editor is None or self._body is None:
            return
        if record.state != (self._record.state if self._record else ""):
            self._record = record
            self._reopen()
            return
        self._record = record
        editor.body = record.body
        self._actions.take(record, editor, reason=self._reason)
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
            self._confirm()
        else:
            self._sign()

    def _confirm(self) -> None:
        record, editor = self._record, self._editor
        if record is None or editor is None:
            return
        problems = orders.against_confirming(self._context.session, editor.body)
        if self._refused(self.tr("还不能确认，请先补齐："), problems):
            return
        if not editor.body.before_signatures:
            given = ask_signature(self._context, editor.body, Party.CUSTOMER, declared_before(editor.body), self)
            if given is None:
                return
            editor.edit(before_signatures=(given,))
            editor.flush()
        try:
            kept = self._context.do(orders.confirm_before, record, editor.body)
        except KnownError as error:
            self._tell_refused(error)
            return
        self._took(kept)

    def _sign(self) -> None:
        record, editor = self._record, self._editor
        if record is None or editor is None:
            return
        problems = orders.against_signing(self._context.session, editor.body)
        if self._refused(self.tr("还不能签收，请先补齐："), problems):
            return
        for party in lacking(editor.body):
            what = declared_after(editor.body, party)
            given = ask_signature(self._context, editor.body, party, what, self)
            if given is None:
                return
            editor.edit(signatures=(*editor.body.signatures, given))
            editor.flush()
        try:
            if self._reason:
                self._context.do(orders.amend, record, editor.body, self._reason)
            else:
                self._context.do(orders.sign, record, editor.body)
        except KnownError as error:
            self._tell_refused(error)
            return
        self._reopen()

    def _refused(self, headline: str, problems: list[OrderProblem]) -> bool:
        """Say what stands in the way but the signatures that come next, and lead to the first of it."""
        left = [one for one in problems if one.message.code.removeprefix("service_order.") not in _UNSIGNED]
        if left and self._body is not None:
            ask.problems(self, headline, [one.message for one in left])
            self._body.lead_to(left[0])
        return bool(left)

    def _sign_quote(self) -> None:
        editor = self._editor
        if editor is None:
            return
        given = ask_signature(self._context, editor.body, Party.CUSTOMER, declared_quote(editor.body), self)
        if given is not None:
            editor.edit_quote(signature=given)
            self._save()

    def _sign_witness(self) -> None:
        editor = self._editor
        if editor is None:
            return
        what = declared_after(editor.body, Party.WITNESS)
        given = ask_signature(self._context, editor.body, Party.WITNESS, what, self)
        if given is not None:
            editor.edit(signatures=(*editor.body.signatures, given))

    def _unsign(self, index: int) -> None:
        editor = self._editor
        if editor is not None and index >= 0:
            given = editor.body.signatures
            editor.edit(signatures=(*given[:index], *given[index + 1 :]))

    def _reopen_before(self) -> None:
        record, editor = self._record, self._editor
        if record is None or editor is None:
            return
        question = self.tr("为什么要重新确认维修前状况？")
        detail = self.tr("原确认留在历史中；改好以后由顾客重新签字。")
        reason = ask.words(self, question, detail=detail, yes=self.tr("重新确认"))
        if not reason:
            return
        try:
            kept = self._context.do(orders.reopen_before, record, editor.body, reason)
        except KnownError as error:
            self._tell_refused(error)
            return
        self._took(kept)

    def _preview(self, form: Form) -> None:
        self._save()
        if self._record is not None:
            preview(self._context, self, self._record.doc, form, None, blank=False)

    # telling
    def _changed(self, body: ServiceOrder) -> None:
        if self._body is None or self._editor is None or self._record is None:
            return
        self._body.show_body(body)
        self._next.setText(self._next_words(body))
        self._next.setVisible(not self._editor.read_only)

    def _next_words(self, body: ServiceOrder) -> str:
        if self._record is not None and self._record.state == State.NEW:
            return self.tr("派工…")
        if self._record is not None and self._record.state == State.DISPATCHED:
            there = first_moment(body) == "arrived_at"
            return self.tr("到达现场") if there else self.tr("开始服务")
        if needs_before(body) and body.before_confirmed_at is None:
            return self.tr("请顾客确认维修前状况")
        return self.tr("请顾客签收")

    def _tell_kept(self, at: datetime) -> None:
        words = self.tr("✓ 已自动保存 {time} · 关机也不会丢失")
        self._saved.setText(words.format(time=f"{at.astimezone(SHANGHAI):%H:%M:%S}"))
        theme.set_tone(self._saved, "neutral")

    def _tell_failed(self, error: Exception) -> None:
        why = text(error.message) if isinstance(error, KnownError) else str(error)
        self._saved.setText(self.tr("未能保存：{why}").format(why=why))
        theme.set_tone(self._saved, "bad")

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

    def _tell_opened(self, opened: orders.Opened) -> None:
        self._saved.setText("")
        self._notice.say(*told_opened(opened))

    def _something_changed(self, changes: Changes) -> None:
        record, editor = self._record, self._editor
        if record is None or editor is None or not self.isVisible() or record.doc not in changes.docs:
            return
        fresh = orders.opened(self._context.session, record.doc)
        if fresh.record.rev != record.rev and msgspec.structs.asdict(editor.body) == msgspec.structs.asdict(
            record.body
        ):
            self._show(fresh)
