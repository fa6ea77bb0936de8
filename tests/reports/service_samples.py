"""The sheets of service and returns with everything in them, for the tests of what is printed."""

from datetime import date, datetime

from svcdesk.domain.complaint import Complaint
from svcdesk.domain.nonconformity import Nonconformity
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.review import Review, ReviewMark
from svcdesk.domain.service_order import (
    ServiceOrder,
)
from svcdesk.domain.sheets import (
    Call,
    CallListSheet,
    ClaimSheet,
    ComplaintSheet,
    Form,
    NonconformitySheet,
    OrderSheet,
    ReturnSheet,
    SheetData,
    Stamp,
    TicketSheet,
    Why,
)
from svcdesk.domain.ticket import (
    Ticket,
)
from svcdesk.words import Message
from tests.reports.case_samples import case, claim, complaint, nonconformity
from tests.reports.order_samples import order
from tests.reports.samples import COMPANY, PRINTED, at, picture, stamp
from tests.reports.service_people import MANAGER, taken
from tests.reports.ticket_samples import ticket

IMAGES = {taken(number).sha: picture(number + 20) for number in range(1, 10)}


def ticket_sheet(subject: Ticket | None = None, **changes: object) -> TicketSheet:
    fields = {
        "company": COMPANY,
        "stamp": stamp("closed", number="FW-261123-A1-0031"),
        "ticket": subject or ticket(),
        "linked": ("GD-261123-A1-0012", "TS-261123-A1-0002"),
        "reviews": ()
        if subject
        else (ReviewMark(at=at(15, 5), by=MANAGER, verdict=Review.APPROVED, note="处理及时"),),
    }
    return TicketSheet(**{**fields, **changes})


def order_sheet(subject: ServiceOrder | None = None, **changes: object) -> OrderSheet:
    fields = {
        "company": COMPANY,
        "stamp": stamp("signed", number="GD-261123-A1-0012"),
        "order": subject or order(),
        "images": IMAGES,
    }
    return OrderSheet(**{**fields, **changes})


def complaint_sheet(subject: Complaint | None = None, **changes: object) -> ComplaintSheet:
    fields = {
        "company": COMPANY,
        "stamp": stamp("closed", number="TS-261123-A1-0002"),
        "complaint": subject or complaint(),
        "linked": ("GD-261123-A1-0012",),
        "images": IMAGES,
    }
    return ComplaintSheet(**{**fields, **changes})


def return_sheet(subject: ReturnCase | None = None, **changes: object) -> ReturnSheet:
    fields = {
        "company": COMPANY,
        "stamp": stamp("closed", number="TH-261123-A1-0001"),
        "case": subject or case(),
        "delivery_number": "YS-261123-A1-0007",
        "complaint_number": "TS-261123-A1-0002",
        "derivation": {
            "l1": (
                Message("return_case.right_start", {"day": "2026-05-20"}),
                Message("return_case.right_by_contract"),
            ),
            "l2": (Message("return_case.right_by_contract"),),
        },
        "nonconformities": ("BH-261123-A1-0004",),
        "claims": ("SP-261123-A1-0001",),
        "images": IMAGES,
    }
    return ReturnSheet(**{**fields, **changes})


def nonconformity_sheet(subject: Nonconformity | None = None, **changes: object) -> NonconformitySheet:
    fields = {
        "company": COMPANY,
        "stamp": stamp("open", number="BH-261123-A1-0004"),
        "nonconformity": subject or nonconformity(),
    }
    return NonconformitySheet(**{**fields, **changes})


def claim_sheet(**changes: object) -> ClaimSheet:
    fields = {
        "company": COMPANY,
        "stamp": stamp("settled", number="SP-261123-A1-0001"),
        "claim": claim(),
        "nonconformity_number": "BH-261123-A1-0004",
    }
    return ClaimSheet(**{**fields, **changes})


def call(number: int, why: Why, due: datetime | None, **changes: object) -> Call:
    fields = {
        "why": why,
        "due_at": due,
        "number": f"FW-261123-A1-{number:04}",
        "rev": stamp().rev,
        "customer": "宏达纺织有限公司",
        "caller": "陈伟",
        "phone": "139 0000 8213",
        "kind": "repair",
        "subject": "螺杆空压机 SN-88231 排气温度高",
        "owner": "王建国",
    }
    return Call(**{**fields, **changes})


def call_list(calls: int = 4) -> CallListSheet:
    whys = tuple(Why)
    lines = tuple(
        call(
            number,
            whys[number % 3],
            at(14 + number % 4, number * 7 % 60),
            attempts=number % 3,
            last="占线" if number % 3 else "",
        )
        for number in range(1, calls + 1)
    )
    return CallListSheet(
        company=COMPANY,
        stamp=Stamp(number="", rev="", state="", printed_at=PRINTED, printed_by="李敏"),
        day=date(2026, 11, 23),
        whose="生产服务部",
        calls=lines,
    )


SERVICE_FORMS = (
    Form.NONCONFORMITY,
    Form.TICKET,
    Form.ORDER,
    Form.REPAIR,
    Form.SIGN_OFF,
    Form.COMPLAINT,
    Form.RETURN,
    Form.SERVICE_PACKET,
    Form.CALL_LIST,
)


def of(form: Form) -> SheetData:
    """Return the data a form of service and returns is printed from."""
    makers = {
        Form.NONCONFORMITY: nonconformity_sheet,
        Form.TICKET: ticket_sheet,
        Form.COMPLAINT: complaint_sheet,
        Form.RETURN: return_sheet,
        Form.CALL_LIST: call_list,
    }
    return makers.get(form, order_sheet)()
