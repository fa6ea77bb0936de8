"""What can be done with a delivery besides filling it in: sign, print, amend, void, and what follows from it."""

from PySide6.QtWidgets import QWidget

from svcdesk.domain.delivery import Delivery, State
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.sheets import Form
from svcdesk.errors import KnownError, Refused
from svcdesk.services import delivery as deliveries
from svcdesk.services import rights
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.editor import Editor
from svcdesk.ui.delivery.packing_dialog import PackingDialog
from svcdesk.ui.menus import add_entry
from svcdesk.ui.returns.beginning import begin_return
from svcdesk.ui.signed_actions import SignedActions


class Actions(SignedActions):
    """Offers what the state of the delivery allows."""

    _record: Record[Delivery] | None = None
    _editor: Editor | None = None

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context, window, deliveries)
        self._reason = ""
        self._offer_sheets(
            {
                Form.PACKET: self.tr("整套验收资料（F16 + F17 + F18）"),
                Form.PACKING_LIST: self.tr("装箱单 F15"),
                Form.ACCEPTANCE: self.tr("产品验收单 F16"),
                Form.COMMISSIONING: self.tr("安装调试记录 F17"),
                Form.TRAINING: self.tr("培训记录 F18"),
                Form.FEEDBACK: self.tr("交付信息反馈单 F19"),
                Form.PAYMENT_NOTICE: self.tr("收款通知 F20"),
            },
            self.tr("空白验收资料（手写用）"),
        )
        menu = self._menu
        self._pack = add_entry(menu, self.tr("装箱与发运…"), self.pack)
        self._amend = add_entry(menu, self.tr("修订已签字的记录…"), self.amend)
        self._give_up = add_entry(menu, self.tr("放弃修订"), self.give_up)
        self._return = add_entry(menu, self.tr("办理退换货"), self.begin_return)
        self._void = add_entry(menu, self.tr("作废…"), self.void)

    def take(self, record: Record[Delivery], editor: Editor, *, reason: str) -> None:
        """Act on this delivery from now on."""
        self._record, self._editor, self._reason = record, editor, reason
        self._pack.setVisible(record.state == State.PLANNED)
        self._amend.setVisible(record.state == State.SIGNED and not reason)
        self._give_up.setVisible(bool(reason))
        may_return = rights.may(self._context.session, Right.RETURNS)
        self._return.setVisible(record.state == State.SIGNED and may_return)
        self._void.setVisible(record.state != State.VOID)

    def sign(self) -> bool:
        """Freeze the acceptance, or say everything that stands in the way; true when it is signed."""
        record, editor = self._record, self._editor
        if record is None or editor is None:
            return False
        try:
            if self._reason:
                self._context.do(deliveries.amend, record, editor.body, self._reason)
            else:
                self._context.do(deliveries.sign, record, editor.body)
        except Refused as refused:
            ask.problems(self._window, self.tr("还不能签字冻结，请先补齐："), refused.problems)
            return False
        except KnownError as error:
            ask.message(self._window, error.message, tone="warn")
            return False
        return True

    def pack(self) -> None:
        """Change the packing list of a delivery nobody has begun to count."""
        if self._record is None:
            return
        dialog = PackingDialog(self._context, self._record, self._window.window())
        if dialog.exec():
            self._editor = None
            self.reopen.emit()
        dialog.deleteLater()

    def begin_return(self) -> None:
        """Begin a return of goods that were handed over."""
        if self._record is not None:
            begin_return(self._context, self._window, delivery=self._record.doc)

    def _voiding(self) -> str:
        return self.tr("单号保留并标明作废，产品回到可交付状态。")
