"""An acceptance filled in on screen with clicks and keys: the six steps, drafts, defects."""

from decimal import Decimal

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from svcdesk.domain.delivery import CountVerdict, Delivery, Remedy, Verdict
from svcdesk.domain.masters import Product, Tracking
from svcdesk.domain.problems import Step
from svcdesk.domain.record import Record
from svcdesk.domain.stock import Opening, OpeningLine
from svcdesk.domain.times import SHANGHAI
from svcdesk.errors import DeskError
from svcdesk.services import delivery as deliveries
from svcdesk.services.desk import Session
from svcdesk.ui import language, theme
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.answers import AnswerRow
from svcdesk.ui.delivery.appearance import UnitRow
from svcdesk.ui.delivery.defects import DefectCard
from svcdesk.ui.delivery.packing import LineRow
from svcdesk.ui.delivery.packing_dialog import PackingDialog
from svcdesk.ui.delivery.step_bar import StepBar
from svcdesk.ui.delivery.view import DeliveryView
from svcdesk.ui.rows_editor import RowsEditor
from svcdesk.words import Message
from tests.gui.acceptance import (
    _nobody_is_asked_unawares,
    context,
    draft_body,
    editor,
    planned,
    press,
    row_of,
    shown_view,
    stored,
    typed,
    view,
)
from tests.gui.answers import Answers

__all__ = ["_nobody_is_asked_unawares", "context", "planned", "view"]


def test_a_count_typed_and_a_line_pressed_complete_are_counted(qtbot: QtBot, view: DeliveryView):
    typed(qtbot, view, "油气分离芯 清点数量", "2")
    press(qtbot, row_of(view, LineRow, "合格证"), "齐全")
    lines = {line.name: line.verdict for line in editor(view).body.lines}
    assert lines["油气分离芯"] is CountVerdict.SHORT
    assert lines["合格证"] is CountVerdict.COMPLETE
    assert lines["说明书"] is CountVerdict.OPEN, "nothing is pre-filled"


def test_a_scan_ticks_the_line_of_its_serial_number_and_is_ready_for_the_next(
    qtbot: QtBot, view: DeliveryView, answers: Answers
):
    scan = next(one for one in view.findChildren(QLineEdit) if one.accessibleName() == "扫描序列号")
    scan.setFocus()
    qtbot.keyClicks(scan, "sn-1")
    qtbot.keyClick(scan, Qt.Key.Key_Return)
    line = editor(view).body.lines[0]
    assert (line.seen, line.verdict) == (("SN-1",), CountVerdict.COMPLETE)
    assert scan.text() == ""
    answers.give("choose", None)  # a number that is not on the packing list: which line is it? None of them
    qtbot.keyClicks(scan, "SN-99")
    qtbot.keyClick(scan, Qt.Key.Key_Return)
    assert editor(view).body.lines[0].seen == ("SN-1",)


def test_a_reading_out_of_limits_becomes_a_defect_by_itself(qtbot: QtBot, view: DeliveryView):
    view.open_step(Step.COMMISSIONING)
    press(qtbot, view, "螺杆空压机 SN-1")
    row = row_of(view, AnswerRow, "排气温度")
    typed(qtbot, row, "排气温度", "97")
    assert [defect.description for defect in editor(view).body.defects] == ["螺杆空压机 SN-1: 排气温度 97 ℃ (≤ 95 ℃)"]
    assert any("超限" in label.text() for label in row.findChildren(QLabel) if label.isVisible())
    view.open_step(Step.DEFECTS)
    assert row_of(view, DefectCard, "排气温度 97 ℃").isVisible()


def test_what_is_typed_is_on_disk_within_a_moment_and_comes_back_after_a_crash(
    qtbot: QtBot, view: DeliveryView, context: Context, planned: Record[Delivery]
):
    view.open_step(Step.COMMISSIONING)
    press(qtbot, view, "螺杆空压机 SN-1")
    with qtbot.waitSignal(editor(view).kept, timeout=1000):
        typed(qtbot, row_of(view, AnswerRow, "电源电压"), "电源电压", "382")
    assert draft_body(context.session, planned).units[0].answers[0].value == Decimal(382)
    again = shown_view(qtbot, context)  # what a new start of the program shows
    again.show_record(planned.doc)
    again.show()
    assert editor(again).body.units[0].answers[0].value == Decimal(382)
    kept_at = stored(context.session, planned).draft_at
    assert kept_at is not None
    assert f"已恢复 {kept_at.astimezone(SHANGHAI):%m-%d %H:%M:%S}" in again.notice()


