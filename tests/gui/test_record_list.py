"""A list of records: what it shows, keys, filters, columns, what it remembers, and what a change moves in it."""

from datetime import date, datetime, timedelta

import msgspec
import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QAction

from svcdesk.domain.times import SHANGHAI
from svcdesk.services import lists
from svcdesk.services.desk import Changes
from svcdesk.services.lists import Query, Sort
from svcdesk.ui import language
from svcdesk.ui.lines_delegate import DETAIL, TONE
from tests.gui.listing import cells, choose, create, delivery, desk, docs, jobs, make, press, records, shown

__all__ = ["desk", "jobs", "make", "records", "shown"]


def test_the_newest_stands_first_with_number_customer_goods_and_state(shown, records):
    model = shown.table.model()
    assert cells(shown, 0) == [records[-1].number, "空压机 GA199", "已作废"]
    assert model.index(0, 0).data(DETAIL) == "江南制药"
    assert shown.count() == 200
    assert shown._foot.text() == "200 条"


def test_states_have_their_colour_and_what_is_late_is_red(shown, desk):
    model = shown.table.model()
    tones = {}
    for at in range(shown.count()):
        row, index = model.row_at(at), model.index(at, 2)
        late = row.open and row.due_at <= desk.clock()
        tones.setdefault((row.state, late), set()).add(index.data(TONE))
        assert bool(index.data(DETAIL)) is row.open
        assert ("超期" in str(index.data(DETAIL))) is late
    assert tones == {
        ("planned", True): {"bad"},
        ("planned", False): {"muted"},
        ("checking", True): {"bad"},
        ("checking", False): {"accent"},
        ("signed", False): {"ok"},
        ("void", False): {"muted"},
    }


def test_due_is_said_as_a_person_says_it(desk, make, clock):
    for days in (-1, 0, 1, 2, 40):
        planned = msgspec.structs.replace(delivery(1), planned_on=date(2026, 11, 23) + timedelta(days=days))
        with desk.work() as work:
            work.create("delivery", planned, "planned")
    view = make()
    said = [view.table.model().index(at, 2).data(DETAIL) for at in range(5)]
    assert said == ["2027-01-02 到期", "11-25 到期", "明天到期", "今天到期", "超期 9 小时"]


def test_late_by_less_than_an_hour_is_said_in_minutes(desk, make, clock):
    with desk.work() as work:
        work.create("delivery", msgspec.structs.replace(delivery(1), planned_on=date(2026, 11, 23)), "planned")
    clock.now = datetime(2026, 11, 24, 0, 12, 40, tzinfo=SHANGHAI)
    view = make()
    assert view.table.model().index(0, 2).data(DETAIL) == "超期 12 分"


def test_keys_go_through_the_list_and_open(shown, qtbot, records):
    shown.table.setFocus()
    assert press(qtbot, shown, Qt.Key.Key_Home) == 0
    assert press(qtbot, shown, Qt.Key.Key_Down) == 1
    assert press(qtbot, shown, Qt.Key.Key_End) == 199
    assert press(qtbot, shown, Qt.Key.Key_PageUp) < 199
    press(qtbot, shown, Qt.Key.Key_End)
    with qtbot.waitSignal(shown.opened) as opened:
        qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert opened.args == [records[0].doc]


def test_going_to_a_row_tells_it_and_selecting_one_is_silent(shown, qtbot, records):
    with qtbot.waitSignal(shown.selected) as selected:
        press(qtbot, shown, Qt.Key.Key_Home)
    assert selected.args == [records[-1].doc]
    with qtbot.assertNotEmitted(shown.selected):
        assert shown.select(records[50].doc)
    assert shown.table.current_doc() == records[50].doc
    assert not shown.select("f" * 32)


