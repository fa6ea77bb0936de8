"""The clock engine: by hand, against cases of other people's programs, and laws it must obey."""

import csv
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest

from svcdesk.domain.clock import (
    ClockState,
    Event,
    EventKind,
    Frozen,
    Reading,
    Rule,
    Stop,
    Trigger,
    Unit,
    other_reading,
    read,
    read_all,
)
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.policy import SHIPPED, rules_for
from svcdesk.domain.times import SHANGHAI
from svcdesk.words import say

DATA = Path(__file__).parents[1] / "data"
OFFICE = WorkCalendar("office")
CONTACT, REPLY, UPWARD, FEEDBACK = SHIPPED.rules
REPAIR = Rule(id="repair", stop=Stop.RESOLVED, target=8 * 3600, unit=Unit.WORKING, pausable=True)
LATER = datetime(2026, 12, 31, tzinfo=UTC)


def at(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=SHANGHAI)


def event(kind: str, when: str, typed: str = "") -> Event:
    return Event(EventKind(kind), at(when), at(typed or when))


def events(*pairs: str) -> list[Event]:
    return [event(*pair.split(" ", 1)) for pair in pairs]


def one(rule: Rule, happened: list[Event], now: datetime = LATER, calendar: WorkCalendar = OFFICE) -> Reading:
    (found,) = read(rule, happened, calendar, now)
    return found


def codes(reading: Reading) -> list[str]:
    return [step.code.removeprefix("clock.") for step in reading.steps]


# a call at 17:00 on a make-up Saturday before a nine-day holiday, worked out by hand


@pytest.mark.parametrize(
    ("rule", "due"),
    [
        (CONTACT, "2026-02-14 19:00"),
        (REPLY, "2026-02-14 19:00"),
        (UPWARD, "2026-02-15 17:00"),
        (
            other_reading(CONTACT),
            "2026-02-24 10:00",
        ),  # 30 minutes that Saturday, 90 on the Tuesday after the holidays
        (other_reading(REPLY), "2026-02-24 10:00"),
        (other_reading(UPWARD), "2026-02-26 17:00"),  # 0:30 Saturday, 8:00 Tuesday, 8:00 Wednesday, 7:30 Thursday
    ],
    ids=lambda value: getattr(value, "id", value),
)
def test_a_call_before_the_spring_festival_in_both_readings(rule: Rule, due: str):
    found = one(rule, events("received 2026-02-14 17:00"), at("2026-02-14 17:01"))
    assert (found.due_at, found.state, found.certain) == (at(due), ClockState.RUNNING, True)


def test_a_delivery_before_the_spring_festival_is_told_on_the_first_day_after_it():
    found = one(FEEDBACK, events("delivered 2026-02-14 17:00"), at("2026-02-24 23:59"))
    assert (found.due_at, found.state) == (at("2026-02-25 00:00"), ClockState.RUNNING)
    assert say(found.steps[-2], "en") == "Due: 2026-02-24 24:00 (exactly then is still in time)"


def test_the_derivation_is_a_sum_a_clerk_can_follow():
    happened = events("received 2026-02-14 17:00", "attempted 2026-02-14 17:20", "reached 2026-02-24 09:20")
    found = one(other_reading(CONTACT), happened)
    assert [say(step, "en") for step in found.steps] == [
        "Time limit: Contact the customer, 2 h of working time (clause 6.6.2)",
        "2026-02-14 17:00 received, the clock starts",
        "2026-02-14 Sat (worked to make up for a holiday): 17:00–17:30, 30 min counted, 30 min in all",
        "2026-02-15 to 2026-02-23: holidays and days off, 9 days, not counted",
        "2026-02-24 Tue: 08:30–10:00, 1 h 30 min counted, 2 h in all",
        "Due: 2026-02-24 10:00 (exactly then is still in time)",
        "2026-02-14 17:20 attempt to reach the customer: the customer was not reached, the clock runs on",
        "2026-02-24 09:20 customer reached: in time, after 1 h 20 min",
    ]


# cases of other programs


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def berlin(opening: int, closing: int, days: int) -> WorkCalendar:
    week = (((opening * 3600, closing * 3600),),) * days + ((),) * (7 - days)
    return WorkCalendar("Berlin", zone="Europe/Berlin", week=week, china=False)


PAUSED = [row for row in rows("due_time_cases.csv") if row["pauses_json"] != "[]"]
ELAPSED = rows("elapsed_cases.csv")


