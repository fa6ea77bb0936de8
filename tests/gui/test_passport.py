"""A serial number typed into the search leads to the life of that unit, and from there to its records."""

from decimal import Decimal

from PySide6.QtCore import Qt

from svcdesk.services import delivery as deliveries
from svcdesk.ui.masters.stock import StockPage
from svcdesk.ui.search_box import SearchBox
from tests.delivering import filled_in, in_desk
from tests.gui.typing import cells


def _signed(window, clock):
    session = window._context.session
    record = deliveries.plan(session, in_desk(session).doc, {"1": Decimal(2)})[0]
    clock.forward(hours=7)
    return deliveries.sign(session, record, filled_in(record.body))[0]


def _search(window, qtbot, words):
    box = window.findChild(SearchBox)
    box.setFocus()
    qtbot.keyClicks(box, words)
    qtbot.waitUntil(lambda: any(one.id.startswith("unit:") for one in box.popup.options()))
    return box


def test_a_serial_number_leads_to_the_life_of_the_unit(window, qtbot, clock):
    signed = _signed(window, clock)
    box = _search(window, qtbot, "SN-2")
    assert [one.title for one in box.popup.options() if one.id.startswith("unit:")] == ["SN-2"]
    qtbot.keyClick(box, Qt.Key.Key_Return)
    page = window.findChild(StockPage)
    qtbot.waitUntil(page.isVisible)
    said = page._card.facts()
    assert "现在：宏达纺织有限公司" in said
    assert f"质保 {signed.body.warranty_start} 至 {signed.body.warranty_end}" in said
    assert f"合同 {signed.body.contract_number} · 交付 {signed.number}" in said
    assert [(row[1], row[2], row[3]) for row in cells(page._model)] == [("SN-2", "顾客处", "")]


def test_a_move_opens_the_record_that_made_it(window, qtbot, clock):
    signed = _signed(window, clock)
    qtbot.keyClick(_search(window, qtbot, "SN-2"), Qt.Key.Key_Return)
    card = window.findChild(StockPage)._card
    with qtbot.waitSignal(window._context.hub.wanted) as wanted:
        card._view.setCurrentIndex(card.moves.index(card.moves.rowCount() - 1, 0))
        qtbot.keyClick(card._view, Qt.Key.Key_Return)
    assert wanted.args == ["delivery", signed.doc]
