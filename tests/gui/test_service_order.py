"""A service order clicked and typed from the dispatch to the customer's signature."""

from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from svcdesk.domain.observing import added
from svcdesk.domain.record import Record
from svcdesk.domain.service_order import Aspect, ServiceOrder, State
from svcdesk.domain.times import SHANGHAI
from svcdesk.services import departing
from svcdesk.services import service_order as orders
from svcdesk.services.desk import Session
from svcdesk.ui.context import Context
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.parts import lay_out_now
from svcdesk.ui.repair.problems import OrderProblems
from svcdesk.ui.repair.view import OrderView
from tests.conftest import Clock
from tests.gui.acceptance import context, press, typed
from tests.gui.answers import Answers
from tests.gui.servicing import (
    _nobody_is_asked_unawares,
    cell,
    dispatched,
    goods,
    line,
    look,
    pens,
    read,
    shown,
    technician,
    view,
)
from tests.gui.typing import compose
from tests.repairing import FINISHED, Sold, arrived, finished

__all__ = ["_nobody_is_asked_unawares", "context", "dispatched", "goods", "technician", "view"]

replace = msgspec.structs.replace


def stored(session: Session, record: Record[ServiceOrder]) -> orders.Opened:
    return orders.opened(session, record.doc)


def body_of(view: OrderView) -> ServiceOrder:
    editor = view.editor()
    assert editor is not None
    return editor.body


def reach(qtbot: QtBot, view: OrderView, clock: Clock) -> None:
    """Set out, arrive and begin, five minutes each."""
    for words in ("出发", "到达", "开始"):
        press(qtbot, view, words)
        clock.forward(minutes=5)


def test_a_repair_is_clicked_from_dispatch_to_signature(
    qtbot: QtBot,
    sqlite_desk: Session,
    view: OrderView,
    dispatched: Record[ServiceOrder],
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
):
    asked = pens(qtbot, monkeypatch, clock)
    reach(qtbot, view, clock)
    assert stored(sqlite_desk, dispatched).record.state == State.ON_SITE
    look(qtbot, view, "before")
    press(qtbot, view, "请顾客确认维修前状况")
    assert asked == ["顾客签字"]
    assert stored(sqlite_desk, dispatched).record.state == State.CONFIRMED
    look(qtbot, view, "after")
    clock.forward(minutes=30)
    press(qtbot, view, "完成")
    fill_in(qtbot, view)
    press(qtbot, view, "请顾客签收")
    assert asked == ["顾客签字", "售后服务人员签字", "顾客签字"]
    record = stored(sqlite_desk, dispatched).record
    assert record.state == State.SIGNED
    assert [one.name for one in record.body.signatures] == ["王工", "李工"]
    assert "已签收冻结" in view.notice()


def fill_in(qtbot: QtBot, view: OrderView) -> None:
    """Answer conduct, cause, work, result and what the customer says."""
    parts = view.parts()
    assert parts is not None
    for key in ("protected", "asked_before_use", "cleaned"):
        press(qtbot, parts.visit.conduct.editor(key), "是")
    drop = parts.result.work.editor("cause").focusProxy()
    drop.setFocus()
    qtbot.keyClick(drop, Qt.Key.Key_Down)
    compose(parts.result.work.editor("work").focusProxy(), "更换温度传感器")
    press(qtbot, parts.result.work.editor("trial_result"), "正常")
    press(qtbot, parts.result.work.editor("result"), "解决")
    press(qtbot, parts.result.rating, "很满意")
    press(qtbot, parts.result.off.editor("condition"), "完好")
    press(qtbot, parts.result.off.editor("relation"), "员工")


def test_what_lacks_is_told_at_once_and_leads_there(
    qtbot: QtBot, context: Context, dispatched: Record[ServiceOrder], clock: Clock, answers: Answers
):
    session = context.session
    clock.forward(hours=3)
    confirmed, _ = orders.confirm_before(session, dispatched, arrived(dispatched.body))
    view = shown(qtbot, context, confirmed.doc)
    press(qtbot, view, "请顾客签收")
    assert len(answers.reasons) > 10
    assert not any("还没有签字" in reason for reason in answers.reasons)
    assert stored(session, confirmed).record.state == State.CONFIRMED
    problems = view.findChild(OrderProblems)
    assert problems is not None
    assert problems.isVisibleTo(view)