@pytest.mark.parametrize("row", PAUSED, ids=lambda row: row["id"])
def test_pauses_of_other_programs(row: dict[str, str]):
    rule = msgspec.structs.replace(REPAIR, target=int(row["business_minutes"]) * 60)
    breaks = [
        Event(kind, at(when), at(when))
        for pause in json.loads(row["pauses_json"])
        for kind, when in zip((EventKind.PAUSED, EventKind.RESUMED), pause, strict=True)
    ]
    found = one(rule, [event("received", row["start"]), *breaks], LATER, berlin(9, 18, 7))
    assert found.due_at == at(row["expected"])


@pytest.mark.parametrize("row", ELAPSED, ids=lambda row: f"{row['event']} {row['at']}")
def test_elapsed_times_of_other_programs(row: dict[str, str]):
    daily = row["calendar"].startswith("Berlin daily")
    rule = msgspec.structs.replace(REPAIR, target=int(row["limit_min"]) * 60)
    happened = [event("received", row["created"]), event("resolved", row["at"])]
    if daily:
        day = row["created"][:10]
        happened += [event("paused", f"{day}T10:00Z"), event("resumed", f"{day}T10:30Z")]
    found = one(rule, happened, LATER, berlin(9, 18, 7) if daily else berlin(8, 18, 5))
    assert (found.used, found.left) == (
        timedelta(minutes=int(row["elapsed_min"])),
        timedelta(minutes=int(row["diff_min"])),
    )
    assert found.state is (ClockState.MET if int(row["diff_min"]) >= 0 else ClockState.LATE)


def test_all_cases_are_there():
    assert (len(PAUSED), len(ELAPSED), len(rows("due_time_cases.csv"))) == (4, 8, 33)


# how it stands


