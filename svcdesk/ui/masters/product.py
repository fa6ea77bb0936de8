"""A product: what it is, how its pieces are told apart, its warranty and its commissioning checklist."""

from collections.abc import Mapping
from typing import Any

import msgspec
from PySide6.QtWidgets import QWidget

from svcdesk.domain.checks import Finding
from svcdesk.domain.masters import Product, Tracking
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.services import masters
from svcdesk.ui.context import Context
from svcdesk.ui.edit_parts import EditParts
from svcdesk.ui.fields import Choice, Field, Source
from svcdesk.ui.form import Form
from svcdesk.ui.masters.master_view import MasterView, field
from svcdesk.words import Message


class ProductView(MasterView):
    """One product."""

    kind = "product"
    body = Product
    right = Right.PRODUCTS

    def __init__(self, context: Context, sources: Mapping[str, Source], parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        tracking = tuple(Choice(one, Message(f"stock.tracking.{one}")) for one in Tracking)
        self._head = Form([
            field("product", "name", required=True, wide=True), field("product", "code"), field("product", "model"),
            field("product", "spec"), field("product", "category"), field("product", "maker"),
            field("product", "origin"),
        ], columns=3)  # fmt: skip
        self._work = Form(
            [
                Field("tracking", Message("fields.product.tracking"), "choice", choices=tracking, required=True),
                field("product", "uom", required=True),
                Field("checklist", Message("fields.product.checklist"), "reference", source="checklist",
                      hint=self.tr("验收时按此表逐项检查（6.5.1.3）。")),
                Field("warranty_months", Message("fields.product.warranty_months"), "integer", unit=self.tr("个月"),
                      hint=self.tr("自验收签字起计算；没有质保填 0。")),
                field("product", "price", "money"), field("product", "minimum_stock", "decimal"),
            ],
            columns=3,
            sources=sources,
        )  # fmt: skip
        self._rest = Form([
            Field("banned", Message("fields.product.banned"), wide=True,
                  hint=self.tr("填写后，该产品不能再签合同、装箱或用于更换（6.2）。")),
            field("product", "note", "long_text"),
        ])  # fmt: skip
        self.lay_out(
            [(self.tr("产品"), self._head), (self.tr("交付与质保"), self._work), (self.tr("其他"), self._rest)],
            EditParts([self._head, self._work, self._rest], {}),
        )

    def new_title(self) -> str:
        return self.tr("新产品")

    def put(self, body: Product | None) -> None:
        values = msgspec.structs.asdict(body or Product(""))
        for form in self.parts.forms:
            form.set_values({key: values[key] for key in values.keys() & set(form.keys())})

    def take(self) -> Product:
        values: Any = self.parts.values()
        values["tracking"] = Tracking(values["tracking"] or Tracking.COUNT)
        values["checklist"] = values["checklist"] or ""
        values["warranty_months"] = values["warranty_months"] or 0
        return Product(**values)

    def check(self, body: Product) -> list[Finding]:
        return masters.check_product(self.context.session, body, self.record.doc if self.record else "")

    def store(self, body: Product) -> Record[Product]:
        return self.context.do(masters.save_product, body, self.record)
