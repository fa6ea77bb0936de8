"""Derives anew what a new version made different, and only that; every other derived row stays as it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, or_, select

from svcdesk.domain.record import Revision
from svcdesk.models import spares, ticket
from svcdesk.models.docview import docview
from svcdesk.models.kinds import KINDS
from svcdesk.store import hearing, log, projector
from svcdesk.store.bodies import listed_body_of
from svcdesk.store.frame import revision
from svcdesk.store.prepared import Prepared
from svcdesk.store.reproject import reproject
from svcdesk.store.schema import Progress

Rows = Callable[[str, Any, str], list[dict[str, Any]]]
"""Takes a document, its body and its state; returns its rows of one table."""
_AT_ONCE = 1000
_SHOWN = Prepared(
    select(docview.c.id, docview.c.rev, revision.c.payload)
    .join_from(docview, revision, revision.c.rev == docview.c.rev)
    .where(docview.c.kind == bindparam("kind"), docview.c.id > bindparam("after"))
    .order_by(docview.c.id)
    .limit(_AT_ONCE)
)


def _nothing(_connection: Connection) -> set[str]:
    return set()


@dataclass(frozen=True, slots=True)
class Change:
    """What one version made different: ``tables`` as a whole, by the kinds they hold, and all rows of ``docs``."""

    tables: Mapping[Table, Mapping[str, Rows]]
    docs: Callable[[Connection], set[str]] = _nothing


def _read_otherwise(connection: Connection) -> set[str]:
    """Return what version 3 reads otherwise: marks inside records, several versions at once, tickets that hear."""
    marked = or_(docview.c.conflict > 0, docview.c.review != "")
    return set(connection.scalars(select(docview.c.doc).where(marked))) | _settled_by_hearing(connection)


CHANGES: Mapping[int, Change | None] = {
    2: None,  # every list row got more columns
    3: Change(
        {
            ticket.ticket_due: {"ticket": ticket.due_rows},
            spares.part_reserved: {"service_order": spares.reserved_rows},
            spares.minimum_stock: {"product": spares.minimum_rows},
        },
        _read_otherwise,
    ),
}
"""By version; none where everything is derived anew, as for a version that is not named here."""


def renew(connection: Connection, versions: Sequence[int], progress: Progress) -> None:
    """Bring the derived rows of a desk, whose tables are new already, to what a rebuild would make now."""
    changes = [CHANGES.get(version) for version in versions]
    known = [change for change in changes if change is not None]
    if len(known) < len(changes):
        projector.rebuild(connection, progress)
        return
    tables = {table: kinds for change in known for table, kinds in change.tables.items()}
    names = [kind for kinds in tables.values() for kind in kinds]
    total = int(connection.scalar(select(func.count()).where(docview.c.kind.in_(names))) or 0)
    done = 0
    for table, kinds in tables.items():
        for number in _renew_table(connection, table, kinds):
            done += number
            progress(done, total)
    docs = set[str]().union(*(change.docs(connection) for change in known))
    for some in projector.batches(sorted(docs), _AT_ONCE):
        progress(total, total)
        reproject(connection, some, {})


def _renew_table(connection: Connection, table: Table, kinds: Mapping[str, Rows]) -> Iterator[int]:
    """Write every row of a table again; yields how many records that took, some at a time."""
    put = Prepared(insert(table), [column.name for column in table.columns if column.name != "id"])
    with _without_indexes(connection, table):
        connection.execute(delete(table))
        for kind, rows in kinds.items():
            spoken = hearing.spoken_to(connection, kind)
            for some in _shown(connection, kind):
                read = [(made.doc, *_listed(connection, made, spoken)) for made in some]
                put.run_batch(connection, [row for doc, state, body in read for row in rows(doc, body, state)])
                yield len(some)


@contextmanager
def _without_indexes(connection: Connection, table: Table) -> Iterator[None]:
    """Make the indexes of a table only when its rows are there: in one go that takes a fraction of the time."""
    for index in table.indexes:
        index.drop(connection)
    yield
    for index in sorted(table.indexes, key=lambda one: str(one.name)):
        index.create(connection)


def _shown(connection: Connection, kind: str) -> Iterator[list[Revision]]:
    """Yield what lists show of every record of a kind, some at a time, in the order of the rows."""
    last = 0
    while rows := _SHOWN.run(connection, kind=kind, after=last):
        yield [log.read(rev, payload) for _, rev, payload in rows]
        last = rows[-1][0]


def _listed(connection: Connection, made: Revision, spoken: frozenset[str]) -> tuple[str, Any]:
    """Return state and body as lists read them, with what a record hears if any was ``spoken`` to."""
    body = listed_body_of(made)
    return hearing.heard(connection, made, body) if made.doc in spoken else (made.state, body)


def _settled_by_hearing(connection: Connection) -> set[str]:
    """Return the records that read otherwise in a list since they hear of what was made from them."""
    found: set[str] = set()
    for name in hearing.HEARING:
        spoken, kind = hearing.spoken_to(connection, name), KINDS[name]
        for docs in projector.batches(sorted(spoken), _AT_ONCE):
            of_these = docview.c.kind == name, docview.c.doc.in_(docs)
            shown = select(docview.c.rev, revision.c.payload).join_from(
                docview, revision, revision.c.rev == docview.c.rev
            )
            for rev, payload in connection.execute(shown.where(*of_these)):
                made = log.read(rev, payload)
                before = listed_body_of(made)
                state, body = hearing.heard(connection, made, before)
                if kind.view(before, made.state) != kind.view(body, state) or state != made.state:
                    found.add(made.doc)
    return found
