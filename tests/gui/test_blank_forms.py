"""Empty forms from the help menu: each in a preview, ready for the printer."""

import pytest

from svcdesk.ui.blank_forms import BlankForms
from svcdesk.ui.preview_dialog import PreviewDialog
from tests.reports.reading import poppler_text


@pytest.fixture
def menu(window):
    return window.findChild(BlankForms)


def test_every_empty_form_can_be_looked_at(window, menu, qtbot):
    actions = menu.actions()
    assert len(actions) == 11
    for action in actions:
        action.trigger()
        (dialog,) = [one for one in window.findChildren(PreviewDialog) if one.isVisible()]
        assert action.text().partition("  ")[0] in poppler_text(dialog.preview._pdf)
        dialog.close()
        qtbot.waitUntil(lambda: not [one for one in window.findChildren(PreviewDialog) if one.isVisible()])


def test_they_are_named_by_title_and_code(menu):
    names = [action.text() for action in menu.actions()]
    assert "维修记录单  F23" in names
    assert "产品验收单  F16" in names
