"""One claim on a supplier: what it rests on, what is asked, the answer, and how it was settled."""

from collections.abc import Sequence

import msgspec
from PySide6.QtWidgets import QPushButton, QWidget

from svcdesk.domain.checks import Finding
from svcdesk.domain.claim_rules import TURNS
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.rights import Right
from svcdesk.domain.sheets import Form as SheetForm
from svcdesk.domain.supplier_claim import State, SupplierClaim
from svcdesk.errors import KnownError, Refused
from svcdesk.services import records, return_view, rights
from svcdesk.services import supplier_claim as claims
from svcdesk.services.labels import state_label
from svcdesk.ui import ask
from svcdesk.ui.colours import Tone
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.photos import Photos
from svcdesk.ui.delivery.printing import preview
from svcdesk.ui.edit_parts import EditParts
from svcdesk.ui.edit_view import EditView
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.opened import void_words
from svcdesk.ui.parts import button, show_card
from svcdesk.ui.record_view import Heading
from svcdesk.ui.returns.dialogs import Do, Values, run
from svcdesk.ui.returns.followers_card import FollowersCard
from svcdesk.ui.sources import sources
from svcdesk.ui.state_bar import StateBar
from svcdesk.words import Message

_TONES: dict[str, Tone] = {
    State.OPEN: "warn", State.SENT: "accent", State.ANSWERED: "accent", State.SETTLED: "ok", State.VOID: "bad",
}  # fmt: skip
_CONCERNS = {
    "supplier_claim.supplier_missing": "supplier",
    "supplier_claim.asked_missing": "asked",
    "supplier_claim.answer_missing": "answer",
    "supplier_claim.answer_time": "at",
    "supplier_claim.amount_range": "amount",
    "supplier_claim.settled_for_nothing": "note",
}
_WAY = (State.OPEN, State.SENT, State.ANSWERED, State.SETTLED)


