"""Parts, fees and the quote: what was used, who pays, what the customer agreed to beforehand (F22, F23)."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from svcdesk.domain.masters import Tracking
from svcdesk.domain.parts_rules import amount, charge
from svcdesk.domain.service_order import OldPart, Part, Payer, ServiceOrder
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.parts import show_in
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, card, label, row
from svcdesk.ui.repair.editor import OrderEditor
from svcdesk.ui.repair.spares import take_from_stock
from svcdesk.ui.repair.words import choices
from svcdesk.ui.row_parts import Column
from svcdesk.ui.rows_editor import RowsEditor
from svcdesk.ui.typed import show_moment
from svcdesk.ui.wide_area import WideArea
from svcdesk.words import Message

_FEES = ("labour", "travel", "fee_payer")
_ENUMS = {"payer": Payer, "old_part": OldPart}


class PartsCard(QFrame):
    """``quoting`` asks for the customer's signature under the quote, ``taken`` for a part to be set aside."""

    quoting = Signal()
    taken = Signal()

    def __init__(self, editor: OrderEditor, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor, self._context = editor, context
        self._take = button(self.tr("从库存取用…"), icon="package")
        self._take.clicked.connect(self._from_stock)
        self.rows = RowsEditor(self._columns(), self.tr("添加非库存件"))
        self.rows.changed.connect(self._typed_row)
        self._total = label("", "strong", wrap=True)
        payers = choices("payer", Payer)
        self.fees = Form(
            (
                Field("labour", self.tr("工时费"), "money"),
                Field("travel", self.tr("差旅费"), "money"),
                Field("fee_payer", self.tr("工时和差旅由谁承担"), "choice", choices=payers),
            ),
            columns=3,
        )
        self.quote = Form(
            (
                Field("amount", self.tr("报价合计"), "money"),
                Field("text", self.tr("维修方案与报价说明")),
            ),
            columns=2,
        )
        self._agree = button(self.tr("顾客同意报价（签字）"), icon="signature")
        self._agree.clicked.connect(self._quote)
        self._agreed = label("", "muted", wrap=True)
        self.fees.changed.connect(self._typed_fee)
        self.quote.changed.connect(self._typed_quote)
        editor.watch("fees", self.fees)
        editor.watch("quote", self.quote)
        self._lay_out()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(Field("name", self.tr("配件"), required=True), 3),
            Column(Field("serial", self.tr("新序列号")), 2),
            Column(Field("quantity", self.tr("数量"), "decimal", required=True), 1),
            Column(Field("unit_price", self.tr("单价"), "money"), 2),
            Column(Field("payer", self.tr("承担"), "choice", choices=choices("payer", Payer), required=True), 1),
            Column(
                Field("old_part", self.tr("旧件"), "choice", choices=choices("old_part", OldPart), required=True), 1
            ),
            Column(Field("store", self.tr("库位"), read_only=True, placeholder=self.tr("库位")), 1, below=True),
            Column(Field("old_serial", self.tr("旧序列号"), placeholder=self.tr("旧件序列号")), 2, below=True),
            Column(Field("cost", self.tr("成本"), "money", placeholder=self.tr("成本价")), 1, below=True),
            Column(Field("warranty_months", self.tr("配件质保"), "integer", unit=self.tr("个月质保")), 1, below=True),
        )

    def _lay_out(self) -> None:
        frame, column = card()
        column.addLayout(row(label(self.tr("配件与费用"), "heading"), 1, self._take))
        column.addWidget(WideArea(self.rows))
        column.addWidget(self.fees)
        column.addWidget(self._total)
        self._asked = QWidget()
        asked = QVBoxLayout(self._asked)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(self.quote)
        line = row(self._agree)
        line.addWidget(self._agreed, 1)
        asked.addLayout(line)
        column.addWidget(self._asked)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_body(self, body: ServiceOrder) -> None:
        """Show parts, fees and quote as they stand; what is being typed stays as it is."""
        read_only = self._editor.read_only
        if not _same(parts_of(self.rows.rows()), body.parts):
            self.rows.set_rows([_row(part) for part in body.parts])
        self.rows.set_read_only(read_only)
        self._take.setVisible(not read_only)
        payer = None if body.fee_payer is Payer.OPEN else body.fee_payer.value
        show_in(self.fees, {"labour": body.labour, "travel": body.travel, "fee_payer": payer})
        self.fees.set_read_only(read_only)
        given = body.quote
        show_in(self.quote, {"amount": given.amount, "text": given.text})
        self.quote.set_read_only(read_only)
        owed = charge(body)
        self._total.setText(self._sum(body, owed))
        self._asked.setVisible(owed > 0 or given.amount is not None or bool(given.text))
        self._agree.setVisible(given.signature is None and not read_only)
        signed = given.signature
        self._agreed.setText(
            self.tr("{name} 于 {at} 同意").format(name=signed.name, at=show_moment(signed.signed_at))
            if signed
            else ""
        )

    def _sum(self, body: ServiceOrder, owed: Decimal) -> str:
        parts = sum((amount(part) for part in body.parts), Decimal(0))
        fees = (body.labour or Decimal(0)) + (body.travel or Decimal(0))
        words = self.tr("配件 ¥{parts} · 工时差旅 ¥{fees} · 顾客应付 ¥{owed}")
        return words.format(parts=f"{parts:,.2f}", fees=f"{fees:,.2f}", owed=f"{owed:,.2f}")

    def focus(self, target: str) -> None:
        """Put the cursor on a part, a fee or the quote."""
        at = next((at for at, part in enumerate(self._editor.body.parts) if part.id == target), None)
        if at is not None:
            self.rows.focus(at, "payer")
        elif target in _FEES:
            self.fees.focus(target)
        else:
            self._asked.setVisible(True)
            self.quote.focus("amount")

    def _from_stock(self) -> None:
        part = take_from_stock(self._context, self._editor.body, self.window())
        if part is not None:
            self._editor.edit(parts=(*self._editor.body.parts, part))
            self.taken.emit()

    def _typed_row(self, at: int, _key: str) -> None:
        rows = self.rows.rows()
        if at < len(rows) and not rows[at].get("id"):
            self.rows.put(at, {"id": uuid4().hex, "quantity": rows[at]["quantity"] or Decimal(1)})
        self._editor.edit(parts=parts_of(self.rows.rows()))

    def _typed_fee(self, key: str) -> None:
        value = self.fees.values()[key]
        self._editor.edit(**{key: (Payer(str(value)) if value else Payer.OPEN) if key == "fee_payer" else value})

    def _quote(self) -> None:
        """Quote what the customer owes where nobody wrote another amount, and have it accepted."""
        if self._editor.body.quote.amount is None:
            self._editor.edit_quote(amount=charge(self._editor.body))
        self.quoting.emit()

    def _typed_quote(self, key: str) -> None:
        self._editor.edit_quote(**{key: self.quote.values()[key]})


