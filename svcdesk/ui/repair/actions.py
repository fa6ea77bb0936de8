"""What can be done with a service order besides filling it in: send, print, come again, amend, void."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.service_order import ServiceOrder, State
from svcdesk.domain.sheets import Form
from svcdesk.errors import KnownError, Refused
from svcdesk.services import dispatching, rights
from svcdesk.services import service_order as orders
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.parts import button
from svcdesk.ui.repair.dispatch_dialog import DispatchDialog
from svcdesk.ui.repair.editor import OrderEditor
from svcdesk.ui.returns.beginning import begin_return

_OPEN = {State.NEW, State.DISPATCHED, State.ON_SITE, State.CONFIRMED}


class Actions(QObject):
    """``reopen`` asks the view to load the order again; ``print_wanted`` carries a ``Form``."""

    reopen = Signal()
    print_wanted = Signal(object)
    blank_wanted = Signal()

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._record: Record[ServiceOrder] | None = None
        self._editor: OrderEditor | None = None
        self._print = button(self.tr("打印预览"), icon="printer")
        self._print.setMenu(self._print_menu())
        self._more = button(self.tr("更多"), icon="ellipsis")
        self._menu = QMenu(self._more)
        self._send = self._action(self.tr("派工或改派…"), self.send)
        self._back = self._action(self.tr("收回派工"), self.take_back)
        self._again = self._action(self.tr("未完成，下次再来…"), self.come_again)
        self._refused = self._action(self.tr("未能进场…"), self.not_admitted)
        self._amend = self._action(self.tr("修订已签收的工单…"), self.amend)
        self._give_up = self._action(self.tr("放弃修订"), self.give_up)
        self._return = self._action(self.tr("办理退换货"), self.begin_return)
        self._void = self._action(self.tr("作废…"), self.void)
        self._more.setMenu(self._menu)

    def buttons(self) -> Sequence[QWidget]:
        """Return the buttons for the head of the record."""
        return (self._print, self._more)

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

    def _action(self, words: str, slot: object) -> QAction:
        action = QAction(words, self._menu)
        action.triggered.connect(slot)
        self._menu.addAction(action)
        return action

    def _print_menu(self) -> QMenu:
        menu = QMenu(self._print)
        names = {
            Form.SERVICE_PACKET: self.tr("整套服务资料（F22 + F23 + F24）"),
            Form.ORDER: self.tr("服务工单 F22"),
            Form.REPAIR: self.tr("维修记录单 F23"),
            Form.SIGN_OFF: self.tr("客户签收单 F24"),
        }
        for form, words in names.items():
            action = QAction(words, menu)
            action.setData(form.value)
            action.triggered.connect(self._print_form)
            menu.addAction(action)
        menu.addSeparator()
        blank = QAction(self.tr("本单手写用（F22 + F23 + F24）"), menu)
        blank.triggered.connect(self._print_blank)
        menu.addAction(blank)
        return menu

    def _print_form(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.print_wanted.emit(Form(action.data()))

    def _print_blank(self) -> None:
        self.blank_wanted.emit()

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

    def amend(self) -> None:
        """Begin an amendment: the signed order opens again with its signatures taken off, for a reason."""
        record = self._record
        if record is None:
            return
        question = self.tr("为什么要修订 {number}？").format(number=record.number)
        detail = self.tr("原签字版本永久保留。修订要重新签字，签字后才生效。")
        reason = ask.words(self._window, question, yes=self.tr("开始修订"), detail=detail)
        if reason:
            unsigned = msgspec.structs.replace(record.body, signatures=())
            orders.keep_draft(self._context.session, record, unsigned, reason=reason)
            self.reopen.emit()

    def give_up(self) -> None:
        """Drop an amendment that was begun; the signed order stands as it was."""
        question = self.tr("放弃这次修订？已签字的版本不受影响。")
        if self._record is not None and ask.confirm(self._window, question, yes=self.tr("放弃修订"), danger=True):
            orders.drop_draft(self._context.session, self._record)
            self._editor = None
            self.reopen.emit()

    def void(self) -> None:
        """Take the order out of use, for a reason; its number stays."""
        record = self._record
        if record is None:
            return
        question = self.tr("为什么作废 {number}？").format(number=record.number)
        detail = self.tr("单号保留并标明作废；已用的配件退回库存。")
        reason = ask.words(self._window, question, yes=self.tr("作废"), detail=detail)
        if reason:
            self._do(self.tr("不能作废："), orders.void, record, reason)

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

    def _do(self, headline: str, verb: Callable[..., orders.Saved], *args: object, **more: object) -> None:
        try:
            self._context.do(verb, *args, **more)
        except Refused as refused:
            ask.problems(self._window, headline, refused.problems)
        except KnownError as error:
            ask.message(self._window, error.message, tone="warn")
        self._editor = None
        self.reopen.emit()
