"""Versions side by side: whose they are, and every word of them."""

import re

from msgspec.structs import replace
from PySide6.QtCore import Qt

from svcdesk.domain.complaint import Category, Complaint
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


def test_why_sides_that_changed_nothing_alike_cannot_stand_together_is_said(context, clock, qtbot):
    with context.session.work() as work:
        body = Complaint(received_at=clock(), description="慢", category=Category.ATTITUDE)
        first = work.create("complaint", body, "answered")
    for state, changed in (("void", {"void_reason": "重复"}), ("answered", {"place": "二号车间"})):
        with context.session.work() as work:
            work.revise(first, replace(body, **changed), state=state, allow_branch=True)
    dialog = ConflictDialog(context, first.doc)
    qtbot.addWidget(dialog)
    assert "一台电脑上投诉已作废，另一台还在办理" in dialog.notice.words()
    assert [choice.value for choice in dialog._choices()] == [side.rev for side in dialog._sides]
