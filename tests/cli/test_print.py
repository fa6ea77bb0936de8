"""``svcdesk print``."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Call

pytestmark = pytest.mark.usefixtures("demo_desk")


def number_of(call: Call, kind: str, *filters: str) -> str:
    return str(json.loads(call("--demo", "list", kind, *filters, "--json").stdout)[0]["number"])


def words_of(pdf: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True, text=True).stdout


@pytest.mark.parametrize(("lang", "title"), [("zh", "产品验收单"), ("en", "Product Acceptance Sheet")])
def test_a_sheet_comes_in_the_language_asked_for(call: Call, tmp_path: Path, lang: str, title: str):
    number, target = number_of(call, "delivery", "--state", "signed"), tmp_path / "sheet.pdf"
    told = call("--demo", "print", number, "--out", target, "--form", "F16", "--lang", lang)
    assert told.exit_code == 0
    assert title in words_of(target)
    assert number in words_of(target)


def test_every_form_of_a_signed_delivery_prints(call: Call, tmp_path: Path):
    number = number_of(call, "delivery", "--state", "signed", "--text", "新华印务")
    titles = {
        "F15": "装箱单",
        "F16": "产品验收单",
        "F17": "安装调试记录",
        "F18": "培训记录",
        "F19": "交付信息反馈单",
        "F20": "收款通知",
    }
    for form, title in titles.items():
        assert call("--demo", "print", number, "--out", tmp_path / "f.pdf", "--form", form).exit_code == 0
        assert title in words_of(tmp_path / "f.pdf")
    packet = call("--demo", "print", number, "--out", tmp_path)
    assert packet.exit_code == 0
    (named,) = tmp_path.glob(f"{number}*.pdf")
    assert str(named) in packet.stdout
    assert all(titles[form] in words_of(named) for form in ("F16", "F17", "F18"))


def test_a_blank_form_says_nothing_that_was_found(call: Call, tmp_path: Path):
    number, target = number_of(call, "delivery", "--text", "新华印务"), tmp_path / "blank.pdf"
    assert call("--demo", "print", number, "--out", target, "--form", "F17", "--blank").exit_code == 0
    assert "排气温度" in words_of(target)
    assert "97" not in words_of(target).replace(number, "")


def test_a_record_without_such_a_sheet_is_answered_in_a_sentence(call: Call, tmp_path: Path):
    for arguments in (
        (number_of(call, "product"),),
        (number_of(call, "feedback"), "--form", "F16"),
        (number_of(call, "delivery", "--state", "planned"), "--form", "F19"),
        ("YS-1",),
    ):
        told = call("--demo", "print", *arguments, "--out", tmp_path / "x.pdf")
        assert told.exit_code == 2
        assert arguments[0] in told.stderr
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_to_is_answered_in_a_sentence(call: Call, tmp_path: Path):
    target = tmp_path / "nowhere" / "sheet.pdf"
    told = call("--demo", "print", number_of(call, "delivery"), "--out", target)
    assert told.exit_code == 2
    assert str(target) in told.stderr


def test_the_number_of_a_sheet_prints_that_sheet(call: Call, tmp_path: Path):
    number = number_of(call, "service_order", "--state", "signed")
    rest, target = number.removeprefix("GD-"), tmp_path / "sheet.pdf"
    for prefix, title in (("WX", "维修记录单"), ("QS", "客户签收单")):
        assert call("--demo", "print", f"{prefix}-{rest}", "--out", target).exit_code == 0
        words = words_of(target)
        assert title in words
        assert f"{prefix}-{rest}" in words
        assert call("--demo", "show", f"{prefix}-{rest}").exit_code == 0
    assert call("--demo", "print", number, "--out", target).exit_code == 0
    assert all(title in words_of(target) for title in ("服务工单（派工单）", "维修记录单", "客户签收单"))


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("ticket", "Information Record"),
        ("complaint", "Customer Complaint Record"),
        ("return_case", "Return and Exchange Record"),
        ("nonconformity", "Nonconformity Review"),
    ],
)
def test_every_record_of_service_has_its_sheet(call: Call, tmp_path: Path, kind: str, title: str):
    number, target = number_of(call, kind), tmp_path / "sheet.pdf"
    assert call("--demo", "print", number, "--out", target, "--lang", "en").exit_code == 0
    assert title in words_of(target)
    assert number in words_of(target)


def test_an_empty_form_and_the_calls_of_the_day_need_no_number(call: Call, tmp_path: Path):
    for form, title in (("F21", "信息记录表"), ("F16", "产品验收单"), ("calls", "每日联系清单")):
        target = tmp_path / f"{form}.pdf"
        assert call("--demo", "print", "--form", form, "--out", target).exit_code == 0
        assert title in words_of(target)
    nothing = call("--demo", "print", "--lang", "en", "--out", tmp_path / "f.pdf")
    assert nothing.exit_code != 0
    alone = call("--demo", "print", "--form", "F20", "--out", tmp_path / "f.pdf")
    assert alone.exit_code != 0
    assert "F20" in alone.stderr
