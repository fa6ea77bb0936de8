"""A computer that begins from a package: its desk is made from what the company's other desks handed over.

So there is one company, one list of people and one set of masters from the first day. Who is to work here signs in
with the password they have already, and every device keeps a code of its own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from secrets import choice

from sqlalchemy import select

from svcdesk.domain.exchange import Firm
from svcdesk.domain.masters import Person, Role, State
from svcdesk.domain.record import Actor, Revision, decode_revision
from svcdesk.errors import KnownError
from svcdesk.services import own_company, people
from svcdesk.services.desk import Session
from svcdesk.services.exchange import taking_in
from svcdesk.services.exchange.looking import opened
from svcdesk.services.exchange.report import Report, begun
from svcdesk.services.passwords import matches
from svcdesk.store import device
from svcdesk.store.bodies import body_of
from svcdesk.store.exchange.container import REVISIONS, Package, lines_of
from svcdesk.store.frame import revision
from svcdesk.store.store import Store, create_desk
from svcdesk.words import Message

Progress = Callable[[int, int], None]
_BESIDE = ("", "-wal", "-shm", ".drafts", ".drafts-wal", ".drafts-shm", ".ballast")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What some packages offer a new computer: the company, who may sign in, and the codes that are taken.

    ``reports`` tell of each file whose it is; nothing in them was judged yet.
    """

    company: Firm
    paths: tuple[Path, ...]
    reports: tuple[Report, ...]
    password: str = field(repr=False)
    codes: Mapping[str, str]
    people: Mapping[str, Person]

    @property
    def names(self) -> list[str]:
        """Return the names a sign-in offers."""
        return people.names_offered(self.people.values())


def look(paths: Sequence[Path], progress: Progress | None = None, *, password: str = "") -> Beginning:
    """Look into packages a computer shall begin from, and make nothing yet.

    Raises ``KnownError`` where there is no company or nobody who can sign in, or they are of several companies.
    """
    packages = opened(paths, password)
    company = _company(packages)
    found = dict(_masters(packages, progress or _silent))
    followed = {parent for made in found.values() for parent in made.parents}
    now = [made for rev, made in found.items() if rev not in followed]
    able = {made.doc: body_of(made) for made in now if made.kind == "person" and made.state == State.ACTIVE}
    able = {doc: person for doc, person in able.items() if person.active and person.password}
    if not able or company.doc not in {made.doc for made in now}:
        raise _cannot_begin(paths)
    codes = {one.code: one.name for package in packages for one in package.manifest.devices}
    return Beginning(company, tuple(paths), tuple(begun(one) for one in packages), password, codes, able)


def suggested_code(taken: Mapping[str, str]) -> str:
    """Return a code no computer of the packages has; by chance, since two may begin from one package at a time."""
    while True:
        code = "".join(choice(device.ALPHABET) for _ in range(3))
        if code not in taken and not code.isdigit():
            return code


def require_free(code: str, taken: Mapping[str, str]) -> None:
    """Raise ``KnownError`` for a code that will not do, or that another computer of the company has."""
    device.require_code(code)
    if code in taken:
        raise KnownError(Message("exchange.code_known", {"code": code, "name": taken[code] or code}))


def require_known(beginning: Beginning, who: str, password: str) -> None:
    """Raise ``KnownError`` unless this is the password of one of the people in the packages."""
    _, person = people.named(beginning.people, who, password)
    if not matches(password, person.password):
        raise KnownError(Message("masters.sign_in_failed"))


def join(
    desk: str, beginning: Beginning, code: str, name: str = "", progress: Progress | None = None
) -> tuple[Store, list[Report]]:
    """Make a desk and take the packages in; where that fails or is stopped, no desk file is left.

    Raises ``KnownError`` where a desk stands there, the code is taken, or the packages cannot be taken in.
    """
    require_free(code, beginning.codes)
    store = create_desk(desk, code, name)
    session = Session(store, Actor("", ""), frozenset(Role))
    try:
        password = beginning.password
        reports = [taking_in.take_in(session, path, progress, password=password)[0] for path in beginning.paths]
        _require_complete(session, beginning.paths)
    except BaseException:
        _discard(store)
        raise
    return store, reports


def _company(packages: Sequence[Package]) -> Firm:
    """Return whose packages these are; raises ``KnownError`` where they are not all of one company."""
    found = {package.manifest.company.doc: package.manifest.company for package in packages}
    if len(found) > 1:
        names = tuple(sorted(one.name or "–" for one in found.values()))
        raise KnownError(Message("exchange.several_companies", {"names": names}))
    return next(iter(found.values()), Firm())


def _require_complete(session: Session, paths: Sequence[Path]) -> None:
    with session.read() as connection:
        complete = own_company.record(connection) is not None
    if not complete or not people.has_people(session.store):
        raise _cannot_begin(paths)


def _cannot_begin(paths: Sequence[Path]) -> KnownError:
    return KnownError(Message("exchange.cannot_begin", {"files": tuple(path.name for path in paths)}))


def _masters(packages: Sequence[Package], progress: Progress) -> Iterator[tuple[str, Revision]]:
    """Yield every version of the company and its people, as far as it can be read."""
    total = sum(package.total for package in packages)
    at = 0
    for piece in (piece for package in packages for piece in package.pieces()):
        progress(at, total)
        at += 1
        if piece.data is None or not piece.name.startswith(REVISIONS):
            continue
        for line in lines_of(piece.data) or []:
            payload = bytes(line.payload)
            if b'"kind":"person"' in payload or b'"kind":"company"' in payload:
                with suppress(Exception):  # what nobody can read is refused with its reason when it is taken in
                    yield line.rev, decode_revision(payload)


def discard_empty(store: Store) -> None:
    """Let go of a desk; where nothing was ever entered in its file, take the file away too."""
    with store.read() as connection:
        empty = connection.scalar(select(revision.c.rev).limit(1)) is None
    if empty:
        _discard(store)
    else:
        store.close()


def _discard(store: Store) -> None:
    """Take away the file of a desk that was made a moment ago and never finished; one on a server stays empty."""
    node, path = store.node, store.path
    store.close()
    if path is not None:
        device.forget(node)
        for ending in _BESIDE:
            with suppress(OSError):
                path.with_name(path.name + ending).unlink(missing_ok=True)


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""
