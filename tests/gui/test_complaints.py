"""Complaints on the screen, pressed and typed like a person does."""

from decimal import Decimal

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from svcdesk.domain.causes import groups
from svcdesk.domain.complaint import Acceptance, Assessment, Category, Complaint, Level, Reply, Response
from svcdesk.domain.masters import Department, Role
from svcdesk.services import complaint as complaints
from svcdesk.services import complaint_handling, people
from svcdesk.ui.complaint.actions import ComplaintActions
from tests.conftest import as_person
from tests.gui.casework import brought, fill, marked, only, signing, step
from tests.gui.typing import compose, press, said
from tests.returning import asked

__all__ = ["brought", "signing"]


def complaint_steps(owner, boss):
    """Return the buttons of a complaint that is rejected, with what is typed into their dialogs."""
    return (
        ("告知顾客…", {"how": "电话"}, "已告知"),
        (
            "评估…",
            {
                "severity": "high",
                "complexity": "low",
                "impact": "low",
                "safety": False,
                "immediate": False,
                "owner": owner,
            },
            "保存评估",
        ),
        (
            "调查…",
            {
                "cause": next(iter(groups().values()))[0],
                "investigation": "冷却器堵塞",
                "resolution": "更换冷却器",
                "offered": ("repair",),
            },
            "保存",
        ),
        ("答复顾客…", {"channel": "phone", "content": "明天上门"}, "已答复"),
        ("顾客意见…", {"verdict": "rejected", "note": "要求换机", "to": boss}, "保存"),
    )


def test_a_complaint_goes_its_way(window, context, brought, clock, qtbot, answers):
    page = window.open_stage("service").open_part("complaints")
    press(qtbot, page, "新建")
    view = page.view
    form = view.parts.forms[0]
    form.set_values({"category": "quality"})
    form.set_values({"customer": brought.body.customer, "caller": "李工"})
    compose(form.editor("description").findChild(QPlainTextEdit), "三天两头跳机")
    press(qtbot, view, "保存")
    record = only(context, "complaint", Complaint)
    assert (record.state, record.body.description) == ("received", "三天两头跳机")
    clock.forward(minutes=20)
    owner = as_person(context.session, "孙调查", Department.SERVICE, Role.TECHNICIAN).actor.doc
    boss = as_person(context.session, "周经理", Department.MANAGEMENT, Role.MANAGER).actor.doc
    for words, values, yes in complaint_steps(owner, boss):
        fill(qtbot, values, yes)
        press(qtbot, page, words)
    assert (view.record.state, view.record.body.escalations[0].to.name) == ("assessed", "周经理")
    qtbot.waitUntil(lambda: any("不接受：要求换机" in one for one in said(view)))
    assert len(people.list_people(context.session)) == 2


def test_a_closed_complaint_is_opened_again_and_its_next_step_is_offered(
    window, context, brought, clock, qtbot, answers
):
    customer = asked(context.session, brought).customer
    body = Complaint(received_at=clock(), customer=customer, description="慢", category=Category.ATTITUDE)
    record, _ = complaints.save_facts(context.session, body)
    accepted = Reply(id="r", at=clock(), by=context.session.actor, content="道歉", verdict=Acceptance.ACCEPTED)
    with context.session.work() as work:
        work.revise(record, replace(record.body, replies=(accepted,), closed_at=clock()), state="closed")
    page = window.open_stage("service").open_part("complaints")
    page.open_record("complaint", record.doc)
    assert not offered(page, "调查…", "验证并关闭…")
    answers.give("words", "还是慢")
    page.view.findChild(ComplaintActions).reopen()
    assert (page.view.record.state, page.view.record.body.reopenings[0].reason) == ("assessed", "还是慢")
    assert offered(page, "调查…", "验证并关闭…") == ["调查…"]
    qtbot.waitUntil(lambda: any("还是慢" in one for one in said(page.view)))


def offered(page, *words):
    return [one.text() for one in page.findChildren(QPushButton) if one.text() in words and one.isVisibleTo(page)]


def test_a_complaint_that_is_late_stands_out(window, context, brought, clock, qtbot):
    customer = asked(context.session, brought).customer
    body = Complaint(received_at=clock(), customer=customer, description="慢", category=Category.ATTITUDE)
    record, _ = complaints.save_facts(context.session, body)
    clock.forward(hours=3)
    page = window.open_stage("service").open_part("complaints")
    page.open_record("complaint", record.doc)
    assert page.view.heading().tone == "bad"


