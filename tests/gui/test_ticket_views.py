"""The register's list: overdue first, its views with their counts, a view of one's own, what a cell says."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from svcdesk.domain.device import CustomerRef
from svcdesk.domain.record import Actor
from svcdesk.domain.review import Review
from svcdesk.domain.ticket import Channel, Due, Hold, Kind, Pause, Ticket
from svcdesk.services import marks
from svcdesk.ui import language
from svcdesk.ui.lines_delegate import DETAIL, TONE
from svcdesk.ui.record_list import RecordList
from svcdesk.ui.review.bar import ReviewBar
from svcdesk.ui.service.page import _SPEC
from tests.conftest import ADMIN, Clock
from tests.gui.listing import choose, docs

START = Clock().now
OTHER = Actor("o" * 32, "李工", "service")


def ticket(name, minutes=None, **fields):
    dues = () if minutes is None else (Due(rule="c", started_at=START, due_at=START + timedelta(minutes=minutes)),)
    first = {"owner": ADMIN, "channel": Channel.HOTLINE, "kind": Kind.REPAIR, "dues": dues, "content": name}
    return Ticket(received_at=START, receiver=ADMIN, customer=CustomerRef(name="宏达"), **{**first, **fields})


@pytest.fixture
def tickets(context):
    held = Pause(id="p", reason=Hold.PARTS, since=START)
    waiting = Pause(id="p", reason=Hold.CUSTOMER, since=START)
    made = {
        "late": (ticket("late", -14), "open"),
        "pressing": (ticket("pressing", 36, owner=OTHER), "open"),
        "later": (ticket("later", 340, owner=Actor("", "")), "open"),
        "far": (ticket("far", 4000), "open"),
        "parts": (ticket("parts", pauses=(held,)), "waiting"),
        "customer": (ticket("customer", pauses=(waiting,)), "waiting"),
        "reached": (ticket("reached"), "handling"),
        "closed": (ticket("closed"), "closed"),
    }
    with context.session.work() as work:
        return {work.create("ticket", body, state).doc: name for name, (body, state) in made.items()}


@pytest.fixture
def listing(context, tickets, qtbot, answers):
    made = RecordList(context.session, context.jobs, _SPEC)
    made.bar_of_many = ReviewBar(context, made, "ticket")
    qtbot.addWidget(made)
    made.resize(420, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def named(listing, tickets):
    return [tickets[doc] for doc in docs(listing)]


def pick(qtbot, listing, at):
    """Choose a view as a person does: the list drops down, and keys go to it."""
    combo = listing.bar._combo
    combo.setFocus()
    combo.showPopup()
    view = combo.view()
    qtbot.waitUntil(view.isVisible)
    texts = [combo.itemText(n) for n in range(combo.count())]
    qtbot.keyClick(view, Qt.Key.Key_Home)
    for _ in range(at):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    return texts


def test_overdue_stands_first_and_says_how_much_time_is_left(listing, tickets):
    assert named(listing, tickets) == ["late", "pressing", "later", "far", "reached", "customer", "parts"]
    model = listing.table.model()
    cells = [(model.index(at, 2).data(), model.index(at, 2).data(TONE)) for at in range(7)]
    assert cells == [
        ("−0:14", "bad"),
        ("0:36", "warn"),
        ("5:40", "neutral"),
        ("2 天", "neutral"),
        ("处理中", "ok"),
        ("等顾客", "muted"),
        ("等备件", "muted"),
    ]
    assert model.index(0, 0).data(DETAIL) == "宏达 · late"
    assert [model.index(at, 1).data() for at in range(3)] == ["王工", "李工", "未派"]


def test_time_goes_on(listing, clock):
    model = listing.table.model()
    clock.forward(minutes=40)
    listing._clock.timeout.emit()
    assert [model.index(at, 2).data() for at in range(2)] == ["−0:54", "−0:04"]


@pytest.mark.parametrize(
    ("view", "words", "expected"),
    [
        ("mine", "我的未完成", ["late", "far", "reached", "customer", "parts"]),
        ("unassigned", "未派人", ["later"]),
        ("overdue", "已超期", ["late"]),
        ("soon", "2 小时内到期", ["pressing"]),
        ("waiting_customer", "等顾客", ["customer"]),
        ("unsigned", "待顾客签字", []),
        ("all", "全部", ["late", "pressing", "later", "far", "closed", "reached", "customer", "parts"]),
    ],
)
def test_a_view_is_chosen_from_the_list_with_its_count(listing, tickets, qtbot, view, words, expected):
    at = _SPEC.presets.index(view)
    texts = pick(qtbot, listing, at)
    assert texts[at] == f"{words}  ({len(expected)})"
    assert named(listing, tickets) == expected
    assert listing.bar._combo.currentText() == words


def test_a_view_of_ones_own_is_there_next_time(listing, tickets, context, qtbot, answers):
    listing.bar.clear()
    choose(listing, "waits", "parts")
    assert named(listing, tickets) == ["parts"]
    answers.give("words", "缺件的")
    choose(listing, "save", None)
    listing.bar.clear()
    listing.keep()
    listing._keep_now()
    again = RecordList(context.session, context.jobs, _SPEC)
    qtbot.addWidget(again)
    again.show()
    at = again.bar._combo.findText("缺件的")
    assert at >= 0
    texts = pick(qtbot, again, at)
    assert texts[at] == "缺件的  (1)"
    assert named(again, tickets) == ["parts"]


def test_the_offices_word_stands_in_a_column_of_its_own(listing, context, tickets):
    with context.session.work() as work:
        record = work.create("ticket", ticket("marked"), "open")
    _, changes = marks.give(context.session, record, Review.REWORK, "照片")
    changes |= work.changes
    listing.refresh(changes)
    listing._model.set_columns(("case", "review"))
    model = listing.table.model()
    at = docs(listing).index(record.doc)
    assert model.index(at, 1).data() == "退回重办"
    choose(listing, "reviewed", "rework")
    assert docs(listing) == [record.doc]


def test_selecting_everything_is_no_matter_of_the_header(listing, qtbot):
    """A header that knew of selected rows would ask each of them at every paint: 11 s for a million."""
    listing.bar.clear()
    qtbot.keyClick(listing.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(listing.chosen()) == 8
    assert not listing.table.horizontalHeader().selectionModel().hasSelection()


def test_it_speaks_english(listing, qtbot):
    language.switch("en")
    qtbot.waitUntil(lambda: listing.bar._combo.currentText() == "Open")
    model = listing.table.model()
    assert [model.index(at, 2).data() for at in (3, 5)] == ["2 d", "Customer"]
