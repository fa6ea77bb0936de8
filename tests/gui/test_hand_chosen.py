"""Handing over what is chosen in a list: from any list, with a look beforehand, and nothing but that."""

import pytest
from PySide6.QtCore import QItemSelectionModel

from svcdesk.domain.masters import Customer, Role
from svcdesk.domain.record import Actor
from svcdesk.services.desk import Session
from svcdesk.services.exchange import looking
from svcdesk.store.store import create_desk
from svcdesk.ui.exchange.packing import Packing
from svcdesk.ui.exporting import Exporting
from tests.timing import take

MANY = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


@pytest.fixture
def other(tmp_path, clock):
    """Give another computer of nobody yet."""
    store = create_desk(str(tmp_path / "other.svcdesk"), "B2")
    yield Session(store, Actor("b" * 32, "王工", "service"), frozenset(Role), clock)
    store.close()


def choose(page, *docs):
    """Select the rows of some documents as Ctrl and clicks do."""
    page.list.load()
    table, model = page.list.table, page.list.table.model()
    table.clearSelection()
    for doc in docs:
        table.selectionModel().select(model.index(model.place_of(doc), 0), MANY)


def test_several_tickets_go_into_one_package_after_a_look(context, window, clock, qtbot, answers, other, tmp_path):
    calls = [take(context.session, clock.now) for _ in range(3)]
    page = window.open_stage("service").open_part("tickets")
    choose(page, calls[0].doc, calls[2].doc)
    path = tmp_path / "two.svcpack"
    answers.give("confirm", True)
    answers.give("packing", Packing())
    answers.give("save_file", path)
    page.reviewing.button("hand").click()
    qtbot.waitUntil(lambda: len(answers.said()) == 1)
    assert answers.asked[0] == ("confirm", "把选定的 2 条记录写成交接包？")
    report = looking.preview(other, [path])[0]
    assert report.documents == {calls[0].doc, calls[2].doc}


def test_thought_better_of_nothing_is_written(context, window, clock, qtbot, answers, tmp_path):
    calls = [take(context.session, clock.now) for _ in range(2)]
    page = window.open_stage("service").open_part("tickets")
    choose(page, *(one.doc for one in calls))
    answers.give("confirm", False)
    page.reviewing.button("hand").click()
    qtbot.waitUntil(lambda: len(answers.asked) == 1 and not context.jobs.running())
    assert list(tmp_path.glob("*.svcpack")) == []


def test_master_data_can_be_handed_over_too_also_a_single_record(context, window, qtbot, answers, other, tmp_path):
    with context.session.work() as work:
        made = [work.create("customer", Customer(f"客户 {n}"), "active") for n in range(3)]
    page = window.open_masters("customers").open_section("customers")
    choose(page, made[1].doc)
    path = tmp_path / "one.svcpack"
    answers.give("confirm", True)
    answers.give("packing", Packing())
    answers.give("save_file", path)
    menu = page.list.findChild(Exporting).menu
    menu.aboutToShow.emit()
    next(one for one in menu.actions() if one.text() == "交接选中的记录…").trigger()
    qtbot.waitUntil(lambda: len(answers.said()) == 1)
    assert looking.preview(other, [path])[0].documents == {made[1].doc}


def test_without_a_choice_nothing_can_be_handed_over(context, window, qtbot):
    page = window.open_masters("customers").open_section("customers")
    page.list.load()
    menu = page.list.findChild(Exporting).menu
    menu.aboutToShow.emit()
    assert not next(one for one in menu.actions() if one.text() == "交接选中的记录…").isEnabled()
