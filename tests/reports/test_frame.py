"""What surrounds a page: its QR code reads for two strangers, its number is counted, its state is plain to see."""

import pytest
import segno
import zxingcpp

from svcdesk.domain.masters import Company
from svcdesk.domain.sheetcode import decode, encode
from svcdesk.domain.sheets import Form, Image
from svcdesk.reports import qr
from svcdesk.reports.catalog import render
from tests.reports.reading import pages, poppler_text, squeezed, zbar
from tests.reports.samples import COMPANY, REV, picture, sheet, stamp

PAYLOAD = encode("YS-261123-A1-0007", REV)


@pytest.fixture(scope="module")
def packet() -> bytes:
    return render(Form.PACKET, sheet(), "both").pdf


def test_the_qr_code_of_every_page_reads_at_100_dpi(packet, tmp_path):
    for page in pages(packet, 100):
        found = zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormat.QRCode)
        assert [code.text for code in found] == [PAYLOAD]
        assert zbar(page, tmp_path) == PAYLOAD
        assert decode(found[0].text).number == "YS-261123-A1-0007"


def test_the_code_is_the_one_another_encoder_makes():
    ours = qr.modules(PAYLOAD)
    theirs = [segno.make(PAYLOAD, error="q", boost_error=False, micro=False, mask=mask) for mask in range(8)]
    assert ours in [[bytes(0 if dark else 255 for dark in row) for row in code.matrix] for code in theirs]
    assert {(code.version, code.error, code.mode) for code in theirs} == {(4, "Q", "alphanumeric")}


def test_the_code_has_its_quiet_zone_and_size(packet):
    page = pages(packet, 254)[0]  # ten dots a millimetre
    left, top, side = 2100 - 160 - 300 + 29, 88, 300
    around = page.crop((left + 1, top + 1, left + side - 1, top + side - 1))
    dark = around.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    quiet = 4 * side / 41
    assert [dark[0], dark[1], side - 2 - dark[2], side - 2 - dark[3]] == pytest.approx([quiet] * 4, abs=2)


def test_every_page_names_company_form_and_its_place_among_the_pages(packet):
    found = [squeezed(page) for page in poppler_text(packet, "-raw").split("\f")[:-1]]
    for number, page in enumerate(found, 1):
        assert COMPANY.name in page
        assert squeezed(COMPANY.name_en) in page
        assert f"第{number}页共{len(found)}页" in page
        assert "YS-261123-A1-0007" in page
    assert [("QR-6.5-01" in page, "QR-6.5-02" in page, "QR-6.5-03" in page).index(True) for page in found] == sorted(
        [("QR-6.5-01" in page, "QR-6.5-02" in page, "QR-6.5-03" in page).index(True) for page in found]
    )


def test_the_foot_carries_the_content_check_and_the_printing_time(packet):
    text = squeezed(poppler_text(packet, "-raw"))
    check = PAYLOAD.rpartition(":")[2][:16]
    assert check in text
    assert "2026-11-2315:06" in text


@pytest.mark.parametrize(
    ("state", "blank", "said"),
    [("checking", False, "未签字草稿"), ("void", False, "作废"), ("signed", False, ""), ("planned", True, "")],
)
def test_draft_and_void_stand_across_the_page(state, blank, said):
    text = squeezed(poppler_text(render(Form.ACCEPTANCE, sheet(stamp=stamp(state)), "zh", blank=blank).pdf, "-raw"))
    assert ("草稿" in text, "作废" in text) == ("草稿" in said, "作废" in said)
    assert said in text


def test_an_amendment_says_which_and_why():
    amended = sheet(stamp=stamp(amendment=2, reason="更正序列号"))
    text = squeezed(poppler_text(render(Form.ACCEPTANCE, amended, "zh").pdf, "-raw"))
    assert "修订2。修订理由：更正序列号" in text


def test_a_form_without_record_has_room_for_a_number_and_no_code():
    empty = sheet(stamp=stamp("planned", number="", rev=""))
    made = render(Form.TRAINING, empty, "zh", blank=True)
    assert "编号：" in poppler_text(made.pdf, "-raw")
    assert zxingcpp.read_barcodes(pages(made.pdf)[0]) == []


def test_a_company_without_codes_of_its_own_uses_the_programs():
    plain = sheet(company=Company(name="新公司"))
    text = squeezed(poppler_text(render(Form.ACCEPTANCE, plain, "zh").pdf, "-raw"))
    assert "表单编号F16版本A/0" in text


@pytest.mark.parametrize("size", [(400, 100), (90, 300)])
def test_a_logo_keeps_its_shape(size):
    made = render(Form.TRAINING, sheet(logo=picture(1, size)), "zh")
    corner = pages(made.pdf, 254)[0].crop((150, 115, 520, 245)).point(lambda grey: 255 if grey < 235 else 0)
    box = corner.crop((0, 0, 345, 130)).getbbox()
    wide, high = box[2] - box[0], box[3] - box[1]
    if size[0] > size[1]:
        assert wide / high == pytest.approx(4, rel=0.1)
    else:
        assert high == pytest.approx(110, abs=4)


def test_a_logo_that_is_no_picture_leaves_the_monogram():
    broken = sheet(logo=Image(b"nothing", "image/png", 10, 10))
    assert render(Form.TRAINING, broken, "zh").pages == 1
