"""One sheet in a preview of its own, in the language asked for; the only part of the window that knows ReportLab."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from svcdesk.domain.sheets import Form, SheetData, SheetLanguage
from svcdesk.reports.catalog import render
from svcdesk.reports.chat import chat_text
from svcdesk.reports.names import file_name
from svcdesk.ui import ask, language
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
