"""Choosing a piece from stock that is used as a part: product first, then the piece and its store."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from svcdesk.domain.figures import figure
from svcdesk.domain.service_order import Part, ServiceOrder
from svcdesk.errors import Refused
from svcdesk.services import order_parts, reserving
from svcdesk.services.order_parts import Spare
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.fields import Field, Option
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.language import text
from svcdesk.ui.sources import sources
from svcdesk.words import Message

translate = QCoreApplication.translate


def take_from_stock(context: Context, body: ServiceOrder, parent: QWidget) -> Part | None:
    """Ask for a product and one of its pieces on hand; none where there is none or the person thought better."""
    chosen: list[str] = []

    def take(values: Mapping[str, Any]) -> None:
        if not values["product"]:
            raise Refused([Message("service_order.no_part_chosen", clause="6.6.3")])
        chosen.append(str(values["product"]))

    form = Form(
        (Field("product", translate("Spares", "哪种配件"), "reference", source="product", required=True),),
        columns=1,
        sources=sources(context.session),
    )
    dialog = FormDialog(translate("Spares", "从库存取用配件"), form, translate("Spares", "选择"), take, parent=parent)
    dialog.exec()
    dialog.deleteLater()
    if not chosen:
        return None
    used = {(part.product, part.serial) for part in body.parts if part.serial}
    found = order_parts.spares(context.session, chosen[0])
    free = [one for one in found if (one.piece.product, one.piece.serial) not in used]
    if not free:
        ask.message(parent, _none_free(context, chosen[0]), tone="warn")
        return None
    return _chosen(free, parent)


def _none_free(context: Context, product: str) -> str:
    """Say that there is none to take, and which orders have set aside what there is."""
    words = translate("Spares", "合格库里没有可用的这种配件。请改用别的配件，或由库房补货、调拨后再取。")
    held = [
        translate("Spares", "{holder} 已留用 {n}").format(holder=one.holder, n=figure(one.quantity))
        for one in reserving.reservations(context.session, product)
    ]
    return "\n".join([words, *held])


def _chosen(free: list[Spare], parent: QWidget) -> Part | None:
    if len(free) == 1:
        return order_parts.part_of(free[0], uuid4().hex)
    options = [Option(str(at), _title(one), _detail(one)) for at, one in enumerate(free)]
    picked = ask.choose(parent, translate("Spares", "用哪一件？"), options, yes=translate("Spares", "取用"))
    return order_parts.part_of(free[int(picked)], uuid4().hex) if picked is not None else None


def _title(one: Spare) -> str:
    return f"{one.product.name} {one.piece.serial}".strip()


def _detail(one: Spare) -> str:
    store = one.piece.store or text(Message("service_order.main_store"))
    free = translate("Spares", "可用 {n}").format(n=f"{figure(one.piece.quantity)} {one.product.uom}".strip())
    if not one.reserved:
        return f"{store} · {free}"
    return f"{store} · {free} · " + translate("Spares", "已留用 {n}").format(n=figure(one.reserved))
