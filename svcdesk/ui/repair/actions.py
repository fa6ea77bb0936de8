"""What can be done with a service order besides filling it in: send, print, come again, amend, void."""

from PySide6.QtWidgets import QWidget

from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.service_order import ServiceOrder, State
from svcdesk.domain.sheets import Form
from svcdesk.errors import KnownError
from svcdesk.services import dispatching, rights
from svcdesk.services import service_order as orders
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.menus import add_entry
from svcdesk.ui.repair.dispatch_dialog import DispatchDialog
from svcdesk.ui.repair.editor import OrderEditor
from svcdesk.ui.returns.beginning import begin_return
from svcdesk.ui.signed_actions import SignedActions

_OPEN = {State.NEW, State.DISPATCHED, State.ON_SITE, State.CONFIRMED}


class Actions(SignedActions):
    """Offers what the state of the order and the rights of the person allow."""

    _record: Record[ServiceOrder] | None = None
    _editor: OrderEditor | None = None

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context, window, orders)
        self._offer_sheets(
            {
                Form.SERVICE_PACKET: self.tr("整套服务资料（F22 + F23 + F24）"),
                Form.ORDER: self.tr("服务工单 F22"),
                Form.REPAIR: self.tr("维修记录单 F23"),
                Form.SIGN_OFF: self.tr("客户签收单 F24"),
            },
            self.tr("本单手写用（F22 + F23 + F24）"),
        )
        menu = self._menu
        self._send = add_entry(menu, self.tr("派工或改派…"), self.send)
        self._back = add_entry(menu, self.tr("收回派工"), self.take_back)
        self._again = add_entry(menu, self.tr("未完成，下次再来…"), self.come_again)
        self._refused = add_entry(menu, self.tr("未能进场…"), self.not_admitted)
        self._amend = add_entry(menu, self.tr("修订已签收的工单…"), self.amend)
        self._give_up = add_entry(menu, self.tr("放弃修订"), self.give_up)
        self._return = add_entry(menu, self.tr("办理退换货"), self.begin_return)
        self._void = add_entry(menu, self.tr("作废…"), self.void)

    def take(self, record: Record[ServiceOrder], editor: OrderEditor, *, reason: str) -> None:
        """Act on this order from now on."""
        self._record, self._editor = record, editor
        session, open_ = self._context.session, record.state in _OPEN
        may_send = rights.may(session, Right.DISPATCH)
        self._send.setVisible(open_ and may_send)
        self._back.setVisible(record.state == State.DISPATCHED and may_send)
        there = record.state in {State.DISPATCHED, State.ON_SITE, State.CONFIRMED}
        self._again.setVisible(there and rights.may(session, Right.REPAIR))
        self._refused.setVisible(there and rights.may(session, Right.REPAIR))
        self._amend.setVisible(
            record.state == State.SIGNED and not reason and rights.may(session, Right.AMEND_REPAIR)
        )
        self._give_up.setVisible(bool(reason))
        self._return.setVisible(record.state != State.VOID and rights.may(session, Right.RETURNS))
        self._void.setVisible(record.state != State.VOID and rights.may(session, Right.VOID_REPAIR))

    def send(self) -> None:
        """Give the order to somebody, or move it."""
        record = self._kept()
        if record is None:
            return
        dialog = DispatchDialog(self._context, record, self._window.window())
        if dialog.exec():
            self.reopen.emit()
        dialog.deleteLater()

    def begin_return(self) -> None:
        """Begin a return of the device that was repaired."""
        if self._record is not None:
            begin_return(self._context, self._window, order=self._record.doc)

    def take_back(self) -> None:
        """Take the order back from its technician."""
        record = self._kept()
        if record is not None:
            self._do(self.tr("不能收回："), dispatching.withdraw, record)

    def come_again(self) -> None:
        """End the visit unfinished, and arrange the next one."""
        self._end_visit(self.tr("为什么没有完成？"), admitted=True)

    def not_admitted(self) -> None:
        """Note that nobody was let in."""
        self._end_visit(self.tr("为什么未能进场？"), admitted=False)

    def _end_visit(self, question: str, *, admitted: bool) -> None:
        record, editor = self._record, self._editor
        if record is None or editor is None:
            return
        detail = self.tr("本次服务到此为止，记入经过；随后可约定下次时间。")
        note = ask.words(self._window, question, detail=detail, yes=self.tr("下次再来"))
        if note:
            body = editor.body
            self._do(self.tr("不能结束本次服务："), dispatching.come_again, record, body, note, admitted=admitted)

    def _voiding(self) -> str:
        return self.tr("单号保留并标明作废；已用的配件退回库存。")

    def _kept(self) -> Record[ServiceOrder] | None:
        """Return the order with what was typed saved, so that sending changes nothing else."""
        record, editor = self._record, self._editor
        if record is None or editor is None:
            return None
        if editor.body != record.body and orders.may_save(self._context.session, record):
            try:
                record = self._context.do(orders.save, record, editor.body)
            except KnownError as error:
                ask.message(self._window, error.message, tone="warn")
                return None
        return record
