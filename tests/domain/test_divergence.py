"""What two people changed at once is told apart field by field, and lines by their id, not by their place."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdesk.domain.divergence import GONE, Keys, changes, clashes, merged

BASE: dict[str, Any] = {
    "state": "checking",
    "body": {
        "note": "",
        "tags": ["a", "b"],
        "packing": {"boxes": 1, "packer": ""},
        "lines": [
            {"id": "1", "name": "泵", "counted": None, "answers": [{"item": {"id": "x"}, "value": None}]},
            {"id": "2", "name": "阀", "counted": None, "answers": []},
        ],
    },
}


def edited(edit: str) -> dict[str, Any]:
    side = deepcopy(BASE)
    exec(edit, {"body": side["body"], "side": side})
    return side


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        ("body['note'] = 'n'", {("body", "note"): "n"}),
        ("side['state'] = 'void'", {("state",): "void"}),
        ("body['packing']['boxes'] = 2", {("body", "packing", "boxes"): 2}),
        ("body['tags'].append('c')", {("body", "tags"): ["a", "b", "c"]}),
        ("body['lines'][1]['counted'] = 3", {("body", "lines", "2", "counted"): 3}),
        ("del body['lines'][0]", {("body", "lines", "1"): GONE}),
        ("body['lines'].append({'id': '3'})", {("body", "lines", "3"): {"id": "3"}}),
        ("body['lines'].reverse()", {("body", "lines", ""): ["2", "1"]}),
    ],
)
def test_a_change_is_named_by_its_path(edit: str, expected: dict[tuple[str, ...], Any]):
    assert changes(BASE, edited(edit)) == expected


@pytest.mark.parametrize(
    ("one", "other", "where"),
    [
        ("body['note'] = 'a'", "body['packing']['packer'] = 'b'", []),
        ("body['lines'][0]['counted'] = 1", "body['lines'][1]['counted'] = 1", []),
        ("body['lines'][0]['counted'] = 1", "body['lines'][0]['name'] = '新泵'", []),
        ("body['lines'][0]['counted'] = 1", "body['lines'].reverse()", []),
        ("body['lines'].append({'id': '3'})", "body['lines'].append({'id': '4'})", []),
        ("body['note'] = 'same'", "body['note'] = 'same'", []),
        ("body['note'] = 'a'", "body['note'] = 'b'", [("body", "note")]),
        ("body['lines'][0]['counted'] = 1", "del body['lines'][0]", [("body", "lines", "1", "counted")]),
        ("body['tags'].append('c')", "body['tags'].append('d')", [("body", "tags")]),
        ("body['lines'].append({'id': '3', 'n': 1})", "body['lines'].append({'id': '3'})", [("body", "lines", "3")]),
    ],
)
def test_only_what_both_changed_differently_clashes(one: str, other: str, where: list[tuple[str, ...]]):
    sides = [changes(BASE, edited(one)), changes(BASE, edited(other))]
    assert clashes(sides) == where
    if not where:
        both = edited(one)
        exec(other, {"body": both["body"], "side": both})
        assert merged(BASE, sides) == both


lines = st.lists(
    st.fixed_dictionaries({"id": st.sampled_from("abcdef"), "n": st.integers(0, 3)}),
    unique_by=lambda line: line["id"],
)
records = st.fixed_dictionaries(
    {
        "note": st.text(max_size=2),
        "lines": lines,
        "deep": st.fixed_dictionaries({"x": st.integers(0, 2), "lines": lines}),
        "plain": st.lists(st.integers(0, 3), max_size=3),
    }
)


@given(records, records)
def test_applying_what_a_side_changed_gives_that_side(base: dict[str, Any], side: dict[str, Any]):
    assert merged(base, [changes(base, side)]) == side


@given(records, records, records)
def test_merging_loses_nothing_either_side_changed(base: Any, one: Any, other: Any):
    sides = [changes(base, one), changes(base, other)]
    if clashes(sides):
        return
    both = changes(base, merged(base, sides))
    for path, value in {**sides[0], **sides[1]}.items():
        if path[-1]:  # the order of lines has no right answer where the other side added some
            assert both[path] == value


KEYS: Keys = {("body", "calls"): ("at", "by"), ("body", "tags"): ()}
CALLED: dict[str, Any] = {"body": {"tags": ["a"], "calls": [{"at": "2026-11-23T09:00:00+08:00", "by": {"doc": "z"}}]}}


def call(at: str, doc: str = "z", said: str = "") -> dict[str, Any]:
    return {"at": at, "by": {"doc": doc}, "said": said}


def test_lines_without_an_id_are_told_by_what_they_are_and_stand_by_their_time():
    early, late = call("2026-11-23T01:30:00Z"), call("2026-11-23T10:00:00+08:00")
    one, other = deepcopy(CALLED), deepcopy(CALLED)
    one["body"]["calls"].append(late)
    one["body"]["tags"] += ["b", "c"]
    other["body"]["calls"].append(early)
    other["body"]["tags"] = ["c"]
    sides = [changes(CALLED, side, KEYS) for side in (one, other)]
    assert clashes(sides) == []
    assert merged(CALLED, sides, KEYS)["body"] == {
        "tags": ["b", "c"],
        "calls": [*CALLED["body"]["calls"], early, late],
    }
    assert clashes([changes(CALLED, side) for side in (one, other)]) == [("body", "calls"), ("body", "tags")]


def test_one_line_written_differently_clashes_alone():
    same = "2026-11-23T10:00:00+08:00"
    sides = [deepcopy(CALLED), deepcopy(CALLED)]
    for side, said in zip(sides, ("好", "不好"), strict=True):
        side["body"]["calls"].append(call(same, said=said))
    found = [changes(CALLED, side, KEYS) for side in sides]
    assert clashes(found) == [("body", "calls", f"{same} z")]


def test_lines_that_are_told_by_nothing_stay_one_value():
    twice = deepcopy(CALLED)
    twice["body"]["calls"] *= 2
    assert list(changes(CALLED, twice, KEYS)) == [("body", "calls")]
    nobody = deepcopy(CALLED)
    nobody["body"]["calls"][0]["by"] = None
    assert list(changes(CALLED, nobody, KEYS)) == [("body", "calls")]
