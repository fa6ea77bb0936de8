"""What is to be done, in the order of urgency, and what is unfinished on this machine."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from svcdesk.domain.complaint import Complaint
from svcdesk.domain.masters import Department, Role
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.supplier_claim import SupplierClaim
from svcdesk.models.docview import docview
from svcdesk.models.kinds import KINDS
from svcdesk.services import delivery, drafts, guide, settlement
from svcdesk.services.desk import Session
from svcdesk.services.homes import home
from svcdesk.services.today import today
from svcdesk.words import say
from tests.conftest import as_person
from tests.delivering import filled_in, in_desk


def plan(desk: Session, doc: str, day: date | None):
    return delivery.plan(desk, doc, {"2": Decimal(1)}, planned_on=day, technician_name="王工")[0]


def test_late_comes_before_soon_and_soon_before_undated(desk: Session):
    sold = in_desk(desk)
    undated, soon, late = (plan(desk, sold.doc, day) for day in (None, date(2026, 11, 24), date(2026, 11, 20)))
    tasks = today(desk).tasks
    assert [task.doc for task in tasks] == [late.doc, soon.doc, undated.doc]
    assert [task.overdue for task in tasks] == [True, False, False]
    assert {task.clause for task in tasks} == {"6.5.1"}
    assert today(desk, most=1).tasks == tasks[:1]


def test_a_signed_delivery_leaves_feedback_and_payment_to_be_done(desk: Session, clock):
    sold = in_desk(desk)
    record, _ = delivery.plan(desk, sold.doc, {"1": Decimal(1)}, technician_name="王工")
    clock.forward(hours=7)
    delivery.sign(desk, record, filled_in(record.body))
    assert {task.kind: task.what.code for task in today(desk).tasks} == {
        "feedback": "today.acknowledge",
        "payment_notice": "today.send_notice",
    }
    for task in today(desk).tasks:
        assert home(desk, task.kind, task.doc) == ("delivery", record.doc)
    found = settlement.followers(desk, record.doc)
    settlement.acknowledge(desk, found.feedback, "通知收款")
    assert [task.kind for task in today(desk).tasks] == ["payment_notice"]


def test_unfinished_forms_say_whose_they_are(desk: Session):
    drafts.keep(desk, "customer:new", {}, kind="customer", title="甲公司")
    other = as_person(desk, "赵磊", Department.SERVICE, Role.TECHNICIAN)
    drafts.keep(other, "delivery:1", {}, kind="delivery", title="乙公司")
    assert {(one.title, one.mine, one.owner_name) for one in today(desk).unfinished} == {
        ("甲公司", True, "王工"),
        ("乙公司", False, "赵磊"),
    }


def test_the_way_to_the_first_acceptance_follows_what_the_desk_holds(desk: Session, clock):
    assert [step.key for step in guide.steps(desk) if step.done] == []
    sold = in_desk(desk)
    assert [step.key for step in guide.steps(desk) if step.done] == ["customers", "products", "contract"]
    record, _ = delivery.plan(desk, sold.doc, {"1": Decimal(1)}, technician_name="王工")
    clock.forward(hours=7)
    delivery.sign(desk, record, filled_in(record.body))
    assert [step.key for step in guide.steps(desk) if not step.done] == ["company", "people"]


@pytest.mark.parametrize("kind", ["complaint", "return_case", "supplier_claim"])
def test_every_state_in_which_a_case_is_open_is_a_task(desk: Session, kind: str):
    body = {
        "complaint": Complaint(received_at=desk.clock()),
        "return_case": ReturnCase(requested_at=desk.clock()),
        "supplier_claim": SupplierClaim(origin="", name=""),
    }[kind]
    opened = set()
    for state in sorted(KINDS[kind].states):
        with desk.work() as work:
            doc = work.create(kind, body, state).doc
        with desk.read() as connection:
            if connection.scalar(select(docview.c.open).where(docview.c.doc == doc)):
                opened.add(doc)
    tasks = [task for task in today(desk).tasks if task.kind == kind]
    assert {task.doc for task in tasks} == opened
    assert len({say(task.what, "zh_CN") for task in tasks}) == len(opened) > 0
