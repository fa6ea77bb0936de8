"""What is done with a service order besides filling it in: parts, come again, amend, void; and preventive plans."""

import dataclasses
from datetime import date
from decimal import Decimal

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.masters import Department, Role
from svcdesk.domain.record import Record
from svcdesk.domain.service_order import Coverage, OldPart, Payer, Priority, ServiceOrder, State, VisitResult
from svcdesk.domain.service_plan import ServicePlan
from svcdesk.domain.sheets import Form
from svcdesk.services import dispatching, records
from svcdesk.services import service_order as orders
from svcdesk.services import service_plan as plans
from svcdesk.services import stock as stocks
from svcdesk.ui.context import Context
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.preview_dialog import PreviewDialog
from svcdesk.ui.repair import spares
from svcdesk.ui.repair.plan_view import PlanView
from svcdesk.ui.repair.view import OrderView
from tests.conftest import Clock, as_person
from tests.gui.acceptance import context, press
from tests.gui.answers import Answers
from tests.gui.servicing import _nobody_is_asked_unawares, dispatched, goods, pens, shown, technician
from tests.gui.typing import Wanted, compose
from tests.repairing import NOW, Sold, arrived, finished
from tests.reports.reading import poppler_text

__all__ = ["_nobody_is_asked_unawares", "context", "dispatched", "goods", "technician"]

replace = msgspec.structs.replace


@pytest.fixture
def confirmed(context: Context, dispatched: Record[ServiceOrder], clock: Clock) -> Record[ServiceOrder]:
    clock.now = NOW
    return orders.confirm_before(context.session, dispatched, arrived(dispatched.body))[0]


@pytest.fixture
def signed(context: Context, confirmed: Record[ServiceOrder]) -> Record[ServiceOrder]:
    return orders.sign(context.session, confirmed, finished(confirmed.body))[0]


def stored(context: Context, record: Record[ServiceOrder]) -> Record[ServiceOrder]:
    return orders.opened(context.session, record.doc).record


def body_of(view: OrderView) -> ServiceOrder:
    editor = view.editor()
    assert editor is not None
    return editor.body


def choosing(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, product: str) -> None:
    class Acted(FormDialog):
        def exec(self) -> int:
            self.show()
            press(qtbot, self, "选择")
            assert "没有选择配件" in self.notice.words()
            self.form.set_values({"product": product})
            press(qtbot, self, "选择")
            return self.result()

    monkeypatch.setattr(spares, "FormDialog", Acted)


def test_a_part_from_stock_is_charged_quoted_and_accepted(
    qtbot: QtBot,
    context: Context,
    confirmed: Record[ServiceOrder],
    goods: Sold,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
):
    choosing(monkeypatch, qtbot, goods.filters)
    view = shown(qtbot, context, confirmed.doc)
    parts = view.parts()
    assert parts is not None
    press(qtbot, view, "从库存取用…")
    assert [(part.name, part.payer, part.old_part) for part in body_of(view).parts] == [
        ("油气分离芯", Payer.OPEN, OldPart.OPEN)
    ]
    editor = view.editor()
    assert editor is not None
    part = replace(editor.body.parts[0], payer=Payer.CUSTOMER, old_part=OldPart.NONE, unit_price=Decimal("450.50"))
    editor.edit(parts=(part,), coverage=Coverage.CHARGEABLE, coverage_reason="外力损坏")
    assert parts.parts.rows.rows()[0]["payer"] == "customer"
    pens(qtbot, monkeypatch, clock)
    press(qtbot, view, "顾客同意报价（签字）")
    quote = body_of(view).quote
    assert quote.amount == Decimal("450.50")
    assert quote.signature is not None
    assert stored(context, confirmed).body.quote == quote
    compose(parts.parts.quote.editor("text").focusProxy(), "另换皮带")
    assert body_of(view).quote.signature is None  # another quote is not accepted yet


