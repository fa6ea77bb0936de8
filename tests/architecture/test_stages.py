"""Every stage that works has its room in every layer, as docs/adding-a-stage.md says."""

import re
from pathlib import Path

import pytest

from svcdesk.models.kinds import KINDS
from svcdesk.paths import resource
from svcdesk.ui.stages import STAGES
from svcdesk.ui.stages.planned import PlannedPage
from svcdesk.ui.stages.today import TodayPage
from svcdesk.words import LANGUAGES, say

ROOT = Path(__file__).resolve().parents[2]
WORKING = [stage for stage in STAGES if stage.page not in {PlannedPage, TodayPage}]


def test_the_window_has_today_and_the_nine_boxes_of_figure_1():
    assert [say(stage.title, "zh_CN") for stage in STAGES] == [
        "工作台", "供方评价", "采购", "进货检验", "需求与合同",
        "交付验收", "售后服务", "不合格退换", "满意度", "改进",
    ]  # fmt: skip


@pytest.mark.parametrize("stage", WORKING, ids=lambda stage: stage.key)
def test_a_working_stage_has_a_record_rows_a_tab_a_title_and_tests(stage):
    assert stage.kinds
    for kind in stage.kinds:
        assert (ROOT / "svcdesk/domain" / f"{kind}.py").is_file()
        assert (ROOT / "svcdesk/models" / f"{kind}.py").is_file()
        assert KINDS[kind].body.__module__ == f"svcdesk.domain.{kind}"
    assert (ROOT / "svcdesk/ui/stages" / f"{stage.key}.py").is_file()
    assert all(say(stage.title, lang) for lang in LANGUAGES)
    assert list((ROOT / "tests/gui").glob("test_*.py"))


def test_the_reference_slice_is_whole():
    for room in (
        "svcdesk/domain/delivery.py", "svcdesk/models/delivery.py", "svcdesk/services/delivery.py",
        "svcdesk/ui/stages/delivery.py", "tests/services/test_delivery.py", "tests/gui/test_delivery.py",
    ):  # fmt: skip
        assert (ROOT / room).is_file(), room
    assert resource("words/delivery.toml").is_file()


def test_the_page_names_only_files_that_are_there():
    page = (ROOT / "docs/adding-a-stage.md").read_text("utf-8")
    named = set(re.findall(r"`((?:svcdesk|tests|docs|resources|tools)/[\w./-]+)`", page))
    assert named
    missing = {name for name in named if not (ROOT / name).exists()}
    assert not missing


def test_numbers_of_two_kinds_never_look_alike():
    prefixes = [kind.prefix for kind in KINDS.values()]
    assert len(set(prefixes)) == len(prefixes)
