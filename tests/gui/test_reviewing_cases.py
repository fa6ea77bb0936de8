"""Several complaints or returns at once: their dialogs keep what is unsaid, one signature stands in each."""

from typing import ClassVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from svcdesk.domain.complaint import Category, Complaint
from svcdesk.domain.device import CustomerRef
from svcdesk.domain.masters import Department, Role
from svcdesk.domain.return_case import ReturnCase
from svcdesk.services import complaint as complaints
from svcdesk.services import records, return_case
from svcdesk.ui import language, own_word
from svcdesk.ui.complaint.page import ComplaintsPage
from svcdesk.ui.delivery.sign_dialog import SignDialog
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.lines_delegate import DETAIL, PAD
from svcdesk.ui.stages.returns import ReturnCasesPage
from svcdesk.words import Message, codes
from tests.conftest import as_person
from tests.gui.acceptance import draw
from tests.gui.typing import press, said
from tests.returning import asked, delivered


def shown(qtbot, page):
    qtbot.addWidget(page)
    page.resize(1340, 560)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.list.table.setFocus()
    return page


@pytest.fixture
def complained(context, clock, qtbot, answers):
    """Show three complaints of which none can be closed yet."""
    for words in ("慢", "脏", "吵"):
        body = Complaint(
            received_at=clock(), customer=CustomerRef(name="宏达"), description=words, category=Category.ATTITUDE
        )
        complaints.save_facts(context.session, body)
    return shown(qtbot, ComplaintsPage(context))


def begin(qtbot, page, key):
    qtbot.keyClick(page.list.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(page.reviewing.button(key), Qt.MouseButton.LeftButton)


def test_keys_that_come_early_close_no_complaint_and_leave_the_question_open(complained, qtbot, answers):
    seen = []

    def hurry():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)  # before any field has the keys, it presses the button
        seen.append((dialog.isVisible(), [key for key in dialog.form.values() if dialog.form.error(key)]))
        dialog.form.set_values({"satisfied": "satisfied", "verification": "回访", "corrective_needed": True})
        press(qtbot, dialog, "关闭")
        seen.append((dialog.isVisible(), [key for key in dialog.form.values() if dialog.form.error(key)]))
        dialog.form.set_values({"corrective_needed": False})
        press(qtbot, dialog, "关闭")

    QTimer.singleShot(0, hurry)
    begin(qtbot, complained, "close")
    assert seen == [
        (True, ["satisfied", "verification", "corrective_needed"]),
        (True, ["corrective_note"]),
    ]
    qtbot.waitUntil(lambda: "problems" in [kind for kind, _ in answers.asked])
    assert answers.said() == ["已办理 0 条。有 3 条没有办理，仍然选中。"]
    [reason] = answers.reasons  # three complaints of one state are told together
    assert reason.count("TS-") == 3


@pytest.fixture
def requests(context, clock):
    """Have somebody else ask for two returns, and the person of the window for a third."""
    brought = delivered(context.session, clock, compressors=3)
    clerk = as_person(context.session, "孙文员", Department.SERVICE, Role.TECHNICIAN)
    sessions = {"SN-1": clerk, "SN-2": clerk, "SN-3": context.session}
    return [return_case.save_request(one, asked(one, brought, serial))[0] for serial, one in sessions.items()]


class Pen(SignDialog):
    """Signs at once, or thinks better of it; keeps what was to be signed."""

    signs = True
    declared: ClassVar[list[str]] = []

    def __init__(self, party, what, clock, parent):
        super().__init__(party, what, clock, parent)
        self.declared.append(what)

    def exec(self):
        self.show()
        if not self.signs:
            self.reject()
            return self.result()
        draw(self._qtbot, self)
        press(self._qtbot, self, "确认签字")
        return self.result()


@pytest.fixture
def pen(qtbot, monkeypatch):
    made = type("OwnPen", (Pen,), {"declared": [], "_qtbot": qtbot})
    monkeypatch.setattr(own_word, "SignDialog", made)
    return made


def words_of(context, record):
    return records.record(context.session, record.doc, ReturnCase).body.approvals


def test_one_signature_for_many_returns_is_kept_with_each_and_says_so(context, requests, qtbot, answers, pen):
    page = shown(qtbot, ReturnCasesPage(context))
    answers.give("words", "同意换货")
    begin(qtbot, page, "approve")
    qtbot.waitUntil(lambda: "problems" in [kind for kind, _ in answers.asked])
    others, own = requests[:2], requests[2]
    assert answers.said() == ["已办理 2 条。有 1 条没有办理，仍然选中。"]
    assert any(own.number in reason and "申请人" in reason for reason in answers.reasons)
    [declared] = pen.declared
    assert all(one.number in declared for one in others)
    assert own.number not in declared  # nobody signs for what he cannot agree to
    given = [words_of(context, one) for one in others]
    assert [len(words) for words in given] == [1, 1]
    assert given[0][0].signature == given[1][0].signature is not None
    assert {words[0].together for words in given} == {tuple(one.number for one in reversed(others))}
    assert words_of(context, own) == ()
    page.open_record("return_case", others[0].doc)
    assert any("2 张申请一并签字" in one for one in said(page.view))


def test_who_does_not_sign_agrees_to_nothing(context, requests, qtbot, answers, pen):
    pen.signs = False
    page = shown(qtbot, ReturnCasesPage(context))
    answers.give("words", "")
    begin(qtbot, page, "approve")
    assert [words_of(context, one) for one in requests] == [(), (), ()]
    assert answers.said() == []


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_the_column_of_states_has_room_for_every_state_and_lateness_is_told_once(complained, lang, qtbot):
    language.switch(lang)
    table = complained.list.table
    at = [column.key for column in table._model.columns].index("state")
    labels = [language.text(Message(f"complaint.{code}")) for code in codes("complaint") if code.startswith("state.")]
    assert len(labels) > 5
    longest = max(map(table.fontMetrics().horizontalAdvance, labels))
    qtbot.waitUntil(lambda: table.columnWidth(at) >= longest + 2 * PAD)
    first = table._model.index(0, at)
    assert (bool(first.data()), first.data(DETAIL)) == (True, "")
