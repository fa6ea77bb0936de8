"""A person at a desk: the session every verb takes, and the unit of work every verb is."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar
from uuid import uuid4

from sqlalchemy import Connection, select

from svcdesk.domain.masters import Role
from svcdesk.domain.record import Actor, Record, Revision
from svcdesk.domain.sheet_numbers import record_number
from svcdesk.errors import KnownError
from svcdesk.models.docview import docview
from svcdesk.models.kinds import KINDS
from svcdesk.store import bulk, hearing, log, projector
from svcdesk.store.bodies import body_of
from svcdesk.store.numbers import take_number, take_numbers
from svcdesk.store.store import Store
from svcdesk.words import Message

T = TypeVar("T")


def system_clock() -> datetime:
    """Return now, with the machine's own offset."""
    return datetime.now(UTC).astimezone()


@dataclass(frozen=True, slots=True)
class Changes:
    """What a verb changed: documents and kinds; screens decide from this whether they care."""

    docs: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(self.docs | other.docs, self.kinds | other.kinds)


@dataclass(frozen=True, slots=True)
class Session:
    """Who works at which desk, and what time it is; every verb takes one first."""

    store: Store
    actor: Actor
    roles: frozenset[Role] = frozenset()
    clock: Callable[[], datetime] = system_clock

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Read one consistent view of the desk."""
        with self.store.read() as connection:
            yield connection

    @contextmanager
    def work(self) -> Iterator["Work"]:
        """Open one unit of work: it commits at the end of the block or leaves nothing behind."""
        with self.store.write() as connection:
            yield Work(self, connection, self.clock())


@dataclass(frozen=True, slots=True, kw_only=True)
class New(Generic[T]):
    """A document that does not exist yet, for ``Work.create_many``."""

    body: T
    state: str
    doc: str = ""
    number: str = ""
    blobs: tuple[str, ...] = ()
    occurred_at: datetime | None = None


@dataclass(slots=True)
class Work:
    """One transaction of one verb; collects what changed."""

    session: Session
    connection: Connection
    now: datetime
    _docs: set[str] = field(default_factory=set)
    _kinds: set[str] = field(default_factory=set)

    @property
    def changes(self) -> Changes:
        return Changes(frozenset(self._docs), frozenset(self._kinds))

    def take_number(self, kind: str) -> str:
        """Take the device's next number of a kind, for a body that names it."""
        return take_number(self.connection, self.session.store.node, KINDS[kind].prefix, self.now)

    def create(
        self,
        kind: str,
        body: T,
        state: str,
        *,
        doc: str = "",
        number: str = "",
        blobs: tuple[str, ...] = (),
        occurred_at: datetime | None = None,
    ) -> Record[T]:
        """Write the first revision of a new document and return it; it gets the device's next number."""
        return self._append(
            doc=doc or uuid4().hex,
            kind=kind,
            parents=(),
            number=number or self.take_number(kind),
            state=state,
            body=body,
            blobs=blobs,
            occurred_at=occurred_at,
        )

    def create_many(self, kind: str, news: Sequence[New[T]]) -> list[Record[T]]:
        """Write the first revisions of many new documents, as ``create`` would, in a fraction of the time."""
        unnumbered = sum(not new.number for new in news)
        prefix, node = KINDS[kind].prefix, self.session.store.node
        numbers = iter(take_numbers(self.connection, node, prefix, self.now, unnumbered) if unnumbered else ())
        entries = [
            self._entry(
                doc=new.doc or uuid4().hex,
                kind=kind,
                number=new.number or next(numbers),
                state=new.state,
                body=new.body,
                blobs=new.blobs,
                occurred_at=new.occurred_at,
            )
            for new in news
        ]
        written = bulk.append_new(self.connection, node, entries)
        projector.project_new(self.connection, written)
        self._docs.update(entry.doc for entry in entries)
        self._kinds.add(kind)
        return [_record(rev, made, new.body, (rev,)) for (rev, made), new in zip(written, news, strict=True)]

    def revise(
        self,
        record: Record[Any],
        body: T,
        *,
        state: str = "",
        reason: str = "",
        blobs: tuple[str, ...] = (),
        amendment: int | None = None,
        occurred_at: datetime | None = None,
        allow_branch: bool = False,
    ) -> Record[T]:
        """Write the next revision of a record.

        Raises ``Conflict`` where somebody else wrote one meanwhile; with ``allow_branch`` an unsigned record then
        keeps both, as a conflict to be resolved. Raises ``Refused`` where a signed record would change without
        an amendment (its number raised by one, with a reason).
        """
        return self._append(
            doc=record.doc,
            kind=record.kind,
            parents=(record.rev,),
            number=record.number,
            state=state or record.state,
            body=body,
            reason=reason,
            blobs=blobs,
            amendment=record.amendment if amendment is None else amendment,
            occurred_at=occurred_at,
            branch=allow_branch,
        )

    def join(
        self,
        doc: str,
        parents: tuple[str, ...],
        body: T,
        *,
        state: str,
        reason: str = "",
        blobs: tuple[str, ...] = (),
    ) -> Record[T]:
        """Write the revision that follows several heads at once; it counts as an amendment where one is signed.

        Raises ``Conflict`` where ``parents`` are not all the heads there are now.
        """
        loaded = [log.load(self.connection, rev) for rev in parents]
        kind = KINDS[loaded[0].kind]
        signed = state != kind.void and any(made.state in kind.frozen for made in loaded)
        return self._append(
            doc=doc,
            kind=kind.name,
            parents=parents,
            number=loaded[0].number,
            state=state,
            body=body,
            reason=reason,
            blobs=blobs,
            amendment=max(made.amendment for made in loaded) + signed,
        )

    def note(self, doc: str, kind: str) -> None:
        """Say that a record reads differently now, though nothing was written of it."""
        self._docs.add(doc)
        self._kinds.add(kind)

    def _append(self, body: T, **fields: Any) -> Record[T]:
        entry = self._entry(body=body, **fields)
        written = log.append(self.connection, self.session.store.node, entry)
        projector.project(self.connection, written.heads, written.before)
        self.note(entry.doc, entry.kind)
        return _record(written.rev, written.revision, body, tuple(written.heads))

    def _entry(
        self,
        *,
        doc: str,
        kind: str,
        number: str,
        state: str,
        body: object,
        parents: tuple[str, ...] = (),
        reason: str = "",
        blobs: tuple[str, ...] = (),
        amendment: int = 0,
        occurred_at: datetime | None = None,
        branch: bool = False,
    ) -> log.Entry:
        return log.Entry(
            doc=doc,
            kind=kind,
            schema=KINDS[kind].schema,
            parents=parents,
            number=number,
            state=state,
            amendment=amendment,
            occurred_at=occurred_at or self.now,
            recorded_at=self.now,
            actor=self.session.actor,
            reason=reason,
            body=body,
            blobs=blobs,
            branch=branch,
        )


