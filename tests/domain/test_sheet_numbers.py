"""Numbers of sheets that stand on another record, there and back."""

import pytest

from svcdesk.domain.sheet_numbers import form_of_number, record_number, sheet_number
from svcdesk.domain.sheets import Form


@pytest.mark.parametrize(
    ("form", "record", "number"),
    [
        (Form.REPAIR, "GD-261123-A1-0012", "WX-261123-A1-0012"),
        (Form.SIGN_OFF, "GD-261123-A1-0012", "QS-261123-A1-0012"),
        (Form.PACKING_LIST, "YS-261123-A1-0007", "ZX-261123-A1-0007"),
        (Form.ORDER, "GD-261123-A1-0012", "GD-261123-A1-0012"),
    ],
)
def test_a_sheet_has_its_own_number_and_finds_back(form: Form, record: str, number: str):
    assert sheet_number(form, record) == number
    assert record_number(number) == record
    assert form_of_number(number) is (None if number == record else form)


@pytest.mark.parametrize("number", ["", "WX", "宏达", "FW-261123-A1-0001", "WXYZ-1"])
def test_what_is_no_such_number_stays_as_it_is(number: str):
    assert record_number(number) == number
    assert form_of_number(number) is None


def test_a_form_without_a_record_has_no_number():
    assert sheet_number(Form.REPAIR, "") == ""
