"""Charts as drawings: bars in proportion from nought, honest about few, places that lead on, the same on paper."""

from datetime import datetime

import pytest
from msgspec.structs import replace
from reportlab.graphics.shapes import Rect, String

from svcdesk.domain.measures import Bar, Counted, Figure, Measure
from svcdesk.domain.times import SHANGHAI
from svcdesk.reports.analysis import Chartbook, chartbook
from svcdesk.reports.charts import FULL, PALE, draw
from svcdesk.reports.raster import Pages

NOW = datetime(2026, 11, 23, 9, tzinfo=SHANGHAI)


def bar(label: str, n: int, met: int = 0, amount: int = 0, **counted: object) -> Bar:
    return Bar(
        label=label,
        n=n,
        met=met,
        amount=amount,
        counted=Counted(measure="contact", first=202609, last=202609, **counted),
    )


def figure(measure: Measure, *bars: Bar, **fields: object) -> Figure:
    return Figure(measure=measure, first=202609, last=202611, bars=bars, **fields)


RATE = figure(Measure.CONTACT, bar("2026-09", 40, 20), bar("2026-10", 10, 10), bar("2026-11", 3, 1), undecided=2)
HOURS = figure(Measure.REPAIR_TIME, bar("2026-09", 10, 0, 36000 * 2), bar("2026-10", 10, 0, 36000))
PRODUCTS = figure(Measure.PRODUCT, bar("泵", 40), bar("螺杆空压机", 10), Bar(label="其余", n=900))
GRID = Figure(
    measure=Measure.CAUSE, first=202609, last=202610,
    rows=[("轴承", [bar("2026-09", 4), bar("2026-10", 0)]), ("密封", [bar("2026-09", 1), bar("2026-10", 2)])],
)  # fmt: skip


def boxes(drawn, fill) -> list[Rect]:
    return [one for one in drawn.drawing.contents if isinstance(one, Rect) and one.fillColor == fill]


def words(drawn) -> list[str]:
    return [one.text for one in drawn.drawing.contents if isinstance(one, String)]


def test_columns_of_a_rate_are_in_proportion_to_a_hundred():
    full = boxes(draw(RATE, 500, "zh_CN"), FULL)
    assert full[0].height == pytest.approx(full[1].height / 2)
    assert full[0].y == full[1].y


def test_columns_of_hours_begin_at_nought():
    drawn = draw(HOURS, 500, "zh_CN")
    high, low = boxes(drawn, FULL)
    assert high.height == pytest.approx(2 * low.height)
    assert "0" in words(drawn)
    assert "2" in words(drawn)


def test_few_are_pale_and_told():
    drawn = draw(RATE, 500, "zh_CN")
    assert len(boxes(drawn, PALE)) == 1
    assert "n=3" in words(drawn)
    said = " ".join(words(drawn))
    assert "不足 5 条" in said
    assert "另有 2 条" in said
    assert "fewer than 5" in " ".join(words(draw(RATE, 500, "en")))


def test_a_rate_leads_to_those_that_met_it_and_to_the_others():
    regions = draw(RATE, 500, "zh_CN").regions
    assert [one.counted.met for one in regions] == [True, False, True, True, False]
    assert "其余 20 条未达到" in regions[1].words
    first, other = regions[:2]
    assert first.top == other.bottom
    assert (first.left, first.right) == (other.left, other.right)


def test_rows_are_in_proportion_to_the_longest_named_one_and_the_rest_leads_nowhere():
    drawn = draw(PRODUCTS, 500, "zh_CN")
    long, short = boxes(drawn, FULL)[:2]
    assert long.width == pytest.approx(4 * short.width)
    assert drawn.regions[-1].counted is None
    assert "900" in words(drawn)


def test_the_rest_of_the_causes_is_counted_but_not_the_darkest():
    rest = ("其余 9 项", [Bar(label="2026-09", n=99), Bar(label="2026-10", n=0)])
    drawn = draw(replace(GRID, rows=[*GRID.rows, rest]), 500, "zh_CN")
    assert "99" in words(drawn)
    assert boxes_of(drawn)[0].fillColor.rgb() == pytest.approx(FULL.rgb())


def boxes_of(drawn) -> list[Rect]:
    return [one for one in drawn.drawing.contents if isinstance(one, Rect)]


def test_month_by_cause_has_every_number_and_its_sums():
    drawn = draw(GRID, 500, "zh_CN")
    assert {"轴承", "密封", "4", "1", "2", "5", "7", "3"} <= set(words(drawn))
    assert len(drawn.regions) == 3


@pytest.mark.parametrize("width", [260, 500, 900])
@pytest.mark.parametrize("one", [RATE, HOURS, PRODUCTS, GRID, figure(Measure.TECHNICIAN)])
def test_nothing_leaves_the_drawing(one: Figure, width: int):
    drawn = draw(one, width, "zh_CN")
    for shape in drawn.drawing.contents:
        left, bottom, right, top = shape.getBounds()
        assert left >= -1
        assert bottom >= -1
        assert right <= width + 1
        assert top <= drawn.drawing.height + 1


def test_an_empty_chart_says_so():
    assert "这段时间没有可统计的记录。" in words(draw(figure(Measure.TECHNICIAN), 400, "zh_CN"))


@pytest.mark.parametrize(("lang", "title"), [("zh_CN", "服务分析"), ("en", "Service analysis")])
def test_on_paper_stand_the_same_words(lang, title):
    book = Chartbook(company="杭州宏远", figures=[RATE, GRID, PRODUCTS, HOURS], printed_at=NOW, printed_by="王工")
    pages = Pages(chartbook(book, lang))
    text = "".join(pages.text(at) for at in range(len(pages)))
    pages.close()
    assert text.count(title) == len(pages)
    assert all(word in text for word in ("轴承", "n=3", "杭州宏远", "2026-09", "螺杆空压机"))
