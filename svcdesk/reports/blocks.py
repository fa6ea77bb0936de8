"""What forms are built of besides tables: section headings, notices, paragraphs, photos."""

from collections.abc import Sequence
from typing import NamedTuple

from svcdesk.domain.sheets import Image
from svcdesk.reports.cells import Plain, baseline
from svcdesk.reports.frame import TOP
from svcdesk.reports.page import Sheet
from svcdesk.reports.pen import HEADING, LEFT, MM, QUIET, RED, RIGHT, SMALL, WIDTH, Picture, Style
from svcdesk.reports.texts import Words
from svcdesk.reports.wrap import wrap

_NUMBERS = "一二三四五六七八九十"
_GAP = 4.2 * MM
_KEEP = 19 * MM  # a heading never stands alone at the foot of a page
_PHOTO_GAP, _PHOTO_SHAPE, _FEW_PHOTOS = 4 * MM, 0.72, 4
_PAIR_SHAPE = 0.6  # flatter, so that three pairs stand on a page


def heading(sheet: Sheet, words: Words, clause: str = "", keep: float = _KEEP) -> None:
    """Start a section: its number and name, and on the right the clause of the specification it rests on.

    ``keep`` is the height in points that must follow on the same page.
    """
    sheet.need(_GAP + HEADING.leading + keep)
    sheet.section += 1
    sheet.y += _GAP if sheet.y > TOP else 1.4 * MM
    line = sheet.y + baseline(HEADING)
    if sheet.t.language == "en":
        text = f"{sheet.section}. {words.main}"
    else:
        text = f"{_NUMBERS[(sheet.section - 1) % 10]}、{words.main}"
    sheet.pen.text(LEFT, line, text, HEADING)
    if words.sub:
        sheet.pen.text(
            LEFT + HEADING.font.width(text, HEADING.size) + 2.2 * MM, line, words.sub, QUIET._replace(size=9)
        )
    if clause:
        sheet.pen.text_right(RIGHT, line, sheet.t.inline("common.clause", clause=clause), SMALL)
    sheet.y += HEADING.leading + 1.3 * MM


def gap(sheet: Sheet, millimetres: float) -> None:
    sheet.y += millimetres * MM


def paragraph(sheet: Sheet, text: str, style: Style) -> None:
    """Write running text over the whole width, over as many pages as it takes."""
    for line in Plain(text, style).lines(WIDTH):
        sheet.need(line.height)
        for piece in line.pieces:
            piece.draw(sheet.pen, LEFT, sheet.y)
        sheet.y += line.height


def notice(sheet: Sheet, text: str, colour: str = RED) -> None:
    """Write a framed remark that nobody should miss: an amendment, a void sheet, a refusal."""
    style = QUIET._replace(colour=colour, size=8.8, leading=12)
    lines = Plain(text, style).lines(WIDTH - 6 * MM)
    height = sum(line.height for line in lines) + 2 * MM
    sheet.need(height)
    sheet.pen.frame(LEFT, sheet.y, WIDTH, height, colour, 0.8)
    at = sheet.y + 1 * MM
    for line in lines:
        for piece in line.pieces:
            piece.draw(sheet.pen, LEFT + 3 * MM, at)
        at += line.height
    sheet.y += height + 2 * MM


class Shot(NamedTuple):
    """A photo with its caption; ``key`` names its content, ``image`` is none where the picture is not at hand."""

    key: str
    caption: str
    image: Image | None


def photos(sheet: Sheet, words: Words, shots: Sequence[Shot]) -> None:
    """Draw photos as a section of their own, two to a row or three where there are many, with their captions."""
    if not shots:
        return
    columns = 2 if len(shots) <= _FEW_PHOTOS else 3
    width = (WIDTH - (columns - 1) * _PHOTO_GAP) / columns
    caption_lines = columns  # a narrower one needs more
    height = width * _PHOTO_SHAPE + caption_lines * SMALL.leading + _PHOTO_GAP
    heading(sheet, words, keep=height)
    for at in range(0, len(shots), columns):
        sheet.need(height - _PHOTO_GAP)
        for column, shot in enumerate(shots[at : at + columns]):
            x = LEFT + column * (width + _PHOTO_GAP)
            _photo(sheet, shot, x, width, width * _PHOTO_SHAPE)
            caption = f"{sheet.t.inline('common.figure', n=at + column + 1)}　{shot.caption}"
            _caption(sheet, caption, x, width, caption_lines, width * _PHOTO_SHAPE)
        sheet.y += height


def photo_rows(
    sheet: Sheet, words: Words, heads: tuple[Words, Words], rows: Sequence[tuple[Shot | None, Shot | None]]
) -> None:
    """Draw pairs of photos side by side as a section of their own; ``heads`` say what stands on each side."""
    if not rows:
        return
    width, lines = (WIDTH - _PHOTO_GAP) / 2, 2
    space = width * _PAIR_SHAPE
    height = QUIET.leading + space + lines * SMALL.leading + _PHOTO_GAP
    heading(sheet, words, keep=height)
    for number, row in enumerate(rows):
        sheet.need(height - _PHOTO_GAP)
        for side, shot in enumerate(row):
            x = LEFT + side * (width + _PHOTO_GAP)
            sheet.pen.text(x, sheet.y + baseline(QUIET), heads[side].inline, QUIET)
            sheet.y += QUIET.leading
            if shot is None:
                sheet.pen.frame(x, sheet.y, width, space)
                empty = sheet.t.inline("common.none_taken")
                sheet.pen.text_centred(x + width / 2, sheet.y + space / 2, empty, QUIET)
            else:
                _photo(sheet, shot, x, width, space)
                figure = sheet.t.inline("common.figure", n=number * 2 + side + 1)
                _caption(sheet, f"{figure}　{shot.caption}", x, width, lines, space)
            sheet.y -= QUIET.leading
        sheet.y += height


def _photo(sheet: Sheet, shot: Shot, x: float, width: float, space: float) -> None:
    size = sheet.picture(shot.key, shot.image) if shot.image else None
    if size is None:
        sheet.pen.frame(x, sheet.y, width, space)
        text = sheet.t.inline("common.no_photo")
        sheet.pen.text_centred(x + width / 2, sheet.y + space / 2, text, QUIET)
        return
    scale = min(width / size[0], space / size[1])
    shown, high = size[0] * scale, size[1] * scale
    sheet.pen.pictures.append(Picture(shot.key, x, sheet.y, shown, high))
    sheet.pen.frame(x, sheet.y, shown, high)


def _caption(sheet: Sheet, caption: str, x: float, width: float, most: int, space: float) -> None:
    lines = wrap(caption, SMALL.font, SMALL.size, width)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][:-1] + "…"]
    top = sheet.y + space + 1 * MM
    for index, text in enumerate(lines):
        sheet.pen.text(x, top + index * SMALL.leading + baseline(SMALL), text, SMALL)
