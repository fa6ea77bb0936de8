"""Taking a list out as a spreadsheet: what its filter shows, with all fields."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from svcdesk.services import exporting, lists
from svcdesk.services.desk import Session
from svcdesk.services.labels import kind_label
from svcdesk.services.lists import Query
from svcdesk.ui import ask, icons
from svcdesk.ui.context import Context
from svcdesk.ui.jobs import Progress
from svcdesk.ui.language import current, text
from svcdesk.ui.record_list import RecordList
from svcdesk.words import Lang

_PIECE = 500


class Written(NamedTuple):
    """Where a list was written to, and how many rows it has there."""

    path: Path
    rows: int


class Exporting(QObject):
    """Belongs to one list; adds its button to the bar over it."""

    def __init__(self, context: Context, listing: RecordList, kind: str) -> None:
        super().__init__(listing)
        self._context = context
        self._list = listing
        self._kind = kind
        button = QToolButton()
        button.setIcon(icons.icon("download"))
        button.setToolTip(self.tr("导出此列表"))
        button.setAccessibleName(self.tr("导出此列表"))
        menu = QMenu(button)
        menu.triggered.connect(self._export)
        for words, suffix in ((self.tr("导出为 Excel…"), "xlsx"), (self.tr("导出为 CSV…"), "csv")):
            action = QAction(words, menu)
            action.setData(suffix)
            menu.addAction(action)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = menu
        listing.bar.add(button)

    def _export(self, action: QAction) -> None:
        suffix = str(action.data())
        name = f"{text(kind_label(self._kind))}-{self._context.session.clock():%Y%m%d}.{suffix}"
        filters = self.tr("Excel 工作簿 (*.xlsx)") if suffix == "xlsx" else self.tr("CSV 文件 (*.csv)")
        path = ask.save_file(self._list, self.tr("导出到"), name, filters)
        if path is None:
            return
        query = self._list.bar.query if self._list.bar.is_filtered() else None
        work = partial(_write, self._context.session, self._kind, query, path, current())
        self._context.jobs.start(self.tr("导出"), work, self, self._tell)

    def _tell(self, written: Written) -> None:
        words = self.tr("已导出 {n} 行。").format(n=written.rows)
        ask.message(self._list, words, detail=str(written.path), tone="ok")


def _write(session: Session, kind: str, query: Query | None, path: Path, lang: Lang, progress: Progress) -> Written:
    docs = None
    if query is not None:
        ids = lists.order(session, query)
        pieces = [lists.rows(session, ids[at : at + _PIECE]) for at in range(0, len(ids), _PIECE)]
        docs = [row.doc for piece in pieces for row in piece]
    return Written(path, exporting.export(session, kind, path, lang, docs=docs, progress=progress))
