"""Several tickets at once: selected by mouse and keys, dealt with one by one, the refused ones still selected."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction

from svcdesk.domain.device import CustomerRef
from svcdesk.domain.masters import Department, Person
from svcdesk.domain.ticket import Attempt, Channel, FollowUp, Kind, Reach, Satisfaction, Ticket
from svcdesk.services import lists
from svcdesk.services.lists import Query, Sort
from svcdesk.ui import language
from svcdesk.ui.preview_dialog import PreviewDialog
from svcdesk.ui.record_filters import ListSpec
from svcdesk.ui.record_list import RecordList
from svcdesk.ui.review.bar import ReviewBar
from tests.conftest import ADMIN, Clock

START = Clock().now
SPEC = ListSpec(
    name="ticket",
    kinds=("ticket",),
    columns=("case", "owner", "remaining"),
    choices=("case", "owner", "remaining", "review"),
    presets=("all", "open"),
    sort=Sort.URGENT,
)


def ticket(n, *, ready):
    reached = Attempt(id="a", at=START, recorded_at=START, by=ADMIN, result=Reach.REACHED, content="x")
    return Ticket(
        received_at=START - timedelta(hours=1),
        receiver=ADMIN,
        channel=Channel.PHONE,
        kind=Kind.REPAIR,
        customer=CustomerRef(name=f"宏达 {n}", phone="1"),
        content="漏油",
        attempts=(reached,) if ready else (),
        result="换密封" if ready else "",
        resolved_at=START if ready else None,
        follow_ups=(FollowUp(at=START, by=ADMIN, satisfied=Satisfaction.SATISFIED),) if ready else (),
    )


@pytest.fixture
def tickets(context):
    """Record ten tickets; the first, fourth, seventh and tenth were never reached."""
    with context.session.work() as work:
        made = [
            work.create("ticket", ticket(n, ready=bool(n % 3)), "resolved" if n % 3 else "open") for n in range(10)
        ]
        work.create("person", Person(name="李工", department=Department.QUALITY), "active")
    return made


@pytest.fixture
def listing(context, tickets, qtbot, answers):
    made = RecordList(context.session, context.jobs, SPEC)
    context.hub.changed.connect(made.refresh)
    made.bar_of_many = ReviewBar(context, made, "ticket")
    qtbot.addWidget(made)
    made.resize(400, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.table.setFocus()
    return made


def click(qtbot, listing, at, modifier=Qt.KeyboardModifier.NoModifier):
    place = listing.table.visualRect(listing.table.model().index(at, 0)).center() - QPoint(20, 0)
    qtbot.mouseClick(listing.table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def chosen(listing):
    return [row.title for row in lists.rows(listing._session, listing.chosen())]


def menu(listing, key, value):
    bar = listing.bar_of_many
    action = QAction(bar)
    action.setData((key, value))
    bar.button(key).menu().triggered.emit(action)


def all_rows(listing):
    return lists.page(listing._session, Query(kinds=("ticket",)), 0, 99)


def test_the_bar_stands_there_only_while_several_are_selected(listing, qtbot):
    bar = listing.bar_of_many
    assert bar.isHidden()
    click(qtbot, listing, 0)
    assert bar.isHidden()
    click(qtbot, listing, 2, Qt.KeyboardModifier.ControlModifier)
    assert bar.isVisible()
    assert chosen(listing) == ["宏达 9", "宏达 7"]
    click(qtbot, listing, 4, Qt.KeyboardModifier.ShiftModifier)
    assert chosen(listing) == ["宏达 9", "宏达 7", "宏达 6", "宏达 5"]
    click(qtbot, listing, 5)
    qtbot.keyClick(listing.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert chosen(listing) == ["宏达 4", "宏达 3"]
    qtbot.keyClick(listing.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(chosen(listing)) == 10
    assert "10" in bar._words.text()
    qtbot.mouseClick(bar.button("clear"), Qt.MouseButton.LeftButton)
    assert len(chosen(listing)) == 1
    assert bar.isHidden()


def test_closing_many_tells_what_was_refused_and_keeps_it_selected(listing, qtbot, answers):
    qtbot.keyClick(listing.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    answers.give("confirm", True)
    qtbot.mouseClick(listing.bar_of_many.button("close"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "problems" in [kind for kind, _ in answers.asked])
    said = answers.asked[-1][1]
    assert said == "已办理 6 条。有 4 条没有办理，仍然选中。"
    assert all("宏达" not in reason and "FW-" in reason for reason in answers.reasons)
    assert any("真正联系上" in reason for reason in answers.reasons)
    assert sorted(chosen(listing)) == ["宏达 0", "宏达 3", "宏达 6", "宏达 9"]
    assert listing.bar_of_many.isVisible()
    assert {row.title for row in all_rows(listing) if row.state == "closed"} == {
        f"宏达 {n}" for n in range(10) if n % 3
    }


def test_thinking_better_of_it_changes_nothing(listing, qtbot, answers):
    qtbot.keyClick(listing.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    answers.give("confirm", False)
    qtbot.mouseClick(listing.bar_of_many.button("close"), Qt.MouseButton.LeftButton)
    answers.give("words", None)
    menu(listing, "review", "rework")
    answers.give("choose", None)
    qtbot.mouseClick(listing.bar_of_many.button("assign"), Qt.MouseButton.LeftButton)
    assert {row.state for row in all_rows(listing)} == {"open", "resolved"}
    assert {row.review for row in all_rows(listing)} == {""}


def test_a_mark_and_a_person_for_many(listing, qtbot, answers, context):
    click(qtbot, listing, 1)
    click(qtbot, listing, 3, Qt.KeyboardModifier.ShiftModifier)
    answers.give("words", "照片不清")
    menu(listing, "review", "rework")
    qtbot.waitUntil(lambda: bool(answers.said()))
    assert answers.said() == ["已办理 3 条。"]
    assert {row.title for row in all_rows(listing) if row.review == "rework"} == {"宏达 8", "宏达 7", "宏达 6"}
    (person,) = lists.page(context.session, Query(kinds=("person",)), 0, 9)
    answers.give("choose", person.doc)
    qtbot.mouseClick(listing.bar_of_many.button("assign"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(answers.said()) == 2)
    assert {row.title for row in all_rows(listing) if row.owner_name == "李工"} == {"宏达 8", "宏达 7", "宏达 6"}


@pytest.mark.parametrize(("what", "pages"), [("sheets", 3), ("calls", 1)])
def test_many_are_printed_as_one_document(listing, qtbot, what, pages):
    click(qtbot, listing, 0)
    click(qtbot, listing, 2, Qt.KeyboardModifier.ShiftModifier)
    menu(listing, "print", what)
    qtbot.waitUntil(lambda: bool(listing.findChildren(PreviewDialog)), timeout=20_000)
    (dialog,) = listing.findChildren(PreviewDialog)
    assert len(dialog.preview.view._pages) >= pages
    dialog.close()


def test_many_selected_in_a_filtered_list_are_those_of_the_list(listing, qtbot):
    listing.bar.set_query(Query(kinds=("ticket",), states=("open",), sort=Sort.URGENT, descending=False))
    qtbot.keyClick(listing.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert sorted(chosen(listing)) == ["宏达 0", "宏达 3", "宏达 6", "宏达 9"]


def test_it_speaks_the_language_of_the_window(listing, qtbot):
    qtbot.keyClick(listing.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    language.switch("en")
    qtbot.waitUntil(lambda: listing.bar_of_many.button("close").text() == "Close")
    assert listing.bar_of_many._words.text() == "10 selected"