class ClaimView(EditView):
    """Claims come from returns; here they are filled in, sent, answered and settled."""

    kind = "supplier_claim"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._facts = Form(
            [
                Field("name", self.tr("产品"), read_only=True),
                Field("serial", self.tr("序列号或批号"), read_only=True),
                Field("quantity", self.tr("数量"), read_only=True),
                Field("origin_number", self.tr("退换货单"), read_only=True),
                Field("description", self.tr("缺陷情况"), "long_text", read_only=True),
                Field("photos", self.tr("照片"), "photos", read_only=True),
            ],
            photos=Photos(context, self),
        )
        self._claim = Form(
            [
                Field("supplier", self.tr("供方"), required=True),
                Field("amount", self.tr("索赔金额"), "money"),
                Field("asked", self.tr("要求（换货、退款、赔偿…）"), "long_text", required=True),
                Field("owner", self.tr("经办人"), "reference", source="person"),
            ],
            sources=sources(context.session),
        )
        self._answer = self._answer_form()
        self._links = FollowersCard()
        self._links.wanted.connect(context.hub.wanted)
        self._bar = StateBar([(one, Message(f"supplier_claim.state.{one}")) for one in _WAY])
        self.lay_out(
            [
                (self.tr("依据"), self._facts),
                (self.tr("索赔"), self._claim),
                (self.tr("答复与结清"), self._answer),
                (self.tr("关联"), self._links),
            ],
            EditParts([self._claim], {}),
            self._bar,
        )
        self._make_buttons()

    def _answer_form(self) -> Form:
        return Form(
            [
                Field("answer", self.tr("供方答复"), "long_text", read_only=True),
                Field("settled_amount", self.tr("实际赔付"), "money", read_only=True),
                Field("settlement_note", self.tr("结案说明"), read_only=True),
            ]
        )

    def _make_buttons(self) -> None:
        self._send = button(self.tr("已发给供方"), "primary")
        self._reply = button(self.tr("登记供方答复…"), "primary")
        self._settle_it = button(self.tr("结清…"), "primary")
        self._print = button(self.tr("打印 F26"), icon="printer")
        for one, slot in zip(self.buttons(), (self.send, self.reply, self.settle, self.print_sheet), strict=True):
            one.clicked.connect(slot)
            one.setParent(self)

    def buttons(self) -> Sequence[QPushButton]:
        return (self._send, self._reply, self._settle_it, self._print)

    def print_sheet(self) -> None:
        """Show the claim as F26 towards the supplier."""
        if self.record:
            preview(self.context, self.window(), self.record.doc, SheetForm.RETURN, None, blank=False)

    # what EditView asks for
    def load(self, doc: str) -> Record[SupplierClaim]:
        return records.record(self.context.session, doc, SupplierClaim)

    def put(self, body: SupplierClaim | None) -> None:
        state = self.record.state if self.record else ""
        self.may_edit = TURNS.may("edit", state) and rights.may(self.context.session, Right.CLAIMS)
        shown = body or SupplierClaim(origin="", name="")
        plain = msgspec.structs.asdict(shown)
        self._facts.set_values(
            {key: plain[key] for key in ("name", "serial", "origin_number", "description", "photos")}
        )
        self._facts.set_field_visible("photos", bool(shown.photos))
        self._facts.set_values({"quantity": f"{shown.quantity.normalize():f}"})
        self._facts.set_read_only(True)
        self._claim.set_values({key: plain[key] for key in ("supplier", "amount", "asked")})
        self._claim.set_values({"owner": shown.owner.doc or None})
        self._answer.set_values({key: plain[key] for key in ("answer", "settled_amount", "settlement_note")})
        self._answer.set_read_only(True)
        show_card(self._answer, bool(shown.answer or shown.settled_at))
        self._bar.show_state(state, _TONES.get(state, "accent"), ended=state == State.SETTLED)
        near = (shown.origin, shown.nonconformity)
        self._links.show_links(return_view.found_links(self.context.session, [one for one in near if one]))

    def take(self) -> SupplierClaim:
        values = self.parts.values()
        before: SupplierClaim = self.record.body if self.record else SupplierClaim(origin="", name="")
        doc = str(values["owner"] or "")
        owner = before.owner if before.owner.doc == doc else Actor(doc, records.title(self.context.session, doc))
        filled = {key: values[key] for key in ("supplier", "amount", "asked")}
        return msgspec.structs.replace(before, **filled, owner=owner if doc else Actor("", ""))

    def check(self, body: SupplierClaim) -> list[Finding]:
        return claims.check(body)

    def store(self, body: SupplierClaim) -> Record[SupplierClaim]:
        if self.record is None:
            raise RuntimeError(body)
        return self.context.do(claims.fill_in, self.record, body)

    def heading(self) -> Heading:
        record = self.record
        state = record.state if record else ""
        may = rights.may(self.context.session, Right.CLAIMS)
        steps = (self._send, "send"), (self._reply, "answer"), (self._settle_it, "settle")
        for one, step in steps:
            one.setVisible(may and TURNS.may(step, state) and not (step == "answer" and state == State.ANSWERED))
        self._print.setVisible(record is not None)
        if record is None:
            return Heading(self.tr("供方索赔"))
        body: SupplierClaim = record.body
        line = " · ".join(part for part in (body.supplier, body.name, body.serial) if part)
        label = state_label("supplier_claim", record.state)
        return Heading(self.tr("供方索赔"), record.number, label, _TONES[record.state], line)

    def read_only_words(self) -> str:
        if self.record and self.record.state == State.VOID:
            return void_words(self.record.reason)
        if self.record and self.record.state == State.SETTLED:
            return self.tr("已结清，不能再改。")
        return super().read_only_words()

    # what the buttons do
    def send(self) -> None:
        """Note that it went out; what is typed is saved first."""
        if not self.saved() or self.record is None:
            return
        try:
            self._show(self.context.do(claims.send, self.record))
        except Refused as refused:
            if rest := self._claim.place(refused.problems, _CONCERNS):
                ask.problems(self, self.tr("还不能发出："), rest)
        except KnownError as error:
            ask.message(self, error.message, tone="warn")

    def reply(self) -> None:
        """Note what the supplier answered."""
        fields = [
            Field("answer", self.tr("供方怎么答复"), "long_text", required=True),
            Field("at", self.tr("答复时间"), "datetime", hint=self.tr("不填就是现在")),
        ]
        self._ask(self.tr("登记供方答复"), fields, self.tr("保存"), self._answered)

    def _answered(self, values: Values) -> None:
        if self.record is not None:
            self._show(self.context.do(claims.answer, self.record, str(values["answer"] or ""), values["at"]))

    def settle(self) -> None:
        """Settle it with what the supplier gave."""
        fields = [
            Field("amount", self.tr("实际赔付"), "money"),
            Field("note", self.tr("结案说明"), "long_text"),
        ]
        words = self.tr("供方没有赔付时，写明为什么结案。")
        self._ask(self.tr("结清索赔"), fields, self.tr("结清"), self._settled, words)

    def _ask(self, title: str, fields: list[Field], yes: str, do: Do, words: str = "") -> None:
        form = Form(fields, clock=self.context.session.clock)
        run(FormDialog(title, form, yes, do, words=words, concerns=_CONCERNS, parent=self))

    def _settled(self, values: Values) -> None:
        if self.record is not None:
            self._show(self.context.do(claims.settle, self.record, values["amount"], str(values["note"] or "")))
