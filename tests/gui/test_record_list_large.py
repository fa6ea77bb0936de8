"""The list of a large desk: first rows at once, the rest beside the window."""

import pytest

from svcdesk.services import lists
from svcdesk.services.lists import Query, Sort
from svcdesk.ui.record_model import PAGE
from tests.gui.listing import cells, create, desk, docs, jobs, make, records, shown

__all__ = ["desk", "jobs", "make", "records", "shown"]


@pytest.fixture
def large(monkeypatch):
    """Make every desk count as large, so that lists come in two steps."""
    monkeypatch.setattr(lists, "SMALL", 10)


def test_a_large_desk_shows_first_rows_at_once_and_the_rest_later(large, records, make, qtbot):
    view = make()
    model = view.table.model()
    assert not model.is_whole()
    assert (view.count(), cells(view, 0)[0], view._foot.text()) == (PAGE, records[-1].number, "正在读取…")
    view.select(records[-3].doc)
    view.table.verticalScrollBar().setValue(20)
    with qtbot.assertNotEmitted(model.modelReset):
        qtbot.waitUntil(model.is_whole)
    assert docs(view) == [record.doc for record in records[::-1]]
    assert view.table.current_doc() == records[-3].doc
    assert view.table.verticalScrollBar().value() == 20
    assert view._foot.text() == "200 条"


def test_a_record_far_down_a_large_list_is_found_again(large, records, make, qtbot):
    view = make()
    assert not view.select(records[5].doc)
    qtbot.waitUntil(lambda: view.table.current_doc() == records[5].doc)


def test_a_slow_filter_of_a_large_list_comes_from_beside_the_window(large, records, make, qtbot):
    view = make()
    qtbot.waitUntil(view.table.model().is_whole)
    view.bar.set_query(Query(kinds=("delivery",), sort=Sort.SUBJECT, descending=False))
    assert view._foot.text() == "正在读取…"
    qtbot.waitUntil(lambda: view._foot.text() == "200 条")
    assert cells(view, 0)[1] == "空压机 GA0"


def test_a_change_before_the_order_is_known_is_not_lost(large, records, make, desk, qtbot):
    view = make()
    record, changes = create(desk, 7)
    view.refresh(changes)
    qtbot.waitUntil(view.table.model().is_whole)
    assert docs(view) == [record.doc, *(one.doc for one in records[::-1])]
