"""What stands in the head of a service order and, once it is signed, above it."""

from PySide6.QtCore import QCoreApplication

from svcdesk.domain.record import Record
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.ui.language import text
from svcdesk.ui.record_view import Heading
from svcdesk.ui.repair.words import STATE_TONES, said
from svcdesk.words import Message

translate = QCoreApplication.translate


def signed_words(record: Record[ServiceOrder]) -> str:
    """Say of a signed order how it ended."""
    words = translate("OrderView", "已签收冻结 · {result}。要修改请用“修订”，原签字版本永久保留。")
    return words.format(result=text(said("result", record.body.result)))


def heading(record: Record[ServiceOrder]) -> Heading:
    """Return the head of an order."""
    body = record.body
    parts = (body.customer.name, body.device.name, body.device.serial, text(said("coverage", body.coverage)))
    state = Message(f"service_order.state.{record.state}")
    line = " · ".join(part for part in parts if part)
    return Heading(text(said("type", body.type)), record.number, state, STATE_TONES[record.state], line)
