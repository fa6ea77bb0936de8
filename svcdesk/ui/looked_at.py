"""Notes what is looked at when the window is closed, and tells where to begin on the same day."""

from contextlib import suppress

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from svcdesk.domain.times import local_day
from svcdesk.errors import KnownError
from svcdesk.services import remembered
from svcdesk.services.desk import Session
from svcdesk.services.first_look import LOOKED_AT, Box, LookedAt
from svcdesk.ui.flow_tabs import FlowTabs
from svcdesk.ui.record_list import RecordList
from svcdesk.ui.stage_keys import STAGE_KEYS


def note(session: Session, window: QWidget, tabs: FlowTabs, page: QWidget) -> None:
    """Remember the open tab, the list shown on its page, and where both stand in the window."""
    at = LookedAt(day=local_day(session.clock()), stage=tabs.key(), tabs=_box(window, tabs))
    shown = next((one for one in page.findChildren(RecordList) if one.table.isVisible()), None)
    if shown:
        memory, table = shown.bar.memory, _box(window, shown.table)
        at = LookedAt(
            day=at.day,
            stage=at.stage,
            tabs=at.tabs,
            query=memory.query,
            columns=memory.columns,
            widths=shown.table.widths(),
            table=table,
        )
    with suppress(KnownError):  # on a full disk say, where the window closes all the same
        remembered.remember(session, LOOKED_AT, at)


def first_stage(session: Session) -> str:
    """Return the tab to begin with: where the person left off on the same day, else what is due today."""
    at = remembered.recall(session, LOOKED_AT, LookedAt)
    today = at is not None and at.day == local_day(session.clock())
    return at.stage if at and today and at.stage in STAGE_KEYS else STAGE_KEYS[0]


def _box(window: QWidget, part: QWidget) -> Box:
    box = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
    return box.x(), box.y(), box.width(), box.height()
