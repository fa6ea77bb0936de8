"""The two fonts of every sheet, as ReportLab draws and embeds them: whole Unicode, one font object each.

ReportLab's own ``TTFont`` splits a text into one-byte subsets and writes characters beyond U+FFFF wrongly into
ToUnicode (𫍯 copies out as ⬶). These fonts use two-byte codes (Identity-H) and name every character in UTF-16.
"""

import re
import unicodedata
from functools import cache
from types import SimpleNamespace
from typing import Any
from weakref import WeakKeyDictionary
from zlib import compress, crc32

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from svcdesk.paths import resource
from svcdesk.reports.sfnt import FontFile

_PER_BLOCK = 100  # entries of one bfchar block, at most (PDF 32000-1, 9.10.3)
_ZLIB_LEVEL = 4
_SYMBOLIC = 4


class _Widths(dict[str, float]):
    """Width of each character in em, looked up in the font on first use."""

    def __init__(self, file: FontFile) -> None:
        self._file = file

    def __missing__(self, char: str) -> float:
        width = self[char] = self._file.advance(self._file.glyph(char)) / self._file.units_per_em
        return width


class Used(dict[str, str]):
    """The characters of one font that one document shows, each with its code as four hex digits.

    A character without a glyph is shown as the font's box, still copies out as itself, and stands in ``missing``.
    """

    def __init__(self, file: FontFile) -> None:
        self._file = file
        self.glyphs = [0]
        self.missing: list[str] = []

    def __missing__(self, char: str) -> str:
        glyph = self._file.glyph(char)
        if not glyph:
            self.missing.append(char)
        code = self[char] = f"{len(self.glyphs):04X}"
        self.glyphs.append(glyph)
        return code


class PaperFont:
    """A font of ours behind the interface ReportLab asks of a dynamic font."""

    _multiByte = _dynamicFont = 1  # noqa: N815 - ReportLab asks for these names
    shapable = False

    def __init__(self, name: str, file: FontFile) -> None:
        self.fontName = name
        self.file = file
        self.widths = _Widths(file)
        em = file.units_per_em / 1000
        self.face = SimpleNamespace(name=name, ascent=file.ascent / em, descent=file.descent / em)
        self._used: WeakKeyDictionary[Any, Used] = WeakKeyDictionary()

    def width(self, text: str, size: float) -> float:
        """Return the width of a line of text in points."""
        return sum(map(self.widths.__getitem__, text)) * size

    def used(self, document: Any) -> Used:
        """Return what a ReportLab document shows of this font, and have it embedded when the document is saved."""
        if document not in self._used:
            self._used[document] = Used(self.file)
            document.fontMapping[self.fontName] = f"/{self.fontName}"
            document.delayedFonts.append(self)
        return self._used[document]

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:
        return self.width(text if isinstance(text, str) else text.decode(encoding), size)

    def splitString(self, text: str | bytes, document: Any, encoding: str = "utf8") -> list[tuple[int, bytes]]:
        string = text if isinstance(text, str) else text.decode(encoding)
        used = self.used(document)
        return [(0, bytes.fromhex("".join(map(used.__getitem__, string))))]

    def getSubsetInternalName(self, _subset: int, document: Any) -> str:
        self.used(document)
        return f"/{self.fontName}"

    def addObjects(self, document: Any) -> None:
        used = self._used.pop(document)
        document.idToObject["BasicFonts"].dict[self.fontName] = _font_object(self, used, document)


