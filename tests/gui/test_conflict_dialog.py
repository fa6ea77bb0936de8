"""Versions side by side: whose they are, and every word of them."""

import re

from PySide6.QtCore import Qt

from svcdesk.domain.exchange import Scope
from svcdesk.domain.masters import Customer
from svcdesk.services.exchange import handing_over, taking_in
from svcdesk.services.exchange.handing_over import Request
from svcdesk.ui.conflict_dialog import ConflictDialog
from svcdesk.ui.tables import RowsView


def test_versions_side_by_side_say_which_computer_wrote_them(context, laptop, qtbot, tmp_path):
    with laptop.work() as work:
        first = work.create("customer", Customer("Hongda"), "active")
    path = handing_over.hand_over(laptop, tmp_path / "p.svcpack", Request(scope=Scope.ALL)).files[0]
    taking_in.take_in(context.session, path)
    for session, phone in ((context.session, "1"), (laptop, "2")):
        with session.work() as work:
            work.revise(first, Customer("Hongda", phone=phone))
    path = handing_over.hand_over(laptop, tmp_path / "p.svcpack", Request(scope=Scope.ALL)).files[0]
    taking_in.take_in(context.session, path)
    dialog = ConflictDialog(context, first.doc)
    qtbot.addWidget(dialog)
    (view,) = dialog.findChildren(RowsView)
    heads = [str(view.model().headerData(at, Qt.Orientation.Horizontal)) for at in (1, 2)]
    assert sorted(re.search(r" · (\w+)\s", head).group(1) for head in heads) == sorted(
        ["B2", context.session.store.node.code]
    )


def test_long_texts_of_each_side_are_read_whole(context, qtbot):
    with context.session.work() as work:
        first = work.create("customer", Customer("Hongda"), "active")
    for words in ("卸货走北门，车牌提前一天报。" * 30, "Ring the bell.\n" * 12):
        with context.session.work() as work:
            work.revise(first, Customer("Hongda", note=words), allow_branch=True)
    dialog = ConflictDialog(context, first.doc)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    (view,) = dialog.findChildren(RowsView)

    def fits():
        room = view.columnWidth(1) - 20
        lines = view.fontMetrics().horizontalAdvance("卸货走北门，车牌提前一天报。" * 30) / room
        return view.rowHeight(0) >= max(12, lines) * view.fontMetrics().height()

    qtbot.waitUntil(fits)
    tall = view.rowHeight(0)
    dialog.resize(dialog.width() + 300, dialog.height())
    qtbot.waitUntil(lambda: view.rowHeight(0) < tall)
    assert view.rowHeight(0) >= 12 * view.fontMetrics().height()
