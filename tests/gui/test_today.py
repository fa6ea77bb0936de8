"""The first tab: what is urgent comes first, a click settles or opens it, a new desk is led to its acceptance."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from svcdesk.domain.contract import Contract, Line, State
from svcdesk.domain.masters import Company, Customer, Department, Person, Product, Role
from svcdesk.services import contract as contracts
from svcdesk.services import delivery as deliveries
from svcdesk.services import drafts, masters, people, settlement
from svcdesk.services.guide import steps
from svcdesk.ui.stages.today import TodayPage
from svcdesk.ui.tables import RowsModel
from tests.conftest import as_person
from tests.delivering import filled_in, in_desk
from tests.gui.typing import cells, press


def shown(context, qtbot):
    page = TodayPage(context, "today")
    qtbot.addWidget(page)
    page.resize(1338, 640)
    page.show()
    qtbot.waitExposed(page)
    return page


def figure(page, key):
    return page._cards[key]._figure.text()


def tasks(page):
    return cells(page._tasks.view.model())


@pytest.fixture
def sold(context):
    return in_desk(context.session)


def planned(context, sold, day):
    record, _ = deliveries.plan(context.session, sold.doc, {"2": Decimal(1)}, planned_on=day, technician_name="王工")
    return record


def signed(context, sold, clock):
    record, _ = deliveries.plan(context.session, sold.doc, {"1": Decimal(1)}, technician_name="王工")
    clock.forward(hours=7)
    return deliveries.sign(context.session, record, filled_in(record.body))[0]


def test_the_most_urgent_comes_first_with_the_time_that_is_left(context, sold, qtbot):
    planned(context, sold, date(2026, 11, 30))
    planned(context, sold, date(2026, 11, 20))
    planned(context, sold, date(2026, 11, 23))
    page = shown(context, qtbot)
    assert [row[0] for row in tasks(page)] == ["超 2 天", "15:00", "7 天"]
    assert tasks(page)[0][4] == "6.5.1"
    assert (figure(page, "overdue"), figure(page, "today"), figure(page, "delivery")) == ("1", "1", "3")


def test_a_card_narrows_the_list_and_widens_it_again(context, sold, qtbot):
    planned(context, sold, date(2026, 11, 20))
    planned(context, sold, date(2026, 11, 30))
    page = shown(context, qtbot)
    card = page._cards["overdue"]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert len(tasks(page)) == 1
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert len(tasks(page)) == 2


def test_a_click_opens_the_record(context, sold, qtbot):
    record = planned(context, sold, date(2026, 11, 23))
    page = shown(context, qtbot)
    view = page._tasks.view
    with qtbot.waitSignal(context.hub.wanted) as wanted:
        qtbot.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0, 2)).center()
        )
    assert wanted.args == ["delivery", record.doc]


def test_sales_acknowledges_a_delivery_with_one_click(context, sold, clock, qtbot, answers):
    delivery = signed(context, sold, clock)
    page = shown(context, qtbot)
    assert figure(page, "feedback") == "1"
    answers.give("words", "本周内发出收款通知")
    press(qtbot, page, "接收")
    feedback = settlement.followers(context.session, delivery.doc).feedback
    assert feedback.state == "acknowledged"
    assert feedback.body.next_step == "本周内发出收款通知"
    assert figure(page, "feedback") == "0"
    assert "接收" not in [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]


def test_who_is_not_of_sales_sees_the_feedback_but_cannot_accept_it(context, sold, clock, qtbot):
    signed(context, sold, clock)
    session = as_person(context.session, "赵磊", Department.SERVICE, Role.TECHNICIAN)
    page = shown(replace(context, session=session), qtbot)
    assert figure(page, "feedback") == "1"
    assert "接收" not in [one.text() for one in page.findChildren(QPushButton)]


def test_mine_shows_only_mine(context, sold, qtbot):
    session = as_person(context.session, "赵磊", Department.SERVICE, Role.TECHNICIAN)
    deliveries.plan(
        context.session, sold.doc, {"2": Decimal(1)}, technician=session.actor.doc, technician_name="赵磊"
    )
    planned(context, sold, date(2026, 11, 23))
    page = shown(replace(context, session=session), qtbot)
    assert len(tasks(page)) == 2
    press(qtbot, page, "我的")
    assert [row[3] for row in tasks(page)] == ["赵磊"]
    again = shown(replace(context, session=session), qtbot)
    assert len(tasks(again)) == 1, "the choice is remembered"


def test_what_is_unfinished_here_leads_back_to_its_form(context, qtbot):
    customer, _ = masters.save_customer(context.session, Customer("明远电子"))
    drafts.keep(context.session, f"customer:{customer.doc}", {"note": "打到一半"}, kind="customer", title="明远电子")
    page = shown(context, qtbot)
    assert figure(page, "unfinished") == "1"
    link = next(one for one in page._unfinished.findChildren(QPushButton) if "明远电子" in one.text())
    with qtbot.waitSignal(context.hub.wanted) as wanted:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert wanted.args == ["customer", customer.doc]


def test_a_new_desk_is_led_step_by_step_to_its_first_acceptance(context, qtbot, clock):
    session = context.session
    page = shown(context, qtbot)
    assert page._guide.isVisible()
    assert [step.key for step in steps(session) if step.done] == []
    with qtbot.waitSignal(context.hub.led) as led:
        press(qtbot, page, "1  填写公司资料")
    assert led.args == ["masters", "company"]
    masters.save_company(session, Company("宏达机电", address="苏州"))
    for name in ("王工", "李敏"):
        people.add_person(session, Person(name, Department.SERVICE))
    customer, _ = masters.save_customer(session, Customer("明远电子"))
    product, _ = masters.save_product(session, Product("滤芯", uom="只"))
    line = Line("", product.doc, "", "", "", Decimal(1), Decimal(10))
    contract, _ = contracts.save_contract(
        session, Contract(customer.doc, "", signed_on=date(2026, 11, 1), lines=(line,))
    )
    assert [step.key for step in steps(session) if not step.done] == ["contract", "delivery", "acceptance"]
    contract, _ = contracts.sign_contract(session, contract)
    assert contract.state == State.SIGNED
    record, _ = deliveries.plan(session, contract.doc, {contract.body.lines[0].id: Decimal(1)})
    page.refresh()
    assert [step.key for step in steps(session) if not step.done] == ["acceptance"]
    assert page._guide.isVisible()
    clock.forward(hours=7)
    deliveries.sign(session, record, filled_in(record.body))
    page.refresh()
    assert not page._guide.isVisible(), "all is done"


def test_the_way_can_be_put_aside_and_comes_back_from_help(context, qtbot):
    page = shown(context, qtbot)
    press(qtbot, page, "收起")
    assert not page._guide.isVisible()
    assert not shown(context, qtbot)._guide.isVisible(), "it stays aside"
    context.hub.guided.emit()
    assert page._guide.isVisible()


def test_an_empty_desk_shows_noughts_and_says_so(context, qtbot):
    page = shown(context, qtbot)
    assert {one._figure.text() for one in page._cards.values()} == {"0"}
    assert page._tasks.empty.words().startswith("没有待办。登记的来电")
    assert isinstance(page._tasks.view.model(), RowsModel)


def test_what_is_to_be_settled_stands_here_and_leads_there(context, qtbot):
    page = shown(context, qtbot)
    assert not page._settling.isVisible()
    first = masters.save_customer(context.session, Customer("宏达"))[0]
    for phone in ("1", "2"):
        with context.session.work() as work:
            work.revise(first, Customer("宏达", phone=phone), allow_branch=True)
    page.refresh()
    assert page._settling.isVisible()
    assert page._settling.said() == [f"客户 {first.number}（宏达）有几个版本并存，请选定一个"]
    with qtbot.waitSignal(context.hub.wanted) as wanted:
        press(qtbot, page, "去核对")
    assert wanted.args == ["customer", first.doc]
