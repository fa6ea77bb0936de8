"""Tables over pages: heads come again, nothing is lost, a row taller than a page goes on on the next."""

import pytest

from svcdesk.domain.sheets import Form
from svcdesk.reports.cells import Empty, Label, Option, Options, Parts, Plain
from svcdesk.reports.fonts import regular
from svcdesk.reports.frame import BOTTOM, Head
from svcdesk.reports.grid import Box, Column, Grid, Pair, pairs, pairs_height, table
from svcdesk.reports.marks import Mark
from svcdesk.reports.page import Sheet
from svcdesk.reports.pen import WIDTH
from svcdesk.reports.texts import Words
from tests.reports.reading import pages, poppler_text, squeezed
from tests.reports.samples import COMPANY, stamp

COLUMNS = [Column(Words("序号头"), 10), Column(Words("内容头"), 90)]


def sheet(*, blank: bool = False) -> Sheet:
    made = Sheet(COMPANY, stamp(), "zh", blank=blank)
    made.begin(Head(Form.ACCEPTANCE, Words("试验")))
    return made


def page_texts(made: Sheet) -> list[str]:
    return [squeezed(page) for page in poppler_text(made.finish().pdf, "-raw").split("\f")[:-1]]


def test_a_long_table_repeats_its_head_on_every_page_and_loses_no_row():
    made = sheet()
    table(made, COLUMNS, [[Plain(str(n)), Plain(f"第{n}行完")] for n in range(1, 101)], 0)
    found = page_texts(made)
    assert len(found) > 2
    assert all("序号头" in page and "内容头" in page for page in found)
    assert [n for n in range(1, 101) if sum(f"第{n}行完" in page for page in found) != 1] == []


def test_a_row_taller_than_a_page_is_split_and_keeps_every_word():
    made = sheet()
    words = [f"词{n:04d}。" for n in range(2500)]
    table(made, COLUMNS, [[Plain("1"), Plain("".join(words))], [Plain("2"), Plain("最后一行")]], 0)
    found = page_texts(made)
    body = "".join(found).replace("序号头内容头", "")
    assert len(found) > 2
    assert all("序号头" in page for page in found)
    assert [word for word in words if body.count(word) != 1] == [word for word in words if word not in body]
    assert sum(word in body for word in words) >= len(words) - len(found)  # a word may straddle two pages
    assert body.count("最后一行") == 1


def test_a_row_that_fits_a_page_is_not_split():
    made = sheet()
    rows = [[Plain(str(n)), Plain("行。" * 200)] for n in range(12)]
    table(made, COLUMNS, rows, 0)
    assert all(page.count("行。") % 200 == 0 for page in page_texts(made))


def test_nothing_is_drawn_below_the_body():
    made = sheet()
    table(made, COLUMNS, [[Plain(str(n)), Plain("字" * (37 * n % 900))] for n in range(60)], 0)
    assert made.y <= BOTTOM
    for picture in pages(made.finish().pdf, 72):
        strip = picture.crop((0, int(BOTTOM) + 2, picture.width, int(BOTTOM) + 7))
        assert strip.getextrema()[0] > 250


def test_a_caption_comes_again_after_a_page_turn():
    made = sheet()
    grid = Grid(made, [Box(Label(Words("表头")), WIDTH)])
    for unit in ("甲机", "乙机"):
        grid.caption([Box(Plain(f"设备{unit}"), WIDTH)])
        for number in range(50):
            grid.row([Box(Plain(f"{unit}{number}"), WIDTH)])
    found = page_texts(made)
    for page in found:
        first = page[page.index("表头") + 2 :]
        assert first.startswith("设备")
        assert first[2:4] in first[4:8]


def test_an_empty_table_has_one_struck_row_and_a_blank_one_has_room():
    struck, room = sheet(), sheet(blank=True)
    table(struck, COLUMNS, [], 4)
    table(room, COLUMNS, [], 4)
    assert room.y - struck.y > 60


def test_pairs_take_the_height_that_was_foretold():
    made = sheet()
    items = [Pair(Words("标签", "Label"), Plain("值" * n), wide=n % 3 == 0) for n in range(1, 90, 7)]
    before = made.y
    foretold = pairs_height(made, items)
    pairs(made, items)
    assert made.y - before == pytest.approx(foretold)


def test_options_wrap_as_whole_items():
    options = Options([Option("合格", Mark.TICK), Option("不合格", Mark.EMPTY), Option("让步接收", Mark.EMPTY)])
    lines = options.lines(70)
    assert len(lines) == 3
    assert [len(line.pieces) for line in lines] == [2, 2, 2]


def test_parts_stand_on_one_line_where_they_fit():
    assert len(Parts(("空压机", "GA37")).lines(200)) == 1
    assert len(Parts(("螺杆空压机", "GA37-8.5 37 kW")).lines(80)) == 2
    assert Empty().lines(50)[0].pieces == ()
    assert regular().width("一", 9) == 9
