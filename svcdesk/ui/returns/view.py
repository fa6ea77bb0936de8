"""One return on the screen: the request, the right to it, approval, receipt, settlement line by line, signature."""

from collections.abc import Sequence

import msgspec
from PySide6.QtWidgets import QHBoxLayout, QWidget

from svcdesk.domain.checks import Finding
from svcdesk.domain.record import Record
from svcdesk.domain.return_case import Line, ReturnCase, State
from svcdesk.domain.rights import Right
from svcdesk.domain.sheets import Form as Sheet
from svcdesk.errors import KnownError
from svcdesk.services import records, return_view, rights
from svcdesk.services import return_case as returns
from svcdesk.services.labels import state_label
from svcdesk.ui.colours import Tone
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.parts import clear
from svcdesk.ui.delivery.photos import Photos
from svcdesk.ui.delivery.printing import preview
from svcdesk.ui.delivery.signing import SignatureCard
from svcdesk.ui.edit_parts import EditParts
from svcdesk.ui.edit_view import EditView
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.ui.opened import void_words
from svcdesk.ui.parts import show_card
from svcdesk.ui.record_view import Heading
from svcdesk.ui.returns.actions import ReturnActions
from svcdesk.ui.returns.approval_card import ApprovalCard
from svcdesk.ui.returns.fields import blank, head_fields, head_values, line_row, request_of
from svcdesk.ui.returns.followers_card import FollowersCard
from svcdesk.ui.returns.goods import GoodsRows, choose_goods
from svcdesk.ui.returns.lines_card import LinesCard
from svcdesk.ui.returns.rights_card import RightsCard
from svcdesk.ui.sources import sources
from svcdesk.ui.state_bar import StateBar
from svcdesk.words import Message

TONES: dict[str, Tone] = {
    State.REQUESTED: "warn", State.APPROVED: "accent", State.REFUSED: "bad", State.RECEIVED: "accent",
    State.INSPECTED: "accent", State.SETTLED: "ok", State.CLOSED: "muted", State.VOID: "bad",
}  # fmt: skip
_WAY = (State.REQUESTED, State.APPROVED, State.RECEIVED, State.INSPECTED, State.SETTLED, State.CLOSED)
_DECIDES = {"customer", "type", "reason", "fault_on", "basis", "parts_missing_since", "requested_at"}


