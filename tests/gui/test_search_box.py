import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from svcdesk.ui.fields import Option
from svcdesk.ui.search_box import SearchBox

FOUND = [
    Option("1", "YS-261123-A1-0007", "宏达纺织有限公司", "进行中"),
    Option("2", "HT-2026-118", "宏达纺织有限公司", "已签订"),
    Option("3", "宏达纺织有限公司", "客户"),
]


@pytest.fixture
def box(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    made = SearchBox()
    made.other = QLineEdit()
    layout.addWidget(made)
    layout.addWidget(made.other)
    page.resize(600, 400)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    made.other.setFocus()
    yield made
    page.close()


@pytest.fixture
def asked(box):
    queries = []
    box.wanted.connect(queries.append)
    return queries


@pytest.fixture
def picked(box):
    options = []
    box.picked.connect(options.append)
    return options


def ctrl_k(box, qtbot):
    qtbot.keyClick(box.other, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def search(box, asked, qtbot, words="hd"):
    before = len(asked)
    qtbot.keyClicks(box, words)
    qtbot.waitUntil(lambda: len(asked) > before)
    return asked[-1]


def test_ctrl_k_from_anywhere_then_words_then_enter(box, asked, picked, qtbot):
    ctrl_k(box, qtbot)
    assert box.hasFocus()
    query = search(box, asked, qtbot)
    assert query.words == "hd"
    box.show_results(query.ticket, FOUND)
    assert box.popup.options() == FOUND
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert picked == [FOUND[1]]
    assert not box.popup.isVisible()


def test_one_question_for_a_word_typed_fast(box, asked, qtbot):
    box.begin()
    search(box, asked, qtbot, "hongda")
    assert [query.words for query in asked] == ["hongda"]


def test_a_late_answer_to_an_older_question_is_ignored(box, asked, qtbot):
    box.begin()
    old = search(box, asked, qtbot, "h")
    new = search(box, asked, qtbot, "d")
    box.show_results(new.ticket, FOUND[:1])
    box.show_results(old.ticket, FOUND)
    assert box.popup.options() == FOUND[:1]


def test_enter_never_takes_what_answers_older_words(box, asked, picked, qtbot):
    box.begin()
    old = search(box, asked, qtbot, "h")
    box.show_results(old.ticket, FOUND)
    qtbot.keyClicks(box, "t")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert picked == []
    assert asked[-1].words == "ht"
    box.show_results(asked[-1].ticket, [FOUND[1]])
    assert picked == [FOUND[1]]


def test_escape_closes_first_and_then_leads_back(box, asked, qtbot):
    ctrl_k(box, qtbot)
    query = search(box, asked, qtbot)
    box.show_results(query.ticket, FOUND)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.popup.isVisible()
    assert box.text() == "hd"
    assert box.hasFocus()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert box.other.hasFocus()


def test_leaving_closes_the_list_and_a_late_answer_does_not_open_it(box, asked, qtbot):
    box.begin()
    query = search(box, asked, qtbot)
    box.show_results(query.ticket, FOUND)
    box.other.setFocus()
    assert not box.popup.isVisible()
    box.show_results(query.ticket, FOUND)
    assert not box.popup.isVisible()


def test_nothing_found_is_said(box, asked, qtbot):
    box.begin()
    query = search(box, asked, qtbot)
    box.show_results(query.ticket, [])
    assert box.popup.isVisible()
    assert "没有找到" in box.popup._nothing.text()


def test_letters_being_composed_are_no_question_the_chinese_is(box, asked, qtbot):
    box.begin()
    QCoreApplication.sendEvent(box, QInputMethodEvent("hong", []))
    assert not box._pause.isActive()
    event = QInputMethodEvent("", [])
    event.setCommitString("宏达")
    QCoreApplication.sendEvent(box, event)
    qtbot.waitUntil(lambda: bool(asked))
    assert [query.words for query in asked] == ["宏达"]


def test_an_entry_is_picked_with_the_mouse(box, asked, picked, qtbot):
    box.begin()
    query = search(box, asked, qtbot)
    box.show_results(query.ticket, FOUND)
    view = box.popup._view
    third = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=third)
    assert picked == [FOUND[2]]


def test_an_emptied_box_asks_nothing_and_closes_the_list(box, asked, qtbot):
    box.begin()
    query = search(box, asked, qtbot, "h")
    box.show_results(query.ticket, FOUND)
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    assert not box.popup.isVisible()
    assert len(asked) == 1
