"""Delivery feedback and payment notices in lists."""

from svcdesk.domain.settlement import Feedback, FeedbackState, NoticeState, PaymentNotice
from svcdesk.domain.times import end_of_day
from svcdesk.models.docview import View


def feedback_view(feedback: Feedback, state: str) -> View:
    """Return the list row of a delivery feedback; it stays open until 销售部 has acknowledged it."""
    return View(
        title=feedback.customer_name,
        open=state == FeedbackState.SENT,
        subject=feedback.delivery_number,
        customer=feedback.customer,
        customer_name=feedback.customer_name,
        department="sales",
        result=feedback.result.value,
        due_at=feedback.due_at if state == FeedbackState.SENT else None,
        search=(feedback.customer_name, feedback.delivery_number, feedback.contract_number),
    )


def notice_view(notice: PaymentNotice, state: str) -> View:
    """Return the list row of a payment notice; it stays open until it is paid or void."""
    return View(
        title=notice.customer_name,
        open=state in {NoticeState.READY, NoticeState.SENT},
        subject=notice.delivery_number,
        customer=notice.customer,
        customer_name=notice.customer_name,
        department="sales",
        due_at=end_of_day(notice.due_on) if notice.due_on and state == NoticeState.SENT else None,
        amount=notice.due,
        search=(notice.customer_name, notice.delivery_number, notice.contract_number, notice.contract_external),
    )
