"""Has the condition found, a quote and the result signed: one dialog after the other, with what is declared."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.signature import Party, Signature, valid
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.sign_dialog import SignDialog

translate = QCoreApplication.translate


def ask_signature(context: Context, body: ServiceOrder, party: Party, what: str, parent: QWidget) -> Signature | None:
    """Ask one person to sign; none where that person thought better of it."""
    dialog = SignDialog(party, what, context.session.clock, parent.window())
    if party is Party.STAFF:
        name = body.technician.name or context.session.actor.name
        dialog.prefill(name, translate("OrderSigning", "服务人员"))
    elif party is Party.CUSTOMER:
        known = next(reversed(body.before_signatures), None)
        who = body.customer
        dialog.prefill(
            known.name if known else who.caller,
            known.role if known else who.role,
            (known.phone if known else "") or who.phone,
        )
    given = dialog.signature() if dialog.exec() else None
    dialog.deleteLater()
    return given


def declared_before(body: ServiceOrder) -> str:
    """Return what the customer confirms before the repair."""
    words = translate("OrderSigning", "本人与服务人员共同查看了 {device} 维修前的外观、功能和性能，确认与记录相符。")
    return words.format(device=_device(body))


def declared_quote(body: ServiceOrder) -> str:
    """Return what the customer agrees to before chargeable work."""
    amount = body.quote.amount
    words = translate("OrderSigning", "本人同意按报价 ¥{amount} 维修 {device}。{text}")
    return words.format(
        amount=f"{amount:,.2f}" if amount is not None else "–", device=_device(body), text=body.quote.text
    )


def declared_after(body: ServiceOrder, party: Party) -> str:
    """Return what each party says of the result."""
    if party is Party.STAFF:
        words = translate("OrderSigning", "本人已完成 {device} 的服务，记录属实，现场已清理恢复。")
    elif party is Party.WITNESS:
        words = translate("OrderSigning", "本人见证了 {device} 的服务，顾客对结果有异议，未签字。")
    else:
        words = translate(
            "OrderSigning", "本人与服务人员共同查看了 {device} 维修后的外观、功能和性能，签收服务结果。"
        )
    return words.format(device=_device(body))


def lacking(body: ServiceOrder) -> list[Party]:
    """Return who has still to sign the result, in the order of signing."""
    parties = {one.party for one in body.signatures if valid(one)}
    witnessed = Party.WITNESS in parties
    wanted = [Party.STAFF] if witnessed else [Party.STAFF, Party.CUSTOMER]
    return [party for party in wanted if party not in parties]


def _device(body: ServiceOrder) -> str:
    device = body.device
    return " ".join(part for part in (device.name, device.spec, device.serial) if part) or "–"
