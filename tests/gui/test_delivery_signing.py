"""Signing on screen: refused with every reason, frozen, amended, void."""

from dataclasses import replace

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from svcdesk.domain.delivery import Delivery, Result
from svcdesk.domain.problems import Step
from svcdesk.domain.record import Record
from svcdesk.domain.signature import Method, Party
from svcdesk.services import delivery as deliveries
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.answers import AnswerRow
from svcdesk.ui.delivery.sign_dialog import SignDialog
from svcdesk.ui.delivery.signing import ProblemList
from svcdesk.ui.delivery.step_bar import StepBar
from svcdesk.ui.delivery.training import TraineeRow
from svcdesk.ui.delivery.view import DeliveryView
from svcdesk.ui.delivery.warranty_row import WarrantyRow
from tests.conftest import Clock
from tests.delivering import filled_in
from tests.gui.acceptance import (
    _nobody_is_asked_unawares,
    context,
    draw,
    editor,
    planned,
    press,
    row_of,
    signing,
    stored,
    typed,
    view,
)
from tests.gui.answers import Answers

__all__ = ["_nobody_is_asked_unawares", "context", "planned", "view"]


def test_two_trainees_sign_each_in_their_row(qtbot: QtBot, view: DeliveryView, monkeypatch: pytest.MonkeyPatch):
    def sign(dialog: SignDialog) -> None:
        draw(qtbot, dialog)
        press(qtbot, dialog, "确认签字")

    signing(monkeypatch, sign)
    view.open_step(Step.TRAINING)
    press(qtbot, view, "进行培训")
    press(qtbot, view, "添加参训人员")
    for row, name in zip(view.findChildren(TraineeRow), ("张师傅", "赵师傅"), strict=True):
        typed(qtbot, row, "姓名", name)
        press(qtbot, row, "签名")
    trainees = editor(view).body.training.trainees
    assert [one.name for one in trainees] == ["张师傅", "赵师傅"]
    assert all(one.signature and len(one.signature.strokes) == 2 for one in trainees)


def test_an_empty_pad_is_no_signature_but_paper_is_said_to_be_paper(
    qtbot: QtBot, view: DeliveryView, monkeypatch: pytest.MonkeyPatch, clock: Clock
):
    said: list[str] = []

    def act(dialog: SignDialog) -> None:
        press(qtbot, dialog, "确认签字")
        said.extend(label.text() for label in dialog.findChildren(QLabel) if "还没有签名" in label.text())
        typed(qtbot, dialog, "职务或岗位", "设备科长")
        press(qtbot, dialog, "纸面签字")

    signing(monkeypatch, act)
    view.open_step(Step.SIGNING)
    press(qtbot, view, "顾客签字")
    assert said
    given = editor(view).body.signatures[0]
    assert (given.party, given.name, given.role, given.method) == (Party.CUSTOMER, "李工", "设备科长", Method.PAPER)
    assert given.signed_at == clock.now


def test_a_signature_that_was_drawn_is_not_dropped_without_a_question(
    qtbot: QtBot, view: DeliveryView, monkeypatch: pytest.MonkeyPatch, answers: Answers
):
    def act(dialog: SignDialog) -> None:
        draw(qtbot, dialog)
        answers.give("confirm", False)
        press(qtbot, dialog, "取消")
        assert dialog.isVisible()
        press(qtbot, dialog, "确认签字")

    signing(monkeypatch, act)
    view.open_step(Step.SIGNING)
    press(qtbot, view, "售后服务人员签字")
    assert len(editor(view).body.signatures[0].strokes) == 2


def test_signing_is_refused_with_every_reason_at_once(qtbot: QtBot, view: DeliveryView, answers: Answers):
    view.open_step(Step.SIGNING)
    press(qtbot, view, "完成验收")
    assert len(answers.reasons) == len(editor(view).problems()) > 10
    assert all("规范 6." in reason for reason in answers.reasons)


def test_a_listed_problem_leads_to_its_field(qtbot: QtBot, view: DeliveryView):
    view.open_step(Step.SIGNING)
    problems = view.findChild(ProblemList)
    lines = [one for one in problems.findChildren(QPushButton) if "电源电压" in one.text()]
    qtbot.mouseClick(lines[0], Qt.MouseButton.LeftButton)
    assert view.step() is Step.COMMISSIONING
    assert row_of(view, AnswerRow, "电源电压").isVisible()


