"""The file name a sheet is offered to be saved under, safe on Windows."""

import re

from svcdesk.domain.sheet_numbers import sheet_number
from svcdesk.domain.sheets import (
    CallListSheet,
    ClaimSheet,
    ComplaintSheet,
    DeliverySheet,
    FeedbackSheet,
    Form,
    NonconformitySheet,
    NoticeSheet,
    OrderSheet,
    ReturnSheet,
    SheetData,
    SheetLanguage,
    TicketSheet,
)
from svcdesk.reports.texts import texts

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_COMPANY_TAIL = re.compile(
    r"(?:有限责任公司|股份有限公司|有限公司|公司|,? *co\.?,? *ltd\.?|,? *inc\.?|,? *gmbh)$", re.IGNORECASE
)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_LONGEST = 120
_TITLES = {
    Form.PACKING_LIST: "packing.title",
    Form.ACCEPTANCE: "acceptance.title",
    Form.COMMISSIONING: "commissioning.title",
    Form.TRAINING: "training.title",
    Form.FEEDBACK: "feedback.title",
    Form.PAYMENT_NOTICE: "notice.title",
    Form.PACKET: "common.packet",
    Form.NONCONFORMITY: "ncr.title",
    Form.TICKET: "ticket.title",
    Form.ORDER: "order.title",
    Form.REPAIR: "repair.title",
    Form.SIGN_OFF: "sign_off.title",
    Form.COMPLAINT: "complaint.title",
    Form.RETURN: "return.title",
    Form.SERVICE_PACKET: "order.packet",
    Form.CALL_LIST: "calls.title",
}


def file_name(form: Form, data: SheetData, language: SheetLanguage) -> str:
    """Return a name such as ``YS-261123-A1-0007 产品验收单 宏达纺织.pdf``, at most 120 characters before ``.pdf``."""
    title = texts(language)(_TITLES[form]).main.partition("（")[0].partition(" (")[0]
    number = data.stamp.number if form is Form.PACKING_LIST else sheet_number(form, data.stamp.number)
    words = (number, title, _short(_customer(data)))
    name = " ".join(filter(None, (" ".join(_FORBIDDEN.sub(" ", word).split()) for word in words)))
    name = name[:_LONGEST].rstrip(" .") or title
    return f"{'_' if _RESERVED.fullmatch(name) else ''}{name}.pdf"


def _customer(data: SheetData) -> str:  # noqa: C901, PLR0911 - one line for each kind of sheet
    match data:
        case DeliverySheet():
            return data.delivery.customer_name
        case NoticeSheet():
            return data.notice.customer_name
        case FeedbackSheet():
            return data.feedback.customer_name
        case NonconformitySheet():
            return data.nonconformity.customer_name
        case TicketSheet():
            return data.ticket.customer.name or data.ticket.customer.caller
        case OrderSheet():
            return data.order.customer.name
        case ComplaintSheet():
            return data.complaint.customer.name
        case ReturnSheet():
            return data.case.customer.name
        case ClaimSheet():
            return data.claim.supplier
        case CallListSheet():
            return " ".join(filter(None, (data.day.isoformat(), data.whose)))


def _short(name: str) -> str:
    """Return a company's name without its legal form, unless nothing else is left."""
    return _COMPANY_TAIL.sub("", name.strip()) or name.strip()
