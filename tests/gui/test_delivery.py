"""An acceptance filled in on screen with clicks and keys: the six steps, drafts, signing, freezing, amending."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from svcdesk.domain.delivery import CountVerdict, Delivery, Remedy, Result, Verdict
from svcdesk.domain.problems import Step
from svcdesk.domain.record import Record
from svcdesk.domain.signature import Method, Party
from svcdesk.errors import DeskError
from svcdesk.services import delivery as deliveries
from svcdesk.services.desk import Session
from svcdesk.settings import Settings
from svcdesk.ui.context import Context, Place
from svcdesk.ui.delivery import sign_dialog, steps
from svcdesk.ui.delivery.answers import AnswerRow
from svcdesk.ui.delivery.appearance import UnitRow
from svcdesk.ui.delivery.defects import DefectCard
from svcdesk.ui.delivery.packing import LineRow
from svcdesk.ui.delivery.sign_dialog import SignDialog
from svcdesk.ui.delivery.signing import ProblemList
from svcdesk.ui.delivery.step_bar import StepBar
from svcdesk.ui.delivery.training import TraineeRow
from svcdesk.ui.delivery.view import DeliveryView
from svcdesk.ui.hub import Hub
from svcdesk.ui.jobs import Jobs
from svcdesk.ui.memory import Memory
from svcdesk.words import Message
from tests.conftest import Clock
from tests.delivering import filled_in, in_desk
from tests.gui.answers import Answers


@pytest.fixture(autouse=True)
def _nobody_is_asked_unawares(answers: Answers) -> Answers:
    """A question no test expects fails at once; otherwise a dialog would wait for ever."""
    return answers


@pytest.fixture
def context(sqlite_desk: Session, tmp_path: Path) -> Iterator[Context]:
    settings = Settings(tmp_path / "settings.json")
    jobs = Jobs()
    yield Context(sqlite_desk, Hub(), jobs, settings, Memory(settings), Place("test"))
    jobs.drain()


@pytest.fixture
def planned(sqlite_desk: Session) -> Record[Delivery]:
    sold = in_desk(sqlite_desk)
    record, _ = deliveries.plan(sqlite_desk, sold.doc, {"1": Decimal(1), "2": Decimal(3)}, technician_name="王工")
    return record


def shown_view(qtbot: QtBot, context: Context) -> DeliveryView:
    made = DeliveryView(context)
    for part in (made, *made.buttons()):
        qtbot.addWidget(part)
    return made


@pytest.fixture
def view(qtbot: QtBot, context: Context, planned: Record[Delivery]) -> DeliveryView:
    shown = shown_view(qtbot, context)
    shown.resize(940, 600)
    shown.show_record(planned.doc)
    shown.show()
    return shown


def press(qtbot: QtBot, inside: QWidget, words: str) -> None:
    """Click the one visible, enabled button with these words."""
    QCoreApplication.processEvents()  # rows that were just added are shown by their layout
    found = [one for one in inside.findChildren(QPushButton) if words in one.text() and one.isVisible()]
    found = [one for one in found if one.text() == words] or found
    assert len(found) == 1, [one.text() for one in inside.findChildren(QPushButton) if one.isVisible()]
    assert found[0].isEnabled()
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def row_of(view: DeliveryView, kind: type[QWidget], words: str) -> QWidget:
    """Return the one row of a kind that shows some words."""
    rows = [
        one
        for one in view.findChildren(kind)
        if any(words in label.text() for label in one.findChildren(QLabel) if not label.isHidden())
    ]
    assert len(rows) == 1
    return rows[0]


def typed(qtbot: QtBot, inside: QWidget, name: str, words: str) -> None:
    """Type into the one line edit whose accessible name begins so."""
    found = [one for one in inside.findChildren(QLineEdit) if one.accessibleName().startswith(name)]
    assert len(found) == 1, [one.accessibleName() for one in inside.findChildren(QLineEdit)]
    found[0].setFocus()
    if words.isascii():
        qtbot.keyClicks(found[0], words)
        return
    committed = QInputMethodEvent()  # Chinese comes from an input method, never as key presses
    committed.setCommitString(words)
    QCoreApplication.sendEvent(found[0], committed)


def stored(session: Session, record: Record[Delivery]) -> deliveries.Opened:
    return deliveries.open_delivery(session, record.doc)


def draft_body(session: Session, record: Record[Delivery]) -> Delivery:
    draft = stored(session, record).draft
    assert draft is not None
    return draft


def editor(view: DeliveryView):
    found = view.editor()
    assert found is not None
    return found


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
    assert [defect.description for defect in editor(view).body.defects] == ["螺杆空压机 SN-1: 排气温度 97 ℃ ≤ 95 ℃"]
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
    assert "已恢复" in again.notice()


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
    press(qtbot, card, "列入待办")
    typed(qtbot, card, "责任人", "王工")
    typed(qtbot, card, "完成期限", "2026-12-01")
    defect = editor(view).body.defects[0]
    assert (defect.owner, str(defect.due)) == ("王工", "2026-12-01")


def test_training_declined_by_the_customer_asks_who_said_so(qtbot: QtBot, view: DeliveryView):
    view.open_step(Step.TRAINING)
    press(qtbot, view, "顾客声明不需要")
    typed(qtbot, view, "由谁声明", "李工")
    assert editor(view).body.training.declined_by == "李工"


def signing(monkeypatch: pytest.MonkeyPatch, act: Callable[[SignDialog], None]) -> None:
    """Let a test act in the signing dialog, which otherwise waits for a person."""

    class Acted(SignDialog):
        def exec(self) -> int:
            self.show()
            act(self)
            return self.result()

    monkeypatch.setattr(steps, "SignDialog", Acted)


def draw(qtbot: QtBot, dialog: SignDialog) -> None:
    pad = dialog.findChild(sign_dialog.SignaturePad)
    assert pad is not None
    for x in (120, 300):
        qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(x, 60))
        for step in range(1, 12):
            qtbot.mouseMove(pad, QPoint(x + step * 9, 60 + (step % 3) * 20))
        qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(x + 110, 80))


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
        press(qtbot, dialog, "在纸上签")

    signing(monkeypatch, act)
    view.open_step(Step.SIGNING)
    press(qtbot, view, "顾客签字")
    assert said
    given = editor(view).body.signatures[0]
    assert (given.party, given.name, given.role, given.method) == (Party.CUSTOMER, "李工", "设备科长", Method.PAPER)
    assert given.signed_at == clock.now


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