def test_half_a_date_comes_back_after_a_crash_in_the_step_where_it_was_typed(
    qtbot: QtBot, view: DeliveryView, context: Context, planned: Record[Delivery]
):
    view.open_step(Step.COMMISSIONING)
    with qtbot.waitSignal(editor(view).kept, timeout=1000):
        typed(qtbot, view, "到达", "2026-11-2x")
    again = shown_view(qtbot, context)
    again.show_record(planned.doc)
    assert again.step() is Step.COMMISSIONING
    arrived = [one for one in again.findChildren(QLineEdit) if one.accessibleName().startswith("到达")]
    assert [one.text() for one in arrived] == ["2026-11-2x"]
    assert editor(again).body.site_work.arrived_at is None
    press(qtbot, view, "下一步")  # saves, and still forgets nothing
    assert stored(context.session, planned).half_typed == {"site": {"arrived_at": "2026-11-2x"}}


def test_entering_a_delivery_puts_the_cursor_into_the_scan_field(qtbot: QtBot, view: DeliveryView):
    view.activateWindow()
    view.enter()
    scan = next(one for one in view.findChildren(QLineEdit) if one.accessibleName() == "扫描序列号")
    qtbot.waitUntil(scan.hasFocus)
    view.open_step(Step.APPEARANCE)
    press(qtbot, view, "上一步")
    qtbot.waitUntil(scan.hasFocus)


def test_a_draft_that_cannot_be_written_is_said_and_tried_again(
    qtbot: QtBot, view: DeliveryView, monkeypatch: pytest.MonkeyPatch, planned: Record[Delivery], context: Context
):
    def full(*_: object, **__: object) -> None:
        raise DeskError(Message("store.disk_full"))

    with monkeypatch.context() as broken:
        broken.setattr(deliveries, "keep_draft", full)
        with qtbot.waitSignal(editor(view).failed, timeout=1000):
            typed(qtbot, view, "油气分离芯 清点数量", "3")
    assert any("未能保存" in label.text() for label in view.findChildren(QLabel))
    with qtbot.waitSignal(editor(view).kept, timeout=2000):
        pass
    assert draft_body(context.session, planned).lines[1].counted == Decimal(3)


def test_leaving_a_step_writes_a_revision(qtbot: QtBot, view: DeliveryView, context: Context, planned):
    typed(qtbot, view, "油气分离芯 清点数量", "3")
    press(qtbot, view, "下一步")
    opened = stored(context.session, planned)
    assert opened.record.state == "checking"
    assert opened.record.body.lines[1].counted == Decimal(3)
    assert opened.draft is None
    assert view.step() is Step.APPEARANCE


def test_damage_needs_words_and_the_cursor_stands_where_they_go(qtbot: QtBot, view: DeliveryView):
    view.open_step(Step.APPEARANCE)
    row = row_of(view, UnitRow, "SN-1")
    press(qtbot, row, "破损")
    typed(qtbot, row, "破损说明", "左侧板凹陷")
    unit = editor(view).body.units[0]
    assert (unit.appearance, unit.damage) == (Verdict.FAIL, "左侧板凹陷")
    press(qtbot, row, "破损")
    assert editor(view).body.units[0].appearance is Verdict.OPEN, "a second press takes the answer back"


def test_a_defect_is_replaced_from_stock_and_the_new_piece_has_checks_of_its_own(
    qtbot: QtBot, view: DeliveryView, answers: Answers
):
    view.open_step(Step.APPEARANCE)
    press(qtbot, row_of(view, UnitRow, "SN-1"), "破损")
    typed(qtbot, row_of(view, UnitRow, "SN-1"), "破损说明", "凹陷")
    view.open_step(Step.DEFECTS)
    answers.give("choose", "0")
    press(qtbot, row_of(view, DefectCard, "凹陷"), "库存更换")
    body = editor(view).body
    assert body.defects[0].remedy is Remedy.REPLACE
    new = body.units[-1]
    assert (new.serial, new.replaces, new.appearance) == ("SN-2", body.units[0].id, Verdict.OPEN)
    view.open_step(Step.APPEARANCE)
    assert row_of(view, UnitRow, "SN-2").isVisible()
    view.open_step(Step.DEFECTS)
    press(qtbot, row_of(view, DefectCard, "凹陷"), "撤销更换")
    assert editor(view).body.defects[0].remedy is Remedy.OPEN
    assert len(editor(view).body.units) == 2


def test_a_punch_list_item_asks_for_owner_and_date(qtbot: QtBot, view: DeliveryView, answers: Answers):
    view.open_step(Step.DEFECTS)
    answers.give("words", "缺少接地线")
    press(qtbot, view, "补记缺陷")
    card = row_of(view, DefectCard, "缺少接地线")
    press(qtbot, card, "列入遗留")
    typed(qtbot, card, "责任人", "王工")
    typed(qtbot, card, "完成期限", "2026-12-01")
    defect = editor(view).body.defects[0]
    assert (defect.owner, str(defect.due)) == ("王工", "2026-12-01")


def test_training_declined_by_the_customer_asks_who_said_so(qtbot: QtBot, view: DeliveryView):
    view.open_step(Step.TRAINING)
    press(qtbot, view, "顾客声明不需要")
    typed(qtbot, view, "由谁声明", "李工")
    assert editor(view).body.training.declined_by == "李工"


