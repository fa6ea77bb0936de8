"""What surrounds every page of a sheet: company, title, form code, number, QR code, page count, content check."""

from typing import NamedTuple

from svcdesk.domain.masters import Company, FormCode
from svcdesk.domain.sheetcode import encode, short_hash
from svcdesk.domain.sheets import Form, Stamp
from svcdesk.reports import qr
from svcdesk.reports.fonts import one_line
from svcdesk.reports.formats import moment
from svcdesk.reports.marks import monogram
from svcdesk.reports.pen import (
    COMPANY,
    FAINT,
    LEFT,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    QUIET,
    RIGHT,
    SMALL,
    STRONG_BODY,
    TITLE,
    Pen,
    Picture,
    Style,
)
from svcdesk.reports.texts import Texts, Words

TOP, BOTTOM = 47 * MM, PAGE_HEIGHT - 17 * MM
LOGO = "logo"
_QR_SIDE, _QR_QUIET = 30 * MM, 2.9 * MM
_TITLE_ROOM = 112 * MM
_LOGO_TOP, _LOGO_HEIGHT, _LOGO_WIDTH = 12.5 * MM, 11 * MM, 34 * MM
_META, _FOOT = 43.8 * MM, PAGE_HEIGHT - 10 * MM
_META_STYLE = QUIET._replace(size=7.8)
_SINGLE = {Form.FEEDBACK, Form.TICKET, Form.COMPLAINT, Form.NONCONFORMITY, Form.CALL_LIST}
"""Sheets that stay in the house: nobody is given a second copy."""
_VOID_COLOUR = "0.97 0.86 0.86"


class Head(NamedTuple):
    """What the head of a form's pages says; ``number`` is the sheet's own where it is not the record's."""

    form: Form
    title: Words
    number: str = ""


class Frame(NamedTuple):
    """What all pages of a sheet share; ``logo`` is its size in pixels."""

    company: Company
    stamp: Stamp
    t: Texts
    logo: tuple[int, int] | None
    blank: bool
    draft: bool


def form_code(company: Company, form: Form) -> FormCode:
    """Return the company's own code, version and number of copies of a form, or the program's."""
    found = (code for code in company.forms if code.form == form.value)
    copies = 1 if form in _SINGLE else 2
    return next(found, FormCode(form.value, form.value, "A/0", copies))


def draw(pen: Pen, frame: Frame, head: Head, page: int, pages: int) -> None:
    """Draw everything around the body of one page."""
    _company(pen, frame)
    _title(pen, head)
    _meta(pen, frame, head, page, pages)
    _code(pen, frame, head.number or frame.stamp.number)
    _foot(pen, frame)
    if frame.stamp.state == "void":
        pen.slanted(frame.t.inline("common.void"), 110, _VOID_COLOUR)
    elif frame.draft and not frame.blank:
        pen.slanted(frame.t.inline("common.draft"), 78, FAINT)


def _fitted(text: str, style: Style, room: float) -> Style:
    """Return a style small enough for a text to fit on one line."""
    width = style.font.width(text, style.size)
    return style if width <= room else style._replace(size=style.size * room / width)


def _company(pen: Pen, frame: Frame) -> None:
    chinese, english = one_line(frame.company.name), one_line(frame.company.name_en)
    first, second = (english or chinese, chinese) if frame.t.language == "en" else (chinese, english)
    edge = _logo(pen, frame, first) + 3.2 * MM
    room = RIGHT - _QR_SIDE - edge
    alone = not second or second == first
    pen.text(edge, (19.4 if alone else 17.6) * MM, first, _fitted(first, COMPANY, room))
    if not alone:
        pen.text(edge, 22.4 * MM, second, _fitted(second, SMALL, room))


def _logo(pen: Pen, frame: Frame, name: str) -> float:
    """Draw the logo, or a monogram where there is none; return its right edge."""
    if frame.logo is None:
        monogram(pen, LEFT, _LOGO_TOP, _LOGO_HEIGHT, name)
        return LEFT + _LOGO_HEIGHT
    scale = min(_LOGO_WIDTH / frame.logo[0], _LOGO_HEIGHT / frame.logo[1])
    width, height = frame.logo[0] * scale, frame.logo[1] * scale
    pen.pictures.append(Picture(LOGO, LEFT, _LOGO_TOP + (_LOGO_HEIGHT - height) / 2, width, height))
    return LEFT + width


def _title(pen: Pen, head: Head) -> None:
    middle, sub = PAGE_WIDTH / 2, head.title.sub
    pen.text_centred(middle, (32 if sub else 34) * MM, head.title.main, _fitted(head.title.main, TITLE, _TITLE_ROOM))
    if sub:
        pen.text_centred(middle, 37 * MM, sub, QUIET._replace(size=9.5))


def _meta(pen: Pen, frame: Frame, head: Head, page: int, pages: int) -> None:
    """Write form code and version on the left, copies and page number on the right."""
    code = form_code(frame.company, head.form)
    left = [
        frame.t.inline("common.form_code", code=one_line(code.code)),
        frame.t.inline("common.version", version=one_line(code.version)),
    ]
    if head.form is Form.CALL_LIST and code.code == head.form.value:
        left = []  # a working list has a code only where the company gave it one
    if frame.stamp.amendment:
        left.append(frame.t.inline("common.amendment", n=frame.stamp.amendment))
    right = [
        frame.t.inline("common.copies" if code.copies > 1 else "common.copy", n=code.copies),
        frame.t.inline("common.page", n=page, total=pages),
    ]
    edge = RIGHT - _QR_SIDE if frame.stamp.rev else RIGHT
    pen.text(LEFT, _META, "　".join(left), _META_STYLE)
    pen.text_right(edge, _META, "　".join(right), _META_STYLE)


def _code(pen: Pen, frame: Frame, number: str) -> None:
    """Draw the QR code with the sheet's number beneath, or a line for a number on an empty form."""
    if frame.blank and not frame.stamp.rev:
        label, start = f"{frame.t.inline('common.number')}：", RIGHT - 48 * MM
        pen.text(start, 21.5 * MM, label, QUIET)
        pen.line(start + QUIET.font.width(label, QUIET.size), 22.2 * MM, RIGHT, 22.2 * MM)
    if not frame.stamp.rev:
        return
    left, top = RIGHT - _QR_SIDE + _QR_QUIET, 8.8 * MM
    qr.draw(pen, left, top, _QR_SIDE, encode(number, frame.stamp.rev))
    shown = one_line(number)
    style = _fitted(shown, STRONG_BODY._replace(size=8), 1.2 * _QR_SIDE)
    pen.text_right(RIGHT, top + _QR_SIDE + 2.3 * MM, shown, style)


def _foot(pen: Pen, frame: Frame) -> None:
    """Write content check and printing time; the second language of the remark has a line of its own."""
    t, stamp = frame.t, frame.stamp
    pen.line(LEFT, _FOOT - 4 * MM, RIGHT, _FOOT - 4 * MM)
    printed = t.inline("common.printed", at=moment(stamp.printed_at))
    pen.text_right(RIGHT, _FOOT, "　".join(filter(None, (one_line(stamp.printed_by), printed))), SMALL)
    if not stamp.rev:
        return
    short = short_hash(stamp.rev)
    groups = " ".join(short[at : at + 4] for at in range(0, 16, 4))
    remark = t("common.changeable" if frame.draft else "common.frozen")
    pen.text(LEFT, _FOOT, f"{t.inline('common.content_check', check=groups)}　{remark.main}", SMALL)
    if remark.sub:
        pen.text(LEFT, _FOOT + 3.2 * MM, remark.sub, SMALL)