def _record(rev: str, made: Revision, body: T, heads: tuple[str, ...]) -> Record[T]:
    return Record(
        doc=made.doc,
        rev=rev,
        kind=made.kind,
        number=made.number,
        state=made.state,
        amendment=made.amendment,
        body=body,
        heads=heads,
        actor=made.actor,
        occurred_at=made.occurred_at,
        recorded_at=made.recorded_at,
        reason=made.reason,
    )


def load(connection: Connection, doc: str, body: type[T]) -> Record[T]:
    """Return a record as its list shows it, with what it hears of others; raises ``KnownError`` where none is."""
    written, made = _shown(connection, doc, body)
    state, found = hearing.heard(connection, made, written.body)
    return replace(written, state=state, body=found)


def load_written(connection: Connection, doc: str, body: type[T]) -> Record[T]:
    """Return a record as its shown revision was written; raises like ``load``."""
    return _shown(connection, doc, body)[0]


def _shown(connection: Connection, doc: str, body: type[T]) -> tuple[Record[T], Revision]:
    heads = log.load_heads(connection, doc)
    if not heads:
        raise KnownError(Message("store.no_such_record", {"number": doc}))
    rev, made = projector.shown_head(heads)
    found = body_of(made)
    if not isinstance(found, body):
        raise TypeError(made.kind)
    return _record(rev, made, found, tuple(heads)), made


def load_revision(connection: Connection, rev: str) -> Record[Any]:
    """Return one revision, current or not, as a record."""
    made = log.load(connection, rev)
    return _record(rev, made, body_of(made), log.heads(connection, made.doc))


def find_number(connection: Connection, number: str) -> str:
    """Return the document with a number, its own or that of a sheet on it (ZX, WX, QS).

    Raises ``KnownError`` where this desk has none.
    """
    doc = connection.scalar(select(docview.c.doc).where(docview.c.number == record_number(number)))
    if doc is None:
        raise KnownError(Message("store.no_such_record", {"number": number}))
    return str(doc)
