"""What a printed sheet is made from: frozen records gathered by a service, nothing looked up while printing."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

import msgspec

from svcdesk.domain.complaint import Complaint
from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.departure import Departure
from svcdesk.domain.masters import Company
from svcdesk.domain.nonconformity import Nonconformity
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.review import ReviewMark
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.settlement import Feedback, PaymentNotice
from svcdesk.domain.supplier_claim import SupplierClaim
from svcdesk.domain.ticket import Ticket
from svcdesk.words import Message

SheetLanguage = Literal["zh", "en", "both"]


class Form(StrEnum):
    """The printed forms, by the codes of the form index; packets and lists have none."""

    NONCONFORMITY = "F08"
    PACKING_LIST = "F15"
    ACCEPTANCE = "F16"
    COMMISSIONING = "F17"
    TRAINING = "F18"
    FEEDBACK = "F19"
    PAYMENT_NOTICE = "F20"
    PACKET = "packet"
    TICKET = "F21"
    ORDER = "F22"
    REPAIR = "F23"
    SIGN_OFF = "F24"
    COMPLAINT = "F25"
    RETURN = "F26"
    SERVICE_PACKET = "service"
    CALL_LIST = "calls"


CODED = tuple(form for form in Form if form.value.startswith("F"))
"""The forms of the form index, each with a code and version of the company's own."""

FORMS_OF: Mapping[str, tuple[Form, ...]] = {
    "delivery": (
        Form.PACKET,
        Form.PACKING_LIST,
        Form.ACCEPTANCE,
        Form.COMMISSIONING,
        Form.TRAINING,
        Form.FEEDBACK,
        Form.PAYMENT_NOTICE,
    ),
    "feedback": (Form.FEEDBACK,),
    "payment_notice": (Form.PAYMENT_NOTICE,),
    "nonconformity": (Form.NONCONFORMITY,),
    "ticket": (Form.TICKET,),
    "service_order": (Form.SERVICE_PACKET, Form.ORDER, Form.REPAIR, Form.SIGN_OFF),
    "complaint": (Form.COMPLAINT,),
    "return_case": (Form.RETURN,),
    "supplier_claim": (Form.RETURN,),
}
"""The sheets of each kind of record; the first is printed where nobody says which."""


SERVICE_FORMS = (
    Form.NONCONFORMITY,
    Form.TICKET,
    Form.ORDER,
    Form.REPAIR,
    Form.SIGN_OFF,
    Form.COMPLAINT,
    Form.RETURN,
)
"""The forms of service and returns that are also printed empty, to be filled in by pen."""


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """Which revision a sheet shows. ``rev`` is the SHA-256 in hex, ``amendment`` counts from 0."""

    number: str
    rev: str
    state: str
    amendment: int = 0
    reason: str = ""
    printed_at: datetime
    printed_by: str = ""


class Image(msgspec.Struct, frozen=True):
    """Bytes of a stored picture with its size in pixels; ``mime`` is image/jpeg or image/png."""

    data: bytes
    mime: str
    width: int
    height: int


class DeliverySheet(msgspec.Struct, frozen=True, kw_only=True):
    """Input of F15–F18 and the packet; ``images`` maps photo hash to picture, ``logo`` may be absent."""

    company: Company
    stamp: Stamp
    delivery: Delivery
    contract: Contract | None = None
    images: dict[str, Image] = {}
    logo: Image | None = None


class FeedbackSheet(msgspec.Struct, frozen=True, kw_only=True):
    company: Company
    stamp: Stamp
    feedback: Feedback
    logo: Image | None = None


class NoticeSheet(msgspec.Struct, frozen=True, kw_only=True):
    company: Company
    stamp: Stamp
    notice: PaymentNotice
    logo: Image | None = None


class NonconformitySheet(msgspec.Struct, frozen=True, kw_only=True):
    company: Company
    stamp: Stamp
    nonconformity: Nonconformity
    images: dict[str, Image] = {}
    logo: Image | None = None


class TicketSheet(msgspec.Struct, frozen=True, kw_only=True):
    """Input of F21; ``linked`` are the numbers of what was made from the ticket, ``merged_into`` that of another.

    ``reviews`` are what the office said of it, the earliest first.
    """

    company: Company
    stamp: Stamp
    ticket: Ticket
    linked: tuple[str, ...] = ()
    merged_into: str = ""
    reviews: tuple[ReviewMark, ...] = ()
    logo: Image | None = None


class OrderSheet(msgspec.Struct, frozen=True, kw_only=True):
    """Input of F22, F23, F24 and their packet; ``images`` maps photo hash to picture.

    ``left_later`` is when the technician left, noted after the signature and not part of what was signed.
    """

    company: Company
    stamp: Stamp
    order: ServiceOrder
    left_later: Departure | None = None
    plan_name: str = ""
    images: dict[str, Image] = {}
    logo: Image | None = None


class ComplaintSheet(msgspec.Struct, frozen=True, kw_only=True):
    """Input of F25; ``linked`` are the numbers of what was made from the complaint, ``reviews`` as of a ticket."""

    company: Company
    stamp: Stamp
    complaint: Complaint
    linked: tuple[str, ...] = ()
    reviews: tuple[ReviewMark, ...] = ()
    images: dict[str, Image] = {}
    logo: Image | None = None


class ReturnSheet(msgspec.Struct, frozen=True, kw_only=True):
    """Input of F26; the numbers of the records it came from and led to, empty where there are none.

    ``derivation`` says for each line (by id) how its right came about.
    """

    company: Company
    stamp: Stamp
    case: ReturnCase
    delivery_number: str = ""
    complaint_number: str = ""
    derivation: dict[str, tuple[Message, ...]] = {}
    nonconformities: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    images: dict[str, Image] = {}
    logo: Image | None = None


class ClaimSheet(msgspec.Struct, frozen=True, kw_only=True):
    """Input of F26 towards a supplier."""

    company: Company
    stamp: Stamp
    claim: SupplierClaim
    nonconformity_number: str = ""
    images: dict[str, Image] = {}
    logo: Image | None = None


class Why(StrEnum):
    """Why somebody is to be called."""

    CONTACT = "contact"
    CALL_BACK = "call_back"
    FOLLOW_UP = "follow_up"


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the daily call list; ``attempts`` counts those without success, ``last`` is the last of all."""

    why: Why
    due_at: datetime | None
    number: str
    rev: str
    customer: str = ""
    caller: str = ""
    phone: str = ""
    kind: str = ""
    subject: str = ""
    owner: str = ""
    attempts: int = 0
    last: str = ""


class CallListSheet(msgspec.Struct, frozen=True, kw_only=True):
    """Input of the daily call list; ``whose`` is a person or a department, empty for everybody."""

    company: Company
    stamp: Stamp
    day: date
    whose: str = ""
    calls: tuple[Call, ...] = ()
    logo: Image | None = None


SheetData = (
    DeliverySheet
    | FeedbackSheet
    | NoticeSheet
    | NonconformitySheet
    | TicketSheet
    | OrderSheet
    | ComplaintSheet
    | ReturnSheet
    | ClaimSheet
    | CallListSheet
)
