"""A record that leaves the list while somebody works on it: the list moves, the person stays."""

from PySide6.QtCore import Qt

from svcdesk.services.lists import Query
from tests.gui.listing import delivery, desk, docs, jobs, make, press, records, shown

__all__ = ["desk", "jobs", "make", "records", "shown"]


def test_a_record_that_leaves_the_list_takes_nobody_to_another(shown, desk, records, qtbot):
    shown.bar.set_query(Query(kinds=("delivery",), states=("planned",)))
    shown.select(records[196].doc)
    with desk.work() as work:
        work.revise(records[196], delivery(196), state="checking")
    with qtbot.assertNotEmitted(shown.selected):
        shown.refresh(work.changes)
    assert records[196].doc not in docs(shown)
    assert not shown.table.selectionModel().hasSelection()
    assert press(qtbot, shown, Qt.Key.Key_Home) == 0


def test_a_list_that_is_at_no_record_takes_nobody_to_its_first_one(shown, records, qtbot):
    shown.bar.set_query(Query(kinds=("delivery",), states=("planned",)))
    shown.table.clearFocus()
    shown.select(records[1].doc)
    with qtbot.assertNotEmitted(shown.selected):
        shown.table.setFocus(Qt.FocusReason.OtherFocusReason)
    assert shown.table.hasFocus()
    assert not shown.table.selectionModel().hasSelection()
    assert press(qtbot, shown, Qt.Key.Key_Down) == 0
