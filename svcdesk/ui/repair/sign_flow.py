"""The way to signatures: the condition found, the quote, the result; what lacks is told before anybody signs."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from svcdesk.domain.order_problems import OrderProblem
from svcdesk.domain.record import Record
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.signature import Party
from svcdesk.errors import KnownError
from svcdesk.services import service_order as orders
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.repair.editor import OrderEditor
from svcdesk.ui.repair.signing import ask_signature, declared_after, declared_before, declared_quote, lacking

_TO_COME = {"before_unsigned", "staff_unsigned", "customer_unsigned"}


class SignFlow(QObject):
    """``took`` carries the record that was written, ``signed`` asks for the frozen order to be shown.

    ``refused`` carries the error of a verb, ``led`` the first ``OrderProblem`` in the way; ``agreed`` tells that a
    quote was accepted.
    """

    took = Signal(object)
    signed = Signal()
    refused = Signal(object)
    led = Signal(object)
    agreed = Signal()

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._record: Record[ServiceOrder] | None = None
        self._editor: OrderEditor | None = None
        self._reason = ""

    def take(self, record: Record[ServiceOrder], editor: OrderEditor, *, reason: str) -> None:
        """Act on this order from now on."""
        self._record, self._editor, self._reason = record, editor, reason

    def confirm(self) -> None:
        """Have the customer confirm the condition found."""
        record, editor = self._record, self._editor
        if record is None or editor is None:
            return
        problems = orders.against_confirming(self._context.session, editor.body)
        if self._lacks(self.tr("还不能确认，请先补齐："), problems):
            return
        if not editor.body.before_signatures:
            what = declared_before(editor.body)
            given = ask_signature(self._context, editor.body, Party.CUSTOMER, what, self._window)
            if given is None:
                return
            editor.edit(before_signatures=(given,))
            editor.flush()
        try:
            kept = self._context.do(orders.confirm_before, record, editor.body)
        except KnownError as error:
            self.refused.emit(error)
            return
        self.took.emit(kept)

    def sign(self) -> None:
        """Have the result signed by who has not signed yet, and freeze the order."""
        record, editor = self._record, self._editor
        if record is None or editor is None:
            return
        problems = orders.against_signing(self._context.session, editor.body, record.doc)
        if self._lacks(self.tr("还不能签收，请先补齐："), problems):
            return
        for party in lacking(editor.body):
            what = declared_after(editor.body, party)
            given = ask_signature(self._context, editor.body, party, what, self._window)
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
            self.refused.emit(error)
            return
        self.signed.emit()

    def _lacks(self, headline: str, problems: list[OrderProblem]) -> bool:
        """Say what stands in the way but the signatures that come next, and lead to the first of it."""
        left = [one for one in problems if one.message.code.removeprefix("service_order.") not in _TO_COME]
        if left:
            ask.problems(self._window, headline, [one.message for one in left])
            self.led.emit(left[0])
        return bool(left)

    def sign_quote(self) -> None:
        """Have the quote accepted."""
        editor = self._editor
        if editor is None:
            return
        what = declared_quote(editor.body)
        given = ask_signature(self._context, editor.body, Party.CUSTOMER, what, self._window)
        if given is not None:
            editor.edit_quote(signature=given)
            self.agreed.emit()

    def sign_witness(self) -> None:
        """Have somebody witness that the customer does not sign."""
        editor = self._editor
        if editor is None:
            return
        what = declared_after(editor.body, Party.WITNESS)
        given = ask_signature(self._context, editor.body, Party.WITNESS, what, self._window)
        if given is not None:
            editor.edit(signatures=(*editor.body.signatures, given))

    def unsign(self, index: int) -> None:
        """Take a signature of the result off again."""
        editor = self._editor
        if editor is not None and index >= 0:
            given = editor.body.signatures
            editor.edit(signatures=(*given[:index], *given[index + 1 :]))

    def reopen_before(self) -> None:
        """Take the first confirmation back, for a reason."""
        record, editor = self._record, self._editor
        if record is None or editor is None:
            return
        question = self.tr("为什么要重新确认维修前状况？")
        detail = self.tr("原确认留在历史中；改好以后由顾客重新签字。")
        reason = ask.words(self._window, question, detail=detail, yes=self.tr("重新确认"))
        if not reason:
            return
        try:
            kept = self._context.do(orders.reopen_before, record, editor.body, reason)
        except KnownError as error:
            self.refused.emit(error)
            return
        self.took.emit(kept)
