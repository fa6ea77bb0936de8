"""Puts the program together: the open desk, the language, the look, the window."""

import sys
from collections.abc import Sequence
from pathlib import Path

from svcdesk.domain.masters import Role
from svcdesk.domain.record import Actor
from svcdesk.services.desk import Session
from svcdesk.settings import Settings
from svcdesk.store.store import create_desk, open_desk
from svcdesk.words import Lang

# isort: split
# Qt after SQLAlchemy: PySide6 hooks every import made after it, which costs a tenth of a second and 19 MiB.
from PySide6.QtWidgets import QApplication

from svcdesk.ui import language, theme
from svcdesk.ui.context import Context, Place
from svcdesk.ui.hub import Hub
from svcdesk.ui.main_window import MainWindow
from svcdesk.ui.memory import Memory


def run(desk: str, lang: Lang | None = None, arguments: Sequence[str] = ()) -> int:
    """Open the window on a desk and return the exit status when it closes."""
    settings = Settings()
    app = QApplication([sys.argv[0], *arguments])
    theme.apply(app, settings.now.font_size)
    language.switch(lang or settings.now.language)
    store = open_desk(desk) if "://" in desk or Path(desk).exists() else create_desk(desk, "A1")
    session = Session(store, Actor("", "王工", "service"), frozenset({Role.ADMIN}))
    window = MainWindow(Context(session, Hub(), settings, Memory(settings), Place(desk)))
    window.resize(1366, 768)
    window.show()
    status = app.exec()
    store.close()
    return status
