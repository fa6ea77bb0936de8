"""What time limits and working calendars must say to be kept."""

from datetime import date

import msgspec
import pytest

from svcdesk.domain.check_hours import check_calendar, is_zone
from svcdesk.domain.check_policy import TELLABLE, check_policy
from svcdesk.domain.checks import Finding, problems
from svcdesk.domain.clock import After, Rule, Stop, Trigger, Unit
from svcdesk.domain.clock_words import tell_words
from svcdesk.domain.hours import NotedDay, SpecialDay, WorkCalendar, YearTable
from svcdesk.domain.policy import SHIPPED, Policy
from svcdesk.models.kinds import KINDS
from svcdesk.words import LANGUAGES, say

OWN = Rule(id="own", name="到场", stop=Stop.RESOLVED, target=14_400)
WEEK = WorkCalendar("x").week


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    for finding in findings:
        assert all(say(finding.message, lang) for lang in LANGUAGES)
        assert finding.message.clause
    return [(finding.message.code, finding.field) for finding in findings]


def test_the_shipped_limits_have_nothing_against_them():
    assert check_policy(SHIPPED) == []


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"name": " "}, "name_missing", "name"),
        ({"target": 0}, "target_range", "target"),
        ({"target": -60}, "target_range", "target"),
        ({"target": 10**9}, "target_range", "target"),
        ({"unit": Unit.WORKING_DAYS, "target": 401}, "target_range", "target"),
        ({"warn_before": (14_400,)}, "warning_range", "warn_before"),
        ({"warn_before": (0,)}, "warning_range", "warn_before"),
        ({"unit": Unit.WORKING_DAYS, "target": 1, "warn_before": (-1,)}, "warning_range", "warn_before"),
        ({"stop": Stop.REACHED, "pausable": True}, "contact_never_pauses", "pausable"),
        ({"tell_after": ("role:king",)}, "tell_unknown", "tell_before"),
        ({"trigger": Trigger.RESOLVED}, "stops_itself", "stop"),
    ],
)
def test_a_limit_that_cannot_be_is_refused_at_its_field(changes: dict[str, object], code: str, field: str):
    rule = msgspec.structs.replace(OWN, **changes)
    found = problems(check_policy(Policy("p", (*SHIPPED.rules, rule))))
    assert told(found) == [(f"policy.{code}", f"rules.4.{field}")]


def test_a_warning_of_hours_suits_a_limit_of_working_days():
    rule = msgspec.structs.replace(OWN, unit=Unit.WORKING_DAYS, target=1, warn_before=(3600 * 30,))
    assert check_policy(Policy("p", (*SHIPPED.rules, rule))) == []


def test_the_same_limit_twice_is_refused_and_a_missing_one_of_the_specification_told():
    assert told(problems(check_policy(Policy("p", (*SHIPPED.rules, OWN, OWN))))) == [("policy.twice", "rules.5.name")]
    off = msgspec.structs.replace(SHIPPED.rules[1], active=False)
    found = check_policy(Policy("p", (SHIPPED.rules[0], off, *SHIPPED.rules[2:])))
    assert [(one.message.params["rule"].code, one.warning) for one in found] == [("clock.rule.reply", True)]


