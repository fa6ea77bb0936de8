"""What can be done with a delivery besides filling it in: sign, print, amend, void, and what follows from it."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

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
from svcdesk.ui.parts import button
from svcdesk.ui.returns.beginning import begin_return


class Actions(QObject):
    """``reopen`` asks the view to load the delivery again; ``print_wanted`` carries a ``Form`` and whether blank."""

    reopen = Signal()
    print_wanted = Signal(object, bool)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._record: Record[Delivery] | None = None
        self._editor: Editor | None = None
        self._reason = ""
        self._print = button(self.tr("打印预览"), icon="printer")
        self._print.setMenu(self._print_menu())
        self._more = button(self.tr("更多"), icon="ellipsis")
        self._menu = QMenu(self._more)
        self._pack = self._action(self.tr("装箱与发运…"), self.pack)
        self._amend = self._action(self.tr("修订已签字的记录…"), self.amend)
        self._give_up = self._action(self.tr("放弃修订"), self.give_up)
        self._return = self._action(self.tr("办理退换货"), self.begin_return)
        self._void = self._action(self.tr("作废…"), self.void)
        self._more.setMenu(self._menu)

    def buttons(self) -> Sequence[QWidget]:
        """Return the buttons for the head of the record."""
        return (self._print, self._more)

    def take(self, record: Record[Delivery], editor: Editor, *, reason: str) -> None:
        """Act on this delivery from now on."""
        self._record, self._editor, self._reason = record, editor, reason
        self._pack.setVisible(record.state == State.PLANNED)
        self._amend.setVisible(record.state == State.SIGNED and not reason)
        self._give_up.setVisible(bool(reason))
        may_return = rights.may(self._context.session, Right.RETURNS)
        self._return.setVisible(record.state == State.SIGNED and may_return)
        self._void.setVisible(record.state != State.VOID)

    def _action(self, words: str, slot: object) -> QAction:
        action = QAction(words, self._menu)
        action.triggered.connect(slot)
        self._menu.addAction(action)
        return action

    def _print_menu(self) -> QMenu:
        menu = QMenu(self._print)
        names = {
            Form.PACKET: self.tr("整套验收资料（F16 + F17 + F18）"),
            Form.PACKING_LIST: self.tr("装箱单 F15"),
            Form.ACCEPTANCE: self.tr("产品验收单 F16"),
            Form.COMMISSIONING: self.tr("安装调试记录 F17"),
            Form.TRAINING: self.tr("培训记录 F18"),
            Form.FEEDBACK: self.tr("交付信息反馈单 F19"),
            Form.PAYMENT_NOTICE: self.tr("收款通知 F20"),
        }
        for form, words in names.items():
            action = QAction(words, menu)
            action.setData(form.value)
            action.triggered.connect(self._print_form)
            menu.addAction(action)
        menu.addSeparator()
        blank = QAction(self.tr("空白验收资料（手写用）"), menu)
        blank.triggered.connect(self._print_blank)
        menu.addAction(blank)
        return menu

    def _print_form(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.print_wanted.emit(Form(action.data()), False)

    def _print_blank(self) -> None:
        self.print_wanted.emit(Form.PACKET, True)

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

    def amend(self) -> None:
        """Begin an amendment: the signed form opens again with its signatures taken off, for a reason."""
        record = self._record
        if record is None:
            return
        question = self.tr("为什么要修订 {number}？").format(number=record.number)
        detail = self.tr("原签字版本永久保留。修订要重新签字，签字后才生效。")
        reason = ask.words(self._window, question, yes=self.tr("开始修订"), detail=detail)
        if reason:
            unsigned = msgspec.structs.replace(record.body, signatures=())
            deliveries.keep_draft(self._context.session, record, unsigned, reason=reason)
            self.reopen.emit()

    def begin_return(self) -> None:
        """Begin a return of goods that were handed over."""
        if self._record is not None:
            begin_return(self._context, self._window, delivery=self._record.doc)

    def give_up(self) -> None:
        """Drop an amendment that was begun; the signed form stands as it was."""
        if self._record is None:
            return
        question = self.tr("放弃这次修订？已签字的版本不受影响。")
        if ask.confirm(self._window, question, yes=self.tr("放弃修订"), danger=True):
            deliveries.drop_draft(self._context.session, self._record)
            self._editor = None
            self.reopen.emit()

    def void(self) -> None:
        """Take the delivery out of use, for a reason; its number stays."""
        if self._record is None:
            return
        question = self.tr("为什么作废 {number}？").format(number=self._record.number)
        detail = self.tr("单号保留并标明作废，产品回到可交付状态。")
        reason = ask.words(self._window, question, yes=self.tr("作废"), detail=detail)
        if not reason:
            return
        try:
            self._context.do(deliveries.void, self._record, reason)
        except Refused as refused:
            ask.problems(self._window, self.tr("不能作废："), refused.problems)
        except KnownError as error:
            ask.message(self._window, error.message, tone="warn")
        self.reopen.emit()
