"""Charts of the office, drawn once: the screen shows the very drawing that is printed. Value axes start at nought."""

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color, HexColor

from svcdesk.domain.measures import FEW, RATES, Bar, Counted, Figure, Measure
from svcdesk.reports.fonts import bold, one_line, regular
from svcdesk.words import Lang, Message, say

INK, MUTED, RULE = HexColor("#1D2433"), HexColor("#5F6B7E"), HexColor("#DDE2EA")
FULL, PALE, MISSED = HexColor("#2563C9"), HexColor("#A9C3EE"), HexColor("#E9B1AA")
_TITLE, _WORD, _SMALL = 12.0, 8.5, 7.5
_HEAD, _FOOT, _LEFT, _RIGHT = 40.0, 36.0, 34.0, 8.0
_ROW = 19.0


class Region(NamedTuple):
    """A place of a chart, in points from the left and from below, what it counts, and what to say of it."""

    left: float
    bottom: float
    right: float
    top: float
    counted: Counted | None
    words: str


class Drawn(NamedTuple):
    """A chart and the places in it that lead to records."""

    drawing: Drawing
    regions: tuple[Region, ...]


def height_of(figure: Figure, width: float) -> float:
    """Return how high a chart is when it is so wide, in points."""
    if figure.empty:
        return 90.0
    if figure.rows:
        return _HEAD + _ROW * (len(figure.rows) + 1) + 20
    if figure.measure in {Measure.PRODUCT, Measure.TECHNICIAN}:
        return _HEAD + _ROW * len(figure.bars) + 20
    return min(230.0, max(170.0, width * 0.42))


def draw(figure: Figure, width: float, lang: Lang) -> Drawn:
    """Return a chart so wide, in points."""
    return _Chart(figure, width, lang).drawn()