def test_before_is_only_read_once_confirmed(
    qtbot: QtBot, context: Context, dispatched: Record[ServiceOrder], clock: Clock, answers: Answers
):
    clock.forward(hours=3)
    orders.confirm_before(context.session, dispatched, arrived(dispatched.body))
    view = shown(qtbot, context, dispatched.doc)
    before = cell(view, "电源电压", "before")
    assert not before.value.isVisibleTo(view)
    answers.give("words", "漏记一处划痕")
    press(qtbot, view, "重新确认…")
    assert stored(context.session, dispatched).record.state == State.ON_SITE
    assert cell(view, "电源电压", "before").value.isVisibleTo(view)


def test_worse_than_before_is_red_until_the_customer_accepts_it(
    qtbot: QtBot, context: Context, dispatched: Record[ServiceOrder], clock: Clock
):
    clock.forward(hours=3)
    orders.confirm_before(context.session, dispatched, arrived(dispatched.body))
    view = shown(qtbot, context, dispatched.doc)
    read(qtbot, view, "排气温度", "after", "101")
    shown_line = line(view, "排气温度")
    assert "变差" in shown_line._verdict.text()
    assert shown_line._verdict.property("tone") == "bad"
    typed(qtbot, shown_line, "顾客认可", "顾客知情，下次更换")
    one = next(one for one in body_of(view).observations if one.item.id == "temp")
    assert one.accepted == "顾客知情，下次更换"
    assert "顾客认可" in shown_line._verdict.text()


def test_no_line_moves_while_a_reading_is_typed(
    qtbot: QtBot, context: Context, dispatched: Record[ServiceOrder], clock: Clock
):
    clock.forward(hours=3)
    orders.confirm_before(context.session, dispatched, arrived(dispatched.body))
    view = shown(qtbot, context, dispatched.doc)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    field, below = cell(view, "电源电压", "after").value, line(view, "排气温度")
    field.setFocus()
    stood = []
    for digit in "385":
        qtbot.keyClick(field, digit)
        stood.append(below.mapTo(view, QPoint(0, 0)).y())  # where a click that waits already would meet it
        QCoreApplication.processEvents()
        stood.append(below.mapTo(view, QPoint(0, 0)).y())
    assert len(set(stood)) == 1
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert not line(view, "电源电压").after.words.isVisibleTo(view)
    cell(view, "排气温度", "after").value.setFocus()
    assert line(view, "电源电压").after.words.isVisibleTo(view)


def test_enter_goes_on_to_the_next_reading(qtbot: QtBot, view: OrderView, clock: Clock):
    reach(qtbot, view, clock)
    read(qtbot, view, "电源电压", "before", "380")
    following = cell(view, "排气温度", "before").value
    assert following.hasFocus()
    qtbot.keyClicks(following, "90")
    qtbot.keyClick(following, Qt.Key.Key_Return)
    assert [one.before.value for one in body_of(view).observations if one.before.value] == [380, 90]
    assert following.hasFocus()


def test_a_keystroke_is_a_draft_within_a_moment(
    qtbot: QtBot, context: Context, dispatched: Record[ServiceOrder], view: OrderView, clock: Clock
):
    reach(qtbot, view, clock)
    read(qtbot, view, "电源电压", "before", "37")
    qtbot.waitUntil(lambda: stored(context.session, dispatched).draft is not None, timeout=900)
    again = shown(qtbot, context, dispatched.doc)
    assert cell(again, "电源电压", "before").value.text() == "37"


def test_a_dead_machine_is_untested_with_why(qtbot: QtBot, view: OrderView, clock: Clock):
    reach(qtbot, view, clock)
    here = cell(view, "电源电压", "before")
    press(qtbot, here, "不能试")
    assert not here.value.isEnabled()
    compose(here.words, "停机，无法起动")
    one = next(one for one in body_of(view).observations if one.item.id == "volt")
    assert one.before.untested == "停机，无法起动"


def test_two_laptops_signing_is_told_and_nothing_is_lost(
    qtbot: QtBot, context: Context, dispatched: Record[ServiceOrder], clock: Clock, goods: Sold
):
    session = context.session
    clock.forward(hours=3)
    confirmed, _ = orders.confirm_before(session, dispatched, arrived(dispatched.body))
    view = shown(qtbot, context, confirmed.doc)
    editor = view.editor()
    assert editor is not None
    editor.put(finished(editor.body))
    orders.sign(session, confirmed, finished(confirmed.body))  # the other desk was faster
    press(qtbot, view, "请顾客签收")
    assert "重新打开" in view.notice() or "改" in view.notice()
    assert stored(session, dispatched).record.state == State.SIGNED


