"""Puts the program together: the open desk, the person, the language, the look, the window."""

import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import make_url

from svcdesk.domain.masters import Company
from svcdesk.domain.record import Actor
from svcdesk.errors import KnownError
from svcdesk.paths import default_desk
from svcdesk.services import masters, people
from svcdesk.services.desk import Session
from svcdesk.settings import Settings
from svcdesk.store.store import Store, create_desk, open_desk
from svcdesk.words import Lang

# isort: split
# Qt after SQLAlchemy: PySide6 hooks every import made after it, which costs a tenth of a second and 19 MiB.
from PySide6.QtWidgets import QApplication

from svcdesk.ui import entrance, language, theme
from svcdesk.ui.context import Context, Place
from svcdesk.ui.crash import CrashReporter
from svcdesk.ui.first_run import FirstRun, Start
from svcdesk.ui.hub import Hub
from svcdesk.ui.jobs import Jobs
from svcdesk.ui.main_window import MainWindow
from svcdesk.ui.memory import Memory
from svcdesk.ui.sign_in import SignInDialog


def run(desk: str = "", lang: Lang | None = None, *, sign_in: Callable[[Store], Session] | None = None) -> int:
    """Open the window on a desk and return the exit status when it is closed.

    ``sign_in`` takes the place of the sign-in dialog, on a desk of demo data.
    """
    settings = Settings()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("svcdesk")
    app.setApplicationDisplayName("svcdesk")
    app.setQuitOnLastWindowClosed(False)
    theme.apply(app, settings.now.font_size)
    language.switch(lang or settings.now.language)
    reporter = CrashReporter(app)
    reporter.install()
    program = Program(settings, desk or settings.now.desk or str(default_desk()), sign_in)
    try:
        while program.enter() and program.work():
            pass
    finally:
        program.leave()
        reporter.uninstall()
    return 0


class Program:
    """One run: finds a desk that opens and a person who signs in, then shows the window, until somebody leaves."""

    def __init__(self, settings: Settings, desk: str, sign_in: Callable[[Store], Session] | None = None) -> None:
        self._settings = settings
        self._desk = desk
        self._sign_in = sign_in
        self._store: Store | None = None
        self._session: Session | None = None

    def enter(self) -> bool:
        """Open a desk and sign somebody in; false where the person would rather leave."""
        while self._session is None:
            if self._store is None and not self._open():
                return False
            if self._session is None and not self._admit():
                return False
        return True

    def work(self) -> bool:
        """Show the window until it is closed (false) or its person signs out (true)."""
        if self._session is None:
            return False
        jobs = Jobs()
        context = Context(self._session, Hub(), jobs, self._settings, Memory(self._settings), self._place())
        window = MainWindow(context)
        window.left.connect(QApplication.exit)
        window.show()
        signed_out = bool(QApplication.exec())
        jobs.drain()
        window.deleteLater()
        if signed_out:
            self._remember("")
        self._session = None
        return signed_out

    def leave(self) -> None:
        """Let go of the desk."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _place(self) -> Place:
        server = "://" in self._desk
        name = make_url(self._desk).render_as_string(hide_password=True) if server else self._desk
        return Place(
            name, self._store.node.code if self._store else "", local=not server, demo=self._sign_in is not None
        )

    def _open(self) -> bool:
        """Open the desk, or make it where there is none; on trouble ask for a way on until there is one."""
        while self._store is None:
            if "://" not in self._desk and not Path(self._desk).exists():
                if not self._first_run():
                    return False
                continue
            try:
                self._store = open_desk(self._desk)
            except KnownError as error:
                if not self._way_on(error):
                    return False
        if not self._sign_in:
            self._settings.change(desk=self._desk)
        return True

    def _way_on(self, error: KnownError) -> bool:
        way = entrance.trouble(error)
        if way is None:
            return False
        return way == "again" or self._elsewhere(way)

    def _elsewhere(self, way: str) -> bool:
        """Choose another desk; true even where the person thought better of it, so that they are asked again."""
        path = entrance.new_desk() if way == "new" else entrance.other_desk()
        if path is not None:
            self.leave()
            self._desk = str(path)
        return True

    def _first_run(self) -> bool:
        dialog = FirstRun(self._make, self._desk)
        dialog.exec()
        self._session = dialog.session
        dialog.deleteLater()
        if self._session is None and dialog.wish:
            return self._elsewhere(dialog.wish)
        return self._session is not None

    def _make(self, start: Start) -> Session:
        """Make desk, administrator and company; what stands already after a refusal is used again."""
        if self._store is None:
            self._store = create_desk(self._desk, start.code, start.device)
        session = people.create_first_administrator(
            self._store, start.name, start.password, department=start.department
        )
        masters.save_company(session, Company(start.company))
        return session

    def _admit(self) -> bool:
        """Let somebody in: by the token of this computer, by the sign-in dialog, or as the first administrator."""
        if self._store is None:
            return True
        if self._sign_in is not None:
            self._session = self._sign_in(self._store)
        elif not people.has_people(self._store):
            return self._first_run()
        else:
            token = self._settings.now.signed_in.get(self._desk, "")
            self._session = people.sign_in_with_token(self._store, token) if token else None
            return self._session is not None or self._ask_who(self._store)
        return True

    def _ask_who(self, store: Store) -> bool:
        nobody = Session(store, Actor("", ""))
        names = [one.body.login or one.body.name for one in people.list_people(nobody)]
        company = masters.company(nobody)
        dialog = SignInDialog(self._check, names, company.body.name if company else "", self._desk)
        dialog.exec()
        self._session = dialog.session
        elsewhere, stay = dialog.elsewhere, dialog.stay
        dialog.deleteLater()
        if self._session is not None and stay:
            self._remember(people.stay_signed_in(self._session))
        return self._session is not None or (elsewhere and self._elsewhere("other"))

    def _check(self, who: str, password: str) -> Session:
        if self._store is None:
            raise RuntimeError(who)
        return people.sign_in(self._store, who, password)

    def _remember(self, token: str) -> None:
        """Keep the token with which this computer signs in again, or forget the one there was."""
        signed_in = dict(self._settings.now.signed_in)
        old = signed_in.pop(self._desk, "")
        if old and self._session is not None:
            people.sign_out(self._session, old)
        if token:
            signed_in[self._desk] = token
        self._settings.change(signed_in=signed_in)
