"""Customers, products, checklists and people: each a list and the record beside it."""

from svcdesk.domain.rights import Right
from svcdesk.services import rights
from svcdesk.ui.context import Context
from svcdesk.ui.masters.checklist import ChecklistView
from svcdesk.ui.masters.customer import CustomerView
from svcdesk.ui.masters.person import PersonView
from svcdesk.ui.masters.product import ProductView
from svcdesk.ui.record_filters import ListSpec
from svcdesk.ui.record_view import RecordView
from svcdesk.ui.sources import sources
from svcdesk.ui.stage_page import StagePage
from svcdesk.words import Message

_CHOICES = ("name", "code", "about", "department", "state", "amount")


def _spec(kind: str, columns: tuple[str, ...]) -> ListSpec:
    return ListSpec(
        name=kind,
        kinds=(kind,),
        columns=columns,
        choices=_CHOICES,
        presets=("active", "all", "conflicts"),
        empty=Message(f"sections.no_{kind}"),
        action=Message(f"sections.new_{kind}"),
    )


def _page(context: Context, kind: str, columns: tuple[str, ...], view: RecordView, right: Right) -> StagePage:
    return StagePage(context, _spec(kind, columns), view, may_begin=rights.may(context.session, right))


def customers(context: Context) -> StagePage:
    """Make the page of customers."""
    return _page(context, "customer", ("name", "code"), CustomerView(context), Right.CUSTOMERS)


def products(context: Context) -> StagePage:
    """Make the page of products."""
    view = ProductView(context, sources(context.session))
    return _page(context, "product", ("name", "about"), view, Right.PRODUCTS)


def checklists(context: Context) -> StagePage:
    """Make the page of checklists."""
    return _page(context, "checklist", ("name", "about"), ChecklistView(context), Right.CHECKLISTS)


def people(context: Context) -> StagePage:
    """Make the page of people."""
    return _page(context, "person", ("name", "department"), PersonView(context), Right.PEOPLE)
