"""``svcdesk list``."""

import json
from datetime import UTC, datetime

import pytest

from svcdesk.cli.output import width
from svcdesk.domain.record import canonical
from svcdesk.models.kinds import KINDS
from tests.cli.conftest import Call

pytestmark = pytest.mark.usefixtures("demo_desk")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_listed(call: Call, kind: str):
    rows = json.loads(call("--demo", "list", kind, "--json").stdout)
    lines = call("--demo", "list", kind).stdout.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [row["number"] for row in rows]
    assert rows or kind == "transfer"


def test_json_is_canonical_and_ends_in_one_line_break(call: Call):
    text = call("--demo", "list", "delivery", "--json").stdout_bytes
    assert text.endswith(b"]\n")
    assert canonical(json.loads(text)) + b"\n" == text
    assert "宏达纺织有限公司".encode() in text


def test_columns_line_up_although_chinese_is_wide(call: Call):
    head, *lines = call("--demo", "list", "delivery").stdout.splitlines()
    edge = width(head[: head.index("日期")])
    for line in lines:
        before = ""
        while width(before) < edge:
            before += line[len(before)]
        assert line[len(before) :].startswith("2026-")


def test_filters_narrow_the_list(call: Call):
    def numbers(*filters: str) -> list[str]:
        return [row["number"] for row in json.loads(call("--demo", "list", "delivery", *filters, "--json").stdout)]

    every = numbers()
    assert set(numbers("--state", "signed")) < set(every)
    assert set(numbers("--state", "signed", "--state", "void")) == set(numbers("--state", "signed")) | set(
        numbers("--state", "void")
    )
    assert numbers("--text", "hdfz") == numbers("--text", "宏达纺织")
    assert len(numbers("--text", "宏达纺织")) == 3
    assert numbers("--limit", "2") == every[:2]
    assert numbers("--ascending") == every[::-1]
    assert numbers("--sort", "number", "--ascending") == sorted(every)
    assert numbers("--since", "2026-11-20", "--until", "2026-11-20", "--state", "planned")
    assert not numbers("--since", "2027-01-01")
    assert set(numbers("--mine")) < set(every)


def test_the_day_of_the_deadline_is_the_last_day_that_is_not_late(call: Call):
    rows = json.loads(call("--demo", "list", "feedback", "--open", "--json").stdout)
    due = datetime.fromisoformat(rows[0]["due_at"])
    assert due.astimezone(UTC).hour == 16  # midnight in Shanghai, when the day is over
    assert f"{due:%Y-%m-%d}" in call("--demo", "list", "feedback", "--open").stdout
