"""Signature blocks: who signs, the signature and its date as a pair, and room for the company's seal."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from svcdesk.domain.signature import Stroke
from svcdesk.domain.times import local_day
from svcdesk.reports.blocks import heading
from svcdesk.reports.cells import baseline
from svcdesk.reports.fonts import printable
from svcdesk.reports.formats import clock, day_in_words
from svcdesk.reports.grid import Pair, pairs, pairs_height
from svcdesk.reports.marks import seal, sign
from svcdesk.reports.page import Sheet
from svcdesk.reports.pen import BODY, LEFT, MM, MUTED, QUIET, SMALL, STRONG_BODY, WIDTH, Pen
from svcdesk.reports.texts import Words
from svcdesk.reports.wrap import wrap

_HALF = WIDTH / 2
_PAD = 3 * MM
_SEAL_RADIUS, _SEAL_ROOM = 12 * MM, 29 * MM
_LABEL = 17 * MM
_SIGN_HEIGHT, _LOW_SIGN_HEIGHT, _DATE_HEIGHT = 15 * MM, 11 * MM, 10 * MM
_MOST_LINES = 6
_GAP = 4 * MM
_KEPT_TOGETHER = 0.8


class Block(NamedTuple):
    """One party's place to sign; without ``signed`` it is still to be signed, with a line for the pen.

    ``signed`` is when it was signed, or only the day.
    ``note`` stands on an empty line: that it was signed on paper, or why it was not.
    """

    title: Words
    name: str = ""
    detail: str = ""
    strokes: Sequence[Stroke] = ()
    signed: datetime | date | None = None
    note: str = ""
    sealed: bool = False


def blocks(sheet: Sheet, parties: Sequence[Block]) -> None:
    """Draw signature blocks, two on a row; a row is never split over pages."""
    for at in range(0, len(parties), 2):
        pair = parties[at : at + 2]
        height = _row_height(pair)
        sheet.need(height)
        for column, block in enumerate(pair):
            _block(sheet, block, _who(block), LEFT + column * _HALF, height)
        sheet.y += height


def closing(sheet: Sheet, words: Words, clause: str, items: Sequence[Pair], parties: Sequence[Block]) -> None:
    """Draw a form's last section and its signatures, together on one page: nobody signs an empty one."""
    keep = (
        pairs_height(sheet, items) + _GAP + sum(_row_height(parties[at : at + 2]) for at in range(0, len(parties), 2))
    )
    heading(sheet, words, clause, min(keep, sheet.full * _KEPT_TOGETHER))
    pairs(sheet, items)
    sheet.y += _GAP
    blocks(sheet, parties)


def _row_height(pair: Sequence[Block]) -> float:
    sign_height = _SIGN_HEIGHT if any(block.sealed for block in pair) else _LOW_SIGN_HEIGHT
    return _PAD + max(len(_who(block)) for block in pair) * BODY.leading + sign_height + _DATE_HEIGHT


def _who(block: Block) -> list[str]:
    """Return the lines under the title: printed name, role and telephone."""
    text = "　".join(filter(None, (block.name, block.detail)))
    style = BODY
    lines = wrap(text, style.font, style.size, _HALF - 2 * _PAD) if text else []
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1][:-1] + "…"]
    return ["", *(lines or [""])]


def _block(sheet: Sheet, block: Block, who: list[str], x: float, height: float) -> None:
    pen, left, top = sheet.pen, x + _PAD, sheet.y + _PAD * 0.6
    pen.frame(x, sheet.y, _HALF, height)
    pen.text(left, top + baseline(STRONG_BODY), block.title.main, STRONG_BODY)
    if block.title.sub:
        after = left + STRONG_BODY.font.width(block.title.main, STRONG_BODY.size) + 2 * MM
        pen.text(after, top + baseline(STRONG_BODY), block.title.sub, SMALL)
    for number, line in enumerate(who[1:], 1):
        pen.text(left, top + number * BODY.leading + baseline(BODY), line, BODY)
    right = x + _HALF - (_SEAL_ROOM if block.sealed else _PAD)
    floor = sheet.y + height
    _signature(sheet, block, left, floor - _DATE_HEIGHT, right)
    _date(sheet, block, left, floor - 4.6 * MM, right)
    if block.sealed:
        middle = floor - _SEAL_RADIUS - 2.4 * MM
        words = sheet.t("common.seal")
        seal(pen, x + _HALF - _SEAL_ROOM / 2 - 1 * MM, middle, _SEAL_RADIUS, "\n".join(filter(None, words)))


def _signature(sheet: Sheet, block: Block, left: float, line: float, right: float) -> None:
    """Draw the signature on its line, or the line alone."""
    _caption(sheet.pen, sheet.t("common.signature"), left, line - 2 * MM)
    start = left + _LABEL
    sheet.pen.line(start, line, right, line)
    if block.strokes:
        room = (_SIGN_HEIGHT if block.sealed else _LOW_SIGN_HEIGHT) - 1.5 * MM
        sign(sheet.pen, start + 1 * MM, line - room + 0.8 * MM, right - start - 2 * MM, room, block.strokes)
    elif block.note:
        sheet.pen.text(start + 1 * MM, line - 1.6 * MM, block.note, SMALL)


def _date(sheet: Sheet, block: Block, left: float, line: float, right: float) -> None:
    _caption(sheet.pen, sheet.t("common.date"), left, line)
    start, language = left + _LABEL, sheet.t.language
    if block.signed is not None:
        time = clock(block.signed) if isinstance(block.signed, datetime) else ""
        day = local_day(block.signed) if isinstance(block.signed, datetime) else block.signed
        main = day_in_words(day, "en" if language == "en" else "zh")
        sheet.pen.text(start + 1 * MM, line, f"{main}　{time}".rstrip(), BODY)
        if language == "both":
            sheet.pen.text(start + 1 * MM, line + 3 * MM, day_in_words(day, "en"), SMALL)
    elif language == "en":
        sheet.pen.line(start, line + 1.2 * MM, right, line + 1.2 * MM)
    else:
        sheet.pen.text(start + 4 * MM, line, "　　年　　月　　日", QUIET)


def _caption(pen: Pen, words: Words, x: float, line: float) -> None:
    pen.text(x, line, words.main, QUIET)
    if words.sub:
        pen.text(x, line + 3 * MM, words.sub, SMALL._replace(size=6.4, colour=MUTED))


def detail(*parts: str) -> str:
    """Return what stands beside a printed name: the parts that are known."""
    return "　".join(printable(part) for part in parts if part.strip())