@pytest.fixture
def signed(
    view: DeliveryView, qtbot: QtBot, clock: Clock, context: Context, planned: Record[Delivery]
) -> Record[Delivery]:
    clock.forward(hours=7)
    editor(view).put(filled_in(editor(view).body))
    view.open_step(Step.SIGNING)
    press(qtbot, view, "完成验收")
    return stored(context.session, planned).record


def test_signing_freezes_every_field(view: DeliveryView, signed: Record[Delivery]):
    assert signed.state == "signed"
    assert editor(view).read_only
    before = editor(view).body
    for step in Step:
        view.open_step(step)
        fields = [one for one in view.findChildren(QLineEdit) if one.isVisible() and one.isEnabled()]
        assert all(one.isReadOnly() for one in fields), [
            one.accessibleName() for one in fields if not one.isReadOnly()
        ]
    assert editor(view).body is before
    assert "已签字冻结" in view.notice()


def test_an_amendment_takes_a_reason_and_new_signatures_and_can_be_given_up(
    view: DeliveryView, signed: Record[Delivery], answers: Answers, qtbot: QtBot, context: Context
):
    answers.give("words", "序列号抄错")
    view.acts().amend()
    assert not editor(view).read_only
    assert editor(view).body.signatures == ()
    assert "序列号抄错" in view.notice()
    answers.give("confirm", True)
    view.acts().give_up()
    assert editor(view).read_only
    assert stored(context.session, signed).record.rev == signed.rev


def test_an_amendment_becomes_the_next_version(
    view: DeliveryView, signed: Record[Delivery], answers: Answers, qtbot: QtBot, context: Context, clock: Clock
):
    answers.give("words", "序列号抄错")
    view.acts().amend()
    later = clock.forward(hours=1)
    again = [msgspec.structs.replace(one, signed_at=later) for one in signed.body.signatures]
    editor(view).put(msgspec.structs.replace(editor(view).body, signatures=tuple(again), opinion="已改正"))
    view.open_step(Step.SIGNING)
    press(qtbot, view, "完成验收")
    record = stored(context.session, signed).record
    assert (record.amendment, record.reason, record.body.opinion) == (1, "序列号抄错", "已改正")


def test_void_keeps_the_number_and_says_so(view: DeliveryView, planned, answers: Answers, context: Context):
    answers.give("words", "合同取消")
    view.acts().void()
    record = stored(context.session, planned).record
    assert (record.state, record.number) == ("void", planned.number)
    assert "合同取消" in view.notice()


def test_the_step_bar_ticks_only_what_is_done(view: DeliveryView):
    bar = view.findChild(StepBar)
    names = [one.text() for one in bar.findChildren(QPushButton)]
    assert not any("✓" in name for name in names)
    editor(view).put(msgspec.structs.replace(filled_in(editor(view).body), result=Result.OPEN))
    names = [one.text() for one in bar.findChildren(QPushButton)]
    assert [("✓" in name) for name in names] == [True, True, True, False, True, False]


def test_what_another_window_saved_is_shown_when_nothing_is_typed_here(
    view: DeliveryView, context: Context, planned: Record[Delivery]
):
    body = msgspec.structs.replace(planned.body, opinion="很好")
    _, changes = deliveries.save(replace(context.session), planned, body)
    context.hub.changed.emit(changes)
    assert editor(view).body.opinion == "很好"


def test_a_signed_delivery_shows_its_warranty_and_leads_to_the_life_of_each_piece(
    qtbot: QtBot, view: DeliveryView, planned: Record[Delivery], context: Context, clock: Clock
):
    assert not view.findChildren(WarrantyRow)
    clock.forward(hours=8)
    signed, _ = deliveries.sign(context.session, planned, filled_in(planned.body))
    view.show_record(planned.doc)
    (row,) = view.findChildren(WarrantyRow)
    assert row.words() == f"质保 {signed.body.warranty_start} 至 {signed.body.warranty_end}"
    first = next(one for one in row.findChildren(QAction) if one.data())
    unit = signed.body.units[0]
    assert first.text() == f"{unit.name} {unit.serial}"
    with qtbot.waitSignal(context.hub.wanted) as wanted:
        first.trigger()
    assert wanted.args == ["unit", f"{unit.product}:{unit.serial}"]
