"""Time limits and working calendars as records: versions that stay, rights, new years."""

from datetime import date, datetime

import msgspec
import pytest

from svcdesk.domain.clock import Unit
from svcdesk.domain.contract import Contract
from svcdesk.domain.hours import NotedDay, SpecialDay, WorkCalendar, YearTable, spans_on, workdays_of
from svcdesk.domain.masters import Company, Department, Role
from svcdesk.domain.policy import SHIPPED, Policy
from svcdesk.domain.times import SHANGHAI
from svcdesk.errors import Conflict, Denied, KnownError, Refused
from svcdesk.services import clock_rules, history, masters
from svcdesk.services.desk import Session
from svcdesk.words import say
from tests.conftest import as_person

HALF: tuple[tuple[int, int], ...] = ((32400, 43200),)
YEAR = b"date,kind,holiday\n2027-01-01,off,\xe5\x85\x83\xe6\x97\xa6\n2027-01-02,work,\n"


def in_force(session: Session, contract: str = "") -> tuple[WorkCalendar, str]:
    with session.read() as connection:
        return clock_rules.calendar_for(connection, contract)


def version(session: Session, name: str) -> WorkCalendar:
    with session.read() as connection:
        return clock_rules.calendar_version(connection, name)


def test_before_anybody_changed_anything_the_shipped_ones_hold(desk: Session):
    calendar, name = in_force(desk)
    assert name == "shipped:2026"
    assert (calendar.china, calendar.week[5], workdays_of(calendar).last) == (True, (), 2026)
    assert version(desk, name) == calendar
    assert clock_rules.policy(desk) == (SHIPPED, None)


def test_a_frozen_shipped_calendar_knows_no_later_table(desk: Session):
    before = version(desk, "shipped:2025")
    assert workdays_of(before).last == 2025
    assert not workdays_of(before).works(date(2026, 2, 14))  # a make-up Saturday that table did not know
    assert workdays_of(version(desk, "shipped:2026")).works(date(2026, 2, 14))


def test_every_change_is_a_revision_and_the_one_before_can_be_read_for_ever(desk: Session):
    record, _ = clock_rules.save_calendar(desk, WorkCalendar("公司日历"), standard=True)
    _, first = in_force(desk)
    open_saturday = msgspec.structs.replace(record.body, week=(*record.body.week[:5], HALF, ()))
    again, changes = clock_rules.save_calendar(desk, open_saturday, record)
    _, second = in_force(desk)
    assert first != second
    assert spans_on(version(desk, first), date(2026, 3, 7)) == ()
    assert spans_on(version(desk, second), date(2026, 3, 7)) == HALF
    assert (again.doc, changes.kinds) == (record.doc, {"calendar"})
    assert len({change.rev for change in history.changes(desk, record.doc, "en")}) == 2


def test_a_contract_has_a_calendar_of_its_own(desk: Session):
    shift, _ = clock_rules.save_calendar(desk, WorkCalendar("两班", week=(((0, 86400),),) * 7, china=False))
    with desk.work() as work:
        named = work.create("contract", Contract("", "", calendar=shift.doc), "draft")
        plain = work.create("contract", Contract("", ""), "draft")
        gone = work.create("contract", Contract("", "", calendar="0" * 32), "draft")
    assert in_force(desk, named.doc)[0].name == "两班"
    assert in_force(desk, named.doc)[1] == f"{shift.rev}:2026"
    assert {in_force(desk, doc)[1] for doc in (plain.doc, gone.doc, "f" * 32, "")} == {"shipped:2026"}
    assert clock_rules.calendars(desk) == [(shift.doc, "两班")]
    masters.retire(desk, shift)
    assert clock_rules.calendars(desk) == []
    assert in_force(desk, named.doc)[0].name == "两班"  # promised is promised


def test_a_version_this_desk_does_not_have_is_said(desk: Session):
    with pytest.raises(KnownError):
        version(desk, f"{'0' * 64}:2026")


