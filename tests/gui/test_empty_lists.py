"""Empty lists: a fresh company's say what belongs there and lead on; where a condition hides all, that is said."""

import pytest

from svcdesk.domain.masters import Customer
from svcdesk.ui import language
from svcdesk.ui.empty_words import EmptyWords
from svcdesk.ui.masters.sections import SECTIONS
from svcdesk.ui.masters.stock import StockPage
from svcdesk.ui.stage_page import StagePage
from svcdesk.ui.stages import STAGES
from svcdesk.ui.stages.returns import PARTS as RETURNS
from svcdesk.ui.stages.service import PARTS as SERVICE
from svcdesk.words import LANGUAGES

STAGES_WITH_LISTS = {"contract": (), "delivery": (), "inspection": (), "service": SERVICE, "returns": RETURNS}
LED_BY_OTHERS = {"nonconformity", "supplier_claim"}
"""Records that come about by others only: nothing is begun in their lists."""


def pages(window):
    """Yield the page of every list of the window."""
    for stage, parts in (
        ("contract", ()),
        ("delivery", ()),
        ("inspection", ()),
        ("service", SERVICE),
        ("returns", RETURNS),
    ):
        shown = window.open_stage(stage)
        yield from (shown.open_part(part.key) for part in parts) if parts else (shown,)
    masters = window.open_masters("customers")
    yield from (masters.open_section(section.key) for section in SECTIONS if section.key != "people")


def lists_of(window):
    return [page for page in pages(window) if isinstance(page, StagePage)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_list_of_a_fresh_company_says_what_belongs_there_and_begins_it(window, qtbot, lang):
    language.switch(lang)
    qtbot.waitUntil(lambda: not window._renewal.isActive())
    found = lists_of(window)
    assert len(found) == 13
    for page in found:
        page.list.load()
        words, action = page.list._empty._words.text(), page.list._empty._button.text()
        assert page.list._stack.currentWidget() is page.list._empty
        assert ("还没有" in words) if lang == "zh_CN" else (" yet" in words), words
        assert bool(action) == (page._kind not in LED_BY_OTHERS), page._kind
        assert page._hint.text() == "", "nothing to choose from"


def test_every_stage_with_a_list_is_looked_at(window):
    assert {page._kind for page in lists_of(window)} >= {kind for stage in STAGES for kind in stage.kinds} - {
        "feedback",
        "payment_notice",
    }


def test_the_button_of_an_empty_list_begins_its_first_record(window, qtbot):
    page = window.open_masters("customers").open_section("customers")
    page.list.load()
    page.list._empty._button.click()
    assert page.view.isVisible()
    assert page.shown_record() == ("customer", "")


def test_where_a_condition_hides_all_the_list_says_so_and_takes_it_away(context, window, qtbot):
    with context.session.work() as work:
        work.create("customer", Customer("远东"), "retired")
    page = window.open_masters("customers").open_section("customers")
    page.list.load()
    assert page.list._empty._words.text() == "没有符合条件的记录。"
    page.list._empty._button.click()
    qtbot.waitUntil(lambda: page.list.count() == 1)
    assert page._hint.text() == "在左边选一条记录。"


def test_an_empty_stock_says_where_the_first_goods_come_from(context, qtbot):
    page = StockPage(context)
    qtbot.addWidget(page)
    words = page._view.findChild(EmptyWords)
    assert "期初入库" in words.words()
    page._words.setText("SN-9")
    page._load()
    assert "期初入库" in words.words(), "nothing is hidden by what was looked for"
