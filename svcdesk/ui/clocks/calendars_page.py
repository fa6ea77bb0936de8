"""Working calendars: the company's own, and those that contracts name."""

from PySide6.QtWidgets import QWidget

from svcdesk.domain.rights import Right
from svcdesk.services import clock_rules, rights
from svcdesk.ui.clocks.calendar_view import CalendarView
from svcdesk.ui.context import Context
from svcdesk.ui.record_filters import ListSpec
from svcdesk.ui.stage_page import StagePage
from svcdesk.words import Message

_SPEC = ListSpec(
    name="calendar",
    kinds=("calendar",),
    columns=("name", "about"),
    choices=("name", "about", "state"),
    presets=("all", "active", "conflicts"),
    empty=Message("sections.no_calendar"),
    action=Message("sections.new_calendar"),
)


class CalendarsPage(StagePage):
    """Begins with the company's calendar, which the program brings until somebody changes it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        view = CalendarView(context)
        may = rights.may(context.session, Right.CLOCK_RULES)
        super().__init__(context, _SPEC, view, may_begin=may, parent=parent)
        _, record = clock_rules.standard(context.session)
        if record is None:
            view.start_standard()
        else:
            view.show_record(record.doc)