class _Chart:
    def __init__(self, figure: Figure, width: float, lang: Lang) -> None:
        self._figure = figure
        self._lang: Lang = lang
        self._width = width
        self._height = height_of(figure, width)
        self._drawing = Drawing(width, self._height)
        self._regions: list[Region] = []

    def drawn(self) -> Drawn:
        self._words(0, self._height - 13, self._say(f"measure.{self._figure.measure}"), _TITLE, strong=True)
        self._words(0, self._height - 27, self._say(f"unit.{self._figure.measure}"), _WORD, MUTED)
        if self._figure.empty:
            self._words(0, 30, self._say("nothing"), _WORD, MUTED)
        elif self._figure.rows:
            self._grid()
        elif self._figure.measure in {Measure.PRODUCT, Measure.TECHNICIAN}:
            self._lying()
        else:
            self._standing()
        return Drawn(self._drawing, tuple(self._regions))

    def _say(self, key: str, **params: str | int) -> str:
        return say(Message(f"analysis.{key}", params), self._lang)

    def _text(self, words: str | Message) -> str:
        return one_line(words if isinstance(words, str) else say(words, self._lang))

    def _words(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        ink: Color = INK,
        *,
        anchor: str = "start",
        strong: bool = False,
    ) -> None:
        font = bold() if strong else regular()
        self._drawing.add(
            String(x, y, words, fontName=font.fontName, fontSize=size, fillColor=ink, textAnchor=anchor)
        )

    def _box(self, left: float, bottom: float, width: float, height: float, fill: Color) -> None:
        self._drawing.add(Rect(left, bottom, width, height, fillColor=fill, strokeColor=None))

    def _fitted(self, words: str, size: float, room: float) -> str:
        """Cut words to the room there is, with an ellipsis."""
        if regular().width(words, size) <= room:
            return words
        while words and regular().width(f"{words}…", size) > room:
            words = words[:-1]
        return f"{words}…"

    # columns over months
    def _standing(self) -> None:
        bars, rate = self._figure.bars, self._figure.measure in RATES
        top = 100.0 if rate else _round_up(max(bar.hours for bar in bars))
        floor, ceiling = _FOOT, self._height - _HEAD - 10
        self._axis(floor, ceiling, top)
        step = (self._width - _LEFT - _RIGHT) / len(bars)
        for at, bar in enumerate(bars):
            self._column(bar, _LEFT + at * step, step, (floor, ceiling), top)
        self._remarks()

    def _axis(self, floor: float, ceiling: float, top: float) -> None:
        for part in range(5):
            y = floor + (ceiling - floor) * part / 4
            self._drawing.add(Line(_LEFT, y, self._width - _RIGHT, y, strokeColor=RULE, strokeWidth=0.6))
            self._words(_LEFT - 5, y - 2.6, _plain(top * part / 4), _SMALL, MUTED, anchor="end")

    def _column(self, bar: Bar, left: float, step: float, span: tuple[float, float], top: float) -> None:
        rate = self._figure.measure in RATES
        floor, ceiling = span
        value = bar.share if rate else bar.hours
        height = (ceiling - floor) * value / top
        wide, edge = step * 0.62, left + step * 0.19
        if bar.n:
            if rate:
                self._box(edge, floor + height, wide, ceiling - floor - height, MISSED if not bar.few else RULE)
            self._box(edge, floor, wide, height, PALE if bar.few else FULL)
            figure = _plain(value, digits=0 if rate or value >= 10 else 1)
            self._words(left + step / 2, floor + height + 3, figure, _SMALL, anchor="middle", strong=True)
        self._words(left + step / 2, floor - 11, self._text(bar.label)[2:], _SMALL, MUTED, anchor="middle")
        self._words(left + step / 2, floor - 20, f"n={bar.n}", _SMALL - 1, MUTED, anchor="middle")
        self._parts(bar, (left, floor - 24, left + step), floor + height, ceiling)

    def _parts(self, bar: Bar, sides: tuple[float, float, float], middle: float, ceiling: float) -> None:
        """Let a column lead to its records; of a rate what is filled to those that met it, the rest to the others."""
        left, bottom, right = sides
        if not bar.n or bar.counted is None:
            return
        said = f"{self._text(bar.label)}: {self._value(bar)}"
        if self._figure.measure not in RATES:
            self._regions.append(Region(left, bottom, right, ceiling, bar.counted, said))
            return
        self._regions.append(Region(left, bottom, right, middle, _part(bar.counted, met=True), said))
        if bar.met < bar.n:
            missed = f"{said}, {self._say('missed', n=bar.n - bar.met)}"
            self._regions.append(Region(left, middle, right, ceiling, _part(bar.counted, met=False), missed))

    def _value(self, bar: Bar) -> str:
        if self._figure.measure in RATES:
            return f"{_plain(bar.share, digits=1)} % (n={bar.n})"
        if self._figure.measure is Measure.REPAIR_TIME:
            return f"{_plain(bar.hours, digits=1)} h (n={bar.n})"
        return f"n={bar.n:,}"

    def _remarks(self) -> None:
        said = []
        if any(0 < bar.n < FEW for bar in self._figure.bars):
            said.append(self._say("few", n=FEW))
        if self._figure.undecided:
            said.append(self._say("undecided", n=self._figure.undecided))
        self._words(_LEFT, 4, self._fitted("  ".join(said), _SMALL, self._width - _LEFT), _SMALL, MUTED)

    # rows by name
    def _lying(self) -> None:
        longest = max(bar.n for bar in self._figure.bars if bar.counted)  # all the rest together would dwarf them
        names = min(self._width * 0.36, 150.0)
        room = self._width - names - 46
        for at, bar in enumerate(self._figure.bars):
            y = self._height - _HEAD - _ROW * (at + 1)
            label = self._text(bar.label)
            shown = self._fitted(label, _WORD, names - 8)
            self._words(names - 6, y + 6, shown, _WORD, anchor="end")
            length = room * bar.n / longest if bar.counted else 0.0
            if self._figure.measure is Measure.TECHNICIAN:
                self._box(names, y + 2, length, _ROW - 6, PALE)
                self._box(names, y + 2, room * bar.met / longest, _ROW - 6, FULL)
            else:
                self._box(names, y + 2, length, _ROW - 6, FULL)
            self._words(names + length + 5, y + 6, f"{bar.n:,}", _SMALL, strong=True)
            self._regions.append(Region(0, y, self._width, y + _ROW, bar.counted, f"{label}: {self._value(bar)}"))
        self._drawing.add(Line(names, self._height - _HEAD, names, 14, strokeColor=MUTED, strokeWidth=0.6))

    # month by cause
    def _grid(self) -> None:
        rows = self._figure.rows
        names = min(self._width * 0.26, 150.0)
        step = (self._width - names - 46) / len(rows[0][1])
        darkest = max((bar.n for _, bars in rows for bar in bars if bar.counted), default=1) or 1
        top = self._height - _HEAD
        for at, bar in enumerate(rows[0][1]):
            shown = self._text(bar.label)[2:]
            self._words(names + step * (at + 0.5), top - 10, shown, _SMALL, MUTED, anchor="middle")
        self._words(self._width - 4, top - 10, self._say("total"), _SMALL, MUTED, anchor="end")
        for at, (name, bars) in enumerate(rows):
            y = top - 14 - _ROW * (at + 1)
            self._words(0, y + 6, self._fitted(self._text(name), _WORD, names - 8), _WORD)
            self._cells(self._text(name), bars, (names, y, step), darkest)
        self._sums(rows, names, step, top - 14 - _ROW * (len(rows) + 1))

    def _cells(self, name: str, bars: Sequence[Bar], place: tuple[float, float, float], darkest: int) -> None:
        names, y, step = place
        for at, bar in enumerate(bars):
            left, depth = names + step * at, bar.n / darkest if bar.counted else 0.0  # the rest is no cause by itself
            self._box(left + 1, y + 1, step - 2, _ROW - 2, _shade(depth))
            if not bar.n:
                continue
            ink = HexColor("#FFFFFF") if depth > 0.55 else INK
            self._words(left + step / 2, y + 6, f"{bar.n}", _SMALL, ink, anchor="middle")
            said = f"{name}, {self._text(bar.label)}: n={bar.n}"
            self._regions.append(Region(left, y, left + step, y + _ROW, bar.counted, said))
        total = sum(bar.n for bar in bars)
        self._words(self._width - 4, y + 6, f"{total:,}", _SMALL, anchor="end", strong=True)

    def _sums(self, rows: Sequence[tuple[str | Message, Sequence[Bar]]], names: float, step: float, y: float) -> None:
        self._words(0, y + 6, self._say("total"), _WORD, MUTED)
        for at in range(len(rows[0][1])):
            total = sum(bars[at].n for _, bars in rows)
            self._words(names + step * (at + 0.5), y + 6, f"{total}", _SMALL, MUTED, anchor="middle")
        whole = sum(bar.n for _, bars in rows for bar in bars)
        self._words(self._width - 4, y + 6, f"{whole:,}", _SMALL, anchor="end", strong=True)


def _part(counted: Counted, *, met: bool) -> Counted:
    return Counted(measure=counted.measure, first=counted.first, last=counted.last, key=counted.key, met=met)


def _shade(depth: float) -> Color:
    """Return a blue as deep as a share from 0 to 1; nothing at all is nearly white."""
    if depth <= 0:
        return HexColor("#F4F6FA")
    light, dark = HexColor("#DCE8FB"), FULL
    mixed = [one + (other - one) * depth for one, other in zip(light.rgb(), dark.rgb(), strict=True)]
    return Color(*mixed)


def _round_up(value: float) -> float:
    """Return the next round figure above a value, for the end of an axis that begins at nought."""
    if value <= 0:
        return 1.0
    unit = 1.0
    while unit * 10 <= value:
        unit *= 10
    while unit > value:
        unit /= 10
    return next(unit * step for step in (1, 2, 4, 5, 8, 10) if unit * step >= value)


def _plain(value: float, digits: int = 0) -> str:
    return (
        f"{value:,.{digits}f}"
        if digits or value == int(value)
        else f"{value:,.1f}"
        if value < 10
        else f"{value:,.0f}"
    )
