"""The screens that ``shots.py`` draws: add one by adding a function to ``SCREENS``."""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from sample_desk import Desk, make

from svcdesk.settings import Settings
from svcdesk.words import Lang

# isort: split
from PySide6.QtWidgets import QApplication, QWidget

from svcdesk.ui import language, theme
from svcdesk.ui.context import Context, Place
from svcdesk.ui.edit_view import EditView
from svcdesk.ui.hub import Hub
from svcdesk.ui.importing.page import ImportPage
from svcdesk.ui.jobs import Jobs
from svcdesk.ui.main_window import MainWindow
from svcdesk.ui.memory import Memory
from svcdesk.ui.stage_page import StagePage
from svcdesk.ui.stages import STAGES

WIDTH, HEIGHT = 1366, 768
IMPORTED = Path(__file__).resolve().parent.parent / "tests" / "data" / "northwind" / "customers.csv"


class Studio:
    """One window on the sample desk, for the screens to be arranged in."""

    def __init__(self, folder: Path, lang: Lang) -> None:
        self.app = QApplication(sys.argv[:1])
        theme.apply(self.app)
        language.switch(lang)
        self.desk: Desk = make(folder / "sample.svcdesk")
        settings = Settings(folder / "settings.json")
        place = Place("/home/wang/.local/share/svcdesk/main.svcdesk")
        self.jobs = Jobs()
        self.context = Context(self.desk.session, Hub(), self.jobs, settings, Memory(settings), place)
        self.window = MainWindow(self.context)
        self.window.resize(WIDTH, HEIGHT)
        self.window.show()

    def settle(self) -> None:
        """Let everything be loaded and painted."""
        while self.jobs.running():
            self.app.processEvents()
        for _ in range(5):
            self.app.processEvents()

    def close(self) -> None:
        """Take the window away."""
        self.window.close()
        self.jobs.drain()
        self.window.deleteLater()
        self.desk.store.close()


Screen = Callable[[Studio], QWidget]


def _stage(key: str, kind: str = "", doc: str = "") -> Screen:
    def arrange(studio: Studio) -> QWidget:
        page = studio.window.open_stage(key)
        if doc:
            page.open_record(kind, getattr(studio.desk, doc))
        return studio.window

    return arrange


def _section(key: str, *, first: bool = True) -> Screen:
    def arrange(studio: Studio) -> QWidget:
        page = studio.window.open_masters(key).open_section(key)
        studio.settle()
        if first and isinstance(page, StagePage):
            page.list.table.choose(0)
            page.list.selected.emit(page.list.table.current_doc())
        return studio.window

    return arrange


def _new(key: str) -> Screen:
    def arrange(studio: Studio) -> QWidget:
        page = studio.window.open_masters(key).open_section(key)
        if isinstance(page, StagePage) and isinstance(page.view, EditView):
            page.start_new()
            page.view.save()
        return studio.window

    return arrange


def _import(step: str) -> Screen:
    def arrange(studio: Studio) -> QWidget:
        page = studio.window.open_masters("importing").open_section("importing")
        if isinstance(page, ImportPage) and step != "choose":
            page.begin("customer")
            page.read("customer", IMPORTED)
            studio.settle()
        if isinstance(page, ImportPage) and step == "report":
            page.mapping.checked.emit(page.mapping.layout_now())
        return studio.window

    return arrange


SCREENS: dict[str, Screen] = {
    **{f"tab-{stage.key}": _stage(stage.key) for stage in STAGES},
    "contract": _stage("contract", "contract", "contract"),
    **{
        key: _section(key) for key in ("customers", "products", "checklists", "stock", "people", "machine", "backups")
    },
    **{f"import-{step}": _import(step) for step in ("choose", "mapping", "report")},
    "company": _section("company"),
    "customer-errors": _new("customers"),
}


def draw(out: Path, lang: Lang, scale: str, wanted: list[str]) -> int:
    """Draw the wanted screens, or all."""
    with TemporaryDirectory() as folder:
        studio = Studio(Path(folder), lang)
        for name in wanted or SCREENS:
            shown = SCREENS[name](studio)
            studio.settle()
            mark = "" if scale == "1" else f"@{scale}x"
            shown.grab().save(str(out / f"{name}-{lang[:2]}{mark}.png"))
        studio.close()
    return 0