def test_a_number_that_stock_knows_as_other_goods_is_not_taken(qtbot: QtBot, view: DeliveryView, context: Context):
    other = stock_other_goods(context.session, "X-7")
    scan = next(one for one in view.findChildren(QLineEdit) if one.accessibleName() == "扫描序列号")
    qtbot.keyClicks(scan, other)
    qtbot.keyClick(scan, Qt.Key.Key_Return)
    assert editor(view).body.lines[0].seen == ()
    assert any(other in label.text() for label in view.findChildren(QLabel))


def stock_other_goods(session: Session, serial: str) -> str:
    with session.work() as work:
        product = work.create("product", Product("冷干机", "CD22", tracking=Tracking.SERIAL), "active")
        work.create("opening", Opening((OpeningLine(product.doc, "冷干机", Decimal(1), serial),)), "booked")
    return serial


def packing_dialog(qtbot: QtBot, context: Context, record: Record[Delivery]) -> PackingDialog:
    dialog = PackingDialog(context, record)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_packing_list_takes_another_piece_a_spare_and_the_packer(
    qtbot: QtBot, context: Context, planned: Record[Delivery]
):
    dialog = packing_dialog(qtbot, context, planned)
    rows = dialog.findChild(RowsEditor)
    rows.put(0, {"serials": "SN-3"})
    press(qtbot, dialog, "添加备件、工具或随机文件")
    rows.put(len(rows.rows()) - 1, {"name": "专用扳手", "kind": "spare", "quantity": Decimal(1), "uom": "把"})
    typed(qtbot, dialog, "装箱人", "赵工")
    press(qtbot, dialog, "保存")
    body = stored(context.session, planned).record.body
    assert body.lines[0].serials == ("SN-3",)
    assert [unit.serial for unit in body.units][:1] == ["SN-3"]
    assert (body.lines[-1].name, body.lines[-1].kind.value, body.packing.packer) == ("专用扳手", "spare", "赵工")


def test_a_piece_that_stock_does_not_have_is_refused_and_nothing_is_lost(
    qtbot: QtBot, context: Context, planned: Record[Delivery]
):
    dialog = packing_dialog(qtbot, context, planned)
    dialog.findChild(RowsEditor).put(0, {"serials": "SN-77"})
    press(qtbot, dialog, "保存")
    assert dialog.isVisible()
    assert any("SN-77" in label.text() for label in dialog.findChildren(QLabel))
    assert stored(context.session, planned).record.body.lines[0].serials == ("SN-1",)


def test_goods_are_called_as_in_the_contract(qtbot: QtBot, context: Context, planned: Record[Delivery]):
    dialog = packing_dialog(qtbot, context, planned)
    dialog.findChild(RowsEditor).put(0, {"name": "别的空压机"})
    press(qtbot, dialog, "保存")
    assert dialog.isVisible()
    assert any("以合同为准" in label.text() for label in dialog.findChildren(QLabel))


def test_a_refusal_asks_for_its_reason_at_once(qtbot: QtBot, view: DeliveryView):
    view.activateWindow()
    view.open_step(Step.SIGNING)
    press(qtbot, view, "拒绝验收")
    reason = next(one for one in view.findChildren(QLineEdit) if one.accessibleName().startswith("原因"))
    qtbot.waitUntil(reason.hasFocus)
    ticked = [one.text() for one in view.findChildren(StepBar)[0].findChildren(QPushButton) if "✓" in one.text()]
    assert not ticked, "what nobody checked is not claimed as done"


def test_no_field_is_cut_off_in_the_largest_letters(
    qtbot: QtBot, qapp: QApplication, context: Context, planned: Record[Delivery]
):
    theme.apply(qapp, "very_large")
    language.switch("en")
    try:
        view = shown_view(qtbot, context)
        view.resize(830, 500)
        view.show_record(planned.doc)
        view.show()
        view.open_step(Step.COMMISSIONING)
        area = next(one for one in view.findChildren(QScrollArea) if one.isVisible())
        qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
        assert area.horizontalScrollBar().maximum() == 0
    finally:
        theme.apply(qapp)
        language.switch("zh_CN")


def test_many_serial_numbers_wrap_instead_of_pushing_the_line_out(qtbot: QtBot, view: DeliveryView):
    body = editor(view).body
    many = tuple(f"QC-{number:04d}" for number in range(40))
    line = msgspec.structs.replace(body.lines[0], serials=many)
    editor(view).put(msgspec.structs.replace(body, lines=(line, *body.lines[1:])))
    row = row_of(view, LineRow, "螺杆空压机")
    qtbot.waitUntil(lambda: len([one for one in row.findChildren(QPushButton) if one.text().startswith("QC-")]) == 40)
    QCoreApplication.processEvents()
    right = max(one.mapTo(row, one.rect().topRight()).x() for one in row.findChildren(QPushButton) if one.isVisible())
    assert right < view.width()
    assert row.width() <= view.width()
