"""Printed wording: both languages say the same things with the same figures, and all of it is used."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from svcdesk.domain import complaint, return_case, service_order, ticket
from svcdesk.domain.delivery import Result
from svcdesk.domain.masters import Department
from svcdesk.domain.policy import SHIPPED
from svcdesk.domain.review import Review
from svcdesk.domain.settlement import Stage
from svcdesk.domain.sheets import Why
from svcdesk.reports.fonts import missing
from svcdesk.reports.texts import Texts, wording
from svcdesk.words import codes

SOURCES = "\n".join(path.read_text("utf-8") for path in Path("svcdesk/reports").glob("*.py"))
PLACES = re.compile(r"\{(\w+)\}")


def test_both_languages_have_the_same_keys():
    assert set(wording("zh")) == set(wording("en"))
    assert set(wording("both")) <= set(wording("zh"))


@pytest.mark.parametrize("code", ["en", "both"])
def test_every_text_has_the_same_places_to_fill(code):
    chinese = wording("zh")
    for key, text in wording(code).items():
        assert sorted(set(PLACES.findall(text))) == sorted(set(PLACES.findall(chinese[key]))), key


def test_no_text_is_empty_or_beyond_our_fonts():
    for code in ("zh", "en", "both"):
        assert [key for key, text in wording(code).items() if not text.strip() or missing(text)] == []


def test_every_text_is_printed_somewhere():
    areas = {
        "verdict",
        "count",
        "remedy",
        "effect",
        "party",
        "rule",
        "comparison",
        *CHOICES,
    }  # looked up by the value of a field
    named = {key for key in wording("zh") if f'"{key}"' in SOURCES or f"'{key}'" in SOURCES}
    by_value = {
        key
        for key in wording("zh")
        if key.partition(".")[0] in areas or f'"{key.partition(".")[2]}"' in SOURCES or key in COMPOSED
    }
    assert sorted(set(wording("zh")) - named - by_value) == []


CHOICES: dict[str, type[StrEnum]] = {
    "channel": ticket.Channel,
    "contact_kind": ticket.Kind,
    "severity": ticket.Severity,
    "reach": ticket.Reach,
    "hold": ticket.Hold,
    "satisfaction": ticket.Satisfaction,
    "department": Department,
    "review": Review,
    "why": Why,
    "order_type": service_order.Type,
    "order_mode": service_order.Mode,
    "priority": service_order.Priority,
    "coverage": service_order.Coverage,
    "aspect": service_order.Aspect,
    "payer": service_order.Payer,
    "old_part": service_order.OldPart,
    "visit_result": service_order.VisitResult,
    "order_result": service_order.Result,
    "rating": service_order.Rating,
    "condition": service_order.Condition,
    "relation": service_order.Relation,
    "category": complaint.Category,
    "response": complaint.Response,
    "level": complaint.Level,
    "reply_verdict": complaint.Acceptance,
    "return_type": return_case.Type,
    "return_reason": return_case.Reason,
    "basis": return_case.Basis,
    "liability": return_case.Liability,
    "settlement": return_case.Settlement,
}


@pytest.mark.parametrize("area", CHOICES)
def test_every_choice_a_record_can_hold_has_its_words(area):
    named = {key.partition(".")[2] for key in wording("zh") if key.partition(".")[0] == area}
    assert named == {one.value for one in CHOICES[area] if one.name != "OPEN"}


def test_the_shipped_time_limits_have_their_names():
    assert {f"rule.{rule.id}" for rule in SHIPPED.rules} <= set(wording("zh"))


COMPOSED = {f"{area}.{value}" for area, values in (("acceptance", Result), ("notice", Stage)) for value in values}


def test_a_bilingual_text_does_not_say_the_same_figure_twice():
    both = Texts("both")
    assert both.inline("common.page", n=1, total=2) == "第 1 页 共 2 页 Page 1 of 2"
    assert both.inline("common.customer") == "顾客 Customer"
    assert Texts("zh").inline("common.customer") == "顾客"
    assert Texts("en")("common.customer").sub == ""


@pytest.mark.parametrize("code", ["zh", "en"])
def test_who_agrees_to_a_return_is_called_the_same_on_the_screen_and_on_the_sheet(code):
    shown = {
        key.partition(".")[2]: text[code] for key, text in codes("return_case").items() if key.startswith("node.")
    }
    assert len(shown) == 3
    assert {name: wording(code)[f"approval_node.{name}"] for name in shown} == shown
