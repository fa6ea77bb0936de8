"""How one line ends: replaced by a piece from 合格库, repaired, taken back, refunded or sent back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from svcdesk.domain.planning import Piece
from svcdesk.domain.return_case import Line, Settlement, Type
from svcdesk.domain.return_rules import line_name
from svcdesk.domain.return_settling import BANNED, Money, Offer
from svcdesk.services import records, return_lines
from svcdesk.services.choices import fits
from svcdesk.services.desk import Session
from svcdesk.ui.context import Context
from svcdesk.ui.fields import Field, Option
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.returns.fields import choices, translate
from svcdesk.ui.sources import sources
from svcdesk.words import Message

_SHOWN: dict[str, tuple[str, ...]] = {
    Settlement.REPLACED: ("product", "piece", "reason"),
    Settlement.REPAIRED: ("charge",),
    Settlement.RETURNED: ("charge",),
    Settlement.REFUNDED: ("refund", "charge"),
    Settlement.SENT_BACK: ("charge",),
}
_CONCERNS = {
    "return_case.settlement_open": "settlement",
    "return_case.misused": "settlement",
    "return_case.back_banned": "settlement",
    "return_case.released_already": "settlement",
    "return_case.repair_unsaid": "note",
    "return_case.no_replacement": "piece",
    "return_case.replacement_unnamed": "piece",
    "return_case.replaces_itself": "piece",
    "return_case.not_in_good_stock": "piece",
    "return_case.replacement_banned": "product",
    "return_case.other_product_unsaid": "reason",
    "return_case.refund_missing": "refund",
    "return_case.refund_over_price": "refund",
    "return_case.refund_over_paid": "refund",
    "return_case.price_unknown": "refund",
    "return_case.money_range": "charge",
    "return_case.in_future": "at",
    "return_case.reversed": "at",
}
_FIRST = {Type.RETURN: Settlement.REFUNDED, Type.EXCHANGE: Settlement.REPLACED, Type.REPAIR: Settlement.REPAIRED}


class Pieces:
    """The pieces of 合格库 that could be given, of the product chosen."""

    def __init__(self, session: Session, line: Line) -> None:
        self._session = session
        self._line = line
        self._product = ""

    def suit(self, product: str) -> None:
        """Offer the pieces of another product, or of the line's own for an empty one."""
        self._product = product

    def found(self) -> list[Piece]:
        """Return what could be given."""
        return return_lines.replacements(self._session, self._line, self._product)

    def search(self, words: str) -> Sequence[Option]:
        """Return the pieces that hold what was typed, oldest first."""
        return [
            Option(_key(one), one.serial or _store(one), _store(one) if one.serial else "", self._amount(one))
            for one in self.found()
            if fits(words, one.serial, _store(one))
        ][:50]

    def _amount(self, one: Piece) -> str:
        return "" if one.serial else f"{one.quantity.normalize():f} {self._line.uom}"

    def title(self, id: str) -> str:  # noqa: A002 - the word of the records
        """Return what to show for a piece."""
        _, serial, store = id.split("\t")
        return " · ".join(part for part in (serial, store or translate("returns", "主库")) if part)


