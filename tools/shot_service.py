"""The screens of service, returns and handing over that ``shots.py`` draws, beside those of ``shot_screens.py``."""

from collections.abc import Callable

from shot_studio import Studio

from svcdesk.domain.service_order import ServiceOrder
from svcdesk.services import records

# isort: split
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from svcdesk.ui.kinds_page import KindsPage
from svcdesk.ui.page import Page
from svcdesk.ui.repair.dispatch_dialog import DispatchDialog
from svcdesk.ui.service.page import TicketsPage
from svcdesk.ui.stage_page import StagePage
from svcdesk.ui.stages.returns import PARTS as RETURN_PARTS
from svcdesk.ui.stages.service import PARTS as SERVICE_PARTS

Screen = Callable[[Studio], QWidget]
_REPAIRED, _EXCHANGED = "新华", "冷冻式干燥机"
"""What the repair with pictures and the exchange are found by."""
_RECORDS = {
    "ticket": ("open", "handling", "waiting", "resolved", "closed"),
    "service_order": ("new", "dispatched", "on_site", "confirmed", "signed"),
    "complaint": ("acknowledged", "assessed", "answered", "closed"),
    "return_case": ("requested", "approved", "inspected", "closed", "refused"),
    "supplier_claim": ("answered",),
    "service_plan": ("active",),
}


def _page(studio: Studio, stage: str, part: str) -> Page:
    page = studio.window.open_stage(stage)
    return page.open_part(part) if isinstance(page, KindsPage) else page


def _part(stage: str, part: str) -> Screen:
    def arrange(studio: Studio) -> QWidget:
        page = _page(studio, stage, part)
        studio.settle()
        if isinstance(page, StagePage) and page.list.count():
            page.list.table.choose(0)
            page.list.selected.emit(page.list.table.current_doc())
        return studio.window

    return arrange


def _record(kind: str, state: str, text: str = "", *, below: int = 0) -> Screen:
    """Return the newest record of a state that holds a text, scrolled down by ``below`` thousandths."""

    def arrange(studio: Studio) -> QWidget:
        studio.window.open_record(kind, studio.find(kind, state, text).doc)
        studio.settle()
        for area in studio.window.findChildren(QScrollArea) if below else ():
            bar = area.verticalScrollBar()
            if area.isVisible() and bar.maximum() > area.height() // 4:
                bar.setValue(bar.maximum() * below // 1000)
        return studio.window

    return arrange


def _intake(studio: Studio) -> QWidget:
    page = _page(studio, "service", "tickets")
    if isinstance(page, TicketsPage):
        page.open_record("ticket", "")
    return studio.window


def _dispatch(studio: Studio) -> QWidget:
    found = studio.find("service_order", "new")
    dialog: QDialog = DispatchDialog(studio.context, records.record(studio.session, found.doc, ServiceOrder))
    dialog.show()
    return dialog


PARTS: dict[str, Screen] = {
    **{f"service-{part.key}": _part("service", part.key) for part in SERVICE_PARTS},
    **{f"returns-{part.key}": _part("returns", part.key) for part in RETURN_PARTS},
}
SCREENS: dict[str, Screen] = {
    **PARTS,
    **{f"{kind}-{state}": _record(kind, state) for kind, states in _RECORDS.items() for state in states},
    "service_order-condition": _record("service_order", "signed", _REPAIRED, below=400),
    "service_order-end": _record("service_order", "signed", _REPAIRED, below=1000),
    "return_case-end": _record("return_case", "closed", _EXCHANGED, below=1000),
    "complaint-end": _record("complaint", "closed", below=1000),
    "intake": _intake,
    "dialog-dispatch": _dispatch,
}
