"""Signatures and marks: drawn as vectors, in proportion, inside their space; a tick is a tick."""

import pytest

from svcdesk.domain.sheets import Form
from svcdesk.domain.signature import Stroke
from svcdesk.reports import marks
from svcdesk.reports.frame import Head
from svcdesk.reports.page import Sheet
from svcdesk.reports.texts import Words
from tests.reports.reading import pages
from tests.reports.samples import COMPANY, stamp, strokes

X, Y, WIDE, HIGH = 100, 300, 200, 60


def ink(given: tuple[Stroke, ...]) -> tuple[int, int, int, int] | None:
    """Return the box in points that a signature's ink covers."""
    made = Sheet(COMPANY, stamp(), "zh")
    made.begin(Head(Form.ACCEPTANCE, Words("试验")))
    marks.sign(made.pen, X, Y, WIDE, HIGH, given)
    page = pages(made.finish().pdf, 144)[0].crop((0, 2 * (Y - 50), 1190, 2 * (Y + HIGH + 50)))
    box = page.point(lambda grey: 255 if grey < 200 else 0).getbbox()
    return box and (box[0] // 2, box[1] // 2 + Y - 50, -(-box[2] // 2), -(-box[3] // 2) + Y - 50)


@pytest.mark.parametrize("factor", [0.2, 1, 30])
def test_a_signature_fills_its_space_and_stays_in_it(factor):
    scaled = tuple(
        Stroke(tuple((int(x * factor), int(y * factor), p, t) for x, y, p, t in s.points)) for s in strokes()
    )
    left, top, right, bottom = ink(scaled)
    assert left >= X - 2
    assert right <= X + WIDE + 2
    assert top >= Y - 2
    assert bottom <= Y + HIGH + 2
    assert right - left > 20


def test_a_signature_keeps_its_proportions():
    square = (Stroke(((0, 0, 500, 0), (1000, 0, 500, 1), (1000, 1000, 500, 2), (0, 1000, 500, 3), (0, 0, 500, 4))),)
    left, top, right, bottom = ink(square)
    assert right - left == pytest.approx(bottom - top, abs=3)


def test_a_dot_is_a_dot():
    left, top, right, bottom = ink((Stroke(((500, 500, 400, 0),)),))
    assert right - left <= 4
    assert bottom - top <= 4


@pytest.mark.parametrize("nothing", [(), (Stroke(()),)])
def test_no_stroke_draws_nothing(nothing):
    assert ink(nothing) is None


def test_pressure_makes_the_line_wider():
    def area(pressure: int) -> int:
        made = Sheet(COMPANY, stamp(), "zh")
        made.begin(Head(Form.ACCEPTANCE, Words("试验")))
        line = Stroke(((0, 0, pressure, 0), (500, 0, pressure, 1), (1000, 0, pressure + 1, 2)))
        marks.sign(made.pen, X, Y, WIDE, HIGH, (line,))
        page = pages(made.finish().pdf, 144)[0].crop((180, 2 * Y, 640, 2 * (Y + HIGH)))
        return sum(page.point(lambda grey: 1 if grey < 160 else 0).histogram()[1:])

    assert area(950) > 1.5 * area(50)


def test_ten_thousand_points_stay_a_small_drawing():
    made = Sheet(COMPANY, stamp(), "zh")
    made.begin(Head(Form.ACCEPTANCE, Words("试验")))
    before = len(made.finish().pdf)
    made = Sheet(COMPANY, stamp(), "zh")
    made.begin(Head(Form.ACCEPTANCE, Words("试验")))
    scribble = Stroke(tuple((n % 977, n * 7 % 313 // 40, 300 + n % 5, n) for n in range(10_000)))
    marks.sign(made.pen, X, Y, WIDE, HIGH, (scribble,))
    assert len(made.finish().pdf) - before < 120_000


@pytest.mark.parametrize(
    ("mark", "darker"), [(marks.Mark.EMPTY, False), (marks.Mark.TICK, True), (marks.Mark.ALERT, True)]
)
def test_a_ticked_box_can_be_told_from_an_empty_one(mark, darker):
    made = Sheet(COMPANY, stamp(), "zh")
    made.begin(Head(Form.ACCEPTANCE, Words("试验")))
    marks.box(made.pen, X, Y, mark)
    page = pages(made.finish().pdf, 288)[0]
    inside = page.crop((4 * X + 6, 4 * (Y - 6) + 6, 4 * X + 24, 4 * Y - 4))
    assert (inside.getextrema()[0] < 150) is darker