def test_coming_again_asks_why_and_makes_the_next_visit(
    qtbot: QtBot, context: Context, confirmed: Record[ServiceOrder], answers: Answers
):
    view = shown(qtbot, context, confirmed.doc)
    parts = view.parts()
    assert parts is not None
    compose(parts.result.work.editor("work").focusProxy(), "拆检")
    view.keep()
    answers.give("words", "等配件")
    view.acts().come_again()
    record = stored(context, confirmed)
    assert [visit.result for visit in record.body.visits] == [VisitResult.COME_AGAIN, VisitResult.OPEN]
    assert (record.body.visits[0].note, record.body.work) == ("等配件", "拆检")
    assert body_of(view) == record.body


def test_an_amendment_takes_a_reason_and_new_signatures(
    qtbot: QtBot,
    context: Context,
    signed: Record[ServiceOrder],
    answers: Answers,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
):
    view = shown(qtbot, context, signed.doc)
    answers.give("words", "漏写措施")
    view.acts().amend()
    assert "正在修订" in view.notice()
    parts = view.parts()
    assert parts is not None
    compose(parts.result.work.editor("work").focusProxy(), "；另紧固接线")
    pens(qtbot, monkeypatch, clock)
    press(qtbot, view, "请顾客签收")
    record = stored(context, signed)
    assert (record.amendment, record.state) == (1, State.SIGNED)
    assert "另紧固接线" in record.body.work
    assert record.body.finished_at == signed.body.finished_at


def test_a_void_order_keeps_its_number_and_says_why(
    qtbot: QtBot, context: Context, signed: Record[ServiceOrder], answers: Answers, goods: Sold
):
    view = shown(qtbot, context, signed.doc)
    answers.give("words", "开错单")
    view.acts().void()
    record = stored(context, signed)
    assert (record.state, record.number) == (State.VOID, signed.number)
    assert "开错单" in view.notice()
    assert not stocks.clashes(context.session)


def test_another_desk_being_faster_is_told_with_a_way_on(
    qtbot: QtBot, context: Context, confirmed: Record[ServiceOrder]
):
    view = shown(qtbot, context, confirmed.doc)
    parts = view.parts()
    assert parts is not None
    view.hide()  # what another desk writes is not shown by itself in a window nobody looks at
    orders.save(context.session, confirmed, replace(confirmed.body, diagnosis="别处写的"))
    view.show()
    compose(parts.result.work.editor("work").focusProxy(), "这里写的")
    press(qtbot, view, "完成")
    assert view.notice()
    assert body_of(view).work == "这里写的"
    press(qtbot, view, "放弃我的修改，查看新版本")
    assert body_of(view).diagnosis == "别处写的"


# preventive plans
@pytest.fixture
def plan(context: Context, goods: Sold) -> Record[ServicePlan]:
    body = ServicePlan(
        customer=CustomerRef(doc=goods.customer),
        device=Device(product=goods.compressor, serial="SN-1"),
        name="季度保养",
        months=3,
        starts_on=date(2026, 9, 1),
    )
    return plans.save_plan(context.session, body)[0]


@pytest.fixture
def plan_view(qtbot: QtBot, context: Context, plan: Record[ServicePlan]) -> PlanView:
    made = PlanView(context)
    for part in (made, *made.buttons()):
        qtbot.addWidget(part)
    made.resize(900, 600)
    made.show_record(plan.doc)
    made.show()
    return made


def test_a_plan_shows_its_next_day_while_it_is_typed(qtbot: QtBot, context: Context, plan_view: PlanView):
    form = plan_view.parts.forms[0]
    form.editor("months").set_value(None)
    field = form.editor("months").focusProxy()
    field.setFocus()
    qtbot.keyClicks(field, "6")
    assert "2027-03-01" in plan_view._why.text()
    press(qtbot, plan_view, "保存")
    assert plan_view.record is not None
    kept = records.record(context.session, plan_view.record.doc, ServicePlan)
    assert (kept.body.months, kept.body.next_due) == (6, date(2027, 3, 1))


