"""Renders the sheets of many records as one document; with ``sheet_preview`` the part that knows ReportLab."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from svcdesk.domain.sheets import FORMS_OF, CallListSheet, Form, SheetLanguage
from svcdesk.reports.bundle import bundle
from svcdesk.reports.catalog import render
from svcdesk.services import call_list, lists, paper
from svcdesk.services.desk import Session


class Printed(NamedTuple):
    """One document, how many sheets stand in it, and the signs the font does not have."""

    pdf: bytes
    sheets: int
    missing: tuple[str, ...]


def sheets(
    session: Session, ids: Sequence[int], language: SheetLanguage, progress: Callable[[int, int], None]
) -> Printed:
    """Return the first form of every record, in the order of the list."""
    made, missing = [], dict[str, None]()
    for at, row in enumerate(lists.rows(session, ids)):
        progress(at, len(ids))
        form = FORMS_OF[row.kind][0]
        sheet = render(form, paper.gather(session, row.doc, form), language)
        made.append(sheet.pdf)
        missing |= dict.fromkeys(sheet.missing)
    return Printed(bundle(made), len(made), tuple(missing))


def calls(
    session: Session, ids: Sequence[int], language: SheetLanguage, progress: Callable[[int, int], None]
) -> Printed:
    """Return the call list of some tickets, with the time until which each customer is to be called."""
    progress(0, 1)
    data: CallListSheet = call_list.gather(session, docs=[row.doc for row in lists.rows(session, ids)])
    sheet = render(Form.CALL_LIST, data, language)
    return Printed(sheet.pdf, len(data.calls), tuple(sheet.missing))
