"""Who goes on for merged customers: chains, circles from several desks, whatever order they came in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdesk.domain.merging import check_merge, check_parting, circles, family, standing

NAMES = st.sampled_from("abcdefgh")
MERGES = st.dictionaries(NAMES, NAMES)


@pytest.mark.parametrize(
    ("doc", "merges", "goes_on"),
    [
        ("a", {}, "a"),
        ("a", {"a": "b"}, "b"),
        ("b", {"a": "b"}, "b"),
        ("a", {"a": "b", "b": "c"}, "c"),
        ("a", {"a": "b", "b": "a"}, "a"),
        ("b", {"a": "b", "b": "a"}, "a"),
        ("d", {"d": "c", "c": "b", "b": "c"}, "b"),
        ("a", {"a": "a"}, "a"),
    ],
)
def test_the_end_of_the_chain_goes_on_and_of_a_circle_its_smallest(doc, merges, goes_on):
    assert standing(doc, merges) == goes_on


def test_a_family_is_everybody_with_the_same_end():
    merges = {"b": "a", "c": "b", "e": "d"}
    assert family("c", merges) == ("a", "b", "c")
    assert family("a", merges) == ("a", "b", "c")
    assert family("x", merges) == ("x",)


def test_customers_merged_into_each_other_are_told_once():
    assert circles({"b": "a", "a": "b", "c": "a", "e": "d"}) == [("a", "b")]
    assert circles({"b": "c", "c": "a", "a": "b"}) == [("a", "b", "c")]
    assert circles({"b": "a", "c": "b"}) == []


@given(MERGES, NAMES)
def test_every_customer_has_one_end_which_is_its_own_end(merges, doc):
    end = standing(doc, merges)
    assert standing(end, merges) == end
    assert end not in merges or any(end in circle for circle in circles(merges))


@given(MERGES, NAMES, NAMES)
def test_families_are_the_same_for_all_in_them_and_share_nobody(merges, one, other):
    first, second = family(one, merges), family(other, merges)
    assert one in first
    assert first == second if set(first) & set(second) else True


@given(MERGES, NAMES, NAMES)
def test_a_merge_that_is_let_pass_makes_no_circle(merges, gone, picked):
    kept = standing(picked, merges)
    state = "merged" if gone in merges else "active"
    if not list(check_merge(gone, state, kept, "active", "同一家")):
        assert circles({**merges, gone: kept}) == circles(merges)


@pytest.mark.parametrize(
    ("gone", "state", "kept", "kept_state", "reason", "codes"),
    [
        ("a", "active", "b", "active", "同一家", []),
        ("a", "retired", "b", "active", "同一家", []),
        ("a", "merged", "b", "active", "同一家", ["masters.merged_already"]),
        ("a", "active", "a", "active", "同一家", ["masters.merge_itself"]),
        ("a", "active", "", "", " ", ["masters.merge_nobody", "masters.merge_reason"]),
        ("a", "active", "b", "retired", "同一家", ["masters.merge_retired"]),
    ],
)
def test_what_stands_against_a_merge_is_said_all_at_once(gone, state, kept, kept_state, reason, codes):
    assert [one.message.code for one in check_merge(gone, state, kept, kept_state, reason)] == codes


def test_only_a_merged_customer_is_separated_and_with_a_reason():
    assert list(check_parting("merged", "是两家")) == []
    assert [one.message.code for one in check_parting("active", "")] == ["masters.not_merged", "masters.merge_reason"]
