"""Where a record is worked on: what follows a delivery is worked on beside the delivery."""

from svcdesk.domain.settlement import Feedback, PaymentNotice
from svcdesk.services.desk import Session
from svcdesk.services.records import record


def home(session: Session, kind: str, doc: str) -> tuple[str, str]:
    """Return kind and document of the record on whose page another is worked on; most are at home themselves."""
    if kind == "feedback":
        return "delivery", record(session, doc, Feedback).body.delivery
    if kind == "payment_notice":
        return "delivery", record(session, doc, PaymentNotice).body.delivery
    return kind, doc
