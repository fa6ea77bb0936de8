"""Charts in the window: a click on a bar lists the records behind it; keys, language, printing."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from svcdesk.domain.measures import Measure
from svcdesk.domain.ticket import Channel, Kind, Ticket
from svcdesk.services import lists
from svcdesk.services.lists import Query
from svcdesk.ui import language
from svcdesk.ui.preview_dialog import PreviewDialog
from svcdesk.ui.review.page import AnalysisPage
from svcdesk.ui.stages.service import ServicePage
from tests.conftest import ADMIN, Clock

START = Clock().now


def put(context, cause, count):
    with context.session.work() as work:
        for n in range(count):
            body = Ticket(
                received_at=START - timedelta(days=n),
                receiver=ADMIN,
                channel=Channel.PHONE,
                kind=Kind.REPAIR,
                content=f"{cause} {n}",
                cause=cause,
            )
            work.create("ticket", body, "closed")
    return work.changes


@pytest.fixture
def service(context, qtbot, answers):
    put(context, "mechanical.bearing", 3)
    put(context, "mechanical.leak", 2)
    made = ServicePage(context, "service")
    qtbot.addWidget(made)
    made.resize(1338, 640)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


@pytest.fixture
def page(service):
    made = service.open_part("analysis")
    assert isinstance(made, AnalysisPage)
    return made


def click(qtbot, chart, at):
    region = chart.regions()[at]
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.place(region).center().toPoint())


def test_a_click_on_a_bar_lists_the_records_behind_it(service, page, qtbot):
    chart = page.charts[Measure.CAUSE]
    assert len(chart.regions()) == 2
    click(qtbot, chart, 0)
    assert service.part() == "tickets"
    listing = service.open_part("tickets").list
    qtbot.waitUntil(lambda: listing.count() == 3)
    rows = lists.rows(listing._session, listing.chosen()) or lists.page(listing._session, listing.bar.query, 0, 9)
    assert {row.subject for row in rows} == {f"mechanical.bearing {n}" for n in range(3)}
    listing.bar.clear()
    assert listing.count() == 5


def test_no_record_that_is_not_behind_the_bar_stays_beside_the_list(service, page, qtbot):
    tickets = service.open_part("tickets")
    other = next(
        row for row in lists.page(tickets._context.session, Query(kinds=("ticket",)), 0, 9) if "leak" in row.subject
    )
    tickets.open_record("ticket", other.doc)
    assert tickets.shown_record() == ("ticket", other.doc)
    service.open_part("analysis")
    click(qtbot, page.charts[Measure.CAUSE], 0)
    qtbot.waitUntil(lambda: tickets.list.count() == 3)
    assert tickets.shown_record() == ("", "")
    assert not tickets.view.isVisible()


def test_keys_go_from_bar_to_bar_and_open(service, page, qtbot):
    chart = page.charts[Measure.CAUSE]
    chart.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(chart, key)
    assert "n=2" in chart.accessibleName()
    with qtbot.waitSignal(chart.asked) as asked:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert asked.args[0].key == "mechanical.leak"
    assert service.part() == "tickets"


def test_what_is_changed_is_drawn_a_moment_later(page, context, qtbot):
    chart = page.charts[Measure.CAUSE]
    context.hub.changed.emit(put(context, "electrical.sensor", 1))
    qtbot.waitUntil(lambda: len(chart.regions()) == 3)


def test_another_span_shows_other_months(page, qtbot):
    chart = page.charts[Measure.CONTACT]
    assert len(chart._figure.bars) == 12
    qtbot.mouseClick(page.spans.button("3"), Qt.MouseButton.LeftButton)
    assert [bar.label for bar in chart._figure.bars] == ["2026-09", "2026-10", "2026-11"]
    qtbot.mouseClick(page.spans.button("3"), Qt.MouseButton.LeftButton)
    assert page.spans.value() == "3"


def test_the_same_charts_are_printed(page, qtbot):
    qtbot.mouseClick(page._print, Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(PreviewDialog)
    assert "n=" not in dialog.preview._name
    assert len(dialog.preview.view._pages) >= 1
    dialog.close()


def test_it_speaks_the_language_of_the_window(page, qtbot):
    before = page.charts[Measure.CAUSE]._picture
    language.switch("en")
    qtbot.waitUntil(lambda: page.charts[Measure.CAUSE]._picture is not before)
    assert page.spans.button("12").text() == "12 months"