def _row(part: Part) -> dict[str, object]:
    """Return a part as a line: what it has no field for is carried along."""
    values: dict[str, object] = {key: getattr(part, key) for key in part.__struct_fields__}
    for key in _ENUMS:
        values[key] = None if values[key] == "open" else str(getattr(part, key).value)
    values["tracking"] = part.tracking.value
    values["store"] = part.store or (text(Message("service_order.main_store")) if part.product else "")
    values["kept_store"] = part.store
    return values


def parts_of(rows: list[dict[str, Any]]) -> tuple[Part, ...]:
    """Return the parts that stand in lines."""
    return tuple(_part(row_) for row_ in rows)


def _part(line: dict[str, Any]) -> Part:
    fields = {key: line[key] for key in Part.__struct_fields__ if line.get(key) is not None}
    fields["store"] = line.get("kept_store", "")
    fields["tracking"] = Tracking(line.get("tracking", Tracking.COUNT))
    for key, kind in _ENUMS.items():
        fields[key] = kind(line[key]) if line.get(key) else kind("open")
    fields.setdefault("id", "")
    fields.setdefault("name", "")
    fields.setdefault("quantity", Decimal(0))
    return Part(**fields)


def _same(one: tuple[Part, ...], other: tuple[Part, ...]) -> bool:
    """Whether two lists of parts look the same on the screen; what signing adds is no difference."""
    return [_shown(part) for part in one] == [_shown(part) for part in other]


def _shown(part: Part) -> Part:
    return msgspec.structs.replace(part, old_product="")