def test_a_plan_makes_its_order_once(
    qtbot: QtBot, context: Context, plan_view: PlanView, plan: Record[ServicePlan], answers: Answers
):
    wanted = Wanted(context.hub)
    order = plan_view.buttons()[0]
    order.click()
    QCoreApplication.processEvents()
    assert [kind for kind, _ in wanted.records] == ["service_order"]
    assert stored(context, orders.opened(context.session, wanted.records[0][1]).record).body.plan == plan.doc
    order.click()
    assert any("未完成的工单" in reason for reason in answers.reasons)


def test_who_dispatches_sees_no_button_of_the_site(
    qtbot: QtBot, context: Context, dispatched: Record[ServiceOrder], goods: Sold
):
    clerk = as_person(context.session, "前台小李", Department.SERVICE, Role.CLERK)
    view = shown(qtbot, dataclasses.replace(context, session=clerk), dispatched.doc)
    parts = view.parts()
    assert parts is not None
    assert not any(one.isEnabled() for one in parts.visit.buttons.values())
    assert not view._next.isVisibleTo(view)
    parts.head.unfold(open_=True)
    press(qtbot, parts.head.form.editor("priority"), "特急")
    assert body_of(view).priority is Priority.URGENT


def test_an_order_is_taken_along_on_paper_with_what_the_customer_confirmed(
    qtbot: QtBot, context: Context, confirmed: Record[ServiceOrder]
):
    view = shown(qtbot, context, confirmed.doc)
    view.acts().print_wanted.emit(Form.SERVICE_PACKET, True)
    (dialog,) = [one for one in view.findChildren(PreviewDialog) if one.isVisible()]
    words = poppler_text(dialog.preview._pdf, "-raw")
    assert all(title in words for title in ("服务工单（派工单）", "维修记录单", "客户签收单"))
    assert confirmed.body.before_signatures[0].name in words
    assert "草稿" not in words
    dialog.close()


def test_a_reading_that_cannot_be_waits_for_a_word(
    qtbot: QtBot, context: Context, plan_view: PlanView, plan: Record[ServicePlan]
):
    plan_view._readings.set_rows(
        [
            {"on": date(2026, 9, 1), "hours": Decimal(100)},
            {"on": date(2026, 9, 2), "hours": Decimal(9000)},
        ]
    )
    plan_view._readings.changed.emit(1, "hours")
    press(qtbot, plan_view, "保存")
    assert records.record(context.session, plan.doc, ServicePlan).body.readings == ()
    assert "最多只有 24 小时" in plan_view.notice.words()
    plan_view._readings.put(1, {"reason": "换了表"})
    press(qtbot, plan_view, "保存")
    kept = records.record(context.session, plan.doc, ServicePlan).body.readings
    assert [(one.hours, one.reason) for one in kept] == [(100, ""), (9000, "换了表")]


def test_the_meter_read_on_site_is_questioned_beside_its_field(
    qtbot: QtBot, context: Context, plan: Record[ServicePlan], technician: str, clock: Clock
):
    clock.now = NOW
    plan, _ = plans.read_meter(context.session, plan, date(2026, 9, 1), Decimal(100))
    record, _ = plans.make_order(context.session, plan.doc)
    record, _ = dispatching.dispatch(context.session, record, technician, None)
    record, _ = orders.confirm_before(context.session, record, arrived(record.body))
    view = shown(qtbot, context, record.doc)
    parts = view.parts()
    assert parts is not None
    form = parts.condition.form
    note = form.editor("meter_note")
    assert not note.isVisible()
    field = form.editor("running_hours").focusProxy()
    field.setFocus()
    qtbot.keyClicks(field, "99000")
    assert note.isVisible()
    assert "最多只有" in form.error("meter_note")
    compose(note.focusProxy(), "换了表")
    assert form.error("meter_note") == ""
    assert body_of(view).meter_note == "换了表"
