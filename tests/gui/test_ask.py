from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from svcdesk.ui import ask, language
from svcdesk.ui.ask_dialog import AskDialog, ChoiceDialog, ProblemsDialog, TextDialog
from svcdesk.ui.fields import Option
from svcdesk.words import Message


def when_open(kind, act, qtbot):
    """Run ``act(dialog)`` as soon as a dialog of that class is up."""

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind) and dialog.isVisible():
            act(dialog)
        else:
            QTimer.singleShot(0, look)

    QTimer.singleShot(0, look)


def button(dialog, words):
    return next(b for b in dialog.buttons.buttons() if b.text() == words)


def shown(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.text()]


def test_the_button_says_what_happens_and_enter_does_it(qtbot):
    when_open(AskDialog, lambda d: qtbot.keyClick(d, Qt.Key.Key_Return), qtbot)
    assert ask.confirm(None, "现在签字？", yes="签字")
    when_open(AskDialog, lambda d: qtbot.mouseClick(button(d, "取消"), Qt.MouseButton.LeftButton), qtbot)
    assert not ask.confirm(None, "现在签字？", yes="签字")
    when_open(AskDialog, lambda d: qtbot.keyClick(d, Qt.Key.Key_Escape), qtbot)
    assert not ask.confirm(None, "现在签字？", yes="签字")


def test_enter_destroys_nothing(qtbot):
    when_open(AskDialog, lambda d: qtbot.keyClick(QApplication.focusWidget() or d, Qt.Key.Key_Return), qtbot)
    assert not ask.confirm(None, "删除？", yes="删除", danger=True)
    when_open(AskDialog, lambda d: qtbot.mouseClick(button(d, "删除"), Qt.MouseButton.LeftButton), qtbot)
    assert ask.confirm(None, "删除？", yes="删除", danger=True)


def test_words_of_several_lines_are_accepted_with_ctrl_enter(qtbot):
    def act(dialog):
        qtbot.waitUntil(dialog.isActiveWindow)  # a shortcut is heard by no other
        qtbot.keyClicks(dialog.input, "one")
        qtbot.keyClick(dialog.input, Qt.Key.Key_Return)
        qtbot.keyClicks(dialog.input, "two")
        qtbot.keyClick(dialog.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    when_open(TextDialog, act, qtbot)
    assert ask.words(None, "为什么要更正？", lines=3) == "one\ntwo"


def test_required_words_cannot_be_left_out(qtbot):
    def act(dialog):
        assert not button(dialog, "确定").isEnabled()
        qtbot.keyClicks(dialog.input, "   ")
        assert not button(dialog, "确定").isEnabled()
        qtbot.keyClicks(dialog.input, "typing error ")
        button(dialog, "确定").click()

    when_open(TextDialog, act, qtbot)
    assert ask.words(None, "为什么要更正？", lines=3) == "typing error"
    when_open(TextDialog, lambda d: d.reject(), qtbot)
    assert ask.words(None, "为什么要更正？", value="x") is None
    when_open(TextDialog, lambda d: button(d, "确定").click(), qtbot)
    assert ask.words(None, "备注", required=False) == ""


def test_one_of_several_is_chosen_with_the_keys(qtbot):
    def act(dialog):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

    options = [Option("a", "SN-1", "办公室"), Option("b", "SN-2", "王工的车")]
    when_open(ChoiceDialog, act, qtbot)
    assert ask.choose(None, "用哪一台？", options) == "b"
    when_open(ChoiceDialog, lambda d: d.reject(), qtbot)
    assert ask.choose(None, "用哪一台？", options) is None


def test_all_reasons_are_said_at_once_each_with_its_clause_and_can_be_copied(qtbot):
    seen = []

    def act(dialog):
        seen.extend(shown(dialog))
        button(dialog, "复制").click()
        button(dialog, "知道了").click()

    reasons = [Message("form.not_picked", {"text": "甲"}, clause="6.5.1"), "照片 <b>太大</b>"]
    when_open(ProblemsDialog, act, qtbot)
    ask.problems(None, Message("form.refused"), reasons)
    first = "没有从列表中选定“甲”。请继续输入，再从列表里选一项。（规范 6.5.1）"
    assert {"还不能这样做，原因如下：", first, "照片 <b>太大</b>"} <= set(seen)
    assert QApplication.clipboard().text() == f"{first}\n照片 <b>太大</b>"


def test_buttons_speak_the_language_of_the_window(qtbot):
    language.switch("en")
    seen = []

    def act(dialog):
        seen.extend(b.text() for b in dialog.buttons.buttons())
        dialog.reject()

    when_open(ProblemsDialog, act, qtbot)
    ask.problems(None, "No:", ["because"])
    when_open(TextDialog, act, qtbot)
    ask.words(None, "Why?")
    assert set(seen) == {"Copy", "OK", "Cancel"}


@pytest.mark.parametrize(
    ("suggested", "name"),
    [
        ("产品验收单 YS-261123-A1-0007.pdf", "产品验收单 YS-261123-A1-0007.pdf"),
        ("宏达/纺织: 验收?.pdf", "宏达_纺织_ 验收_.pdf"),
        ("甲" * 200 + ".pdf", "甲" * 80 + ".pdf"),
    ],
)
def test_suggested_names_are_good_on_every_system(suggested, name):
    assert ask.file_name(suggested) == name


def test_a_file_is_saved_under_the_suggested_name_with_its_suffix(qtbot, tmp_path):
    def act(dialog):
        assert "YS-1.pdf" in dialog.selectedFiles()[0]
        dialog.selectFile(str(tmp_path / "mine"))
        dialog.accept()

    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    when_open(QFileDialog, act, qtbot)
    assert ask.save_file(None, "保存", "YS-1.pdf", "PDF (*.pdf)") == Path(tmp_path / "mine.pdf")
