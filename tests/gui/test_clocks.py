"""Working calendars, time limits and the simulator as a person uses them."""

import dataclasses
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from svcdesk.domain.clock import Stop, Unit
from svcdesk.domain.hours import WorkCalendar, spans_on, workdays_of
from svcdesk.domain.masters import Role
from svcdesk.services import clock_rules
from svcdesk.ui.clocks.calendars_page import CalendarsPage
from svcdesk.ui.clocks.rules_page import RuleDialog, rules_page
from svcdesk.ui.clocks.simulation import SimulationDialog
from svcdesk.words import Message
from tests.gui.typing import cells, compose, press, said
from tests.timing import take

YEAR = "date,kind,holiday\n2027-01-01,off,元旦\n2027-01-02,work,\n"


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.resize(1150, 700)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def write(editor, words):
    line = editor.focusProxy()
    line.clear()
    compose(line, words)


@pytest.fixture
def calendars(context, qtbot):
    return shown(qtbot, CalendarsPage(context))


def in_force(context):
    with context.session.read() as connection:
        return clock_rules.calendar_for(connection)[0]


def week(view, weekday):
    return view.parts.lines["week"]._lines[weekday].editors["spans"]


def test_the_calendar_the_program_brings_becomes_the_companys(context, calendars, qtbot):
    view = calendars.view
    assert view.heading().title == "公司日历"
    assert week(view, 0).value() == "08:30-12:00, 13:00-17:30"
    write(week(view, 5), "9:00-12:00，14:00-16:00")
    view.save()
    assert spans_on(in_force(context), date(2026, 3, 7)) == ((32400, 43200), (50400, 57600))
    assert view.record.doc == clock_rules.STANDARD
    write(week(view, 5), "")
    view.save()
    assert spans_on(in_force(context), date(2026, 3, 7)) == ()


def test_hours_nobody_can_read_or_that_overlap_are_marked_where_they_stand(context, calendars):
    view = calendars.view
    write(week(view, 1), "早上八点")
    view.save()
    assert "早上八点" in week(view, 1).toolTip()
    assert "早上八点" in view.notice.words()
    write(week(view, 1), "08:00-12:00, 11:00-15:00")
    view.save()
    assert "重叠" in week(view, 1).toolTip()
    assert view.record is None
    with context.session.read() as connection:
        assert clock_rules.calendar_for(connection)[1] == "shipped:2026"


def test_a_half_day_of_its_own_shows_in_the_month(calendars, qtbot):
    view = calendars.view
    view._month.show_month(date(2026, 2, 14))
    words = [(cell._number.text(), cell._hours.text()) for cell in view._month._cells]
    assert ("14", "8 小时") in words  # the make-up Saturday
    assert ("16", "放假") in words
    press(qtbot, view, "添加一天")
    line = view.parts.lines["days"]._lines[0]
    line.editors["day"].set_value(date(2026, 2, 16))
    write(line.editors["spans"], "09:00-12:00")
    words = [(cell._number.text(), cell._hours.text()) for cell in view._month._cells]
    assert ("16", "3 小时") in words


def test_a_new_year_is_taken_in_from_a_file_and_a_faulty_one_changes_nothing(
    context, calendars, qtbot, answers, tmp_path
):
    view, file = calendars.view, tmp_path / "2027.csv"
    assert "2027 年的放假安排还没有导入" in view._until.text()
    file.write_text(YEAR, "utf-8")
    answers.give("open_file", file)
    press(qtbot, view, "导入新一年的安排…")
    answers.give("open_file", file)
    press(qtbot, view, "导入新一年的安排…")
    assert "2027 年的放假安排已经有了" in answers.reasons[0]
    view.save()
    assert workdays_of(in_force(context)).last == 2027
    assert view._month._title.text() == "2027-01"
    assert "还没有导入" not in view._until.text()


def test_what_was_typed_comes_back_from_its_draft(context, calendars, qtbot):
    write(week(calendars.view, 6), "10:00-11:00")
    calendars.view.keep()
    again = shown(qtbot, CalendarsPage(context))
    assert week(again.view, 6).value() == "10:00-11:00"


def test_a_calendar_for_a_contract_is_another_record(context, calendars):
    calendars.start_new()
    head = calendars.view.parts.forms[0]
    write(head.editor("name"), "两班倒")
    write(head.editor("zone"), "Moon/Base")
    calendars.view.save()
    assert "Moon/Base" in head.error("zone")
    write(head.editor("zone"), "Europe/Berlin")
    calendars.view.save()
    assert [name for _, name in clock_rules.calendars(context.session)] == ["两班倒"]
    assert in_force(context) == WorkCalendar("", last_year=2026)