def test_what_stands_after_a_reading_stands_under_each_other(
    qtbot: QtBot, context: Context, dispatched: Record[ServiceOrder], clock: Clock
):
    clock.forward(hours=3)
    loud = added(dispatched.body, Aspect.PERFORMANCE, "运行噪声", unit="dB(A)", high=Decimal(76))
    orders.confirm_before(context.session, dispatched, arrived(loud))
    view = shown(qtbot, context, dispatched.doc)
    view.resize(912, 600)
    QCoreApplication.processEvents()
    lay_out_now()
    cells = [line(view, name).after for name in ("整体外观", "排气温度", "运行噪声")]
    assert len({cell.mapTo(view, QPoint(0, 0)).x() for cell in cells}) == 1
    pressed = [cell.picks.mapTo(view, QPoint(0, 0)).x() for cell in cells[1:]]
    assert pressed[0] == pressed[1]


def test_what_has_to_be_filled_in_carries_its_star(
    qtbot: QtBot, context: Context, dispatched: Record[ServiceOrder], clock: Clock
):
    clock.forward(hours=3)
    orders.confirm_before(context.session, dispatched, arrived(dispatched.body))
    view = shown(qtbot, context, dispatched.doc)
    parts = view.parts()
    assert parts is not None
    cause = parts.result.work.editor("cause").focusProxy()
    assert "必填" in cause.accessibleName()
    assert "必填" in parts.result.rating.accessibleName()
    press(qtbot, parts.result.work.editor("result"), "未解决")
    assert "必填" not in cause.accessibleName()


def test_the_cursor_stays_in_the_order_once_it_is_signed(
    qtbot: QtBot, context: Context, dispatched: Record[ServiceOrder], clock: Clock
):
    clock.forward(hours=3)
    record, _ = orders.confirm_before(context.session, dispatched, arrived(dispatched.body))
    view = OrderView(context)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(view)
    column.addWidget(QPushButton("export"))
    window.show()
    view.show_record(dispatched.doc)
    view.enter()
    context.do(orders.sign, record, finished(record.body))
    view._reopen()
    held = window.focusWidget()
    assert held is not None
    assert view.isAncestorOf(held)
    assert held.isVisibleTo(view)


def test_who_leaves_after_the_signature_presses_once(
    qtbot: QtBot, sqlite_desk: Session, context: Context, dispatched: Record[ServiceOrder], clock: Clock
):
    confirmed, _ = _confirmed(sqlite_desk, dispatched, clock)
    signed, _ = orders.sign(sqlite_desk, confirmed, finished(confirmed.body))
    view = shown(qtbot, context, signed.doc)
    clock.forward(minutes=20)
    press(qtbot, view, "离开")
    (noted,) = departing.noted(sqlite_desk, signed.doc)
    assert noted.left_at == clock.now.replace(second=0, microsecond=0)
    parts = view.parts()
    assert parts is not None
    assert f"{noted.left_at.astimezone(SHANGHAI):%m-%d %H:%M}" in parts.visit.buttons["left_at"].text()
    assert not parts.visit.buttons["left_at"].isEnabled()
    assert any("签收后补记" in one.text() for one in view.findChildren(QLabel) if one.isVisible())
    assert stored(sqlite_desk, dispatched).record.rev == signed.rev


def test_a_departure_is_corrected_and_never_before_the_work_ended(
    qtbot: QtBot,
    sqlite_desk: Session,
    context: Context,
    dispatched: Record[ServiceOrder],
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
):
    confirmed, _ = _confirmed(sqlite_desk, dispatched, clock)
    signed, _ = orders.sign(sqlite_desk, confirmed, finished(confirmed.body))
    clock.forward(minutes=20)
    departing.note(sqlite_desk, signed, clock.now)
    view = shown(qtbot, context, signed.doc)
    clock.forward(minutes=5)
    tried: list[str] = []

    def correct(dialog: FormDialog) -> int:
        dialog.show()
        dialog.form.set_values({"left_at": FINISHED - timedelta(hours=1)})
        dialog.attempt()
        tried.append(dialog.notice.words())
        dialog.form.set_values({"left_at": clock.now})
        dialog.attempt()
        return dialog.result()

    monkeypatch.setattr(FormDialog, "exec", correct)
    press(qtbot, view, "更正离开时间…")
    assert "早于" in tried[0]
    assert [one.left_at for one in departing.noted(sqlite_desk, signed.doc)][1:] == [clock.now]


def _confirmed(session: Session, record: Record[ServiceOrder], clock: Clock) -> orders.Saved:
    clock.forward(hours=3)
    return orders.confirm_before(session, record, arrived(record.body))
