"""The register: tickets by list and record."""

from PySide6.QtGui import QResizeEvent

from svcdesk.domain.rights import Right
from svcdesk.services import rights
from svcdesk.services.lists import Sort
from svcdesk.ui.context import Context
from svcdesk.ui.language import text
from svcdesk.ui.record_filters import ListSpec
from svcdesk.ui.service.intake import IntakePage
from svcdesk.ui.service.intake_draft import is_aside
from svcdesk.ui.service.view import TicketView
from svcdesk.ui.stage_page import StagePage
from svcdesk.words import Message

_SPEC = ListSpec(
    name="ticket",
    kinds=("ticket",),
    columns=("case", "owner", "remaining"),
    choices=(
        "case",
        "owner",
        "remaining",
        "topic",
        "channel",
        "state",
        "about",
        "unit",
        "department",
        "due",
        "occurred",
        "review",
    ),
    presets=(
        "open",
        "mine",
        "ours",
        "unassigned",
        "overdue",
        "soon",
        "waiting_customer",
        "unsigned",
        "rework",
        "all",
        "conflicts",
    ),
    sort=Sort.URGENT,
    conditions=("ours", "unassigned", "unsigned", "waits", "reviewed"),
    empty=Message("service.no_ticket"),
    action=Message("service.new_ticket"),
)


class TicketsPage(StagePage):
    """Tickets by list and record; the intake lies over both while somebody is on the phone."""

    def __init__(self, context: Context) -> None:
        may = rights.may(context.session, Right.TICKETS)
        view = TicketView(context)
        begin = text(Message("service.new_ticket")) + "  F2"
        super().__init__(context, _SPEC, view, stage="service", may_begin=may, begin=begin)
        self._may = may
        self._tickets = view
        self.intake = IntakePage(context, self)
        self.intake.hide()
        self.intake.saved.connect(self._show)
        self.intake.closed.connect(self._uncover)
        view.new_wanted.connect(self._take_call)

    def open_record(self, kind: str, doc: str) -> None:
        if is_aside(doc):
            self._take_call(doc)
        elif doc:
            self.intake.keep()
            self.intake.hide()
            super().open_record(kind, doc)
        else:
            self._take_call()

    def shown_record(self) -> tuple[str, str]:
        return ("ticket", "") if self.intake.isVisible() else super().shown_record()

    def keep(self) -> None:
        self.intake.keep()
        super().keep()

    def _take_call(self, name: str = "") -> None:
        if not self._may:
            return
        self.intake.setGeometry(self.rect())
        self._split.hide()  # or the Tab key would wander among what the intake covers
        if self.intake.isVisible() and not name:
            self.intake.set_aside()  # F2 once more: another one calls
        else:
            self.intake.begin(name)

    def _uncover(self) -> None:
        self._split.show()
        self._tickets.refresh()

    # Qt's own
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.intake.setGeometry(self.rect())
