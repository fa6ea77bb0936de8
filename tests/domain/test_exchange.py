"""What a desk has of a device's chain: how far it goes, and every hole in it."""

from hypothesis import given
from hypothesis import strategies as st

from svcdesk.domain.exchange import Have

SEQS = st.lists(st.sets(st.integers(1, 30)), max_size=6)
REACH = range(1, 40)


def filled(arrivals: list[set[int]]) -> Have:
    have = Have()
    for come in arrivals:
        have = have.with_more(come)
    return have


def members(spans: tuple[tuple[int, int], ...]) -> list[int]:
    return [seq for first, last in spans for seq in range(first, last + 1)]


@given(SEQS)
def test_it_has_what_came_and_nothing_else_in_whatever_order(arrivals: list[set[int]]):
    have, come = filled(arrivals), set().union(*arrivals)
    assert {seq for seq in REACH if have.has(seq)} == come
    assert have.upto == max(come, default=0)
    assert filled(arrivals[::-1]) == have


@given(SEQS, st.integers(0, 39))
def test_it_lacks_the_rest_each_once_in_order(arrivals: list[set[int]], upto: int):
    come = set().union(*arrivals)
    assert members(filled(arrivals).lacks(upto)) == [seq for seq in range(1, upto + 1) if seq not in come]


@given(SEQS)
def test_holes_neither_touch_nor_reach_the_end(arrivals: list[set[int]]):
    have = filled(arrivals)
    assert all(last + 1 < first for (_, last), (first, _) in zip(have.holes, have.holes[1:], strict=False))
    assert all(1 <= first <= last < have.upto for first, last in have.holes)


@given(SEQS, SEQS)
def test_what_is_here_and_not_there_is_counted(mine: list[set[int]], theirs: list[set[int]]):
    here, there = set().union(*mine), set().union(*theirs)
    assert filled(mine).more_than(filled(theirs)) == len(here - there)
