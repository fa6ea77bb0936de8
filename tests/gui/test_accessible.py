"""A screen reader hears what everything is called, and the Tab key reaches all of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTabBar, QWidget

from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.masters import Company, Customer, Site
from svcdesk.services import clock_rules, masters
from svcdesk.ui.masters.sections import SECTIONS
from svcdesk.ui.stage_page import StagePage
from svcdesk.ui.stages import STAGES
from tests.delivering import in_desk

_SPOKEN = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QTabBar)


def spoken(widget):
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) or found.text(QAccessible.Text.Description)


def silent(window):
    """Return everything a person can work with that says nothing of itself."""
    return [
        f"{type(one).__name__} in {type(one.parent()).__name__}"
        for one in window.findChildren(QWidget)
        if isinstance(one, _SPOKEN)
        and one.isVisible()
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(one.parent(), QComboBox)
        and not spoken(one).strip()
    ]


@pytest.fixture
def filled(window):
    session = window._context.session
    masters.save_company(session, Company("宏达机电"))
    sold = in_desk(session)
    masters.save_customer(session, Customer("明远电子", sites=(Site("", "一厂"),)))
    clock_rules.save_calendar(session, WorkCalendar("公司日历"), standard=True)
    return sold


@pytest.mark.parametrize("stage", [stage.key for stage in STAGES])
def test_every_control_of_a_tab_has_a_name(window, filled, stage):
    page = window.open_stage(stage)
    if stage == "contract":
        page.open_record("contract", filled.doc)
    assert silent(window) == []


@pytest.mark.parametrize("section", [section.key for section in SECTIONS])
def test_every_control_of_a_section_has_a_name(window, filled, qtbot, section):
    page = window.open_masters(section).open_section(section)
    if isinstance(page, StagePage):
        qtbot.waitUntil(lambda: page.list.count() > 0 or section == "people")
        page.start_new()
    assert silent(window) == []


def test_tab_reaches_everything_on_today_and_comes_round(window, filled, qtbot):
    window.open_stage("today")
    window._tabs.setFocus()
    seen = []
    for _ in range(80):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is window._tabs:
            break
        seen.append(focused)
    assert QApplication.focusWidget() is window._tabs, "Tab is caught somewhere"
    page = window._pages["today"]
    assert set(page._cards.values()) <= set(seen)
    assert page._tasks.view in seen
    buttons = window._header.findChildren(QAbstractButton)
    reachable = {one for one in buttons if one.isVisible() and one.focusPolicy() != Qt.FocusPolicy.NoFocus}
    assert len(reachable) == 3, "master data, help, person"
    assert reachable <= set(seen)
