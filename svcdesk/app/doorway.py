"""From the start to an open desk with somebody signed in: first start, trouble on the way, sign-in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from sqlalchemy import make_url

from svcdesk.domain.masters import Company
from svcdesk.domain.record import Actor
from svcdesk.errors import KnownError
from svcdesk.services import masters, people
from svcdesk.services.desk import Session, system_clock
from svcdesk.services.exchange import joining
from svcdesk.settings import Settings
from svcdesk.store import backup
from svcdesk.store.store import Store, create_desk, open_desk
from svcdesk.ui import ask, entrance
from svcdesk.ui.crash import say_known
from svcdesk.ui.first_run import FirstRun, Start
from svcdesk.ui.jobs import Progress
from svcdesk.ui.join_dialog import JoinDialog, Joining
from svcdesk.ui.sign_in import SignInDialog

SignIn = Callable[[Store], Session]


class Doorway:
    """Holds the desk and who is signed in; ``new`` says that a desk may be made where there is none.

    ``sign_in`` takes the place of the sign-in dialog, on a desk of demo data.
    """

    def __init__(self, settings: Settings, desk: str, *, new: bool, sign_in: SignIn | None = None) -> None:
        self.desk = desk
        self.store: Store | None = None
        self.session: Session | None = None
        self.meanwhile: Callable[[], None] | None = None
        """What is begun once the sign-in stands on the screen."""
        self.asking: Callable[[], object] | None = None
        """What is done before anybody is asked anything."""
        self.demo = sign_in is not None
        self._settings = settings
        self._new = new
        self._sign_in = sign_in

    def enter(self) -> bool:
        """Open a desk and sign somebody in; false where the person would rather leave."""
        while self.session is None:
            if self.store is None and not self._open():
                return False
            if self.session is None and self.store is not None and not self._admit(self.store):
                return False
        return True

    def leave(self) -> None:
        """Let go of the desk."""
        self.session = None
        if self.store is not None:
            self.store.close()
            self.store = None

    def sign_out(self) -> None:
        """Let nobody be signed in, also not at the next start of this computer."""
        self._remember("")
        self.session = None

    def restore(self, path: Path) -> None:
        """Put the desk back to a backup; the desk there was stays beside it under another name."""
        self.leave()
        try:
            backup.restore(path, Path(self.desk), system_clock())
        except KnownError as error:
            say_known(None, error)

    def _open(self) -> bool:
        """Open the desk, or make it where there is none; on trouble ask for a way on. False: leave."""
        if self._new and "://" not in self.desk and not Path(self.desk).exists():
            return self._first_run()
        try:
            self.store = open_desk(self.desk, self._upgrade)
        except KnownError as error:
            return self._way_on(error)
        for warning in self.store.warnings:
            self._before_asking()
            ask.message(None, warning, tone="warn")
        return True

    def _upgrade(self, work: Callable[[Progress], None]) -> None:
        """Show how far it is while a desk of an earlier version is brought up to date."""
        from svcdesk.ui.upgrading import UpgradeDialog  # noqa: PLC0415 - only an older desk needs it

        dialog = UpgradeDialog(place_name(self.desk))
        try:
            dialog.watch(work)
        finally:
            dialog.deleteLater()

    def _before_asking(self) -> None:
        if self.asking is not None:
            self.asking()

    def _way_on(self, error: KnownError) -> bool:
        self._before_asking()
        way = entrance.trouble(error, server="://" in self.desk)
        if way is None:
            return False
        if way == "here":
            return self._first_run()
        return way == "again" or self._elsewhere(way)

    def _elsewhere(self, way: str) -> bool:
        """Choose another desk or a backup; true even where the person thought better of it: they are asked again."""
        if way == "backup":
            path = entrance.backup()
            if path is not None:
                self.restore(path)
            return True
        path = entrance.new_desk() if way == "new" else entrance.other_desk()
        if path is not None:
            self.leave()
            self.desk, self._new = str(path), way == "new"
        return True

    def _first_run(self) -> bool:
        self._before_asking()
        dialog = FirstRun(self._make, place_name(self.desk), server="://" in self.desk)
        dialog.exec()
        self.session = dialog.session
        dialog.deleteLater()
        if self.session is None and dialog.wish == "join":
            self._join()
            self._note_desk()
            return True  # whoever thought better of it is asked again
        if self.session is None and dialog.wish:
            return self._elsewhere(dialog.wish)
        self._note_desk()
        return self.session is not None

    def _make(self, start: Start) -> Session:
        """Make desk, administrator and company; what stands already after a refusal is used again."""
        if self.store is None:
            self.store = create_desk(self.desk, start.code, start.device)
        session = people.create_first_administrator(
            self.store, start.name, start.password, department=start.department
        )
        masters.save_company(session, Company(start.company))
        return session

    def _join(self) -> None:
        """Let this computer begin from a package of the company's other computers."""
        if self.store is not None:  # what a refused first start left is made anew
            joining.discard_empty(self.store)
            self.store = None
        dialog = JoinDialog(self._make_joining, place_name(self.desk))
        dialog.exec()
        self.session = dialog.session
        dialog.deleteLater()

    def _make_joining(self, asked: Joining, progress: Progress) -> Session:
        store, _ = joining.join(self.desk, asked.beginning, asked.code, asked.device, progress)
        self.store = store
        return people.sign_in(store, asked.who, asked.password)

    def _admit(self, store: Store) -> bool:
        """Let somebody in: by themselves, by the token of this computer, by the dialog, or as first administrator."""
        if self._sign_in is not None:
            self.session = self._sign_in(store)
            return True
        if not people.has_people(store):
            return self._first_run()
        token = self._settings.now.signed_in.get(self.desk, "")
        self.session = people.sign_in_with_token(store, token) if token else None
        admitted = self.session is not None or self._ask_who(store)
        self._note_desk()
        return admitted

    def _ask_who(self, store: Store) -> bool:
        self._before_asking()
        nobody = Session(store, Actor("", ""))
        names = [one.body.login or one.body.name for one in people.list_people(nobody)]
        company = masters.company(nobody)
        dialog = SignInDialog(self._check, names, company.body.name if company else "", place_name(self.desk))
        if self.meanwhile is not None:
            QTimer.singleShot(0, self.meanwhile)
        dialog.exec()
        self.session = dialog.session
        elsewhere, stay = dialog.elsewhere, dialog.stay
        dialog.deleteLater()
        if self.session is not None and stay:
            self._remember(people.stay_signed_in(self.session))
        return self.session is not None or (elsewhere and self._elsewhere("other"))

    def _check(self, who: str, password: str) -> Session:
        if self.store is None:
            raise RuntimeError(who)
        return people.sign_in(self.store, who, password)

    def _note_desk(self) -> None:
        """Open this desk at the next start too, once somebody is in."""
        if self.session is not None and self._settings.now.desk != self.desk:
            self._settings.change(desk=self.desk)

    def _remember(self, token: str) -> None:
        """Keep the token with which this computer signs in again, or forget the one there was."""
        signed_in = dict(self._settings.now.signed_in)
        old = signed_in.pop(self.desk, "")
        if old and self.session is not None:
            people.sign_out(self.session, old)
        if token:
            signed_in[self.desk] = token
        if signed_in != self._settings.now.signed_in:
            self._settings.change(signed_in=signed_in)


def place_name(desk: str) -> str:
    """Return a desk's path, or its address without the password, to be shown."""
    return make_url(desk).render_as_string(hide_password=True) if "://" in desk else desk