class SettleDialog(FormDialog):
    """Asks for one line; ``do`` takes the offer and raises ``KnownError`` where it will not do."""

    def __init__(
        self, context: Context, line: Line, wanted: Type, money: Money, do: Callable[[Offer], None], parent: QWidget
    ) -> None:
        self._context = context
        self._do = do
        self._line = line
        self._pieces = Pieces(context.session, line)
        form = Form(
            _fields(),
            sources={**sources(context.session), "piece": self._pieces},
            clock=context.session.clock,
        )
        super().__init__(
            translate("returns", "办理 {line}").format(line=line_name(line)),
            form,
            translate("returns", "确定"),
            self._offer,
            words=_words(line, money),
            concerns=_CONCERNS,
            parent=parent,
        )
        form.set_values({"settlement": _FIRST[wanted].value if wanted in _FIRST else None})
        form.changed.connect(self._typed)
        self._settle()
        self._warn()

    def _typed(self, key: object) -> None:
        if key == "settlement":
            self._settle()
            self._warn()
        elif key == "product":
            self._pieces.suit(str(self.form.values()["product"] or ""))
            self.form.set_values({"piece": None})
            self._settle()
            self._warn()

    def _settle(self) -> None:
        values = self.form.values()
        shown = _SHOWN.get(str(values["settlement"] or ""), ())
        for key in ("product", "piece", "reason", "refund", "charge"):
            self.form.set_field_visible(key, key in shown)
        if "reason" in shown:
            other = values["product"] not in {None, "", self._line.device.product}
            self.form.set_field_visible("reason", other)
        self.fit()

    def _warn(self) -> None:
        """Say at once why a product has no pieces to give: it must not be sold (6.2)."""
        values = self.form.values()
        product = str(values["product"] or self._line.device.product)
        why = return_lines.banned(self._context.session, product) if product else ""
        if why and values["settlement"] == Settlement.REPLACED.value:
            given = records.title(self._context.session, product)
            refusal = Message("return_case.replacement_banned", {"given": given, "why": why}, BANNED)
            self.form.set_errors({"product": refusal})

    def _offer(self, values: Mapping[str, Any]) -> None:
        settlement = Settlement(values["settlement"] or Settlement.OPEN)
        shown = _SHOWN.get(settlement, ())
        product, serial, store = (values["piece"] or "\t\t").split("\t")
        piece = Piece(product=product, serial=serial, store=store) if "piece" in shown and product else None
        name = records.title(self._context.session, product) if product else ""
        self._do(
            Offer(
                settlement=settlement,
                at=values["at"] or self._context.session.clock(),
                piece=piece,
                product_name=name,
                reason=values["reason"] or "",
                note=values["note"] or "",
                refund=values["refund"] if "refund" in shown else None,
                charge=values["charge"] if "charge" in shown else None,
            )
        )


def _fields() -> list[Field]:
    other = translate("returns", "不填为同一产品")
    return [
        Field("settlement", translate("returns", "处理方式"), "choice", choices("settlement", Settlement),
              required=True, wide=True),
        Field("product", translate("returns", "换成其他产品"), "reference", source="product", hint=other),
        Field("piece", translate("returns", "从合格库换出"), "reference", source="piece", required=True),
        Field("reason", translate("returns", "为什么换成其他产品"), wide=True),
        Field("refund", translate("returns", "退款金额"), "money"),
        Field("charge", translate("returns", "扣除或收费"), "money"),
        Field("note", translate("returns", "说明（修了什么、怎样办理）"), "long_text"),
        Field("at", translate("returns", "办理时间"), "datetime", hint=translate("returns", "不填就是现在")),
    ]  # fmt: skip


def _words(line: Line, money: Money) -> str:
    """Say what the goods were sold for and what was paid, so that a refund is no guess."""
    parts = []
    if line.unit_price is not None and line.received:
        price = f"{line.unit_price * line.received:,.2f}"
        parts.append(translate("returns", "售价 ¥ {price}。").format(price=price))
    if money.known:
        words = translate("returns", "合同 {contract} 已收款 ¥ {paid}，已退 ¥ {back}，还可退 ¥ {left}。")
        parts.append(
            words.format(
                contract=line.device.contract_number,
                paid=f"{money.paid:,.2f}",
                back=f"{money.refunded:,.2f}",
                left=f"{money.left:,.2f}",
            )
        )
    return "".join(parts).replace("¥ ", "¥\u00a0")


def _key(one: Piece) -> str:
    return f"{one.product}\t{one.serial}\t{one.store}"


def _store(one: Piece) -> str:
    return one.store or translate("returns", "主库")
