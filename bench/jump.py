"""A jump to row 900,000 of a list over 1,000,000 deliveries until it is painted, against the same list in memory.

``python -m bench.jump FOLDER [COUNT]``. Same view, same delegate, same cells: only where the rows come from differs.
Every jump goes to rows not seen before.
"""

import os
import sys
from array import array
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.synth import COUNT, NOW, make
from bench.table import ratio
from svcdesk.domain.record import Actor
from svcdesk.services import lists
from svcdesk.services.desk import Session
from svcdesk.services.lists import Query, Row
from svcdesk.store.store import open_desk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# isort: split
from PySide6.QtWidgets import QAbstractItemView, QApplication

from svcdesk.ui import language, theme
from svcdesk.ui.record_model import RecordModel
from svcdesk.ui.record_table import RecordTable

COLUMNS = ("record", "subject", "state")
QUERY = Query(kinds=("delivery",))
JUMPS = 60
STEP = 1009


class InMemory(RecordModel):
    """The same model over rows that stand in memory."""

    def hold(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self._rows = rows
        self._order = array("q", range(len(rows)))
        self.endResetModel()

    def row_at(self, at: int) -> Row:
        return self._rows[at]


def main() -> None:
    desk = make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else COUNT)
    app = QApplication(sys.argv[:1])
    theme.apply(app)
    language.switch("zh_CN")
    store = open_desk(str(desk))
    session = Session(store, Actor("0" * 32, ""), clock=lambda: NOW)
    order = lists.order(session, QUERY)
    ours, theirs = RecordModel(session, COLUMNS), InMemory(session, COLUMNS)
    ours.show_order(QUERY, order)
    theirs.hold((lists.page(session, QUERY, 0, 10_000) * (len(order) // 10_000 + 1))[: len(order)])
    views = {"ours": shown(ours), "memory": shown(theirs)}
    taken: dict[str, list[float]] = {name: [] for name in views}
    for jump in range(JUMPS):
        for name, view in views.items():
            taken[name].append(painted(app, view, len(order) * 9 // 10 - jump * STEP))
    first = ratio("the first such jump", "–", taken["ours"][0] * 1000, taken["memory"][0] * 1000, "ms")
    middle = {name: median(times[1:]) * 1000 for name, times in taken.items()}
    print(
        ratio(
            "jump to row 900,000 until painted, against an in-memory list",
            "≤ 1.5x",
            middle["ours"],
            middle["memory"],
            "ms",
        )
    )
    print(first)
    store.close()


def shown(model: RecordModel) -> RecordTable:
    view = RecordTable(model)
    view.resize(1366, 768)
    view.show()
    return view


def painted(app: QApplication, view: RecordTable, row: int) -> float:
    """Go to a row and paint; in between back to the top, which is not counted."""
    view.scrollToTop()
    app.processEvents()
    view.viewport().repaint()
    start = perf_counter()
    view.scrollTo(view.model().index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)
    view.viewport().repaint()
    return perf_counter() - start


if __name__ == "__main__":
    main()
