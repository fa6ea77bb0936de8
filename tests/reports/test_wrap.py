"""Line breaking: nothing is lost, nothing sticks out, and no line begins with 。 or ends with （."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdesk.reports.fonts import printable, regular
from svcdesk.reports.wrap import wrap

SIZE = 9
MIXED = st.text(st.sampled_from("产品验收单，。（）“”《》aBc123 -/·%℃\n𫍯🙂"), max_size=120)


@given(MIXED, st.integers(30, 400))
def test_no_character_is_lost(text, width):
    kept = "".join(wrap(text, regular(), SIZE, width))
    assert "".join(kept.split()) == "".join(printable(text).split())


@given(MIXED, st.integers(30, 400))
def test_no_line_sticks_out(text, width):
    for line in wrap(text, regular(), SIZE, width):
        assert regular().width(line, SIZE) <= width + 1e-6


@given(st.text(st.sampled_from("产品验收单，。（）“”《》、；"), max_size=120).filter(lambda text: "，，" not in text))
def test_no_line_begins_or_ends_against_the_rules(text):
    lines = wrap(text, regular(), SIZE, SIZE * 14)
    if max(map(len, text.replace("产", " ").replace("品", " ").split()), default=0) < 8:
        assert not any(line.startswith(tuple("，。）”》、；")) for line in lines[1:] if line)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("产品交付时，由售后服务人员确认。", ["产品交付时，由售后", "服务人员确认。"]),
        ("一二三四五六七八九。十", ["一二三四五六七八", "九。十"]),
        ("一二三四五六七八（九）", ["一二三四五六七八", "（九）"]),
        ("The quick brown fox jumps", ["The quick brown", "fox jumps"]),
        ("额定功率约为它 37 kW 左右", ["额定功率约为它", "37 kW 左右"]),
        ("", [""]),
        ("一\n\n二", ["一", "", "二"]),
    ],
)
def test_lines_break_where_people_break_them(text, lines):
    assert wrap(text, regular(), 10, 92) == lines


def test_a_word_longer_than_a_line_is_cut():
    lines = wrap("x" * 100, regular(), 10, 92)
    assert len(lines) > 5
    assert "".join(lines) == "x" * 100


def test_a_width_below_one_character_still_ends():
    assert wrap("产品", regular(), 10, 3) == ["产", "品"]
