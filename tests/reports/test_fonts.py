"""Fonts: every character copies out as itself, whatever plane it is from; what has no glyph is named."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from svcdesk.paths import resource
from svcdesk.reports.fonts import bold, missing, printable, regular
from svcdesk.reports.sfnt import FontFile
from tests.reports.reading import pdfium_text, poppler_text, qpdf_complaints, squeezed

RARE = "㐂䶮𫍯𬭚㸌"


def drawn(*lines: str) -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, initialFontName=regular().fontName, invariant=1)
    for number, line in enumerate(lines):
        canvas.setFont((regular() if number % 2 == 0 else bold()).fontName, 12)
        canvas.drawString(60, 780 - 20 * number, line)
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize("read", [poppler_text, pdfium_text])
@pytest.mark.parametrize(
    "text", [RARE, "宏达纺织 GA37-8.5", "(括号) \\ 反斜杠", "¥1,409.50 ≤ 95 ℃ ± Ω", "<b>&amp;</b>"]
)
def test_text_copies_out_as_it_was_drawn(read, text):
    assert squeezed(read(drawn(text, text))) == squeezed(text) * 2


@pytest.mark.parametrize("read", [poppler_text, pdfium_text])
def test_a_character_without_glyph_still_copies_out_as_itself(read):
    assert squeezed(read(drawn("收到🙂谢谢"))) == "收到🙂谢谢"


def test_more_than_256_characters_copy_out_of_one_font():
    text = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 700))
    lines = [text[at : at + 35] for at in range(0, 700, 35)]
    stream = BytesIO()
    canvas = Canvas(stream, initialFontName=regular().fontName, invariant=1)
    canvas.setFont(regular().fontName, 12)
    for number, line in enumerate(lines):
        canvas.drawString(60, 780 - 20 * number, line)
    canvas.save()
    assert squeezed(poppler_text(stream.getvalue())) == text


def test_the_fonts_are_whole_embedded_and_the_file_is_sound(tmp_path):
    pdf = drawn("宏达纺织", "宏达纺织")
    assert qpdf_complaints(pdf, tmp_path) == ""
    assert b"/Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") == 2


def test_what_the_fonts_cannot_show_is_named_once_and_in_order():
    assert missing("宏达🙂纺织Ł🙂\n") == "🙂Ł"
    assert missing(f"宏达纺织 {RARE}") == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("一\r\n二\v三\u2028四", "一\n二\n三\n四"),
        ("a\u202eb\u200bc\ufeffd", "abcd"),
        ("❤\ufe0f", "❤"),
        ("x\x07y\x00z", "xyz"),
        ("半\ud83d对", "半\ufffd对"),
        ("列\t列", "列    列"),
    ],
)
def test_characters_without_a_shape_are_not_drawn(text, shown):
    assert printable(text) == shown


@pytest.mark.parametrize("name", ["NotoSansSC-Regular", "NotoSansSC-Bold"])
def test_no_glyph_of_the_fonts_is_made_of_others(name):
    file = FontFile(resource(f"fonts/{name}.ttf"))
    outlines = (file._outline(glyph) for glyph in range(file._short("maxp", 4)))
    assert [outline[:2] for outline in outlines if outline and outline[0] >= 0x80] == []


def test_a_cut_font_keeps_widths_and_outlines():
    file = regular().file
    glyphs = [0, *map(file.glyph, "宏A𫍯")]
    cut = file.cut(glyphs)
    tables = {cut[at : at + 4]: at for at in range(12, 12 + 16 * 9, 16)}
    start = int.from_bytes(cut[tables[b"hmtx"] + 8 : tables[b"hmtx"] + 12], "big")
    widths = [int.from_bytes(cut[start + 4 * n : start + 4 * n + 2], "big") for n in range(4)]
    assert widths == [file.advance(glyph) for glyph in glyphs]
    glyf = int.from_bytes(cut[tables[b"glyf"] + 8 : tables[b"glyf"] + 12], "big")
    assert cut[glyf : glyf + len(file._outline(0))] == file._outline(0)


def test_both_fonts_know_every_character_of_gb2312():
    codes = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    text = "".join(code.decode("gb2312", "ignore") for code in codes)
    assert len(text) == 6763
    assert [char for char in text if not regular().file.glyph(char) or not bold().file.glyph(char)] == []