def test_only_those_with_the_right_change_them(desk: Session):
    clerk = as_person(desk, "王芳", Department.SERVICE, Role.CLERK)
    with pytest.raises(Denied):
        clock_rules.save_calendar(clerk, WorkCalendar("x"))
    with pytest.raises(Denied):
        clock_rules.save_policy(clerk, SHIPPED)
    assert clock_rules.save_policy(as_person(desk, "李总", Department.MANAGEMENT, Role.MANAGER), SHIPPED)


def test_a_calendar_that_makes_no_sense_is_refused_with_all_reasons(desk: Session):
    wrong = WorkCalendar(" ", zone="Moon/Base", week=(((36000, 43200), (40000, 50000)), *((),) * 6))
    with pytest.raises(Refused) as told:
        clock_rules.save_calendar(desk, wrong)
    assert {problem.code for problem in told.value.problems} == {
        "hours.name_missing",
        "hours.zone_unknown",
        "hours.span_overlap",
    }
    clock_rules.save_calendar(desk, WorkCalendar("甲"))
    with pytest.raises(Refused, match="name_taken"):
        clock_rules.save_calendar(desk, WorkCalendar(" 甲 "))


def test_two_people_who_change_one_calendar_meet(desk: Session):
    record, _ = clock_rules.save_calendar(desk, WorkCalendar("甲"))
    clock_rules.save_calendar(desk, msgspec.structs.replace(record.body, name="乙"), record)
    with pytest.raises(Conflict):
        clock_rules.save_calendar(desk, msgspec.structs.replace(record.body, name="丙"), record)


def test_a_new_year_comes_in_as_a_file(desk: Session):
    calendar = clock_rules.with_year(WorkCalendar("公司"), YEAR, "2027.csv")
    assert calendar.years == (
        YearTable(2027, (NotedDay(date(2027, 1, 1), False, "元旦"), NotedDay(date(2027, 1, 2), True)), "2027.csv"),
    )
    record, _ = clock_rules.save_calendar(desk, calendar, standard=True)
    kept, _ = in_force(desk)
    assert (workdays_of(kept).last, workdays_of(kept).works(date(2027, 1, 2))) == (2027, True)
    toml = b'[holidays.2028]\n2028-01-01 = "off"\n'
    assert workdays_of(clock_rules.with_year(record.body, toml, "2028.toml")).last == 2028


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (YEAR, "2027.csv", "hours.year_known"),
        (b"date,kind\n2026-05-01,off\n", "a.csv", "hours.year_known"),
        (b"date,kind\n2029-05-01,off\n", "a.csv", "hours.year_gap"),
        (b"date,kind\n2028-05-01,off\n2028-05-01,work\n", "a.csv", "hours.year_day_twice"),
        (b"date,kind\n2027-05-01,off\n2028-05-01,off\n", "a.csv", "hours.year_foreign_day"),
        (b"date,kind\n", "a.csv", "hours.file_no_days"),
        (b"day,kind\n2028-05-01,off\n", "a.csv", "hours.file_columns"),
        (b"date,kind\n01-05,off\n", "a.csv", "hours.file_day"),
        (b"date,kind\n2028-05-01,maybe\n", "a.csv", "hours.file_kind"),
        (b"", "a.toml", "hours.file_one_year"),
        (b"\xff\xff\x00", "a.toml", "hours.file_unreadable"),
    ],
)
def test_a_faulty_year_file_is_refused_and_nothing_changes(data: bytes, name: str, code: str):
    calendar = clock_rules.with_year(WorkCalendar("公司"), YEAR, "2027.csv")
    with pytest.raises(KnownError) as told:
        clock_rules.with_year(calendar, data, name)
    assert told.value.message.code == code
    assert say(told.value.message, "en")


def test_a_december_day_of_the_year_before_belongs_to_the_notice():
    data = b"date,kind\n2026-12-31,off\n2027-01-01,off\n"
    assert clock_rules.with_year(WorkCalendar("x"), data, "a.csv").years[0].year == 2027


