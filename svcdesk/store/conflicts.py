"""Several heads of one document: how badly they clash, and from which revision they went different ways."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from svcdesk.domain.divergence import Changes, Path, changes, clashes
from svcdesk.domain.record import Revision, canonical
from svcdesk.domain.succession import UNSIGNED, rank
from svcdesk.models.kinds import KINDS
from svcdesk.store import log
from svcdesk.store.bodies import body_of
from svcdesk.store.frame import edge, revision

NO_CONFLICT, SOFT, HARD = 0, 1, 2


def weight(made: Revision) -> int:
    """Return how much a version weighs beside others of its record; the lowest is shown."""
    kind = KINDS[made.kind]
    return rank(made.state, kind.frozen, kind.void)


def judge(connection: Connection, heads: log.Heads) -> int:
    """Judge the heads of a document: hard where one is signed or void or two changed the same thing, else soft."""
    if len(heads) == 1:
        return NO_CONFLICT
    if any(weight(made) < UNSIGNED for made in heads.values()):
        return HARD
    _, base = parting(connection, heads)
    return HARD if clashing(heads, sides(base, heads)) else SOFT


def clashing(heads: log.Heads, changed: Sequence[Changes]) -> list[Path]:
    """Return every path the heads changed differently; what follows from the rest is worked out anew instead."""
    derived = KINDS[next(iter(heads.values())).kind].derived
    return clashes([{path: new for path, new in side.items() if path not in derived} for side in changed])


def parting(connection: Connection, heads: log.Heads) -> tuple[str, Revision | None]:
    """Return the nearest revision all heads descend from, by name, or nothing where this desk has none."""
    parents = _parents(connection, next(iter(heads.values())).doc)
    shared = set.intersection(*(_ancestors(parents, rev) for rev in heads))
    nearest = shared.difference(*(_ancestors(parents, rev) - {rev} for rev in shared))
    query = select(revision.c.rev).where(revision.c.rev.in_(nearest)).order_by(revision.c.rev).limit(1)
    found = connection.scalar(query) if nearest else None
    return (found, log.load(connection, found)) if found else ("", None)


def sides(base: Revision | None, heads: log.Heads) -> list[Changes]:
    """Return what each head changed since they parted, in the order of the heads."""
    start = plain(base)
    return [changes(start, plain(made), KINDS[made.kind].keyed) for made in heads.values()]


def plain(made: Revision | None) -> dict[str, Any]:
    """Return state and body of a revision as plain JSON, the body lifted to today's schema."""
    return {"state": made.state, "body": msgspec.json.decode(canonical(body_of(made)))} if made else {}


def _parents(connection: Connection, doc: str) -> dict[str, set[str]]:
    rows = connection.execute(
        select(edge.c.rev, edge.c.parent).join(revision, revision.c.rev == edge.c.parent).where(revision.c.doc == doc)
    )
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row.rev, set()).add(row.parent)
    return found


def _ancestors(parents: dict[str, set[str]], rev: str) -> set[str]:
    """Return a revision with everything it descends from."""
    found, pending = {rev}, [rev]
    while pending:
        new = parents.get(pending.pop(), set()) - found
        found |= new
        pending += new
    return found