def test_a_new_record_comes_on_top_and_nothing_else_moves(shown, desk, records):
    shown.select(records[100].doc)
    model = shown.table.model()
    kept = QPersistentModelIndex(model.index(150, 0))
    before = docs(shown)
    record, changes = create(desk, 7)
    shown.refresh(changes)
    assert docs(shown) == [record.doc, *before]
    assert kept.row() == 151
    assert shown.table.current_doc() == records[100].doc
    assert shown._foot.text() == "201 条"


def test_a_changed_record_is_repainted_where_it_stands(shown, desk, records, qtbot):
    with desk.work() as work:
        work.revise(records[197], delivery(197, customer="东风机械"))
    model = shown.table.model()
    with qtbot.waitSignal(model.dataChanged) as changed, qtbot.assertNotEmitted(model.modelReset):
        shown.refresh(work.changes)
    assert (changed.args[0].row(), changed.args[1].row()) == (2, 2)
    assert model.index(2, 0).data(DETAIL) == "东风机械"


def test_a_record_that_no_longer_fits_leaves_and_one_that_fits_comes(shown, desk, records):
    choose(shown, "states", "planned")
    before = docs(shown)
    assert len(before) == 50
    with desk.work() as work:
        work.revise(records[196], delivery(196), state="checking")
        work.revise(records[1], delivery(1), state="planned")
    shown.refresh(work.changes)
    assert set(docs(shown)) == {*before, records[1].doc} - {records[196].doc}
    assert docs(shown)[-2:] == [records[1].doc, records[0].doc]


@pytest.mark.parametrize("descending", [False, True])
def test_a_changed_record_goes_to_its_place_in_a_sorted_list(shown, desk, records, descending):
    shown.bar.set_query(Query(kinds=("delivery",), sort=Sort.TITLE, descending=descending))
    for n, name in ((8, "阿尔法"), (9, "中天"), (12, "江南制药")):
        with desk.work() as work:
            work.revise(records[n], delivery(n, customer=name))
        shown.refresh(work.changes)
        wanted = lists.order(desk, shown.bar.query)
        assert docs(shown) == [row.doc for row in lists.rows(desk, wanted)]


def test_many_changes_are_read_anew_and_the_record_gone_to_stays(shown, desk, records):
    shown.select(records[60].doc)
    with desk.work() as work:
        for n in range(250):
            work.create("delivery", delivery(n), "planned")
    shown.refresh(work.changes)
    assert shown.count() == 450
    assert shown.table.current_doc() == records[60].doc


def test_changes_of_other_kinds_are_none_of_its_business(shown, qtbot):
    model = shown.table.model()
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.dataChanged):
        shown.refresh(Changes(frozenset({"x"}), frozenset({"customer"})))


def test_a_click_on_a_header_sorts_the_other_way_round_and_back(shown, records):
    header = shown.table.horizontalHeader()
    header.sectionClicked.emit(1)
    assert cells(shown, 0)[1] == "空压机 GA0"
    assert header.sortIndicatorSection() == 1
    header.sectionClicked.emit(1)
    assert cells(shown, 0)[1] == "空压机 GA99"
    header.sectionClicked.emit(1)
    assert docs(shown)[0] == records[-1].doc
    assert header.sortIndicatorSection() == -1


def test_filters_narrow_the_list_and_the_combo_tells_which(shown, desk):
    shown.bar._combo.activated.emit(1)
    assert shown.bar._combo.currentText() == "未完成"
    assert shown.count() == 100
    choose(shown, "states", "checking")
    assert shown.bar._combo.currentText() == "自选条件"
    assert shown.count() == 50
    choose(shown, "clear", None)
    assert (shown.bar._combo.currentText(), shown.count()) == ("全部", 200)


def test_every_condition_of_the_menu_can_be_set_and_taken_back(shown):
    for field, value in (("open", True), ("overdue", True), ("mine", True), ("owner", "0" * 31 + "a"), ("days", 7)):
        choose(shown, field, value)
        assert shown.bar.is_filtered()
        choose(shown, field, 0 if field == "days" else value)
        assert not shown.bar.is_filtered()


