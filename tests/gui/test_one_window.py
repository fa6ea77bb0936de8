"""Opening any screen opens no second window: a part shown before it stands anywhere would flash up as one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from svcdesk.services import lists, people
from svcdesk.services.demo import desk as demo
from svcdesk.services.demo.masters import LOGIN, PASSWORD
from svcdesk.services.desk import Session
from svcdesk.services.lists import Query
from svcdesk.settings import Settings
from svcdesk.store.store import create_desk
from svcdesk.ui.context import Context, Place
from svcdesk.ui.hub import Hub
from svcdesk.ui.jobs import Jobs
from svcdesk.ui.main_window import MainWindow
from svcdesk.ui.masters.sections import SECTIONS
from svcdesk.ui.memory import Memory
from svcdesk.ui.stages import STAGES
from tests.conftest import Clock
from tests.gui.answers import Answers


class Windows(QObject):
    """Notes every window that is shown beside the one there is."""

    def __init__(self, main: QWidget) -> None:
        super().__init__(main)
        self._main = main
        self.seen: list[str] = []

    def eventFilter(self, seen: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(seen, QWidget)
            and seen.isWindow()
            and seen is not self._main
        ):
            words = seen.text() if hasattr(seen, "text") else ""
            self.seen.append(f"{type(seen).__name__} {words}")
        return False


@pytest.fixture
def demo_desk(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    store = create_desk(str(tmp_path / "demo.svcdesk"), "A1")
    demo.fill(store, clock())
    yield people.sign_in(store, LOGIN, PASSWORD, clock)
    store.close()


def test_no_screen_and_no_record_opens_a_second_window(
    demo_desk: Session, tmp_path: Path, qtbot: QtBot, answers: Answers
):
    settings = Settings(tmp_path / "settings.json")
    jobs = Jobs()
    window = MainWindow(Context(demo_desk, Hub(), jobs, settings, Memory(settings), Place("demo", demo=True)))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    windows = Windows(window)
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(windows)
    for stage in STAGES:
        window.open_stage(stage.key)
        for kind in stage.kinds:
            for row in lists.page(demo_desk, Query(kinds=(kind,)), 0, 40):
                window.open_record(kind, row.doc)
    for section in SECTIONS:
        window.open_masters(section.key)
    qtbot.waitUntil(lambda: not jobs.running())
    app.removeEventFilter(windows)
    window.close()
    jobs.drain()
    assert windows.seen == []
