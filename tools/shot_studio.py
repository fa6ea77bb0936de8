"""The windows that the pictures are taken of: on the demo desk, and on a desk nobody has used yet."""

import sys
from datetime import datetime
from pathlib import Path

from svcdesk.domain.masters import Company, Department
from svcdesk.domain.times import SHANGHAI
from svcdesk.services import masters, people
from svcdesk.services.demo import desk as demo
from svcdesk.services.demo.masters import LOGIN, PASSWORD
from svcdesk.services.desk import Session
from svcdesk.services.lists import Query, Row, page
from svcdesk.settings import FontSize, Settings
from svcdesk.store.store import create_desk
from svcdesk.words import Lang

# isort: split
from PySide6.QtWidgets import QApplication

from svcdesk.ui import language, theme
from svcdesk.ui.context import Context, Place
from svcdesk.ui.hub import Hub
from svcdesk.ui.jobs import Jobs
from svcdesk.ui.main_window import MainWindow
from svcdesk.ui.memory import Memory

WIDTH, HEIGHT = 1366, 768
NOW = datetime(2026, 11, 23, 14, 32, 7, tzinfo=SHANGHAI)
_PLACE = Place("/home/wang/.local/share/svcdesk/main.svcdesk")


def now() -> datetime:
    """Return the moment all pictures are taken at."""
    return NOW


class Studio:
    """One window on one desk, for the screens to be arranged in."""

    def __init__(self, folder: Path, session: Session) -> None:
        settings = Settings(folder / "settings.json")
        self.session = session
        self.jobs = Jobs()
        self.context = Context(session, Hub(), self.jobs, settings, Memory(settings), _PLACE)
        self.window = MainWindow(self.context)
        self.window.resize(WIDTH, HEIGHT)
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Let everything be loaded and painted."""
        QApplication.processEvents()
        while self.jobs.running():
            QApplication.processEvents()
        for _ in range(5):
            QApplication.processEvents()

    def find(self, kind: str, state: str = "", text: str = "") -> Row:
        """Return the newest record of a kind, in a state, that holds some words."""
        query = Query(kinds=(kind,), states=(state,) if state else (), text=text)
        return page(self.session, query, 0, 1)[0]

    def close(self) -> None:
        """Take the window away and let go of the desk."""
        self.window.close()
        self.jobs.drain()
        self.window.deleteLater()
        QApplication.processEvents()
        self.session.store.close()


def dressed(lang: Lang, font: FontSize) -> QApplication:
    """Return the application in its look, a language and a font size."""
    app = QApplication(sys.argv[:1])
    theme.apply(app, font)
    language.switch(lang)
    return app


def demo_studio(folder: Path) -> Studio:
    """Return a window on the demo desk."""
    store = create_desk(str(folder / "demo.svcdesk"), "A1")
    demo.fill(store, NOW)
    return Studio(folder, people.sign_in(store, LOGIN, PASSWORD, now))


def new_studio(folder: Path) -> Studio:
    """Return a window on a desk as the first start leaves it."""
    store = create_desk(str(folder / "new.svcdesk"), "A1")
    session = people.create_first_administrator(
        store, "王建国", "long enough", department=Department.SERVICE, clock=now
    )
    masters.save_company(session, Company("宏达机电设备销售有限公司"))
    return Studio(folder, session)
