"""File names: number, title, customer; nothing that Windows refuses."""

import pytest

from svcdesk.domain.sheets import Form
from svcdesk.reports.names import file_name
from tests.reports import samples


@pytest.mark.parametrize(
    ("form", "language", "name"),
    [
        (Form.ACCEPTANCE, "zh", "YS-261123-A1-0007 产品验收单 宏达纺织.pdf"),
        (Form.TRAINING, "both", "YS-261123-A1-0007 培训记录 宏达纺织.pdf"),
        (Form.PACKET, "en", "YS-261123-A1-0007 Acceptance Packet 宏达纺织.pdf"),
    ],
)
def test_a_name_says_number_form_and_customer(form, language, name):
    assert file_name(form, samples.sheet(), language) == name


def test_every_form_has_a_name():
    assert file_name(Form.FEEDBACK, samples.feedback(), "zh") == "FK-261123-A1-0003 交付信息反馈单 宏达纺织.pdf"
    assert file_name(Form.PAYMENT_NOTICE, samples.notice(), "zh") == "SK-261123-A1-0002 收款通知 宏达纺织.pdf"


@pytest.mark.parametrize(
    ("customer", "short"),
    [
        ("Vins et alcools Chevalier", "Vins et alcools Chevalier"),
        ("Hongyu Machinery Co., Ltd.", "Hongyu Machinery"),
        ("有限公司", "有限公司"),
        ("A/B:C*公司", "A B C"),
        ("", ""),
    ],
)
def test_a_customer_is_named_without_the_legal_form(customer, short):
    data = samples.sheet(samples.delivery(customer_name=customer))
    assert file_name(Form.ACCEPTANCE, data, "zh") == f"YS-261123-A1-0007 产品验收单 {short}".rstrip() + ".pdf"


def test_a_form_without_record_is_named_by_its_title():
    empty = samples.sheet(samples.delivery(customer_name=""), stamp=samples.stamp("planned", number="", rev=""))
    assert file_name(Form.ACCEPTANCE, empty, "zh") == "产品验收单.pdf"
    assert file_name(Form.ACCEPTANCE, samples.sheet(samples.delivery(customer_name="x" * 300)), "zh").endswith(
        "x.pdf"
    )
