"""What tests of returns and complaints on the screen share: dialogs filled in, words signed."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from svcdesk.services import lists, records
from svcdesk.services.lists import Query
from svcdesk.ui import own_word
from svcdesk.ui.delivery.ink import Ink
from svcdesk.ui.delivery.sign_dialog import SignDialog
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.returns import actions
from tests.gui.acceptance import draw
from tests.gui.typing import press
from tests.returning import delivered


@pytest.fixture
def brought(context, clock):
    made = delivered(context.session, clock)
    clock.forward(days=3)
    return made


def fill(qtbot, values, yes):
    """Fill in and accept the dialog that is about to open; what it refused is told."""
    refused = []

    def answer():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        dialog.form.set_values(values)
        for key in values:
            dialog.form.changed.emit(key)
        press(qtbot, dialog, yes)
        if dialog.isVisible():
            refused.append("\n".join([dialog.notice.words(), *marked(dialog.form).values()]))
            dialog.reject()

    QTimer.singleShot(0, answer)
    return refused


def marked(form):
    """Return what is written under the fields of a form, by key."""
    return {key: form.error(key) for key in form.keys() if form.error(key)}  # noqa: SIM118 - a method


def only(context, kind, body):
    [row] = lists.page(context.session, Query(kinds=(kind,)), 0, 10)
    return records.record(context.session, row.doc, body)


def inks(view):
    """Return the signatures a person sees."""
    return [one for one in view.findChildren(Ink) if one.isVisibleTo(view)]


@pytest.fixture
def signing(qtbot, monkeypatch):
    """Sign by hand whenever somebody is asked to; gives the titles of the dialogs."""
    titles = []

    class Acted(SignDialog):
        def exec(self):
            titles.append(self.windowTitle())
            self.show()
            if not self._form.values()["name"]:
                self._form.set_values({"name": "李工"})
            draw(qtbot, self)
            press(qtbot, self, "确认签字")
            return self.result()

    for module in (actions, own_word):
        monkeypatch.setattr(module, "SignDialog", Acted)
    return titles


def step(qtbot, page, words, values, yes):
    """Press a step and answer its dialog; return what the dialog refused."""
    QApplication.processEvents()  # what was just put on the page is shown with the next round of events
    refused = fill(qtbot, values, yes)
    press(qtbot, page, words)
    return refused