def test_who_approves_the_cost_of_a_complaint_signs_for_it(window, context, brought, clock, qtbot, signing):
    customer = asked(context.session, brought).customer
    body = Complaint(received_at=clock(), customer=customer, description="慢", category=Category.ATTITUDE)
    technician = as_person(context.session, "孙调查", Department.SERVICE, Role.TECHNICIAN)
    record, _ = complaints.save_facts(technician, body)
    record, _ = complaint_handling.acknowledge(technician, record, "phone")
    given = Assessment(severity=Level.LOW, complexity=Level.LOW, impact=Level.LOW, safety=False, immediate=False)
    record, _ = complaint_handling.assess(technician, record, given, owner=technician.actor)
    record, _ = complaint_handling.investigate(
        technician, record, cause=next(iter(groups().values()))[0], investigation="路远", resolution="补偿",
        offered=(Response.COMPENSATION,), cost=Decimal(1500),
    )  # fmt: skip
    page = window.open_stage("service").open_part("complaints")
    page.open_record("complaint", record.doc)
    QApplication.processEvents()
    assert not [one for one in page.findChildren(QPushButton) if one.text() == "答复顾客…" and one.isVisibleTo(page)]
    assert any("已告知顾客收到 · 电话" in one for one in said(page.view))
    step(qtbot, page, "审批费用…", {"note": "同意补偿"}, "批准并签字…")
    saved = page.view.record.body
    assert (saved.approved_by.name, saved.approval.method, saved.approval_note) == ("王工", "drawn", "同意补偿")
    assert signing == ["审批签字"]


def test_a_long_refusal_hides_nothing_of_the_question(window, context, brought, clock, qtbot):
    customer = asked(context.session, brought).customer
    body = Complaint(received_at=clock(), customer=customer, description="慢", category=Category.ATTITUDE)
    record, _ = complaints.save_facts(context.session, body)
    record, _ = complaint_handling.acknowledge(context.session, record, "电话")
    page = window.open_stage("service").open_part("complaints")
    page.open_record("complaint", record.doc)
    seen = []

    def answer():
        dialog = QApplication.activeModalWidget()
        press(qtbot, dialog, "保存评估")
        form = dialog.form
        qtbot.waitUntil(lambda: bool(marked(form)))
        QApplication.processEvents()
        editors = [form.editor(key) for key in form.keys()]  # noqa: SIM118 - a method
        squeezed = [one.field.key for one in editors if one.height() < one.minimumSizeHint().height()]
        free = dialog.screen().availableGeometry()
        seen.append((squeezed, dialog.frameGeometry().bottom() <= free.bottom()))
        dialog.reject()

    QApplication.processEvents()
    QTimer.singleShot(0, answer)
    press(qtbot, page, "评估…")
    assert seen == [([], True)]


@pytest.mark.parametrize(
    ("steps", "words", "yes", "wrong"),
    [
        (1, "评估…", "保存评估", {"severity", "complexity", "impact", "safety", "immediate", "owner"}),
        (2, "调查…", "保存", {"cause", "investigation", "resolution", "offered"}),
        (4, "顾客意见…", "保存", {"verdict"}),
    ],
)
def test_a_refusal_stands_under_the_field_it_is_about(
    window, context, brought, clock, qtbot, answers, steps, words, yes, wrong
):
    customer = asked(context.session, brought).customer
    body = Complaint(received_at=clock(), customer=customer, description="慢", category=Category.ATTITUDE)
    record, _ = complaints.save_facts(context.session, body)
    page = window.open_stage("service").open_part("complaints")
    page.open_record("complaint", record.doc)
    owner = as_person(context.session, "孙调查", Department.SERVICE, Role.TECHNICIAN).actor.doc
    for label, values, accept in complaint_steps(owner, owner)[:steps]:
        fill(qtbot, values, accept)
        press(qtbot, page, label)
    seen = []

    def answer():
        dialog = QApplication.activeModalWidget()
        press(qtbot, dialog, yes)
        seen.append((set(marked(dialog.form)), dialog.notice.words()))
        seen.append(dialog.form.editor(min(wrong, key=dialog.form.keys().index)).isAncestorOf(dialog.focusWidget()))
        dialog.reject()

    QTimer.singleShot(0, answer)
    press(qtbot, page, words)
    assert seen == [(wrong, ""), True]
