"""From a delivery to paper: gathers a sheet and shows it."""

from PySide6.QtWidgets import QWidget

from svcdesk.domain.delivery import Delivery
from svcdesk.domain.sheets import Form, SheetData
from svcdesk.errors import KnownError
from svcdesk.services import paper
from svcdesk.ui import ask
from svcdesk.ui.context import Context


def preview(context: Context, window: QWidget, doc: str, form: Form, body: Delivery | None, *, blank: bool) -> None:
    """Show a form of a delivery; ``body`` is the delivery as it is being typed, where it is."""
    try:
        data = paper.gather(context.session, doc, form, body=body)
    except KnownError as error:
        ask.message(window, error.message, tone="warn")
        return
    _show(form, data, window, blank=blank)


def preview_empty(context: Context, window: QWidget, form: Form) -> None:
    """Show a form nobody has written on, to be filled in by pen."""
    _show(form, paper.empty(context.session, form), window, blank=True)


def _show(form: Form, data: SheetData, window: QWidget, *, blank: bool) -> None:
    # ReportLab takes longer to import than the window to open; only paper needs it
    from svcdesk.ui.delivery.sheet_preview import SheetPreview  # noqa: PLC0415

    SheetPreview(form, data, window, blank=blank).open()
