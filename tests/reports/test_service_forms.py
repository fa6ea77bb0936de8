"""F08, F21 to F26, their packet and the call list in every language, read back and compared with what was good."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import zxingcpp
from msgspec.structs import replace

from svcdesk.domain import sheetcode
from svcdesk.domain.complaint import Complaint
from svcdesk.domain.device import NOBODY
from svcdesk.domain.nonconformity import Nonconformity
from svcdesk.domain.return_case import ReturnCase, Settlement
from svcdesk.domain.service_order import ServiceOrder, Type
from svcdesk.domain.sheets import Form, SheetData
from svcdesk.domain.ticket import Attempt, Channel, Kind, Reach, Ticket
from svcdesk.reports.catalog import render
from svcdesk.reports.chat import chat_text
from svcdesk.reports.names import file_name
from tests.reports import service_samples as samples
from tests.reports.goldens import kept
from tests.reports.reading import operators, pages, pdfium_text, poppler_text, qpdf_complaints, squeezed, zbar
from tests.reports.samples import at, stamp
from tests.reports.service_people import CLERK, CUSTOMER

LANGUAGES = ("zh", "en", "both")
EMPTY = stamp("", number="", rev="")


def nothing(form: Form) -> SheetData:
    """Return a form of which nothing is known yet."""
    makers: dict[Form, Callable[[], SheetData]] = {
        Form.NONCONFORMITY: lambda: samples.nonconformity_sheet(
            Nonconformity(product="", name="", description=""), stamp=EMPTY
        ),
        Form.TICKET: lambda: samples.ticket_sheet(
            Ticket(received_at=at(8), receiver=NOBODY, channel=Channel.MAIL, kind=Kind.PRAISE),
            stamp=EMPTY,
            linked=(),
        ),
        Form.COMPLAINT: lambda: samples.complaint_sheet(Complaint(received_at=at(8)), stamp=EMPTY, linked=()),
        Form.RETURN: lambda: samples.return_sheet(
            ReturnCase(requested_at=at(8)),
            stamp=EMPTY,
            delivery_number="",
            complaint_number="",
            nonconformities=(),
            claims=(),
        ),
        Form.CALL_LIST: lambda: samples.call_list(0),
    }
    return makers.get(form, lambda: samples.order_sheet(ServiceOrder(), stamp=EMPTY))()


CASES: dict[str, tuple[Form, Callable[[Form], SheetData], bool]] = {
    **{form.value: (form, samples.of, False) for form in samples.SERVICE_FORMS},
    **{f"pen-{form.value}": (form, samples.of, True) for form in samples.SERVICE_FORMS},
    **{f"blank-{form.value}": (form, nothing, True) for form in samples.SERVICE_FORMS},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_goes_to_the_supplier_on_the_same_form(language: str):
    made = render(Form.RETURN, samples.claim_sheet(), language)
    assert made.missing == ()
    text = poppler_text(made.pdf, "-raw")
    assert text == kept(f"claim-{language}", text)
    for said in ("恒力动力机械有限公司", "SN-88231", "TH-261123-A1-0001", "¥1,389.50", "人民币壹仟叁佰捌拾玖元伍角"):
        assert said in text
    assert "恒力动力机械有限公司" in chat_text(samples.claim_sheet(), language)
    assert file_name(Form.RETURN, samples.claim_sheet(), "zh") == "SP-261123-A1-0001 退换货单 恒力动力机械.pdf"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_a_form_says_what_it_said(case: str, language: str, tmp_path: Path):
    form, data, blank = CASES[case]
    made = render(form, data(form), language, blank=blank)
    assert made.missing == ()
    assert qpdf_complaints(made.pdf, tmp_path) == ""
    text = poppler_text(made.pdf, "-raw")
    assert text == kept(f"{case}-{language}", text)
    assert squeezed(pdfium_text(made.pdf))[:60] != ""


@pytest.mark.parametrize("case", CASES)
def test_the_same_record_printed_at_the_same_time_is_the_same_file(case: str):
    form, data, blank = CASES[case]
    first = render(form, data(form), "both", blank=blank)
    assert first.pdf == render(form, data(form), "both", blank=blank).pdf


@pytest.mark.parametrize("form", [form for form in samples.SERVICE_FORMS if form is not Form.CALL_LIST])
def test_an_empty_form_has_no_box_ticked(form: Form, tmp_path: Path):
    tick = "1 J 1 j 1.3 w"
    assert tick not in operators(render(form, nothing(form), "zh", blank=True).pdf, tmp_path)
    assert tick in operators(render(form, samples.of(form), "zh").pdf, tmp_path)


def test_every_page_carries_the_code_of_its_own_sheet(tmp_path: Path):
    data = samples.order_sheet()
    rev = data.stamp.rev
    asked = {
        Form.ORDER: "GD-261123-A1-0012",
        Form.REPAIR: "WX-261123-A1-0012",
        Form.SIGN_OFF: "QS-261123-A1-0012",
    }
    for form, number in asked.items():
        for page in pages(render(form, data, "zh").pdf, 150):
            assert zbar(page, tmp_path) == sheetcode.encode(number, rev)


def test_a_packet_holds_all_three_and_counts_its_pages_through():
    made = render(Form.SERVICE_PACKET, samples.order_sheet(), "zh")
    found = poppler_text(made.pdf, "-raw").split("\f")[:-1]
    assert len(found) == made.pages
    for number, page in enumerate(found, 1):
        assert f"第 {number} 页 共 {made.pages} 页" in page
    for title in ("服务工单（派工单）", "维修记录单", "客户签收单"):
        assert any(title in page for page in found)


def test_work_on_nothing_that_was_in_use_has_no_repair_record():
    training = samples.order(type=Type.TRAINING, observations=(), before_signatures=(), before_confirmed_at=None)
    text = poppler_text(render(Form.SERVICE_PACKET, samples.order_sheet(training), "zh").pdf, "-raw")
    assert "维修记录单" not in text
    assert "客户签收单" in text


def test_a_visit_that_ended_on_another_day_names_that_day():
    first = samples.order().visits[0]
    visit = replace(first, arrived_at=at(9, 10), finished_at=at(9, 40), left_at=at(10, 5) + timedelta(days=1))
    data = samples.order_sheet(samples.order(visits=(visit,)))
    said = squeezed(pdfium_text(render(Form.ORDER, data, "zh").pdf))
    assert "11-2410:05" in said
    assert "09:40" in said
    assert "11-2309:40" not in said


def test_what_nobody_has_signed_says_so_and_what_is_void_too():
    draft = samples.order_sheet(stamp=stamp("confirmed", number="GD-261123-A1-0012"))
    assert "未签字，内容仍可修改" in poppler_text(render(Form.REPAIR, draft, "zh").pdf)
    assert "未签字，内容仍可修改" not in poppler_text(render(Form.REPAIR, samples.order_sheet(), "zh").pdf)
    void = samples.return_sheet(samples.case(void_reason="重复开单"), stamp=stamp("void", number="TH-1"))
    text = poppler_text(render(Form.RETURN, void, "zh").pdf)
    assert "作废理由：重复开单" in text


def test_a_list_of_calls_says_who_to_call_until_when_and_carries_the_code_of_every_ticket():
    data = samples.call_list(9)
    made = render(Form.CALL_LIST, data, "zh")
    assert made.pages == 1
    text = poppler_text(made.pdf, "-layout")
    assert text.count("139 0000 8213") == 9
    codes = {one.text for page in pages(made.pdf, 300) for one in zxingcpp.read_barcodes(page)}
    assert codes == {sheetcode.encode(call.number, call.rev) for call in data.calls}


def test_a_long_list_of_calls_repeats_its_head():
    made = render(Form.CALL_LIST, samples.call_list(60), "zh")
    found = poppler_text(made.pdf, "-raw").split("\f")[:-1]
    assert len(found) > 4
    assert all("应联系时间" in page for page in found)


def test_a_ticket_tried_forty_times_flows_over_pages():
    tries = tuple(
        Attempt(
            id=str(n), at=at(8, n), recorded_at=at(8, n), by=CLERK, result=Reach.NO_ANSWER, content="无人接听" * 20
        )
        for n in range(40)
    )
    made = render(Form.TICKET, samples.ticket_sheet(samples.ticket(attempts=tries)), "both")
    text = poppler_text(made.pdf, "-raw")
    assert made.pages > 5
    assert text.count("2026-11-23 08:") >= 40


@pytest.mark.parametrize("form", samples.SERVICE_FORMS)
def test_long_names_break_and_nothing_is_lost(form: Form, tmp_path: Path):
    name = "江苏省苏州市吴中区" + "特别长的纺织印染机械制造" * 12 + "有限责任公司"
    data = samples.of(form)
    for field in ("ticket", "order", "complaint", "case"):
        if hasattr(data, field):
            body = getattr(data, field)
            data = replace(data, **{field: replace(body, customer=replace(CUSTOMER, name=name))})
    made = render(form, data, "both")
    assert qpdf_complaints(made.pdf, tmp_path) == ""
    if form not in {Form.NONCONFORMITY, Form.CALL_LIST}:
        assert name in squeezed(poppler_text(made.pdf, "-raw"))
        assert len(file_name(form, data, "zh")) <= 125


@pytest.mark.parametrize(
    ("form", "name"),
    [
        (Form.TICKET, "FW-261123-A1-0031 信息记录表 宏达纺织.pdf"),
        (Form.ORDER, "GD-261123-A1-0012 服务工单 宏达纺织.pdf"),
        (Form.REPAIR, "WX-261123-A1-0012 维修记录单 宏达纺织.pdf"),
        (Form.SIGN_OFF, "QS-261123-A1-0012 客户签收单 宏达纺织.pdf"),
        (Form.SERVICE_PACKET, "GD-261123-A1-0012 服务维修资料 宏达纺织.pdf"),
        (Form.COMPLAINT, "TS-261123-A1-0002 顾客投诉处理单 宏达纺织.pdf"),
        (Form.RETURN, "TH-261123-A1-0001 退换货单 宏达纺织.pdf"),
        (Form.NONCONFORMITY, "BH-261123-A1-0004 不合格品评审处置单 宏达纺织.pdf"),
        (Form.CALL_LIST, "每日联系清单 2026-11-23 生产服务部.pdf"),
    ],
)
def test_a_file_is_named_by_number_form_and_customer(form: Form, name: str):
    assert file_name(form, samples.of(form), "zh") == name


def test_an_order_in_a_few_lines():
    told = chat_text(samples.order_sheet(), "zh").split("\n")
    assert told[0] == "【服务工单（派工单）】GD-261123-A1-0012"
    for line in (
        "顾客：宏达纺织有限公司",
        "产品 / 型号规格：螺杆空压机 GA37-8.5 37 kW 8.5 bar SN-88231",
        "配件名称 / 型号：温控阀阀芯 1202-5867 71 ℃ × 1 只 WK-0102 → WK-0417",
        "顾客应付合计：¥1,409.50 人民币壹仟肆佰零玖元伍角",
        "服务结果：解决",
        "顾客代表：刘䶮 2026-11-23 15:03",
    ):
        assert line in told


def test_a_return_in_a_few_lines():
    told = chat_text(samples.return_sheet(), "zh").split("\n")
    for line in (
        "类型：换货",
        "产品：螺杆空压机 GA37-8.5 37 kW 8.5 bar × 1 台 SN-88231 → SN-88240 换货",
        "换货后质保：2026-11-23 – 2027-11-22",
        "退款金额：¥1,389.50 人民币壹仟叁佰捌拾玖元伍角",
    ):
        assert line in told
    draft = samples.return_sheet(stamp=stamp("approved", number="TH-1"))
    assert chat_text(draft, "en").split("\n")[1] == "State: DRAFT – NOT SIGNED"


def test_a_list_of_calls_in_a_few_lines():
    told = chat_text(samples.call_list(), "zh").split("\n")
    assert told[0] == "【每日联系清单】2026-11-23 生产服务部"
    assert len(told) == 5
    assert "139 0000 8213" in told[1]


def test_an_amount_that_nobody_named_is_a_bar_and_no_nought():
    lines = tuple(
        replace(line, refund=None, charge=None, settlement=Settlement.REPLACED) for line in samples.case().lines
    )
    case = samples.case(lines=lines, freight=None)
    text = poppler_text(render(Form.RETURN, samples.return_sheet(case), "zh").pdf, "-raw")
    assert "¥0.00" not in text
    assert "人民币零元整" not in text
