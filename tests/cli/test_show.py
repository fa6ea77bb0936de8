"""``svcdesk show``."""

import json

import pytest

from svcdesk.cli import output
from svcdesk.domain.record import canonical
from tests.cli.conftest import Call

pytestmark = pytest.mark.usefixtures("demo_desk")


def number_of(call: Call, kind: str, *filters: str) -> str:
    rows = json.loads(call("--demo", "list", kind, *filters, "--json").stdout)
    return str(rows[0]["number"])


def test_a_record_is_told_in_words(call: Call):
    number = number_of(call, "delivery", "--state", "signed", "--text", "新华印务")
    told = call("--demo", "show", number)
    assert told.exit_code == 0
    for words in ("已签字", "SN-88205", "SN-88209", "排气温度: 不合格 97 ℃ ≤ 95 ℃", "全部验收", "张永强"):
        assert words in told.stdout
    assert "strokes" not in told.stdout
    assert "Accepted in full" in call("--demo", "show", number.lower(), lang="en").stdout


def test_json_holds_the_whole_record(call: Call):
    number = number_of(call, "delivery", "--state", "signed", "--text", "新华印务")
    text = call("--demo", "show", number, "--json").stdout_bytes
    record = json.loads(text)
    assert canonical(record) + b"\n" == text
    assert record["number"] == number
    assert len(record["rev"]) == 64
    assert record["body"]["signatures"][0]["strokes"]


def test_history_goes_from_the_first_revision_to_the_amendment(call: Call):
    number = number_of(call, "delivery", "--state", "signed", "--text", "宏达纺织")
    revisions = json.loads(call("--demo", "show", number, "--history", "--json").stdout)
    assert [one["state"] for one in revisions] == ["planned", "checking", "signed", "signed"]
    assert [one["amendment"] for one in revisions] == [0, 0, 0, 1]
    told = call("--demo", "show", number, "--history").stdout
    assert "张卫 → 章伟" in told
    assert "受训人员姓名写错" in told


def test_the_number_of_a_packing_list_shows_its_delivery(call: Call):
    number = number_of(call, "delivery", "--state", "signed")
    record = json.loads(call("--demo", "show", number, "--json").stdout)
    packing = record["body"]["packing"]["number"]
    assert packing.startswith("ZX-")
    assert json.loads(call("--demo", "show", packing, "--json").stdout) == record


def test_no_password_leaves(call: Call):
    number = number_of(call, "person", "--ascending")
    assert json.loads(call("--demo", "show", number, "--json").stdout)["body"]["login"] == "demo"
    for more in ((), ("--json",), ("--history",), ("--history", "--json")):
        assert "argon2" not in call("--demo", "show", number, *more).stdout


def test_a_wrong_number_is_answered_in_a_sentence(call: Call):
    told = call("--demo", "show", "YS-000000-XX-0001")
    assert told.exit_code == 2
    assert "YS-000000-XX-0001" in told.stderr
    assert not told.stdout


def test_control_signs_do_not_reach_the_terminal(capsys: pytest.CaptureFixture[str]):
    output.print_line("red\x1b[31m\rgone\n")
    assert capsys.readouterr().out == "red [31m gone \n"
