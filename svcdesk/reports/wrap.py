"""Breaking text into lines by the rules of Chinese typesetting: no line begins with 。 or ends with （."""

import re

from svcdesk.reports.fonts import PaperFont, printable

_OPENING = "（《「『【〔〈〖“‘([{¥￥$€£#№"
_CLOSING = "，。、；：？！）》」』】〕〉〗”’…—–·～％‰℃)]}%,.;:?!°"
_CLOSE = f"[{re.escape(_CLOSING)}]"
_CJK = "\u2e80-\u312f\u3190-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\uffef\U00020000-\U0003ffff"
_LETTER = rf"[^\s{_CJK}{re.escape(_OPENING)}{re.escape('，。、；：？！）》」』】〕〉〗”’…—')}/\-]"
_WORD = rf"(?:{_LETTER}|-(?=\d))+[/\-]?"  # 2026-11-23 and GA37-8.5 stay whole
_MEASURE = r"(?:[\d.,]+ (?=[A-Za-zΩµ℃°%²³/]{1,6}(?![^\s,;.，；。、)）])))?"  # 37 kW stays on one line
_UNIT = re.compile(rf"[{re.escape(_OPENING)}]*(?:{_MEASURE}{_WORD}|\S)?{_CLOSE}*\s*")


def wrap(text: str, font: PaperFont, size: float, width: float) -> list[str]:
    """Return the lines of a text that fit a width in points; there is always at least one.

    Words of Latin letters and numbers stay whole where a line can hold them, closing punctuation stays with what
    it closes, and a word longer than a line is cut.
    """
    text = printable(text)
    if "\n" not in text and font.width(text, size) <= width:
        return [text]
    return [line for part in text.split("\n") for line in _wrap_part(part, font, width / size)]


def _wrap_part(text: str, font: PaperFont, width: float) -> list[str]:
    """Break one paragraph; ``width`` is in em."""
    lines, line, used = [], "", 0.0
    for unit in _UNIT.findall(text):
        room = font.width(unit.rstrip(), 1)
        if used + room > width and line:
            lines.append(line.rstrip())
            line, used = "", 0.0
        if room > width:
            *full, unit = _cut(unit, font, width)  # noqa: PLW2901 - what is left of the word goes on as usual
            lines += full
        line += unit
        used += font.width(unit, 1)
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _cut(word: str, font: PaperFont, width: float) -> list[str]:
    """Cut a word longer than a line into pieces that fit; a piece holds at least one character."""
    pieces, piece, used = [], "", 0.0
    for char in word:
        room = font.widths[char]
        if piece and used + room > width and not char.isspace():
            pieces.append(piece)
            piece, used = "", 0.0
        piece += char
        used += room
    return [*pieces, piece]
