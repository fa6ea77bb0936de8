"""What a signed delivery brought about (6.5.2): feedback F19, payment notice F20, quarantined pieces F08."""

from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from svcdesk.domain.delivery import Delivery, State
from svcdesk.domain.nonconformity import Nonconformity
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.settlement import Feedback, FeedbackState, NoticeState, PaymentNotice, in_time
from svcdesk.domain.sheets import Form as SheetForm
from svcdesk.errors import KnownError, Refused
from svcdesk.reports.formats import deadline
from svcdesk.services import records, rights, settlement
from svcdesk.ui import ask, theme, typed
from svcdesk.ui.colours import Tone
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.parts import clear
from svcdesk.ui.delivery.warranty_row import WarrantyRow
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, hide_unless, label, row
from svcdesk.words import Message


class Followers(QFrame):
    """One row for each record that follows, with its next step. ``print_wanted`` carries the ``Form`` to be shown."""

    print_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme.look(self, "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 4, 12, 4)
        self._column.setSpacing(0)
        self.hide()

    def show_delivery(self, doc: str) -> None:
        """Show what follows from a delivery; nothing where it is not signed."""
        clear(self._column)
        found = settlement.followers(self._context.session, doc)
        rows: list[_FeedbackRow | _NoticeRow] = []
        if found.feedback is not None:
            rows.append(_FeedbackRow(self._context, found.feedback))
        if found.notice is not None:
            rows.append(_NoticeRow(self._context, found.notice))
        for made in rows:
            made.print_wanted.connect(self.print_wanted)
            self._column.addWidget(made)
        delivered = records.record(self._context.session, doc, Delivery)
        if delivered.state == State.SIGNED:
            self._column.addWidget(WarrantyRow(self._context, delivered.body))
        for one in found.nonconformities:
            self._column.addWidget(_nonconformity(one))
        self.setVisible(self._column.count() > 0)


def _wide(words: QWidget, *parts: QWidget) -> QHBoxLayout:
    """Return a row whose words take all the room the parts leave."""
    made = row(*parts)
    made.insertWidget(0, words, 1)
    return made


def _state(kind: str, state: str, tone: Tone) -> QWidget:
    shown = label(text(Message(f"lists.state.{kind}.{state}")), "strong")
    theme.set_tone(shown, tone)
    return shown


def _nonconformity(record: Record[Nonconformity]) -> QWidget:
    made = QWidget()
    words = f"F08 {record.number} · {record.body.description}"
    tone: Tone = "warn" if record.state == "open" else "muted"
    made.setLayout(_wide(label(words, wrap=True), _state("nonconformity", record.state, tone)))
    return made


class _FeedbackRow(QWidget):
    """F19 and its acknowledgement by 销售部."""

    print_wanted = Signal(object)

    def __init__(self, context: Context, record: Record[Feedback]) -> None:
        super().__init__()
        self._context, self._record = context, record
        show = button("F19", "quiet", "printer")
        show.setAccessibleName(self.tr("打印交付信息反馈单 F19"))
        show.clicked.connect(self._print)
        take = button(self.tr("销售部接收…"))
        take.clicked.connect(self._acknowledge)
        may = rights.may(context.session, Right.ACKNOWLEDGE_FEEDBACK)
        hide_unless(record.state == FeedbackState.SENT and may, take)
        self.setLayout(_wide(label(self._words(), wrap=True), self._tell(), take, show))

    def _words(self) -> str:
        body = self._record.body
        if body.received_at is not None:
            words = self.tr("交付信息反馈 {number} · {who} 于 {at} 接收")
            at = typed.show_moment(body.received_at)
            return words.format(number=self._record.number, who=body.received_by, at=at)
        words = self.tr("交付信息反馈 {number} · 销售部应于 {due} 前接收")
        return words.format(number=self._record.number, due=deadline(body.due_at))

    def _tell(self) -> QWidget:
        state = self._record.state
        late = state == FeedbackState.SENT and not in_time(self._record.body, self._context.session.clock())
        tone: Tone = "bad" if late else "ok" if state == FeedbackState.ACKNOWLEDGED else "warn"
        return _state("feedback", state, tone)

    def _print(self) -> None:
        self.print_wanted.emit(SheetForm.FEEDBACK)

    def _acknowledge(self) -> None:
        next_step = ask.words(
            self,
            self.tr("销售部收到交付信息，下一步收款怎么做？"),
            yes=self.tr("接收"),
            value=self.tr("发出收款通知"),
            detail=self.tr("写下后续收款动作，如：发出收款通知、电话提醒顾客付款。"),
        )
        if next_step:
            _do(self, self._context, settlement.acknowledge, self._record, next_step)


class _NoticeRow(QWidget):
    """F20: filled in, sent, paid."""

    print_wanted = Signal(object)

    def __init__(self, context: Context, record: Record[PaymentNotice]) -> None:
        super().__init__()
        self._context, self._record = context, record
        may = rights.may(context.session, Right.PAYMENT_NOTICES)
        waiting = record.state in {NoticeState.READY, NoticeState.SENT} and may
        fill, sent, paid = button(self.tr("填写…")), button(self.tr("已发出")), button(self.tr("已到账…"))
        show = button("F20", "quiet", "printer")
        show.setAccessibleName(self.tr("打印收款通知 F20"))
        for part, slot in ((fill, self._fill), (sent, self._send), (paid, self._book), (show, self._print)):
            part.clicked.connect(slot)
        hide_unless(waiting, fill)
        hide_unless(waiting and record.state == NoticeState.READY, sent)
        hide_unless(waiting and record.state == NoticeState.SENT, paid)
        words = self.tr("收款通知 {number} · 本期应收 ¥{due}")
        shown = words.format(number=record.number, due=typed.show_money(record.body.due))
        tone: Tone = "ok" if record.state == NoticeState.PAID else "warn" if waiting else "muted"
        state = _state("payment_notice", record.state, tone)
        self.setLayout(_wide(label(shown, wrap=True), state, fill, sent, paid, show))

    def _print(self) -> None:
        self.print_wanted.emit(SheetForm.PAYMENT_NOTICE)

    def _fill(self) -> None:
        form = Form(
            [
                Field("due_on", self.tr("付款期限"), "date", required=True),
                Field("handler", self.tr("经办人"), required=True),
                Field("contact", self.tr("顾客联系人")),
                Field("invoice", self.tr("发票号码和开具情况")),
            ],
            clock=self._context.session.clock,
        )
        body = self._record.body
        handler = body.handler or self._context.session.actor.name
        values = {"due_on": body.due_on, "handler": handler, "contact": body.contact, "invoice": body.invoice}
        form.set_values(values)
        FormDialog(self.tr("收款通知"), form, self.tr("保存"), self._filled, parent=self.window()).exec()

    def _filled(self, values: Any) -> None:
        body = msgspec.structs.replace(self._record.body, **values)
        self._context.do(settlement.edit_notice, self._record, body)

    def _send(self) -> None:
        _do(self, self._context, settlement.send, self._record)

    def _book(self) -> None:
        form = Form(
            [
                Field("paid_on", self.tr("到账日期"), "date", required=True),
                Field("note", self.tr("备注（银行回单号等）")),
            ],
            clock=self._context.session.clock,
        )
        form.set_values({"paid_on": self._context.session.clock().date()})
        FormDialog(self.tr("款项已到账"), form, self.tr("记为到账"), self._booked, parent=self.window()).exec()

    def _booked(self, values: Any) -> None:
        if values["paid_on"] is None:
            raise Refused([Message("sections.fill_in")])
        self._context.do(settlement.book_paid, self._record, values["paid_on"], values["note"] or "")


def _do(parent: QWidget, context: Context, verb: Any, *arguments: Any) -> None:
    """Do a verb; say every reason where it is refused."""
    try:
        context.do(verb, *arguments)
    except Refused as refused:
        headline = QCoreApplication.translate("Followers", "还不能这样做：")
        ask.problems(parent, headline, refused.problems)
    except KnownError as error:
        ask.message(parent, error.message, tone="warn")