def _font_object(font: PaperFont, used: Used, document: Any) -> Any:
    """Return the PDF font dictionary (Type0 over one CIDFontType2) that holds just the characters used."""
    name = PDFName(f"{_tag(used)}+{font.fontName}")
    em = font.file.units_per_em / 1000
    program = font.file.cut(used.glyphs)
    descriptor = {
        "Type": "/FontDescriptor",
        "FontName": name,
        "Flags": _SYMBOLIC,
        "FontBBox": PDFArray([round(side / em) for side in font.file.box]),
        "ItalicAngle": 0,
        "Ascent": round(font.face.ascent),
        "Descent": round(font.face.descent),
        "CapHeight": round(font.file.cap_height / em),
        "StemV": 80,
        "FontFile2": document.Reference(_stream(program, Length1=len(program))),
    }
    widths = [round(font.file.advance(glyph) / em) for glyph in used.glyphs]
    registry = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
    descendant = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2",
        "BaseFont": name,
        "CIDSystemInfo": PDFDictionary(registry),
        "FontDescriptor": document.Reference(PDFDictionary(descriptor)),
        "DW": 1000,
        "W": PDFArray([0, PDFArray(widths)]),
        "CIDToGIDMap": "/Identity",
    }
    composite = {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": name,
        "Encoding": "/Identity-H",
        "DescendantFonts": PDFArray([document.Reference(PDFDictionary(descendant))]),
        "ToUnicode": document.Reference(_stream(_to_unicode(used))),
    }
    return document.Reference(PDFDictionary(composite))


def _stream(content: bytes, **entries: int) -> Any:
    dictionary = PDFDictionary({**entries, "Filter": PDFArray(["/FlateDecode"])})
    return PDFStream(dictionary, compress(content, _ZLIB_LEVEL))


def _tag(used: Used) -> str:
    """Return the six capital letters that tell one subset of a font from another (PDF 32000-1, 9.6.4)."""
    value = crc32("".join(used).encode("utf-16-be", "replace"))
    return "".join(chr(65 + value // 26**place % 26) for place in range(6))


def _to_unicode(used: Used) -> bytes:
    entries = [f"<{code}> <{char.encode('utf-16-be', 'replace').hex()}>" for char, code in used.items()]
    blocks = (entries[at : at + _PER_BLOCK] for at in range(0, len(entries), _PER_BLOCK))
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        *("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks),
        "endcmap CMapName currentdict /CMap defineresource pop end end",
    ]
    return "\n".join(lines).encode("ascii")


@cache
def regular() -> PaperFont:
    """Return the font of ordinary text, registered with ReportLab under its name."""
    return _registered("NotoSansSC-Regular")


@cache
def bold() -> PaperFont:
    """Return the font of titles and headings, registered with ReportLab under its name."""
    return _registered("NotoSansSC-Bold")


def _registered(name: str) -> PaperFont:
    font = PaperFont(name, FontFile(resource(f"fonts/{name}.ttf")))
    pdfmetrics.registerFont(font)
    return font


_LINE_BREAKS = str.maketrans(
    {"\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\t": "    "}
)
_UNSEEN = {"Cc", "Cf"}
_WIDE_BLANK = "\u3000"
_SELECTOR = re.compile("[\ufe00-\ufe0f]")


def printable(text: str) -> str:
    """Return a text as it can be drawn: line breaks as newlines, blanks as blanks, without what has no shape.

    Dropped are control and formatting characters (also those that turn the direction of writing, so that a text
    reads in the order it was typed) and variation selectors; half a surrogate pair becomes U+FFFD.
    """
    if text.replace(_WIDE_BLANK, "").isprintable() and not _SELECTOR.search(text):
        return text
    lines = text.replace("\r\n", "\n").translate(_LINE_BREAKS)
    return "".join(map(_drawable, lines))


def one_line(text: str) -> str:
    """Return a text as it can be drawn on a single line."""
    return " ".join(printable(text).split("\n"))


def _drawable(char: str) -> str:
    if char == "\n" or char.isprintable():
        return "" if _SELECTOR.match(char) else char
    if unicodedata.category(char) == "Zs":
        return char if char == _WIDE_BLANK else " "
    if 0xD800 <= ord(char) < 0xE000:
        return "\ufffd"
    return "" if unicodedata.category(char) in _UNSEEN else char


def missing(text: str) -> str:
    """Return the characters of a text that the fonts cannot show, each once, in order."""
    file = regular().file
    return "".join(dict.fromkeys(char for char in printable(text) if char != "\n" and not file.glyph(char)))
