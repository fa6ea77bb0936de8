"""The one list of what the master-data page holds."""

from collections.abc import Callable
from dataclasses import dataclass

from svcdesk.ui.clocks.calendars_page import CalendarsPage
from svcdesk.ui.clocks.rules_page import rules_page
from svcdesk.ui.context import Context
from svcdesk.ui.exchange.page import ExchangePage
from svcdesk.ui.importing.page import ImportPage
from svcdesk.ui.masters import lists
from svcdesk.ui.masters.backups import BackupsPage
from svcdesk.ui.masters.company import CompanyPage
from svcdesk.ui.masters.machine import MachinePage
from svcdesk.ui.masters.stock import StockPage
from svcdesk.ui.page import Page
from svcdesk.words import Message


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its key, its icon, the kinds of records it shows and what makes its page."""

    key: str
    icon: str
    kinds: tuple[str, ...]
    page: Callable[[Context], Page]

    @property
    def title(self) -> Message:
        return Message(f"sections.{self.key}")


SECTIONS: tuple[Section, ...] = (
    Section("customers", "users", ("customer",), lists.customers),
    Section("products", "package", ("product",), lists.products),
    Section("checklists", "list-checks", ("checklist",), lists.checklists),
    Section("limits", "clock", ("policy",), rules_page),
    Section("calendars", "calendar", ("calendar",), CalendarsPage),
    Section("stock", "layout-dashboard", ("opening", "transfer", "unit"), StockPage),
    Section("importing", "upload", (), ImportPage),
    Section("company", "building-2", ("company",), CompanyPage),
    Section("people", "circle-user-round", ("person",), lists.people),
    Section("exchange", "move-horizontal", ("package",), ExchangePage),
    Section("backups", "save", (), BackupsPage),
    Section("machine", "settings", (), MachinePage),
)