def test_a_year_the_program_has_learnt_since_is_no_fault(desk: Session):
    known = YearTable(2026, (NotedDay(date(2026, 1, 1), False),))
    assert clock_rules.save_calendar(desk, WorkCalendar("old", years=(known,)))


@pytest.mark.parametrize(
    ("now", "missing"),
    [("2026-10-31", 0), ("2026-11-01", 2027), ("2027-03-01", 2027)],
)
def test_from_november_on_the_next_year_is_missed(desk: Session, now: str, missing: int):
    at = datetime.fromisoformat(now).replace(tzinfo=SHANGHAI)
    then = Session(desk.store, desk.actor, desk.roles, lambda: at)
    assert clock_rules.year_missing(WorkCalendar("x"), then) == missing
    told = [one.message.code for one in clock_rules.check_calendar(then, WorkCalendar("x")) if one.warning]
    assert told == (["hours.year_missing"] if missing else [])


def test_the_feedback_of_the_companys_data_holds_until_the_rules_are_changed(desk: Session):
    with desk.work() as work:
        work.create("company", Company("公司", feedback_working_days=3), "active")
    policy, record = clock_rules.policy(desk)
    assert (policy.rules[3].target, policy.rules[3].unit, record) == (3, Unit.WORKING_DAYS, None)
    two = msgspec.structs.replace(policy.rules[3], target=2)
    saved, _ = clock_rules.save_policy(desk, Policy("", (*policy.rules[:3], two)))
    assert clock_rules.policy(desk)[0].rules[3].target == 2
    clock_rules.save_policy(desk, msgspec.structs.replace(saved.body, name="时限"), saved)
    assert len({change.rev for change in history.changes(desk, saved.doc, "en")}) == 2


def test_days_are_kept_in_order(desk: Session):
    days = (SpecialDay(date(2026, 5, 4)), SpecialDay(date(2026, 3, 4), HALF, "盘点"))
    record, _ = clock_rules.save_calendar(desk, WorkCalendar(" 甲 ", days=days))
    assert (record.body.name, [special.day.month for special in record.body.days]) == ("甲", [3, 5])


def test_the_history_tells_hours_and_limits_in_words(desk: Session):
    record, _ = clock_rules.save_calendar(desk, WorkCalendar("甲", days=(SpecialDay(date(2026, 5, 4), HALF),)))
    half = msgspec.structs.replace(record.body.days[0], spans=())
    changed = msgspec.structs.replace(record.body, days=(half,), make_up=4, week=(HALF, *((),) * 6))
    clock_rules.save_calendar(desk, changed, record)
    limits, _ = clock_rules.save_policy(desk, Policy("limits", SHIPPED.rules))
    contact = msgspec.structs.replace(
        SHIPPED.rules[0], target=5400, unit=Unit.WORKING, warn_before=(), tell_after=("department:sales",)
    )
    clock_rules.save_policy(desk, Policy("limits", (contact, *SHIPPED.rules[1:])), limits)
    told = [(one.field, one.old, one.new) for one in history.changes(desk, record.doc, "en")][:3]
    assert told[1:] == [
        ("Days of their own › 2026-05-04 › Hours", "09:00-12:00", "off"),
        ("Make-up days have the hours of", "Mon", "Fri"),
    ]
    assert told[0][0] == "Weekly hours"
    assert told[0][2] == "Mon 09:00-12:00"
    assert [(one.field, one.old, one.new) for one in history.changes(desk, limits.doc, "en")][:4] == [
        ("Time limits › Contact the customer › Time allowed", "2 h", "1 h 30 min"),
        ("Time limits › Contact the customer › Counted in", "clock time", "working time"),
        ("Time limits › Contact the customer › Warn before", "30 min, 10 min", "(empty)"),
        ("Time limits › Contact the customer › Tell after", "its owner, Manager", "all of Sales"),
    ]
