"""Strings made to break programs: through every form without error, and read back unchanged."""

import json
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import msgspec
import pytest

from svcdesk.domain.sheets import Form
from svcdesk.reports.catalog import render
from svcdesk.reports.cells import Plain
from svcdesk.reports.chat import chat_text
from svcdesk.reports.fonts import missing, printable
from svcdesk.reports.frame import Head
from svcdesk.reports.grid import Box, Grid
from svcdesk.reports.names import file_name
from svcdesk.reports.page import RenderedSheet, Sheet
from svcdesk.reports.pen import WIDTH
from svcdesk.reports.texts import Words
from tests.reports import samples, service_samples
from tests.reports.reading import pdfium_text, poppler_text, qpdf_complaints, squeezed
from tests.reports.service_samples import SERVICE_FORMS

STRINGS: list[str] = json.loads((Path(__file__).parent.parent / "data/strings/blns.json").read_text("utf-8"))
REFERENCES = {"id", "key", "sha", "line", "unit", "replaces", "replacement", "rev", "state", "form"}
NAMED = set(missing("".join(STRINGS))) - {"\n"}
DATA = {
    Form.FEEDBACK: samples.feedback,
    Form.PAYMENT_NOTICE: samples.notice,
    **{form: partial(service_samples.of, form) for form in SERVICE_FORMS},
}
FORMS = list(Form)


def poisoned(value, strings):
    """Return a record whose texts, but for references, are hostile strings, one after the other."""
    if isinstance(value, msgspec.Struct):
        inner = {
            field.name: next(strings)
            if type(getattr(value, field.name)) is str and field.name not in REFERENCES
            else poisoned(getattr(value, field.name), strings)
            for field in msgspec.structs.fields(value)
        }
        return type(value)(**inner)
    return tuple(poisoned(inner, strings) for inner in value) if isinstance(value, tuple) else value


def listed(strings: list[str]) -> RenderedSheet:
    """Print strings one below the other."""
    sheet = Sheet(samples.COMPANY, samples.stamp(), "zh")
    sheet.begin(Head(Form.ACCEPTANCE, Words("试验")))
    grid = Grid(sheet)
    for string in strings:
        grid.row([Box(Plain(string), WIDTH)])
    return sheet.finish()


@pytest.mark.parametrize("read", [poppler_text, pdfium_text])
def test_every_string_our_fonts_can_show_reads_back_unchanged(read):
    made = listed(STRINGS)
    text = squeezed(read(made.pdf, "-raw") if read is poppler_text else read(made.pdf))
    shown = [string for string in STRINGS if not missing(string)]
    assert len(shown) > 400
    assert [string for string in shown if squeezed(printable(string)) not in text] == []


def test_every_character_without_a_glyph_is_named():
    made = listed(STRINGS)
    assert set(made.missing) == set(missing("".join(STRINGS)))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("turn", range(4))
def test_every_form_takes_them_in_every_field(form, turn, tmp_path):
    strings = cycle(STRINGS[turn * 127 :] + STRINGS[: turn * 127])
    data = poisoned(DATA.get(form, samples.sheet)(), strings)
    for language in ("zh", "both"):
        made = render(form, data, language)
        assert qpdf_complaints(made.pdf, tmp_path) == ""
        assert made.pages < 40
        assert set(made.missing) <= NAMED
    assert data.stamp.number in chat_text(data, "zh").split("\n")[0]


def test_texts_of_a_form_read_back_from_it():
    strings = iter([string for string in STRINGS if squeezed(printable(string)) and not missing(string)])
    names = list(islice(strings, 60))
    subject = samples.delivery(lines=tuple(samples.line(n, name, "", "台", 1) for n, name in enumerate(names)))
    text = squeezed(poppler_text(render(Form.PACKING_LIST, samples.sheet(subject), "zh").pdf, "-raw"))
    assert [name for name in names if squeezed(printable(name)) not in text] == []


@pytest.mark.parametrize("string", STRINGS)
def test_file_names_are_safe_everywhere(string):
    name = file_name(Form.ACCEPTANCE, samples.sheet(samples.delivery(customer_name=string)), "zh")
    assert name.endswith(".pdf")
    assert not set(name) & set('<>:"/\\|?*')
    assert not any(ord(char) < 32 for char in name)
    assert len(name) <= 125
    assert not name.removesuffix(".pdf").endswith((" ", "."))
