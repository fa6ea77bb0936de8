"""The windows that are compared, a process each: ``python -m bench.windows bare|look|list|program|door [DESK]``.

Says ``painted`` as soon as rows stand on the screen; then, at the end of its input, how much memory it takes.
"""

import sys
from pathlib import Path

TABS = (
    "today", "supplier", "purchase", "inspection", "contract", "delivery", "service", "returns", "survey", "action"
)  # fmt: skip
SIZE = (1366, 768)
COLUMNS = ("case", "owner", "remaining")


def main() -> None:
    kind, desk = sys.argv[1], "".join(sys.argv[2:])
    {"bare": bare, "look": look, "list": only_list, "program": program, "door": door}[kind](desk)


def bare(_desk: str) -> None:
    """A window of Qt alone: a tab bar and a table of rows in memory."""
    from PySide6.QtCore import QAbstractTableModel, Qt
    from PySide6.QtWidgets import QApplication, QMainWindow, QTabBar, QTableView, QVBoxLayout, QWidget

    class Rows(QAbstractTableModel):
        def rowCount(self, _parent=None):
            return 64

        def columnCount(self, _parent=None):
            return 3

        def data(self, index, role=Qt.ItemDataRole.DisplayRole):
            if role != Qt.ItemDataRole.DisplayRole:
                return None
            return (f"YS-261123-A1-{index.row():04}", "GA37", "signed")[index.column()]

    app = QApplication(sys.argv[:1])
    window, body, tabs, table, rows = QMainWindow(), QWidget(), QTabBar(), QTableView(), Rows()
    for name in TABS:
        tabs.addTab(name)
    table.setModel(rows)
    layout = QVBoxLayout(body)
    layout.addWidget(tabs)
    layout.addWidget(table)
    window.setCentralWidget(body)
    window.resize(*SIZE)
    window.show()
    report(app, table)


def only_list(desk: str) -> None:
    """Our tab bar and our list of every ticket, by due time, dressed as the program is."""
    from svcdesk import ui  # noqa: F401 - first, as the program does
    from svcdesk.services.desk import Session
    from svcdesk.services.lists import Sort
    from svcdesk.store.store import open_desk

    # isort: split
    from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

    from svcdesk.ui import language, theme
    from svcdesk.ui.flow_tabs import FlowTabs
    from svcdesk.ui.jobs import Jobs
    from svcdesk.ui.record_filters import ListSpec
    from svcdesk.ui.record_list import RecordList
    from svcdesk.words import Message

    app = QApplication(sys.argv[:1])
    theme.apply(app)
    language.switch("zh_CN")
    session = Session(open_desk(desk), actor())
    spec = ListSpec(name="bench", kinds=("ticket",), columns=COLUMNS, choices=COLUMNS, sort=Sort.URGENT)
    records = RecordList(session, Jobs(app), spec)
    window = QWidget()
    theme.look(window, "page")
    layout = QVBoxLayout(window)
    layout.addWidget(FlowTabs([(name, Message(f"stages.{name}.title")) for name in TABS]))
    layout.addWidget(records)
    window.resize(*SIZE)
    window.show()
    report(app, records.table)


def program(desk: str) -> None:
    """The whole program, opened on the tab of service with every ticket in its list."""
    from svcdesk import ui  # noqa: F401 - first, as the program does
    from svcdesk.services.desk import Session
    from svcdesk.store.store import open_desk

    # isort: split
    from PySide6.QtWidgets import QApplication

    from svcdesk.domain.masters import Role
    from svcdesk.services.lists import Query, Sort
    from svcdesk.settings import Settings
    from svcdesk.ui import language, theme
    from svcdesk.ui.context import Context, Place
    from svcdesk.ui.hub import Hub
    from svcdesk.ui.jobs import Jobs
    from svcdesk.ui.main_window import MainWindow
    from svcdesk.ui.memory import Memory
    from svcdesk.ui.record_list import RecordList

    app = QApplication(sys.argv[:1])
    theme.apply(app)
    language.switch("zh_CN")
    session, settings = Session(open_desk(desk), actor(), frozenset(Role)), Settings(Path(desk).parent / "settings")
    context = Context(session, Hub(), Jobs(app), settings, Memory(settings), Place(desk))
    window = MainWindow(context)
    records = window.open_stage("service").findChild(RecordList)
    records.bar.set_query(Query(kinds=("ticket",), sort=Sort.URGENT, descending=False))
    window.resize(*SIZE)
    window.show()
    report(app, records.table)


def look(desk: str) -> None:
    """The program as it is started by who stays signed in."""
    from bench import looking

    looking.run(desk)


def door(desk: str) -> None:
    """The program as it is started, up to its sign-in, and in."""
    from bench import door as entry

    entry.run(desk)


def actor():
    from svcdesk.domain.record import Actor

    return Actor("0" * 32, "王工", "management")


def report(app, table) -> None:
    """Tell when the table has painted rows, then wait for the end of the input and tell the memory taken."""
    import os
    import threading
    import time

    from PySide6.QtCore import QEvent, QObject, QTimer, Signal

    class Watcher(QObject):
        asked = Signal()

        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint and table.model().rowCount():
                watched.removeEventFilter(self)
                QTimer.singleShot(0, painted)
            return False

    def painted() -> None:
        print("painted", time.process_time(), flush=True)
        threading.Thread(target=wait, daemon=True).start()

    def wait() -> None:
        sys.stdin.read()
        watcher.asked.emit()

    def tell() -> None:
        status = Path("/proc/self/status").read_text("ascii")
        memory = {line.split(":")[0]: line.split()[1] for line in status.splitlines() if line.startswith("Vm")}
        print(memory["VmRSS"], memory["VmHWM"], flush=True)
        os._exit(0)  # tearing down is not measured

    watcher = Watcher(app)
    watcher.asked.connect(tell)
    table.viewport().installEventFilter(watcher)
    app.exec()


if __name__ == "__main__":
    main()