def test_the_menus_offer_what_there_is(shown):
    shown.bar._conditions.menu().aboutToShow.emit()
    entries = {action.text(): action for action in shown.bar._conditions.menu().actions()}
    states = [action.text() for action in entries["状态"].menu().actions()]
    assert sorted(states) == sorted(["待交付", "验收中", "已签字", "已作废"])
    assert [action.text() for action in entries["责任人"].menu().actions()] == ["王工"]
    shown.bar._columns.menu().aboutToShow.emit()
    ticked = [action.text() for action in shown.bar._columns.menu().actions() if action.isChecked()]
    assert ticked == ["单号 / 客户", "产品", "状态"]


def test_typed_letters_look_in_the_list(shown, qtbot):
    qtbot.keyClicks(shown.table, "j")
    assert shown.bar._find.selectedText() == ""
    qtbot.keyClicks(shown.bar._find, "iangnan")
    qtbot.waitUntil(lambda: shown.count() == 100)
    qtbot.keyClick(shown.bar._find, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown.count() == 200)
    assert not shown.bar._find.isVisible()


def test_an_empty_list_says_what_to_do_next(make, qtbot):
    view = make()
    assert view._stack.currentWidget() is view._empty
    assert (view._empty._words.text(), view._empty._button.text()) == ("产品交付及客户验收", "验收单")
    with qtbot.waitSignal(view.asked):
        view._empty._button.click()


def test_a_filter_that_finds_nothing_offers_to_clear_it(shown):
    shown.bar.set_query(Query(kinds=("delivery",), states=("nowhere",)))
    assert shown._empty._words.text() == "没有符合条件的记录。"
    shown._empty._button.click()
    assert (shown.count(), shown._stack.currentWidget()) == (200, shown.table)


def test_the_first_record_of_an_empty_list_appears(make, desk):
    view = make()
    record, changes = create(desk)
    view.refresh(changes)
    assert docs(view) == [record.doc]
    assert view._stack.currentWidget() is view.table


def test_filter_sort_columns_and_widths_are_there_next_time(shown, make, answers):
    choose(shown, "states", "signed")
    answers.give("words", "签好的")
    choose(shown, "save", None)
    shown.table.horizontalHeader().sectionClicked.emit(1)
    action = QAction(shown)
    action.setData("owner")
    shown.bar._column(action)
    shown.table.horizontalHeader().resizeSection(1, 133)
    shown.close()
    again = make()
    assert again.bar.query == Query(kinds=("delivery",), states=("signed",), sort=Sort.SUBJECT, descending=False)
    assert again.bar._combo.currentText() == "签好的"
    assert [column.key for column in again.table.model().columns] == ["record", "subject", "state", "owner"]
    assert again.table.horizontalHeader().sectionSize(1) == 133
    assert again.count() == 50
    choose(again, "forget", "签好的")
    assert again.bar._combo.currentText() == "自选条件"


def test_what_was_looked_for_is_not_remembered(shown, make, qtbot):
    shown.bar.look_for("jiangnan")
    qtbot.waitUntil(lambda: shown.count() == 100)
    shown.close()
    assert make().count() == 200


def test_the_last_column_cannot_be_taken_away(shown):
    for key in ("subject", "state"):
        action = QAction(shown)
        action.setData(key)
        shown.bar._column(action)
    shown.bar._columns.menu().aboutToShow.emit()
    assert not shown.bar._columns.menu().actions()[0].isEnabled()


def test_it_speaks_the_language_of_the_window(shown, qtbot):
    language.switch("en")
    qtbot.waitUntil(lambda: shown.bar._combo.currentText() == "All")
    assert cells(shown, 0)[2] == "Void"
    assert shown.table.model().headerData(2, Qt.Orientation.Horizontal) == "State"


def test_a_screen_reader_hears_both_lines_of_a_cell(shown, records):
    index = shown.table.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"{records[-1].number}，江南制药"
    names = [button.accessibleName() for button in (shown.bar._conditions, shown.bar._columns)]
    assert all(names)
    assert shown.table.accessibleName()
