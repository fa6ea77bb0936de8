"""From many chosen records to one document in the preview: their sheets, or a call list."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from svcdesk.errors import KnownError
from svcdesk.ui import ask, language
from svcdesk.ui.context import Context
from svcdesk.ui.preview_dialog import PreviewDialog

if TYPE_CHECKING:
    from svcdesk.domain.sheets import SheetLanguage
    from svcdesk.ui.review.sheets import Printed

MOST = 300
"""Sheets in one document; about as many as a printer holds paper for."""
SHEETS, CALLS = "sheets", "calls"


class PrintMany(QObject):
    """Renders beside the window, then shows; belongs to the window it is shown over."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._what = SHEETS

    def start(self, what: str, ids: Sequence[int]) -> None:
        """Render sheets or a call list of the rows with these ids."""
        if what == SHEETS and len(ids) > MOST:
            words = self.tr("一次最多打印 {most} 条，您选了 {n} 条。请先缩小选择。")
            ask.message(self._window, words.format(most=MOST, n=len(ids)), tone="warn")
            return
        # ReportLab takes longer to import than the window to open; only paper needs it
        from svcdesk.ui.review import sheets  # noqa: PLC0415

        self._what = what
        chosen: SheetLanguage = "en" if language.current() == "en" else "zh"
        render = sheets.calls if what == CALLS else sheets.sheets
        work = partial(render, self._context.session, list(ids), chosen)
        self._context.jobs.start(self.tr("准备打印"), work, self, self._show, self._fail)

    def _show(self, printed: "Printed") -> None:
        if not printed.sheets:
            ask.message(self._window, self.tr("选中的记录今天都不需要联系顾客。"))
            return
        calls = self._what == CALLS
        title = self.tr("联系清单") if calls else self.tr("{n} 条记录").format(n=printed.sheets)
        dialog = PreviewDialog(title, self._window)
        dialog.open()
        name = f"{title} {self._context.session.clock():%Y%m%d}.pdf"
        dialog.preview.show_document(printed.pdf, name)
        if printed.missing:
            words = self.tr("字体里没有这些字，纸上印成方框：{signs}").format(signs=" ".join(printed.missing))
            ask.message(dialog, words, tone="warn")

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        ask.message(self._window, error.message, tone="warn")
