"""Bringing goods into stock that were here before, and carrying them from one store to another."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from svcdesk.domain.masters import Product, Tracking
from svcdesk.domain.stock import Opening, OpeningLine, Place, Transfer, TransferLine
from svcdesk.errors import Refused
from svcdesk.services import records, stock
from svcdesk.services.stock_list import Held
from svcdesk.ui import typed
from svcdesk.ui.context import Context
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.sources import sources
from svcdesk.words import Message

translate = QCoreApplication.translate


class OpeningDialog(FormDialog):
    """One product at a time: a list of serial numbers, of lots with their quantities, or one quantity."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self._context = context
        places = tuple(Choice(one, Message(f"stock.place.{one}")) for one in (Place.GOOD, Place.QUARANTINE))
        listed = translate("stock", "每行一个序列号，可用扫码枪逐个扫入；按批次管理的产品每行写“批号 数量”。")
        form = Form(
            [
                Field("product", Message("fields.opening_line.product"), "reference", source="product",
                      required=True, wide=True),
                Field("place", Message("fields.opening_line.place"), "choice", choices=places, required=True),
                Field("store", Message("fields.opening_line.store"),
                      hint=translate("stock", "留空为主库；也可以写车辆，例如“服务车 1”。")),
                Field("serials", Message("fields.opening_line.serial"), "long_text",
                      hint=listed),
                Field("quantity", Message("fields.opening_line.quantity"), "decimal"),
            ],
            sources=sources(context.session),
        )  # fmt: skip
        super().__init__(
            translate("stock", "期初入库"),
            form,
            translate("stock", "入库"),
            self._book,
            words=translate("stock", "登记启用本软件之前已有的库存。入库后不能改数字，只能用移动记录更正。"),
            parent=parent,
        )
        form.set_values({"place": Place.GOOD})
        form.changed.connect(self._typed)
        self._suit(None)

    def _typed(self, key: object) -> None:
        if key == "product":
            doc = self.form.values()["product"]
            product = records.record(self._context.session, str(doc), Product).body if doc else None
            self._suit(product.tracking if product else None)

    def _suit(self, tracking: Tracking | None) -> None:
        self.form.set_field_visible("serials", tracking in {Tracking.SERIAL, Tracking.LOT})
        self.form.set_field_visible("quantity", tracking is Tracking.COUNT)

    def _book(self, values: Mapping[str, Any]) -> None:
        if not values["product"]:
            raise Refused([Message("sections.product_missing")])
        product = records.record(self._context.session, values["product"], Product).body
        make: Any = {"product": values["product"], "name": product.name, "store": values["store"].strip()}
        place = Place(values["place"] or Place.GOOD)
        pieces = _pieces(values["serials"] or "", values["quantity"], product.tracking)
        lines = tuple(
            OpeningLine(**make, quantity=quantity, serial=serial, place=place) for serial, quantity in pieces
        )
        self._context.do(stock.book_opening, Opening(lines))


def _pieces(serials: str, quantity: Decimal | None, tracking: Tracking) -> list[tuple[str, Decimal]]:
    if tracking is Tracking.COUNT:
        return [("", quantity or Decimal(0))]
    lines = [line.strip() for line in serials.splitlines() if line.strip()]
    if tracking is Tracking.SERIAL:
        return [(line, Decimal(1)) for line in lines]
    return [_lot(line) for line in lines]


def _lot(line: str) -> tuple[str, Decimal]:
    lot, _, amount = line.replace("\t", " ").rpartition(" ")
    try:
        return lot.strip(), typed.number(amount) or Decimal(0)
    except typed.Unreadable:
        return line, Decimal(0)


class TransferDialog(FormDialog):
    """Carries what was chosen in the list to another store."""

    def __init__(self, context: Context, held: Held, parent: QWidget | None = None) -> None:
        self._context = context
        self._held = held
        hint = translate("stock", "库位或车辆的名称；主库填“主库”。")
        form = Form([
            Field("target", translate("stock", "移到"), required=True, hint=hint),
            Field("quantity", Message("fields.opening_line.quantity"), "decimal", required=True),
            Field("note", Message("fields.product.note"), wide=True),
        ])  # fmt: skip
        words = translate("stock", "{name} {serial}，现在在“{store}”，共 {quantity}。").format(
            name=held.name,
            serial=held.serial,
            store=held.store or translate("stock", "主库"),
            quantity=f"{held.quantity.normalize():f}",
        )
        super().__init__(
            translate("stock", "移库"), form, translate("stock", "移库"), self._carry, words=words, parent=parent
        )
        form.set_values({"quantity": Decimal(f"{held.quantity.normalize():f}")})

    def _carry(self, values: Mapping[str, Any]) -> None:
        target = values["target"].strip()
        if not target:
            raise Refused([Message("sections.target_missing")])
        one = self._held
        line = TransferLine(one.product, one.name, values["quantity"] or Decimal(0), one.serial)
        store = "" if target == translate("stock", "主库") else target
        self._context.do(stock.transfer, Transfer(one.store, store, (line,), values["note"].strip()))
