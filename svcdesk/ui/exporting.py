"""Taking a list out as a spreadsheet, with the columns it shows or all fields, or what is chosen as a package."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from svcdesk.domain.rights import Right
from svcdesk.services import export_rows, exporting, lists, rights
from svcdesk.services.desk import Session
from svcdesk.services.labels import kind_label
from svcdesk.services.lists import Order, Query
from svcdesk.ui import ask, icons
from svcdesk.ui.context import Context
from svcdesk.ui.exchange.chosen import HandChosen
from svcdesk.ui.jobs import Progress
from svcdesk.ui.language import current, text
from svcdesk.ui.record_list import RecordList
from svcdesk.words import Lang

_PIECE = 500
_FULL, _SHOWN, _HAND = "full", "shown", "hand"


class Written(NamedTuple):
    """Where a list was written to, and how many rows it has there."""

    path: Path
    rows: int


class Exporting(QObject):
    """Belongs to one list; adds its button to the bar over it. Where several rows are selected, only they go out."""

    def __init__(self, context: Context, listing: RecordList, kind: str) -> None:
        super().__init__(listing)
        self._context = context
        self._list = listing
        self._kind = kind
        self._button = QToolButton()
        self._button.setIcon(icons.icon("download"))
        self.menu = QMenu(self._button)
        self.menu.triggered.connect(self._export)
        self._button.setMenu(self.menu)
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._button.installEventFilter(self)
        self._handing = HandChosen(context, listing)
        self.menu.aboutToShow.connect(self._allow)
        self._say()
        listing.bar.add(self._button)

    def _say(self) -> None:
        self._button.setToolTip(self.tr("导出此列表"))
        self._button.setAccessibleName(self.tr("导出此列表"))
        self.menu.clear()
        if self._kind in export_rows.TABLES:
            self._offer(self.tr("导出为 Excel…"), _FULL, "xlsx")
            self._offer(self.tr("导出为 CSV…"), _FULL, "csv")
            self.menu.addSeparator()
        self._offer(self.tr("导出所示各列为 Excel…"), _SHOWN, "xlsx")
        self._offer(self.tr("导出所示各列为 CSV…"), _SHOWN, "csv")
        if rights.may(self._context.session, Right.HAND_OVER):
            self.menu.addSeparator()
            self._offer(self.tr("交接选中的记录…"), _HAND, "")

    def _offer(self, words: str, what: str, suffix: str) -> None:
        action = QAction(words, self.menu)
        action.setData((what, suffix))
        self.menu.addAction(action)

    def _allow(self) -> None:
        """Offer to hand over only while something is chosen."""
        chosen = bool(self._list.table.ranges())
        for action in self.menu.actions():
            if action.data() == (_HAND, ""):
                action.setEnabled(chosen)

    def _export(self, action: QAction) -> None:
        what, suffix = action.data()
        if what == _HAND:
            self._handing.start(self._list.chosen())
            return
        title = text(kind_label(self._kind))
        name = f"{title}-{self._context.session.clock():%Y%m%d}.{suffix}"
        filters = self.tr("Excel 工作簿 (*.xlsx)") if suffix == "xlsx" else self.tr("CSV 文件 (*.csv)")
        path = ask.save_file(self._list, self.tr("导出到"), name, filters)
        if path is None:
            return
        session, lang, chosen = self._context.session, current(), self._chosen()
        if what == _SHOWN:
            columns = self._list.bar.memory.columns
            work = partial(_write_shown, session, self._list.bar.query, chosen, columns, path, title, lang)
        else:
            query = self._list.bar.query if self._list.bar.is_filtered() else None
            work = partial(_write, session, self._kind, query, chosen, path, lang)
        self._context.jobs.start(self.tr("导出"), work, self, self._tell)

    def _chosen(self) -> "Order | None":
        chosen = self._list.chosen()
        return chosen if len(chosen) > 1 else None

    def _tell(self, written: Written) -> None:
        words = self.tr("已导出 {n} 行。").format(n=written.rows)
        ask.message(self._list, words, detail=str(written.path), tone="ok")

    # Qt's own
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        return super().eventFilter(watched, event)


def _write(
    session: Session,
    kind: str,
    query: Query | None,
    chosen: "Order | None",
    path: Path,
    lang: Lang,
    progress: Progress,
) -> Written:
    docs = None
    if query is not None or chosen is not None:
        ids = chosen if chosen is not None else lists.order(session, query or Query(kinds=(kind,)))
        pieces = [lists.rows(session, ids[at : at + _PIECE]) for at in range(0, len(ids), _PIECE)]
        docs = [row.doc for piece in pieces for row in piece]
    return Written(path, exporting.export(session, kind, path, lang, docs=docs, progress=progress))


def _write_shown(
    session: Session,
    query: Query,
    chosen: "Order | None",
    columns: tuple[str, ...],
    path: Path,
    title: str,
    lang: Lang,
    progress: Progress,
) -> Written:
    ids = chosen if chosen is not None else lists.order(session, query)
    return Written(path, exporting.export_shown(session, ids, columns, path, title, lang, progress))
