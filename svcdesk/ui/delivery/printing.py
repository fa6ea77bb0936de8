"""From a delivery to paper: gathers a sheet, shows it, in the language asked for."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from svcdesk.domain.delivery import Delivery
from svcdesk.domain.sheets import Form, SheetData, SheetLanguage
from svcdesk.errors import KnownError
from svcdesk.reports.catalog import render
from svcdesk.reports.chat import chat_text
from svcdesk.reports.names import file_name
from svcdesk.services import paper
from svcdesk.ui import ask, language
from svcdesk.ui.context import Context
from svcdesk.ui.preview_dialog import PreviewDialog


class SheetPreview(QObject):
    """One sheet in a preview of its own; another language renders it anew."""

    def __init__(self, form: Form, data: SheetData, window: QWidget, *, blank: bool) -> None:
        self._dialog = PreviewDialog(file_name(form, data, "zh").removesuffix(".pdf"), window)
        super().__init__(self._dialog)
        self._form, self._data, self._blank = form, data, blank
        self._dialog.preview.language_chosen.connect(self.show_in)

    def show_in(self, chosen: SheetLanguage) -> None:
        """Render the sheet in a language and show it."""
        sheet = render(self._form, self._data, chosen, blank=self._blank)
        name = file_name(self._form, self._data, chosen)
        chat = "" if self._blank else chat_text(self._data, chosen)
        self._dialog.preview.show_document(sheet.pdf, name, chat_text=chat, language=chosen)
        if sheet.missing:
            words = self.tr("字体里没有这些字，纸上印成方框：{signs}").format(signs=" ".join(sheet.missing))
            ask.message(self._dialog, words, tone="warn")

    def open(self) -> None:
        """Show the preview in the language of the window."""
        self._dialog.open()
        self.show_in("en" if language.current() == "en" else "zh")


def preview(context: Context, window: QWidget, doc: str, form: Form, body: Delivery | None, *, blank: bool) -> None:
    """Show a form of a delivery; ``body`` is the delivery as it is being typed, where it is."""
    try:
        data = paper.gather(context.session, doc, form, body=body)
    except KnownError as error:
        ask.message(window, error.message, tone="warn")
        return
    SheetPreview(form, data, window, blank=blank).open()
