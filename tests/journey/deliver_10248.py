"""The steps of an acceptance as the services offer them, for an order of Northwind."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

import msgspec

from svcdesk.domain.delivery import Delivery, Result
from svcdesk.domain.record import Record
from svcdesk.domain.replacement import replace_from_stock
from svcdesk.domain.settlement import Feedback, FeedbackState, NoticeState, PaymentNotice
from svcdesk.domain.signature import Party
from svcdesk.services import delivery as deliveries
from svcdesk.services import lists, settlement
from svcdesk.services.demo import walkthrough
from svcdesk.services.desk import Session
from svcdesk.services.lists import Query

MINUTE = timedelta(minutes=1)
DUE = Decimal("440.00")


def planned(session: Session, order: str) -> Record[Delivery]:
    """Plan everything an order asks for."""
    found = lists.page(session, Query(kinds=("contract",), text=order), 0, 10)
    (contract,) = (one for one in found if one.unit == order)
    asked = deliveries.remaining(session, contract.doc)
    record, _ = deliveries.plan(session, contract.doc, asked, planned_on=date(2026, 11, 23), technician_name="王工")
    assert {line.name: line.quantity for line in record.body.lines if line.product} == {
        "Queso Cabrales": 12,
        "Singaporean Hokkien Fried Mee": 10,
        "Mozzarella di Giovanni": 5,
    }
    return record


def counted(session: Session, record: Record[Delivery]) -> Record[Delivery]:
    """Steps 1 and 2: count every line, look at every unit."""
    body = walkthrough.looked_over(walkthrough.counted(record.body))
    return deliveries.save(session, record, body)[0]


def commissioned(session: Session, record: Record[Delivery]) -> Record[Delivery]:
    """Step 3: try out every unit; the first is too warm."""
    body = walkthrough.tried_out(walkthrough.found(record.body, "柜内温度", value=Decimal("9.5")))
    return deliveries.save(session, record, body)[0]


def replaced(session: Session, record: Record[Delivery]) -> Record[Delivery]:
    """Step 4: replace the one unit that failed by another from stock, which walks through its own checks."""
    (defect,) = record.body.defects
    piece = deliveries.replacement_pieces(session, record.body, defect.id)[0]
    body = replace_from_stock(record.body, defect.id, piece)
    return deliveries.save(session, record, walkthrough.tried_out(walkthrough.looked_over(body)))[0]


def signed(session: Session, record: Record[Delivery], trainees: Iterable[str]) -> Record[Delivery]:
    """Steps 5 and 6: train two people, sign by both sides."""
    now = session.clock()
    body = walkthrough.worked(record.body, now - 90 * MINUTE, now - 10 * MINUTE)
    body = walkthrough.trained(body, "王工", trainees, now - 40 * MINUTE, topic="日常保养", hours=Decimal("1.5"))
    names = (
        walkthrough.signature(Party.STAFF, "王工", now - 2 * MINUTE, role="售后服务人员"),
        walkthrough.signature(Party.CUSTOMER, "Paul Henriot", now - MINUTE, role="Accounting Manager"),
    )
    body = msgspec.structs.replace(body, result=Result.FULL, signatures=names, opinion="Bien reçu.")
    done, _ = deliveries.sign(session, record, body)
    assert done.body.warranty_start
    return done


def settled(session: Session, record: Record[Delivery]) -> tuple[Record[Feedback], Record[PaymentNotice]]:
    """What 销售部 does next: acknowledge the feedback, give the notice a date, send it."""
    found = settlement.followers(session, record.doc)
    assert found.feedback
    assert found.notice
    feedback, _ = settlement.acknowledge(session, found.feedback, "寄付款通知")
    assert feedback.state == FeedbackState.ACKNOWLEDGED
    assert feedback.body.trained == 2
    assert found.notice.body.due == DUE
    body = msgspec.structs.replace(found.notice.body, due_on=session.clock().date() + timedelta(days=30))
    notice, _ = settlement.edit_notice(session, found.notice, body)
    notice, _ = settlement.send(session, notice)
    assert notice.state == NoticeState.SENT
    return feedback, notice