@pytest.mark.parametrize(
    ("happened", "now", "state", "used"),
    [
        (["received 2026-03-02 10:00"], "2026-03-02 11:00", ClockState.RUNNING, 60),
        (["received 2026-03-02 10:00"], "2026-03-02 12:00", ClockState.RUNNING, 120),
        (["received 2026-03-02 10:00"], "2026-03-02 12:00:00.000001", ClockState.OVERDUE, 120),
        (["received 2026-03-02 10:00", "reached 2026-03-02 12:00"], "2026-03-09 10:00", ClockState.MET, 120),
        (["received 2026-03-02 10:00", "reached 2026-03-02 12:00:01"], "2026-03-09 10:00", ClockState.LATE, 120),
        (["received 2026-03-02 10:00", "attempted 2026-03-02 10:30"], "2026-03-02 13:00", ClockState.OVERDUE, 180),
        (["received 2026-03-02 10:00", "closed 2026-03-02 10:30"], "2026-03-09 10:00", ClockState.CANCELLED, 30),
        (["received 2026-03-02 10:00", "closed 2026-03-02 12:30"], "2026-03-09 10:00", ClockState.LATE, 150),
        (["received 2026-03-02 10:00", "cancelled 2026-03-02 12:30"], "2026-03-09 10:00", ClockState.CANCELLED, 150),
        (
            ["received 2026-03-02 10:00", "closed 2026-03-02 10:30", "reached 2026-03-02 10:40"],
            "2026-03-09 10:00",
            ClockState.CANCELLED,
            30,
        ),
        (["received 2026-03-02 10:00", "paused 2026-03-02 10:01"], "2026-03-02 13:00", ClockState.OVERDUE, 180),
    ],
)
def test_how_a_contact_clock_stands(happened: list[str], now: str, state: ClockState, used: int):
    found = one(CONTACT, events(*happened), at(now))
    assert (found.state, int(found.used.total_seconds()) // 60) == (state, used)
    assert found.late == (state in {ClockState.LATE, ClockState.OVERDUE})
    assert found.open == (state in {ClockState.RUNNING, ClockState.OVERDUE})


def test_before_anything_happened_there_is_nothing_to_read():
    assert read(CONTACT, [], OFFICE, LATER) == ()
    assert read(CONTACT, events("received 2026-03-02 10:00"), OFFICE, at("2026-03-02 09:59")) == ()
    assert read(FEEDBACK, events("received 2026-03-02 10:00"), OFFICE, LATER) == ()


def test_what_is_typed_later_counts_when_it_happened():
    happened = [event("received", "2026-03-02 10:00"), event("reached", "2026-03-02 11:59", "2026-03-03 08:00")]
    found = one(CONTACT, happened)
    assert (found.state, "step.typed_later" in codes(found)) == (ClockState.MET, True)
    assert one(CONTACT, happened[::-1]).state is ClockState.MET
    assert one(CONTACT, happened, at("2026-03-02 13:00")).state is ClockState.MET


@pytest.mark.parametrize(
    ("stop", "code"),
    [("reached 2026-03-02 09:59", "step.before_start"), ("reached 2026-03-02 10:31", "step.in_future")],
)
def test_a_stop_at_an_impossible_time_stops_nothing_and_is_named(stop: str, code: str):
    found = one(CONTACT, events("received 2026-03-02 10:00", stop), at("2026-03-02 10:30"))
    assert (found.state, found.stopped_at, code in codes(found)) == (ClockState.RUNNING, None, True)


def test_a_stop_in_the_instant_of_the_start_counts():
    assert one(CONTACT, events("reached 2026-03-02 10:00", "received 2026-03-02 10:00")).state is ClockState.MET


# rounds


def test_opening_again_starts_a_new_round_and_closed_time_counts_nowhere():
    happened = events(
        "received 2026-03-02 10:00",
        "reached 2026-03-02 10:20",
        "closed 2026-03-02 11:00",
        "reopened 2026-03-20 15:00",
        "reached 2026-03-20 17:30",
        "closed 2026-03-20 18:00",
        "reopened 2026-03-25 09:00",
    )
    rounds = read(CONTACT, happened, OFFICE, at("2026-03-25 10:00"))
    assert [(one.cycle, one.state, one.due_at) for one in rounds] == [
        (0, ClockState.MET, at("2026-03-02 12:00")),
        (1, ClockState.LATE, at("2026-03-20 17:00")),
        (2, ClockState.RUNNING, at("2026-03-25 11:00")),
    ]
    assert rounds[1].used == timedelta(hours=2, minutes=30)
    assert codes(rounds[1])[1] == "start.reopened"


def test_passing_on_twice_is_two_clocks_once_the_first_is_answered():
    rule = Rule(id="ack", trigger=Trigger.ROUTED, stop=Stop.ACKNOWLEDGED, target=3600)
    happened = events(
        "routed 2026-03-02 10:00",
        "acknowledged 2026-03-02 10:30",
        "routed 2026-03-03 10:00",
        "returned 2026-03-03 12:00",
    )
    assert [one.state for one in read(rule, happened, OFFICE, LATER)] == [ClockState.MET, ClockState.LATE]


def test_reporting_upward_and_resolving_both_are_what_6_6_2_asks_for():
    for kind in ("escalated", "resolved"):
        assert one(UPWARD, events("received 2026-03-02 10:00", f"{kind} 2026-03-03 10:00")).state is ClockState.MET


# pauses


def test_a_pause_lasts_as_long_as_the_rules_own_unit_says():
    night = events("received 2026-03-02 16:30", "paused 2026-03-02 17:00", "resumed 2026-03-03 09:00")
    working, plain = REPAIR, msgspec.structs.replace(REPAIR, unit=Unit.CLOCK)
    days = msgspec.structs.replace(REPAIR, unit=Unit.WORKING_DAYS, target=2)
    assert one(working, night).due_at == at("2026-03-03 17:30")  # an hour lost: 17:00 to 17:30 and 8:30 to 9:00
    assert one(plain, night).due_at == at("2026-03-03 16:30")  # sixteen hours lost
    assert one(days, night).due_at == at("2026-03-06 00:00")  # one working day lost


def test_while_a_pause_lasts_the_due_time_is_the_earliest_it_can_be():
    happened = events("received 2026-03-02 09:30", "paused 2026-03-02 10:30")
    found = one(REPAIR, happened, at("2026-03-09 10:30"))
    assert (found.state, found.due_at, found.left) == (
        ClockState.PAUSED,
        at("2026-03-03 09:30"),
        timedelta(hours=7),
    )
    assert "step.due_earliest" in codes(found)
    resumed = [*happened, event("resumed", "2026-03-09 10:30")]
    assert one(REPAIR, resumed, at("2026-03-09 10:30")).due_at == at("2026-03-10 09:30")


def test_a_pause_after_the_due_time_helps_nobody():
    happened = events("received 2026-03-02 08:30", "paused 2026-03-03 09:00")
    found = one(REPAIR, happened, at("2026-03-09 10:30"))
    assert (found.state, found.due_at) == (ClockState.OVERDUE, at("2026-03-02 17:30"))


def test_what_is_due_in_the_moment_a_pause_begins_is_due_then():
    happened = events("received 2026-03-02 08:30", "paused 2026-03-02 17:30", "resumed 2026-03-05 09:00")
    assert one(REPAIR, happened).due_at == at("2026-03-02 17:30")


def test_pauses_that_overlap_count_once():
    happened = events(
        "received 2026-03-02 08:30",
        "paused 2026-03-02 10:00",
        "paused 2026-03-02 10:30",
        "resumed 2026-03-02 11:00",
        "resumed 2026-03-02 11:30",
        "resumed 2026-03-02 11:45",
    )
    assert one(REPAIR, happened).due_at == at("2026-03-03 10:00")


def test_a_pause_that_began_before_the_clock_counts_from_its_start():
    rule = msgspec.structs.replace(REPAIR, trigger=Trigger.ROUTED)
    happened = events("paused 2026-03-02 08:30", "routed 2026-03-02 09:00", "resumed 2026-03-02 10:00")
    assert one(rule, happened).due_at == at("2026-03-03 10:00")


def test_the_contact_clocks_of_the_specification_never_pause_and_say_so():
    happened = events("received 2026-03-02 10:00", "paused 2026-03-02 10:10", "resumed 2026-03-02 18:00")
    for rule in (CONTACT, REPLY, UPWARD):
        found = one(rule, happened)
        assert (found.due_at, "step.never_pauses" in codes(found)) == (
            at("2026-03-02 10:00") + timedelta(seconds=rule.target),
            True,
        )


# what is shipped


def test_the_shipped_rules_are_those_of_the_specification():
    assert [(rule.id, rule.clause, rule.target, rule.unit, rule.pausable) for rule in SHIPPED.rules] == [
        ("contact", "6.6.2", 7200, Unit.CLOCK, False),
        ("reply", "6.7.1", 7200, Unit.CLOCK, False),
        ("report_upward", "6.6.2", 86400, Unit.CLOCK, False),
        ("delivery_feedback", "6.5.2", 1, Unit.WORKING_DAYS, False),
    ]
    assert [rule.id for rule in rules_for(SHIPPED, "repair")] == ["contact", "reply", "report_upward"]
    assert [rule.id for rule in rules_for(SHIPPED, "delivery")][-1] == "delivery_feedback"


def test_frozen_rules_come_back_from_a_record_as_they_were():
    frozen = Frozen(SHIPPED.rules, "shipped:2026")
    assert msgspec.json.decode(msgspec.json.encode(frozen), type=Frozen) == frozen
    readings = list(read_all(frozen, events("received 2026-03-02 10:00"), OFFICE, LATER))
    assert [(one.rule, one.steps) for one in readings] == [("contact", ()), ("reply", ()), ("report_upward", ())]


def test_beyond_the_last_known_year_only_working_time_is_uncertain():
    happened = events("received 2026-12-31 17:00")
    now = at("2026-12-31 17:01")
    found = one(other_reading(CONTACT), happened, now)
    assert (found.certain, "workdays.unknown_year" in [step.code for step in found.steps]) == (False, True)
    assert one(CONTACT, happened, now).certain
    assert one(FEEDBACK, events("delivered 2026-12-30 17:00"), now).certain  # due at the very end of the year


# where clocks are set


def test_an_hour_that_comes_twice_is_two_hours_and_one_that_is_leapt_over_none():
    always = WorkCalendar("always", zone="Europe/Berlin", week=(((0, 86_400),),) * 7, china=False)
    zone = ZoneInfo("Europe/Berlin")
    back = datetime(2026, 10, 25, 1, 30, tzinfo=zone)  # clocks go from 3:00 to 2:00
    forward = datetime(2026, 3, 29, 1, 30, tzinfo=zone)  # clocks go from 2:00 to 3:00
    for unit in (Unit.CLOCK, Unit.WORKING):
        rule = msgspec.structs.replace(CONTACT, unit=unit)
        for start, due, late in (
            (back, "2026-10-25T01:30+00:00", datetime(2026, 10, 25, 2, 45, tzinfo=zone, fold=1)),
            (forward, "2026-03-29T02:30+00:00", datetime(2026, 3, 29, 4, 40, tzinfo=zone)),
        ):
            met = Event(EventKind.REACHED, at(due), at(due))
            begun = Event(EventKind.RECEIVED, start, start)
            assert one(rule, [begun, met], LATER, always).due_at == at(due)
            assert one(rule, [begun, met], LATER, always).state is ClockState.MET
            found = one(rule, [begun, Event(EventKind.REACHED, late, late)], LATER, always)
            assert (found.state, found.late) == (ClockState.LATE, True)
            assert found.used > timedelta(hours=2)


def test_times_of_the_hour_that_comes_twice_keep_their_order():
    zone = ZoneInfo("Europe/Berlin")
    first = datetime(2026, 10, 25, 2, 50, tzinfo=zone)
    second = datetime(2026, 10, 25, 2, 10, tzinfo=zone, fold=1)  # twenty minutes later, whatever the clocks show
    happened = [Event(EventKind.RECEIVED, first, first), Event(EventKind.REACHED, second, second)]
    found = one(CONTACT, happened, LATER, berlin(8, 18, 5))
    assert (found.state, found.used) == (ClockState.MET, timedelta(minutes=20))
