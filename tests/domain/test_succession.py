"""A signed record changes only by amendment or becomes void (6.5.1.5)."""

import pytest

from svcdesk.domain.succession import Standing, refusals

FROZEN = {"signed"}


def refused(parents: list[Standing], after: Standing, frozen: set[str] = FROZEN) -> list[str]:
    return [problem.code.removeprefix("store.") for problem in refusals("YS-1", parents, after, frozen, "void")]


@pytest.mark.parametrize(
    ("before", "after", "problems"),
    [
        (Standing("checking", 0), Standing("checking", 0), []),
        (Standing("checking", 0), Standing("signed", 0), []),
        (Standing("checking", 0), Standing("checking", 1), ["amendment_count"]),
        (Standing("checking", 1), Standing("checking", 0), ["amendment_count"]),
        (Standing("signed", 0), Standing("signed", 0, "r"), ["signed_stays"]),
        (Standing("signed", 0), Standing("checking", 0), ["amendment_unsaid", "signed_stays"]),
        (Standing("signed", 0), Standing("signed", 1), ["amendment_unsaid"]),
        (Standing("signed", 0), Standing("signed", 1, "r"), []),
        (Standing("signed", 0), Standing("signed", 2, "r"), ["signed_stays"]),
        (Standing("signed", 0), Standing("void", 0, "r"), []),
        (Standing("signed", 0), Standing("void", 1, "r"), []),
        (Standing("signed", 0), Standing("void", 0, " "), ["amendment_unsaid"]),
        (Standing("void", 0), Standing("checking", 0), ["void_stays"]),
        (Standing("void", 0), Standing("void", 0), []),
    ],
)
def test_one_step(before: Standing, after: Standing, problems: list[str]):
    assert refused([before], after) == problems


def test_settling_over_a_signature_is_an_amendment():
    both = [Standing("signed", 0), Standing("checking", 0)]
    assert refused(both, Standing("checking", 0, "合并")) == ["signed_stays"]
    assert refused(both, Standing("signed", 1, "合并")) == []


def test_kinds_that_nobody_signs_only_count_upwards():
    assert refused([Standing("signed", 1)], Standing("draft", 1), frozen=set()) == []
    assert refused([Standing("signed", 1)], Standing("draft", 0), frozen=set()) == ["amendment_count"]


def test_every_refusal_names_its_clause():
    problems = refusals("YS-1", [Standing("signed", 0)], Standing("signed", 0), FROZEN, "void")
    assert {problem.clause for problem in problems} == {"6.5.1.5"}


@pytest.mark.parametrize(
    ("before", "after", "problems"),
    [
        (Standing("settled", 1), Standing("closed", 1), []),
        (Standing("settled", 1), Standing("closed", 2), ["amendment_unsaid"]),
        (Standing("settled", 1), Standing("settled", 1), ["amendment_unsaid", "signed_stays"]),
        (Standing("closed", 1), Standing("settled", 1), ["amendment_unsaid", "signed_stays"]),
        (Standing("closed", 1), Standing("inspected", 2, "r"), []),
    ],
)
def test_closing_what_is_signed_is_no_amendment(before: Standing, after: Standing, problems: list[str]):
    found = refusals("TH-1", [before], after, {"settled", "closed"}, "void", {"settled": "closed"})
    assert [one.code.removeprefix("store.") for one in found] == problems
