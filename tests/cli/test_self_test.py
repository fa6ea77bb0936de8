"""``svcdesk self-test``."""

import pytest

from svcdesk.cli import trial
from svcdesk.cli.trial_paper import Page
from svcdesk.paths import data_dir
from tests.cli.conftest import Call


def slips() -> set[str]:
    return {path.name for path in (data_dir() / "devices").glob("*")}


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_it_is_green_here_and_leaves_nothing_behind(call: Call, lang: str):
    before = slips()
    told = call("self-test", lang=lang)
    assert told.exit_code == 0, told.stderr
    assert len(told.stdout.splitlines()) == 9
    assert slips() == before


def test_it_is_red_where_a_code_on_paper_cannot_be_read(call: Call, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(trial, "read_back", lambda pdf: [Page(str(pdf[:8]), "")])
    told = call("self-test")
    assert told.exit_code == 1
    assert "[失败]" in told.stdout
    assert "Failed" in told.stderr
