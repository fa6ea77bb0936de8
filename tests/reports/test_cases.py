"""What complaints and returns say beside their plain fields: opened again, signed for at once, tables kept whole."""

import pytest
from msgspec.structs import replace

from svcdesk.domain.sheets import Form
from svcdesk.domain.ticket import Reopening
from svcdesk.reports.catalog import render
from tests.reports import service_samples as samples
from tests.reports.case_samples import MANAGER, case, complaint
from tests.reports.reading import pdfium_text, squeezed
from tests.reports.samples import at


@pytest.mark.parametrize("blank", [False, True])
def test_who_has_to_agree_stands_on_one_page(blank):
    made = render(Form.RETURN, samples.return_sheet(), "both", blank=blank).pdf
    [page] = [text for text in map(squeezed, pdfium_text(made).split("\f")) if "部门负责人" in text]
    assert all(words in page for words in ("审批Approval", "财务（销售部）", "主管领导"))


@pytest.mark.parametrize(("language", "words"), [("zh", "3张申请一并签字"), ("en", "Signedfor3requestsatonce")])
def test_a_signature_for_several_requests_says_so(language, words):
    plain = case()
    told = replace(plain.approvals[0], together=("TH-1", "TH-2", "TH-3"))
    made = samples.return_sheet(replace(plain, approvals=(told, *plain.approvals[1:])))
    assert words in squeezed(pdfium_text(render(Form.RETURN, made, language).pdf))
    before = render(Form.RETURN, samples.return_sheet(), language).pdf
    assert words not in squeezed(pdfium_text(before))


def test_a_complaint_opened_again_says_why_and_how_it_had_ended():
    again = Reopening(at=at(15), by=MANAGER, reason="又报警", result="回访满意", closed_at=at(14), closed_by=MANAGER)
    sheet = samples.complaint_sheet(replace(complaint(), reopenings=(again,)))
    text = squeezed(pdfium_text(render(Form.COMPLAINT, sheet, "zh").pdf))
    assert "重新受理2026-11-2315:00赵国强又报警" in text
    assert "2026-11-2314:00赵国强回访满意" in text
    empty = squeezed(pdfium_text(render(Form.COMPLAINT, sheet, "zh", blank=True).pdf))
    assert "重新受理" not in empty
