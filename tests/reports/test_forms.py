"""Every form of a delivery in every language, read back as text and compared with what was found good."""

from collections.abc import Callable

import pytest

from svcdesk.domain.delivery import Delivery, Need, Result, Training
from svcdesk.domain.sheets import Form, SheetData
from svcdesk.domain.signature import Method, Party
from svcdesk.reports.catalog import render
from tests.reports import samples
from tests.reports.goldens import kept
from tests.reports.reading import poppler_text, qpdf_complaints

LANGUAGES = ("zh", "en", "both")


def refused() -> SheetData:
    witness = samples.signature(Party.WITNESS, "周强", role="监理", method=Method.PAPER, strokes=())
    subject = samples.delivery(
        result=Result.REFUSED,
        result_reason="排气温度超限，顾客拒收",
        witness="周强（监理）",
        warranty_start=None,
        warranty_end=None,
        training=Training(need=Need.NO, declined_by="陈伟"),
        signatures=(samples.signature(Party.STAFF, "王建国", role="技术员"), witness),
    )
    return samples.sheet(subject, stamp=samples.stamp(amendment=2, reason="更正序列号，重新签字"))


def nothing() -> SheetData:
    empty = Delivery(contract="", contract_number="", customer="", customer_name="", warranty_months=0)
    return samples.sheet(empty, stamp=samples.stamp("planned", number="", rev=""), contract=None)


def planned() -> SheetData:
    return samples.sheet(stamp=samples.stamp("planned"))


CASES: dict[str, tuple[Form, Callable[[], SheetData], bool]] = {
    "F15": (Form.PACKING_LIST, samples.sheet, False),
    "F16": (Form.ACCEPTANCE, samples.sheet, False),
    "F17": (Form.COMMISSIONING, samples.sheet, False),
    "F18": (Form.TRAINING, samples.sheet, False),
    "F19": (Form.FEEDBACK, samples.feedback, False),
    "F20": (Form.PAYMENT_NOTICE, samples.notice, False),
    "packet": (Form.PACKET, samples.sheet, False),
    "refused": (Form.PACKET, refused, False),
    "planned": (Form.PACKET, planned, True),
    "blank-F15": (Form.PACKING_LIST, nothing, True),
    "blank-F16": (Form.ACCEPTANCE, nothing, True),
    "blank-F17": (Form.COMMISSIONING, nothing, True),
    "blank-F18": (Form.TRAINING, nothing, True),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_a_form_says_what_it_said(case, language, tmp_path):
    form, data, blank = CASES[case]
    made = render(form, data(), language, blank=blank)
    assert made.missing == ()
    assert qpdf_complaints(made.pdf, tmp_path) == ""
    text = poppler_text(made.pdf, "-raw")
    assert text == kept(f"{case}-{language}", text)


@pytest.mark.parametrize("case", CASES)
def test_the_same_record_printed_at_the_same_time_is_the_same_file(case):
    form, data, blank = CASES[case]
    assert render(form, data(), "both", blank=blank).pdf == render(form, data(), "both", blank=blank).pdf


def test_a_packet_counts_its_pages_through_all_its_forms():
    made = render(Form.PACKET, samples.sheet(), "zh")
    found = poppler_text(made.pdf, "-raw").split("\f")[:-1]
    assert len(found) == made.pages
    titles = ["产品验收单" in page or "安装调试记录\n" in page or "培训记录（含签到表）" in page for page in found]
    assert all(titles)


def test_a_packet_has_no_training_record_where_none_was_wanted():
    assert "含签到表" not in poppler_text(render(Form.PACKET, refused(), "zh").pdf)
    assert "声明人：陈伟" in poppler_text(render(Form.TRAINING, refused(), "zh").pdf)


def test_the_lineage_of_a_replaced_piece_is_printed():
    text = poppler_text(render(Form.ACCEPTANCE, samples.sheet(), "zh").pdf, "-raw")
    assert "SN-88213 → SN-88231" in text
    assert "已由 SN-88231 替换" in text
    assert "替换 SN-88213" in text


def test_a_form_for_the_pen_says_nothing_that_was_found():
    text = poppler_text(render(Form.PACKET, planned(), "zh", blank=True).pdf, "-raw")
    for found in ("97 ℃", "SN-88231", "陈伟\n", "除排水管外", "2027-11-22", "服务及时"):
        assert found not in text
    for plan in ("SN-88213", "油气分离芯", "接地电阻", "≤ 95 ℃"):
        assert plan in text


def test_nothing_claims_a_qualified_electronic_signature():
    for form, data, blank in CASES.values():
        for language in LANGUAGES:
            text = poppler_text(render(form, data(), language, blank=blank).pdf)
            assert "可靠电子签名" not in text
            assert "27922" not in text


def test_the_acceptance_states_what_the_customer_keeps():
    def kept(result: Result) -> list[str]:
        text = poppler_text(
            render(Form.ACCEPTANCE, samples.sheet(samples.delivery(result=result)), "zh").pdf, "-layout"
        )
        rows = [
            line.split() for line in text.splitlines() if line.lstrip().startswith(("2 ", "3 ")) and " 只 " in line
        ]
        return [row[6] for row in rows]

    assert kept(Result.PARTIAL) == ["2", "2"]
    assert kept(Result.REFUSED) == ["0", "0"]
    assert kept(Result.OPEN) == ["齐全", "齐全"]
