"""Every printed form by its code: the one door through which windows and command line have sheets made."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from svcdesk.domain.delivery import State
from svcdesk.domain.return_case import State as ReturnState
from svcdesk.domain.service_order import State as OrderState
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
from svcdesk.reports.acceptance import acceptance
from svcdesk.reports.blank import emptied
from svcdesk.reports.blank_service import emptied_case, emptied_complaint, emptied_order, emptied_ticket
from svcdesk.reports.call_list import call_list
from svcdesk.reports.commissioning import commissioning
from svcdesk.reports.complaint import complaint
from svcdesk.reports.feedback import feedback
from svcdesk.reports.nonconformity import nonconformity
from svcdesk.reports.packet import packet
from svcdesk.reports.packing_list import packing_list
from svcdesk.reports.page import RenderedSheet, Sheet
from svcdesk.reports.payment_notice import payment_notice
from svcdesk.reports.repair import repair
from svcdesk.reports.return_case import return_case
from svcdesk.reports.service_order import service_order
from svcdesk.reports.service_packet import service_packet
from svcdesk.reports.sign_off import sign_off
from svcdesk.reports.supplier_claim import supplier_claim
from svcdesk.reports.ticket import ticket
from svcdesk.reports.training import training

_DELIVERY_FORMS: Mapping[Form, Callable[[Sheet, DeliverySheet], None]] = {
    Form.PACKING_LIST: packing_list,
    Form.ACCEPTANCE: acceptance,
    Form.COMMISSIONING: commissioning,
    Form.TRAINING: training,
    Form.PACKET: packet,
}
_ORDER_FORMS: Mapping[Form, Callable[[Sheet, OrderSheet], None]] = {
    Form.ORDER: service_order,
    Form.REPAIR: repair,
    Form.SIGN_OFF: sign_off,
    Form.SERVICE_PACKET: service_packet,
}
_FINISHED: Mapping[type[SheetData], frozenset[str]] = {
    DeliverySheet: frozenset({State.SIGNED, State.VOID}),
    OrderSheet: frozenset({OrderState.SIGNED, OrderState.VOID}),
    ReturnSheet: frozenset({ReturnState.SETTLED, ReturnState.CLOSED, ReturnState.VOID}),
}
"""States in which both sides have signed what the sheet shows; before, it is a draft."""


def render(form: Form, data: SheetData, language: SheetLanguage, *, blank: bool = False) -> RenderedSheet:
    """Return a form as PDF. ``blank`` gives one to fill in by pen, with only what is planned.

    Raises ``KeyError`` where the data are not those of the form: a bug of the caller.
    """
    finished = _FINISHED.get(type(data))
    draft = finished is not None and form is not Form.PACKING_LIST and data.stamp.state not in finished
    sheet = Sheet(data.company, data.stamp, language, data.logo, blank=blank, draft=draft)
    _lay_out(sheet, form, _emptied(data) if blank else data)
    return sheet.finish()


def _emptied(data: SheetData) -> SheetData:
    """Return the data of a form with its plan, and nothing that is to be written on it by hand."""
    match data:
        case DeliverySheet():
            return replace(data, delivery=emptied(data.delivery), images={})
        case TicketSheet():
            return replace(data, ticket=emptied_ticket(data.ticket), reviews=())
        case OrderSheet():
            return replace(data, order=emptied_order(data.order))
        case ComplaintSheet():
            return replace(data, complaint=emptied_complaint(data.complaint), reviews=())
        case ReturnSheet():
            return replace(data, case=emptied_case(data.case))
        case _:
            return data


def _lay_out(sheet: Sheet, form: Form, data: SheetData) -> None:  # noqa: C901 - one line for each kind of sheet
    match data:
        case DeliverySheet():
            _DELIVERY_FORMS[form](sheet, data)
        case OrderSheet():
            _ORDER_FORMS[form](sheet, data)
        case FeedbackSheet():
            feedback(sheet, data)
        case NoticeSheet():
            payment_notice(sheet, data)
        case NonconformitySheet():
            nonconformity(sheet, data)
        case TicketSheet():
            ticket(sheet, data)
        case ComplaintSheet():
            complaint(sheet, data)
        case ReturnSheet():
            return_case(sheet, data)
        case ClaimSheet():
            supplier_claim(sheet, data)
        case CallListSheet():
            call_list(sheet, data)
