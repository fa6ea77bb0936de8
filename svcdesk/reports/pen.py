"""One page as it is drawn: fills under lines under pictures under text, written as one PDF content stream.

Lengths are points; y runs downwards from the top edge of an A4 page, as one reads.
"""

from dataclasses import dataclass
from typing import NamedTuple

from svcdesk.reports.fonts import PaperFont, Used, bold, regular

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT = 16 * MM
WIDTH = PAGE_WIDTH - 2 * LEFT
RIGHT = LEFT + WIDTH

INK = "0.11 0.13 0.19"
MUTED = "0.36 0.4 0.47"
RULE = "0.68 0.71 0.77"
SHADE = "0.945 0.953 0.973"
ACCENT = "0.12 0.37 0.84"
RED = "0.7 0.11 0.1"
SIGNATURE = "0.06 0.12 0.42"
FAINT = "0.9 0.91 0.93"
WHITE = "1 1 1"

HAIRLINE, THIN, STRONG = 0.5, 0.7, 1.1


class Style(NamedTuple):
    """How a piece of text looks; ``leading`` is the height of its line in points."""

    font: PaperFont
    size: float
    colour: str
    leading: float


BODY = Style(regular(), 9, INK, 12.6)
STRONG_BODY = Style(bold(), 9, INK, 12.6)
ALERT = Style(bold(), 9, RED, 12.6)
QUIET = Style(regular(), 8.2, MUTED, 10.8)
SMALL = Style(regular(), 7.2, MUTED, 8.8)
HEADING = Style(bold(), 11.2, INK, 15)
TITLE = Style(bold(), 19, INK, 25)
COMPANY = Style(bold(), 12.5, INK, 16)


@dataclass
class Picture:
    """A picture on a page: the document's name for it, then x, y (top), width, height in points."""

    name: str
    x: float
    y: float
    width: float
    height: float


class Pen:
    """Collects what one page shows; ``streams`` writes it out."""

    def __init__(self, used: dict[str, Used]) -> None:
        self._used = used
        self._fills: list[str] = []
        self._lines: dict[tuple[str, float], list[str]] = {}
        self._under: list[str] = []
        self._marks: list[str] = []
        self._text: list[str] = []
        self._now: tuple[str, float, str] = ("", 0, "")
        self.pictures: list[Picture] = []

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._fills.append(f"{colour} rg {x:.2f} {PAGE_HEIGHT - y - height:.2f} {width:.2f} {height:.2f} re f")

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str = RULE, weight: float = HAIRLINE) -> None:
        path = f"{x1:.2f} {PAGE_HEIGHT - y1:.2f} m {x2:.2f} {PAGE_HEIGHT - y2:.2f} l"
        self._lines.setdefault((colour, weight), []).append(path)

    def frame(
        self, x: float, y: float, width: float, height: float, colour: str = RULE, weight: float = HAIRLINE
    ) -> None:
        path = f"{x:.2f} {PAGE_HEIGHT - y - height:.2f} {width:.2f} {height:.2f} re"
        self._lines.setdefault((colour, weight), []).append(path)

    def mark(self, code: str) -> None:
        """Add drawing of its own kind (a tick, a signature, a seal): PDF operators in page coordinates."""
        self._marks.append(f"q {code} Q")

    def slanted(self, text: str, size: float, colour: str) -> None:
        """Write a word across the whole page, under everything but the shading."""
        font = bold()
        reach = min(size, 0.72 * PAGE_HEIGHT / font.width(text, 1))
        half, slope = font.width(text, reach) / 2, 0.573
        cosine, sine = 1 / (1 + slope**2) ** 0.5, slope / (1 + slope**2) ** 0.5
        x, y = PAGE_WIDTH / 2 - half * cosine, PAGE_HEIGHT * 0.47 - half * sine
        codes = "".join(map(self._used[font.fontName].__getitem__, text))
        turn = f"{cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {x:.2f} {y:.2f} Tm"
        self._under.append(f"BT /{font.fontName} {reach:.1f} Tf {colour} rg {turn} <{codes}> Tj ET")

    def text(self, x: float, baseline: float, text: str, style: Style) -> None:
        used = self._used[style.font.fontName]
        now = (style.font.fontName, style.size, style.colour)
        if now[:2] != self._now[:2]:
            self._text.append(f"/{now[0]} {now[1]:g} Tf")
        if now[2] != self._now[2]:
            self._text.append(f"{now[2]} rg")
        self._now = now
        codes = "".join(map(used.__getitem__, text))
        self._text.append(f"1 0 0 1 {x:.2f} {PAGE_HEIGHT - baseline:.2f} Tm <{codes}> Tj")

    def text_right(self, right: float, baseline: float, text: str, style: Style) -> None:
        self.text(right - style.font.width(text, style.size), baseline, text, style)

    def text_centred(self, centre: float, baseline: float, text: str, style: Style) -> None:
        self.text(centre - style.font.width(text, style.size) / 2, baseline, text, style)

    def streams(self) -> tuple[str, str]:
        """Return the page's content in PDF operators: what lies under its pictures, and what lies over them."""
        lines = (f"{colour} RG {weight:g} w {' '.join(paths)} S" for (colour, weight), paths in self._lines.items())
        return "\n".join([*self._fills, *self._under, *lines]), "\n".join([*self._marks, "BT", *self._text, "ET"])