def test_who_may_not_change_it_only_looks(context, qtbot):
    clerk = dataclasses.replace(context, session=dataclasses.replace(context.session, roles=frozenset({Role.CLERK})))
    page = shown(qtbot, CalendarsPage(clerk))
    assert not page.view._save.isVisible()
    limits = shown(qtbot, rules_page(clerk))
    limits.view._edit("contact")
    assert "只能查看：您没有修改权限。" in said(limits)


def dialog_of(context, qtbot, rule):
    policy, _ = clock_rules.policy(context.session)
    found = next((one for one in policy.rules if one.id == rule), None)
    return shown(qtbot, RuleDialog(context, policy, found))


def test_a_limit_is_changed_and_the_specification_is_named_where_it_is_left(context, qtbot):
    page = shown(qtbot, rules_page(context))
    assert [row[0] for row in cells(page.view.model)] == [
        "6.6.2 与顾客联系",
        "6.7.1 回复顾客",
        "6.6.2 处理或向上反馈",
        "6.5.2 交付信息反馈",
    ]
    dialog = dialog_of(context, qtbot, "contact")
    dialog.form.set_values({"amount": 90, "unit": "minutes_working", "warn_before": "20，5"})
    dialog.attempt()
    page.view._save(dialog.policy)
    (rule, *_), record = clock_rules.policy(context.session)[0].rules, clock_rules.policy(context.session)[1]
    assert (rule.target, rule.unit, rule.warn_before, rule.name) == (5400, Unit.WORKING, (1200, 300), "")
    assert page.shown_record() == ("", "")
    assert record is not None
    dialog = dialog_of(context, qtbot, "reply")
    dialog.form.set_values({"active": False})
    dialog.attempt()
    page.view._save(dialog.policy)
    assert "规范要求的时限“回复顾客”没有启用" in page.view.notice.words()


def test_a_limit_that_makes_no_sense_is_refused_in_its_dialog(context, qtbot):
    dialog = dialog_of(context, qtbot, "contact")
    for values, word in (
        ({"pausable": True}, "不得暂停"),
        ({"pausable": False, "warn_before": "半小时"}, "半小时"),
        ({"warn_before": "600"}, "提醒"),
        ({"warn_before": "", "amount": 0}, "大于零"),
    ):
        dialog.form.set_values(values)
        dialog.attempt()
        assert word in dialog.notice.words()
        assert not dialog.result()


def test_a_limit_of_ones_own_comes_and_goes_but_the_specifications_stay(context, qtbot, answers):
    page = shown(qtbot, rules_page(context))
    dialog = dialog_of(context, qtbot, "")
    dialog.form.set_values(
        {"name": "到场", "amount": 4, "unit": "hours_working", "stop": Stop.RESOLVED, "active": True}
    )
    dialog.attempt()
    page.view._save(dialog.policy)
    own = clock_rules.policy(context.session)[0].rules[-1]
    assert (own.name, own.target, own.active) == ("到场", 14400, True)
    page.view.table.choose("contact")
    page.view._remove()
    assert "只能停用" in page.view.notice.words()
    page.view.table.choose(own.id)
    answers.give("confirm", True)
    page.view._remove()
    assert len(clock_rules.policy(context.session)[0].rules) == 4


def test_the_simulator_shows_counts_and_the_tickets_that_differ(context, clock, qtbot):
    late = take(context.session, clock.now - timedelta(days=3), reached=timedelta(hours=3))
    policy, _ = clock_rules.policy(context.session)
    dialog = dialog_of(context, qtbot, "contact")
    dialog.form.set_values({"amount": 4})
    proposed = dialog._with(dialog.form.values())
    assert proposed != policy
    found = shown(qtbot, SimulationDialog(context, policy=proposed))
    qtbot.waitUntil(lambda: found._job is None)
    assert cells(found.tallies)[0] == ["与顾客联系", "1 / 1", "0 / 1", "0", "1"]
    assert [row[0] for row in cells(found.changed)] == [late.number]
    assert "不再超时 1 次" in found.notice.words()
    found._list.opened.emit(found.changed.id_at(0))
    assert found.chosen == late.doc


def test_the_simulator_says_when_there_is_no_past(context, qtbot):
    found = shown(qtbot, SimulationDialog(context, policy=clock_rules.policy(context.session)[0]))
    qtbot.waitUntil(lambda: found._job is None)
    assert "没有信息记录" in found.notice.words()
    QApplication.processEvents()


def test_the_status_bar_asks_for_the_year_that_is_missing(window):
    words = " ".join(said(window._status))
    assert "日历有效至 2026-12-31" in words
    assert "2027 年放假安排未导入" in words
    calendar = WorkCalendar("公司", years=())
    assert Message("hours.year_missing", {"year": 2027}, "6.6.2") in [
        one.message for one in clock_rules.check_calendar(window._context.session, calendar)
    ]