def test_everybody_who_may_be_told_has_a_name():
    assert all(say(tell_words(key), lang) for key in TELLABLE for lang in LANGUAGES)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"name": ""}, "name_missing", "name"),
        ({"zone": "Asia/Nowhere"}, "zone_unknown", "zone"),
        ({"zone": ""}, "zone_unknown", "zone"),
        ({"week": ((),) * 7}, "no_hours", "week"),
        ({"week": (((3600, 7200), (7000, 9000)), *WEEK[1:])}, "span_overlap", "week.0"),
        ({"week": (((7200, 9000), (3600, 7200)), *WEEK[1:])}, "span_sorted", "week.0"),
        ({"week": (((7200, 7200),), *WEEK[1:])}, "span_order", "week.0"),
        ({"week": (((7200, 86_401),), *WEEK[1:])}, "span_order", "week.0"),
        ({"days": (SpecialDay(date(2026, 5, 4)),) * 2}, "day_twice", "days.1.day"),
        ({"days": (SpecialDay(date(2026, 5, 4), ((9, 3),)),)}, "span_order", "days.0.spans"),
        ({"china": False, "first_year": 2027, "last_year": 2026}, "years_order", "last_year"),
        (
            {"china": False, "years": (YearTable(2027, (NotedDay(date(2027, 1, 1), False),)),)},
            "years_without_china",
            "years",
        ),
        ({"years": (YearTable(2028, (NotedDay(date(2028, 1, 1), False),)),)}, "year_gap", "years"),
        ({"years": (YearTable(2027, ()),)}, "year_empty", "years"),
    ],
)
def test_a_calendar_that_cannot_be_is_refused_at_its_field(changes: dict[str, object], code: str, field: str):
    calendar = msgspec.structs.replace(WorkCalendar("x"), **changes)
    assert told(problems(check_calendar(calendar))) == [(f"hours.{code}", field)]
    assert [one.code for one in KINDS["calendar"].forged(calendar, "active")] == [f"hours.{code}"]


def test_neighbouring_spans_and_a_whole_day_are_fine():
    whole = WorkCalendar("x", week=(((0, 3600), (3600, 86_400)),) * 7)
    assert check_calendar(whole) == []
    warned = msgspec.structs.replace(whole, week=((), *whole.week[1:]))
    assert [(one.message.code, one.warning) for one in check_calendar(warned)] == [("hours.make_up_off", True)]


def test_a_week_has_seven_days_and_a_make_up_day_is_one_of_them():
    for wrong in ({"week": ((),) * 6}, {"make_up": 7}):
        with pytest.raises(msgspec.ValidationError):
            msgspec.json.decode(msgspec.json.encode({"name": "x", **wrong}), type=WorkCalendar)


def test_zones():
    assert is_zone("Europe/Berlin")
    assert not any(map(is_zone, ("", "Europe", "../etc/passwd", "/etc/passwd", "Moon")))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"trigger": Trigger.RECEIVED}, "policy.feedback_fixed"),
        ({"stop": Stop.CLOSED}, "policy.feedback_fixed"),
        ({"kinds": ()}, "policy.feedback_fixed"),
        ({"active": False}, "policy.feedback_fixed"),
        ({"after": After.URGENT}, "policy.feedback_changes_nothing"),
        ({"pausable": True}, "policy.feedback_changes_nothing"),
    ],
)
def test_the_rule_of_deliveries_stays_what_signing_one_reads(changes: dict[str, object], code: str):
    policy = Policy("", (*SHIPPED.rules[:-1], msgspec.structs.replace(SHIPPED.rules[-1], **changes)))
    (found,) = [one.message for one in check_policy(policy) if not one.warning]
    assert (found.code, found.clause) == (code, "6.5.2")


@pytest.mark.parametrize("changes", [{"kinds": ("delivery", "repair")}, {"trigger": Trigger.DELIVERED}])
def test_a_rule_that_would_never_time_anything_is_refused(changes: dict[str, object]):
    own = msgspec.structs.replace(Rule(id="own", name="到场", stop=Stop.RESOLVED, target=60), **changes)
    assert [one.message.code for one in check_policy(Policy("", (*SHIPPED.rules, own)))] == [
        "policy.delivery_has_one"
    ]


def test_every_refusal_names_a_clause():
    wrong = Rule(id="own", name="x", stop=Stop.REACHED, target=0, warn_before=(5,), pausable=True, tell_before=("?",))
    found = check_policy(Policy("", (*SHIPPED.rules, wrong, Rule(id="b", stop=Stop.CLOSED, target=1))))
    assert len(found) == 5
    assert all(one.message.clause for one in found)
