"""A contract typed by hand: lines priced from products, signed, amended, and delivered from."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.masters import Customer, Product, Site
from svcdesk.services import clock_rules, masters, records
from svcdesk.services.contract_progress import progress
from svcdesk.ui.contract.plan_dialog import PlanDialog
from svcdesk.ui.delivery.beginning import begin_delivery
from svcdesk.ui.stages.contract import ContractPage
from tests.delivering import in_desk
from tests.gui.typing import compose, press, said


@pytest.fixture
def page(context, qtbot, answers):
    made = ContractPage(context, "contract")
    qtbot.addWidget(made)
    made.resize(1338, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def pick(qtbot, editor, words):
    """Type into a reference field and take the first that is found."""
    editor.line.setFocus()
    compose(editor.line, words)
    qtbot.waitUntil(editor.popup.isVisible)
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.value()


def write(editor, words):
    editor.focusProxy().setFocus()
    compose(editor.focusProxy(), words)


def test_a_contract_is_typed_signed_and_says_what_is_missing(page, context, qtbot, answers):
    masters.save_customer(
        context.session,
        Customer("宏达纺织有限公司", address="盛泽镇", sites=(Site("s1", "二厂", "西二环路 1188 号"),)),
    )
    masters.save_product(
        context.session, Product("螺杆空压机", "KYJ", "GA37", "37 kW", price=Decimal(86000), uom="台")
    )
    press(qtbot, page, "新建")
    view = page.view
    head, lines, plan = view.parts.forms[0], view.parts.lines["lines"], view.parts.lines["plan"]
    pick(qtbot, head.editor("customer"), "宏达")
    pick(qtbot, head.editor("site"), "二厂")
    press(qtbot, view, "添加产品")
    pick(qtbot, lines._lines[0].editors["product"], "GA37")
    row = lines.rows()[0]
    assert (row["spec"], row["uom"], row["unit_price"]) == ("GA37 37 kW", "台", Decimal(86000))
    write(lines._lines[0].editors["quantity"], "2")
    write(lines._lines[0].editors["discount"], "10")
    assert lines.rows()[0]["amount"] == "154,800.00"
    assert "合计 ¥ 154,800.00" in said(view)
    press(qtbot, view, "添加一期")
    write(plan._lines[0].editors["name"], "验收款")
    write(plan._lines[0].editors["share"], "90")
    plan._lines[0].editors["trigger"].drop.setCurrentIndex(3)
    view.save()
    assert any("应为 100%" in words for words in view.notice.words().splitlines()), view.notice.words()
    plan._lines[0].editors["share"].line.clear()
    write(plan._lines[0].editors["share"], "100")
    view.save()
    body = records.record(context.session, view.record.doc, Contract).body
    assert (body.amount, body.site_name, body.address) == (Decimal("154800.00"), "二厂", "西二环路 1188 号")
    assert body.plan[0].share == 1
    head.set_values({"signed_on": date(2026, 11, 20)})
    head.changed.emit("signed_on")
    answers.give("confirm", True)
    press(qtbot, page, "签订")
    assert view.record.state == "signed"
    assert "已签订，不能直接修改；要改动请用“变更”。" in said(view)


def test_a_signed_contract_is_amended_with_a_reason_and_signed_again(page, context, qtbot, answers):
    sold = in_desk(context.session)
    page.open_record("contract", sold.doc)
    answers.give("words", "客户加订一台")
    page.view._amend.trigger()
    assert page.view.record.state == "draft"
    assert page.view.record.reason == "客户加订一台"
    assert page.view._save.isVisible()


def test_a_delivery_is_planned_from_what_is_still_open(page, context, qtbot):
    sold = in_desk(context.session)
    page.open_record("contract", sold.doc)
    dialog = PlanDialog(context, records.record(context.session, sold.doc, Contract), page)
    qtbot.addWidget(dialog)
    dialog.show()
    first, second = dialog._lines._lines
    assert first.editors["quantity"].value() == 3
    first.editors["quantity"].line.clear()
    write(first.editors["quantity"], "5")
    press(qtbot, dialog, "建立交付单")
    assert "未安排" in dialog._notice.words() or "3" in dialog._notice.words()
    assert dialog.planned == ""
    first.editors["quantity"].line.clear()
    write(first.editors["quantity"], "1")
    second.editors["quantity"].line.clear()
    press(qtbot, dialog, "建立交付单")
    made = records.record(context.session, dialog.planned, Delivery).body
    assert [(line.name, line.quantity) for line in made.lines if line.contract_line] == [("螺杆空压机", Decimal(1))]
    assert made.lines[0].serials == ("SN-1",)
    found = progress(context.session, sold.doc).lines
    assert [(line.planned, line.open) for line in found] == [(1, 2), (0, 10)]


def test_the_card_shows_how_far_the_contract_is_and_leads_to_its_deliveries(page, context, qtbot):
    sold = in_desk(context.session)
    page.open_record("contract", sold.doc)
    assert "还没有交付单。" in said(page.view)
    dialog = PlanDialog(context, records.record(context.session, sold.doc, Contract), page)
    qtbot.addWidget(dialog)
    dialog._make()
    page.open_record("contract", sold.doc)
    link = next(one for one in page.view.findChildren(QPushButton) if one.text().startswith("YS-"))
    with qtbot.waitSignal(context.hub.wanted) as wanted:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert wanted.args == ["delivery", dialog.planned]
    assert _said_by_next(context, sold, page, qtbot) == "合同的全部数量都已安排或交付。"


def _said_by_next(context, sold, page, qtbot):
    dialog = PlanDialog(context, records.record(context.session, sold.doc, Contract), page)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog._notice.words()


def test_a_contract_names_the_calendar_it_is_served_by(page, context, qtbot):
    shift, _ = clock_rules.save_calendar(context.session, WorkCalendar("两班倒"))
    with context.session.work() as work:
        customer = work.create("customer", Customer("宏达纺织有限公司"), "active")
        kept = work.create("contract", Contract(customer.doc, "宏达纺织有限公司", return_days=30), "draft")
    page.open_record("contract", kept.doc)
    pick(qtbot, page.view.parts.forms[0].editor("calendar"), "两班")
    page.view.save()
    saved = records.record(context.session, kept.doc, Contract).body
    assert (saved.calendar, saved.return_days) == (shift.doc, 30)


def test_a_delivery_is_not_begun_without_a_contract(context, qtbot, answers):
    in_desk(context.session)
    seen = []

    def hurry():
        dialog = QApplication.activeModalWidget()
        press(qtbot, dialog, "下一步")
        seen.append((dialog.isVisible(), dialog.form.error("contract").startswith("没有选择合同")))
        dialog.reject()

    parent = QWidget()
    qtbot.addWidget(parent)
    QTimer.singleShot(0, hurry)
    assert begin_delivery(context, parent) == ""
    assert seen == [(True, True)]
