"""The window as a person uses it: tabs, search, history, master data, language and font while it runs."""

import re
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton

from svcdesk.domain.masters import Customer, Department, Role
from svcdesk.services import delivery as deliveries
from svcdesk.services import masters, settlement
from svcdesk.settings import Settings
from svcdesk.ui import colours, language
from svcdesk.ui.context import Context, Place
from svcdesk.ui.hub import Hub
from svcdesk.ui.jobs import Jobs
from svcdesk.ui.main_window import MainWindow
from svcdesk.ui.masters.sections import SECTIONS
from svcdesk.ui.memory import Memory
from svcdesk.ui.search_box import SearchBox
from svcdesk.ui.stage_page import StagePage
from svcdesk.ui.stages import STAGES
from tests.conftest import as_person
from tests.delivering import filled_in, in_desk
from tests.gui.test_flow_tabs import badge_colour

_NAMES = re.compile("中文|语言|王工")


def said(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def chinese(window):
    """Return the Chinese that stands on the buttons and labels of a window, names of languages and people aside."""
    buttons = [one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()]
    words = [*said(window), *buttons]
    return [one for one in words if any("一" <= sign <= "鿿" for sign in one) and not _NAMES.search(one)]


def press(qtbot, widget, words):
    found = [one for one in widget.findChildren(QPushButton) if one.text() == words and one.isVisible()]
    assert len(found) == 1, f"{words}: {len(found)}"
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def renewed(qtbot, window, ask, value):
    """Ask for another language or font size and wait until the window was built anew for it."""
    before = window._header
    ask(value)
    qtbot.waitUntil(lambda: window._header is not before and not window._renewal.isActive())


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_every_tab_and_section_opens_in_both_languages(window, qtbot, lang):
    if lang == "en":
        renewed(qtbot, window, language.switch, lang)
    for index, stage in enumerate(STAGES):
        qtbot.mouseClick(window._tabs, Qt.MouseButton.LeftButton, pos=window._tabs.tabRect(index).center())
        assert window._stack.currentWidget() is window._pages[stage.key]
        assert lang == "zh_CN" or chinese(window) == []
    for section in SECTIONS:
        window.open_masters(section.key)
        qtbot.waitUntil(lambda: not window._context.jobs.running())
        assert lang == "zh_CN" or chinese(window) == []


def test_the_flow_says_what_waits_and_is_red_where_something_is_late(window, qtbot, clock):
    sold = in_desk(window._context.session)
    window._context.do(
        deliveries.plan, sold.doc, {"2": Decimal(1)}, planned_on=date(2026, 11, 24), technician_name="王工"
    )
    place = next(at for at, stage in enumerate(STAGES) if stage.key == "delivery")
    qtbot.waitUntil(lambda: badge_colour(window._tabs, place) == QColor(colours.BADGE))
    clock.forward(days=2)
    window._count()
    assert badge_colour(window._tabs, place) == QColor(colours.BADGE_LATE)


def test_the_status_bar_names_the_day_and_the_clause(window, clock):
    assert any(words.startswith("2026-11-23 星期一 · 工作日 · 日历有效至") for words in said(window))
    clock.forward(days=5)
    window._count()
    assert any("2026-11-28 星期六 · 休息日" in words for words in said(window))
    window.open_stage("delivery")
    assert any(words.startswith("条款 6.5.1：产品交付时") for words in said(window))


def test_the_state_of_the_data_is_honest(window):
    assert "本机数据" in said(window)


def test_search_jumps_to_the_record(window, qtbot):
    customer, _ = masters.save_customer(
        window._context.session, Customer("江南制药股份有限公司", phone="0510-85201000")
    )
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = window.findChild(SearchBox)
    assert box.hasFocus()
    qtbot.keyClicks(box, "jnzy")
    qtbot.waitUntil(box.popup.isVisible)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    page = window._masters.open_section("customers")
    assert page.shown_record() == ("customer", customer.doc)
    assert "江南制药股份有限公司" in said(window)


def test_a_payment_notice_leads_to_its_delivery(window, clock):
    session = window._context.session
    sold = in_desk(session)
    record, _ = deliveries.plan(session, sold.doc, {"1": Decimal(1), "2": Decimal(3)}, technician_name="王工")
    clock.forward(hours=7)
    deliveries.sign(session, record, filled_in(record.body))
    notice = settlement.followers(session, record.doc).notice
    window.open_record("payment_notice", notice.doc)
    assert window._tabs.key() == "delivery"
    assert window._pages["delivery"].shown_record() == ("delivery", record.doc)


def test_master_data_lies_over_the_flow_and_escape_leads_back(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert window._masters.isVisible()
    qtbot.keyClick(window._masters, Qt.Key.Key_Escape)
    assert not window._masters.isVisible()
    assert window._tabs.isVisible()


def test_history_tells_who_changed_what(window, qtbot):
    session = window._context.session
    made, _ = masters.save_customer(session, Customer("明远电子", phone="0512-1"))
    masters.save_customer(session, Customer("明远电子", phone="0512-66661234"), made)
    window.open_record("customer", made.doc)
    page = window._masters.open_section("customers")
    qtbot.keyClick(page, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    told = page._side.history.toPlainText()
    assert "王工" in told
    assert "0512-1" in told
    assert "0512-66661234" in told
    qtbot.keyClick(page, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert not page._side.isVisible()


def test_f1_shows_the_clauses_of_the_stage(window, qtbot):
    page = window.open_stage("contract")
    assert isinstance(page, StagePage)
    qtbot.keyClick(page, Qt.Key.Key_F1)
    assert "6.4.3" in page._side.clauses.toPlainText()


def test_another_language_keeps_tab_record_and_what_was_typed(window, qtbot):
    session = window._context.session
    made, _ = masters.save_customer(session, Customer("明远电子"))
    window.open_record("customer", made.doc)
    editor = window._masters.open_section("customers").view.parts.forms[0].editor("short_name")
    qtbot.keyClicks(editor.focusProxy(), "mingyuan")
    renewed(qtbot, window, window._header.language.emit, "en")
    page = window._masters.open_section("customers")
    assert page.shown_record() == ("customer", made.doc)
    assert page.view.parts.forms[0].values()["short_name"] == "mingyuan"
    assert "Master data" in said(window)
    assert window._context.settings.now.language == "en"


def test_another_language_keeps_a_record_that_was_never_saved(window, qtbot):
    page = window.open_stage("contract")
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    head = page.view.parts.forms[0]
    assert head.editor("customer").focusProxy().hasFocus(), "one types at once"
    qtbot.keyClicks(head.editor("external").focusProxy(), "DF-31")
    renewed(qtbot, window, window._header.language.emit, "en")
    assert window._tabs.key() == "contract"
    assert window._pages["contract"].view.parts.forms[0].values()["external"] == "DF-31"


def test_a_larger_font_takes_effect_at_once_and_is_remembered(window, qtbot, qapp):
    before = qapp.font().pixelSize()
    renewed(qtbot, window, window._header.font_size.emit, "large")
    assert qapp.font().pixelSize() > before
    assert window._context.settings.now.font_size == "large"
    renewed(qtbot, window, window._header.font_size.emit, "normal")


def test_signing_out_closes_the_window_and_says_so(window, qtbot):
    with qtbot.waitSignal(window.left) as left:
        window._header.sign_out.emit()
    assert left.args == [1]


def test_a_stage_to_come_pretends_nothing(window):
    page = window.open_stage("survey")
    assert any("还没有开放" in words for words in said(page))
    assert page.findChildren(QLineEdit) == []
    assert [one.text() for one in page.findChildren(QPushButton)] == []


def test_who_may_not_begin_a_contract_is_offered_none(context, qtbot, answers):
    session = as_person(context.session, "周洁", Department.QUALITY, Role.INSPECTOR)
    window = MainWindow(Context(session, context.hub, context.jobs, context.settings, context.memory, context.place))
    qtbot.addWidget(window)
    window.show()
    page = window.open_stage("contract")
    assert "新建" not in [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]
    window.close()


def test_the_window_works_on_a_desk_of_an_office_server(postgres_desk, tmp_path, qtbot, answers):
    settings, jobs = Settings(tmp_path / "settings.json"), Jobs()
    place = Place("postgresql+psycopg://office/svcdesk", local=False)
    window = MainWindow(Context(postgres_desk, Hub(), jobs, settings, Memory(settings), place))
    qtbot.addWidget(window)
    window.show()
    assert "办公室服务器" in said(window)
    sold = in_desk(postgres_desk)
    for stage in STAGES:
        window.open_stage(stage.key)
    for section in SECTIONS:
        window.open_masters(section.key)
    qtbot.waitUntil(lambda: not jobs.running())
    window.open_record("contract", sold.doc)
    assert window.shown_page().shown_record() == ("contract", sold.doc)
    assert "恢复到选中的备份…" not in [one.text() for one in window.findChildren(QPushButton) if one.isVisible()]
    window.close()
    jobs.drain()