class ReturnView(EditView):
    """The request is typed; everything after it is said in the dialogs of the buttons."""

    kind = "return_case"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._known: dict[str, Line] = {}
        self._same_fault: set[str] = set()
        self._head = Form(head_fields(), sources=sources(context.session), clock=context.session.clock)
        photos = Photos(context, self)
        self._goods = GoodsRows(photos)
        self._rights = RightsCard()
        self._approval = ApprovalCard()
        self._lines = LinesCard(photos)
        self._signed = QWidget()
        self._signatures = QHBoxLayout(self._signed)
        self._signatures.setContentsMargins(0, 0, 0, 0)
        self._links = FollowersCard()
        self._bar = StateBar([(one, Message(f"return_case.state.{one}")) for one in _WAY])
        self.lay_out(
            [
                (self.tr("收货、检验与处理"), self._lines),
                (self.tr("签收"), self._signed),
                (self.tr("关联"), self._links),
                (self.tr("申请"), self._head),
                (self.tr("退换的产品"), self._goods),
                (self.tr("适用规则的推导"), self._rights),
                (self.tr("审批"), self._approval),
            ],
            EditParts([self._head], {"lines": self._goods}),
            self._bar,
        )
        self._actions = ReturnActions(context, self)
        self._connect()

    def _connect(self) -> None:
        self._actions.save_first(self.saved)
        self._actions.done.connect(self._after)
        self._actions.print_wanted.connect(self._print)
        self._goods.wanted.connect(self._add_goods)
        self._goods.changed.connect(self._goods_typed)
        self._head.changed.connect(self._head_typed)
        self._rights.same_fault.connect(self._tick)
        self._lines.pressed.connect(self._actions.on_line)
        self._lines.unit_wanted.connect(self._open_unit)
        self._links.wanted.connect(self.context.hub.wanted)

    def buttons(self) -> Sequence[QWidget]:
        return self._actions.buttons()

    # what EditView asks for
    def load(self, doc: str) -> Record[ReturnCase]:
        return records.record(self.context.session, doc, ReturnCase)

    def put(self, body: ReturnCase | None) -> None:
        state = self.record.state if self.record else ""
        self.may_edit = state in {"", State.REQUESTED} and rights.may(self.context.session, Right.RETURNS)
        shown = body or blank(self.context.session.clock())
        self._known = {line.id: line for line in shown.lines}
        self._same_fault = set(shown.same_fault)
        self._head.set_values(head_values(shown))
        self._goods.set_rows([line_row(line) for line in shown.lines])
        self._bar.show_state(state, TONES.get(state, "accent"), ended=state == State.CLOSED)
        self._show_cards(shown, state)
        self._derive(shown)

    def _show_cards(self, body: ReturnCase, state: str) -> None:
        session = self.context.session
        came = any(line.received for line in body.lines)
        may, quality = (rights.may(session, one) for one in (Right.RETURNS, Right.JUDGE_RETURNS))
        self._approval.show_case(body)
        self._lines.show_case(body, state, may=may, quality=quality)
        clear(self._signatures)
        for at, one in enumerate(body.signatures):
            self._signatures.addWidget(SignatureCard(at, one, read_only=True, parent=self._signed))
        self._signatures.addStretch(1)
        links = return_view.links(session, self.record) if self.record else []
        self._links.show_links(links)
        for part, wanted in (
            (self._lines, came),
            (self._signed, bool(body.signatures)),
            (self._links, bool(links)),
            (self._approval, bool(state) and bool(body.lines)),
        ):
            show_card(part, wanted)

    def take(self) -> ReturnCase:
        before = self.record.body if self.record else blank(self.context.session.clock())
        body = request_of(self.parts.values(), self._known, before)
        return msgspec.structs.replace(body, same_fault=tuple(sorted(self._same_fault)))

    def check(self, body: ReturnCase) -> list[Finding]:
        found = returns.check(self.context.session, body, self.record.doc if self.record else "")
        return [msgspec.structs.replace(one, field=_shown_field(one.field)) for one in found]

    def store(self, body: ReturnCase) -> Record[ReturnCase]:
        return self.context.do(returns.save_request, body, self.record)

    def heading(self) -> Heading:
        self._actions.take(self.record)
        record = self.record
        if record is None:
            return Heading(self.tr("新退换货单"))
        body: ReturnCase = record.body
        asked = text(Message(f"return_case.type.{body.type}")) if body.type != "open" else ""
        parts = (body.customer.name, asked, body.ticket_number, self._amended(record))
        line = " · ".join(part for part in parts if part)
        title = self.tr("不合格品退换")
        return Heading(title, record.number, state_label("return_case", record.state), TONES[record.state], line)

    def _amended(self, record: Record[ReturnCase]) -> str:
        return self.tr("第 {n} 次修订").format(n=record.amendment) if record.amendment else ""

    def read_only_words(self) -> str:
        if self.record and self.record.state == State.VOID:
            return void_words(self.record.body.void_reason)
        if self.record and self.record.state != State.REQUESTED:
            return self.tr("申请已审批，不能再改；后续在上方办理。")
        return super().read_only_words()

    # while typing
    def _derive(self, body: ReturnCase) -> None:
        session = self.context.session
        try:
            found = returns.entitlements(session, body)
            repairs = return_view.repairs(session, body)
        except KnownError:
            return
        self._rights.show_rights(body, found, repairs, editable=self.may_edit)

    def _head_typed(self, key: object) -> None:
        if key in _DECIDES:
            self._derive(self.take())

    def _goods_typed(self, at: int, key: str) -> None:  # noqa: ARG002 - as the signal gives it
        if not key:
            self._derive(self.take())

    def _tick(self, doc: str, same: bool) -> None:
        (self._same_fault.add if same else self._same_fault.discard)(doc)
        self._typed()
        self._derive(self.take())

    def _add_goods(self) -> None:
        body = self.take()
        line = choose_goods(self.context.session, body, self, self.record.doc if self.record else "")
        if line is not None:
            self._known[line.id] = line
            self._goods.set_rows([*self._goods.rows(), line_row(line)])
            self._typed()
            self._derive(self.take())

    # after a verb
    def _after(self, record: Record[ReturnCase]) -> None:
        self._show(record)

    def _print(self) -> None:
        if self.record is not None:
            preview(self.context, self, self.record.doc, Sheet.RETURN, None, blank=False)

    def _open_unit(self, product: str, serial: str) -> None:
        self.context.hub.wanted.emit("unit", f"{product}:{serial}")


def _shown_field(path: str) -> str:
    """Return the path of a field the screen has: the product of a line stands under its name."""
    return path[: -len("product")] + "name" if path.startswith("lines.") and path.endswith(".product") else path
