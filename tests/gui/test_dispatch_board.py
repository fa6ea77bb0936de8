"""The dispatch board under the mouse: orders dragged to people and days, or moved by Enter and a dialog."""

from datetime import timedelta

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from pytestqt.qtbot import QtBot

from svcdesk.domain.device import CustomerRef
from svcdesk.domain.masters import Department, Role
from svcdesk.domain.record import Record
from svcdesk.domain.service_order import ServiceOrder, State
from svcdesk.domain.times import SHANGHAI
from svcdesk.services import dispatching
from svcdesk.services import service_order as orders
from svcdesk.services.desk import Session
from svcdesk.ui.context import Context
from svcdesk.ui.repair import board as board_module
from svcdesk.ui.repair.board import BoardPage
from svcdesk.ui.repair.dispatch_dialog import DispatchDialog
from svcdesk.ui.repair.slot_card import SlotCard
from tests.conftest import Clock, as_person
from tests.gui.answers import Answers
from tests.gui.typing import press


@pytest.fixture(autouse=True)
def _nobody_is_asked_unawares(answers: Answers) -> Answers:
    return answers


@pytest.fixture
def people(sqlite_desk: Session) -> tuple[str, str]:
    names = ("李建国", "王工")
    li, wang = (as_person(sqlite_desk, name, Department.SERVICE, Role.TECHNICIAN).actor.doc for name in names)
    return li, wang


@pytest.fixture
def order(sqlite_desk: Session) -> Record[ServiceOrder]:
    return dispatching.open_order(sqlite_desk, customer=CustomerRef(name="海星食品"), fault="漏油")[0]


@pytest.fixture
def page(qtbot: QtBot, context: Context, people: tuple[str, str], order: Record[ServiceOrder]) -> BoardPage:
    made = BoardPage(context)
    qtbot.addWidget(made)
    made.resize(1340, 620)
    made.show()
    qtbot.waitExposed(made)
    QCoreApplication.processEvents()
    return made


def drag(qtbot: QtBot, card: SlotCard, to: QPoint) -> None:
    """Take a card with the left button and let it go at a global point."""
    start = QPoint(20, 12)
    qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=start)
    end = card.mapFromGlobal(to)
    for step in (0.3, 0.7, 1.0):
        between = start + (end - start) * step
        qtbot.mouseMove(card, between)
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=end)
    QCoreApplication.processEvents()


def stored(session: Session, record: Record[ServiceOrder]) -> Record[ServiceOrder]:
    return orders.opened(session, record.doc).record


def appointed(record: Record[ServiceOrder]) -> str:
    at = record.body.visits[-1].appointed_at
    assert at is not None
    return f"{at.astimezone(SHANGHAI):%m-%d %H:%M}"


def test_an_order_is_dragged_to_a_person_and_a_day_and_on(
    qtbot: QtBot,
    context: Context,
    page: BoardPage,
    people: tuple[str, str],
    order: Record[ServiceOrder],
    clock: Clock,
):
    li, wang = people
    wednesday = clock.now.date() + timedelta(days=2)
    drag(qtbot, page.waiting[0], page.grid.cell(li, wednesday))
    sent = stored(context.session, order)
    assert (sent.state, sent.body.technician.doc, appointed(sent)) == (State.DISPATCHED, li, "11-25 09:00")
    assert page.waiting == []
    drag(qtbot, page.grid.card(order.doc), page.grid.cell(wang, wednesday + timedelta(days=1)))
    moved = stored(context.session, order)
    assert (moved.body.technician.doc, appointed(moved)) == (wang, "11-26 09:00")
    assert len(moved.body.visits) == 1


def test_on_a_day_the_hour_counts(
    qtbot: QtBot,
    context: Context,
    page: BoardPage,
    people: tuple[str, str],
    order: Record[ServiceOrder],
    clock: Clock,
):
    press(qtbot, page, "日")
    at = clock.now.replace(hour=14, minute=30)
    drag(qtbot, page.waiting[0], page.grid.cell(people[1], at))
    assert appointed(stored(context.session, order)) == "11-23 14:30"


def test_a_card_let_go_beside_the_grid_goes_nowhere(
    qtbot: QtBot, context: Context, page: BoardPage, order: Record[ServiceOrder]
):
    drag(qtbot, page.waiting[0], page.mapToGlobal(QPoint(30, page.height() - 10)))
    assert stored(context.session, order).state == State.NEW
    assert len(page.waiting) == 1


def test_a_visit_that_has_begun_stays(
    qtbot: QtBot,
    context: Context,
    page: BoardPage,
    people: tuple[str, str],
    order: Record[ServiceOrder],
    clock: Clock,
):
    sent, _ = dispatching.dispatch(context.session, order, people[0], clock.now)
    visit = sent.body.visits[-1]
    begun = msgspec.structs.replace(visit, departed_at=clock.now)
    orders.save(context.session, sent, msgspec.structs.replace(sent.body, visits=(begun,)))
    page.refresh()
    QCoreApplication.processEvents()
    drag(qtbot, page.grid.card(order.doc), page.grid.cell(people[1], clock.now.date()))
    assert stored(context.session, order).body.technician.doc == people[0]


def test_overlaps_and_late_visits_stand_out(
    context: Context, page: BoardPage, people: tuple[str, str], order: Record[ServiceOrder], clock: Clock
):
    session = context.session
    late, _ = dispatching.dispatch(session, order, people[0], clock.now - timedelta(hours=1))
    second, _ = dispatching.open_order(session, customer=CustomerRef(name="江南制药"), fault="露点高")
    dispatching.dispatch(session, second, people[0], clock.now + timedelta(minutes=30))
    page.refresh()
    cards = {doc: page.grid.card(doc) for doc in (late.doc, second.doc)}
    assert {doc: card.property("look") for doc, card in cards.items()} == {
        late.doc: "notice-bad",
        second.doc: "notice-warn",
    }
    assert all("时间重叠" in card.accessibleName() for card in cards.values())
    assert "超期" in cards[late.doc].accessibleName()


def test_enter_asks_who_and_when(
    qtbot: QtBot,
    context: Context,
    page: BoardPage,
    people: tuple[str, str],
    order: Record[ServiceOrder],
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
):
    class Acted(DispatchDialog):
        def exec(self) -> int:
            self.show()
            self.form.set_values({"technician": people[1], "at": clock.now + timedelta(hours=3)})
            press(qtbot, self, "派工")
            return self.result()

    monkeypatch.setattr(board_module, "DispatchDialog", Acted)
    card = page.waiting[0]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert appointed(stored(context.session, order)) == "11-23 12:00"
