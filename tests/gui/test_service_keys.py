"""The keys that lead through the service tab: from part to part, and through the intake."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from svcdesk.ui.stages.service import PARTS
from tests.gui.registering import register, show


def key(qtbot, code):
    qtbot.keyClick(QApplication.focusWidget(), code)


def test_the_switch_goes_through_every_part_and_back(window, qtbot):
    page = window.open_stage("service")
    first = page.part()
    seen = [first]
    while True:
        qtbot.keyClick(page.open_part(seen[-1]), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        if page.part() == first:
            break
        seen.append(page.part())
    assert seen == [part.key for part in PARTS]
    qtbot.keyClick(page.open_part(first), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert page.part() == seen[-1]


def test_the_tab_key_goes_through_the_intake_to_its_button_and_not_below(window, qtbot):
    page = window.open_stage("service").open_part("tickets")
    key(qtbot, Qt.Key.Key_F2)
    names = []
    while not (names and names[-1].startswith("登记")) and len(names) < 30:
        key(qtbot, Qt.Key.Key_Tab)
        found = QApplication.focusWidget()
        names.append(found.accessibleName() or found.text())
    assert [name.split("（")[0] for name in names[:3]] == ["顾客名称", "来电人", "联系电话"]
    assert len(names) == 14
    key(qtbot, Qt.Key.Key_Escape)
    assert page.list.isVisible()


def test_enter_presses_the_button_the_cursor_is_on(window, context, qtbot):
    record = register(context)
    show(window.open_stage("service").open_part("tickets"), record.doc)
    asked = []

    def close():
        dialog = QApplication.activeModalWidget()
        asked.append(dialog.windowTitle())
        dialog.reject()

    window.shown_page().open_part("tickets").view.enter()
    QTimer.singleShot(0, close)
    key(qtbot, Qt.Key.Key_Return)
    assert asked == ["记录联系"]
