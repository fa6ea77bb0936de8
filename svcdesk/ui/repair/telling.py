"""What is said above a service order: signed, void, being amended, brought back from a draft; and its head."""

from PySide6.QtCore import QCoreApplication

from svcdesk.domain.record import Record
from svcdesk.domain.service_order import ServiceOrder, State
from svcdesk.domain.times import SHANGHAI
from svcdesk.services.service_order import Opened
from svcdesk.ui.language import text
from svcdesk.ui.notice import Sort
from svcdesk.ui.record_view import Heading
from svcdesk.ui.repair.words import STATE_TONES, said
from svcdesk.words import Message

translate = QCoreApplication.translate


def told_opened(opened: Opened) -> tuple[str, Sort]:
    """Return what a person has to know of an order just opened, empty where there is nothing."""
    record = opened.record
    if record.state == State.SIGNED and not opened.reason:
        words = translate("OrderView", "已签收冻结 · {result}。要修改请用“修订”，原签字版本永久保留。")
        return words.format(result=text(said("result", record.body.result))), "notice-ok"
    if record.state == State.VOID:
        words = translate("OrderView", "已作废：{why}。单号保留，不再使用。")
        return words.format(why=record.body.void_reason), "notice-bad"
    if opened.reason:
        words = translate("OrderView", "正在修订（原因：{why}）。重新签字后才生效，原签字版本仍可查看。")
        return words.format(why=opened.reason), "notice-warn"
    if opened.draft_at is None:
        return "", "notice-ok"
    at = f"{opened.draft_at.astimezone(SHANGHAI):%m-%d %H:%M:%S}"
    if opened.stale:
        words = translate("OrderView", "已恢复 {at} 尚未提交的内容；此后这张单据另有新版本，请核对。")
        return words.format(at=at), "notice-warn"
    return translate("OrderView", "已恢复 {at} 填写的内容，接着做即可。").format(at=at), "notice-ok"


def heading(record: Record[ServiceOrder]) -> Heading:
    """Return the head of an order."""
    body = record.body
    parts = (body.customer.name, body.device.name, body.device.serial, text(said("coverage", body.coverage)))
    state = Message(f"service_order.state.{record.state}")
    line = " · ".join(part for part in parts if part)
    return Heading(text(said("type", body.type)), record.number, state, STATE_TONES[record.state], line)
