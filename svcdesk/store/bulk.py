"""Many new records in one go, for imports: one chain, a few statements per batch, and each batch read back."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select

from svcdesk.domain.record import Revision, canonical, decode_revision, digest
from svcdesk.errors import KnownError
from svcdesk.store.frame import blobref, revision
from svcdesk.store.log import ChainEnd, Entry, Node, chain_end, linked, require_blobs, row_of
from svcdesk.words import Message

AT_ONCE = 500


def append_new(connection: Connection, node: Node, entries: Sequence[Entry]) -> list[tuple[str, Revision]]:
    """Write the first revisions of new documents; as careful as ``log.append``, and all or nothing like it.

    Raises ``KnownError`` where an attachment is not in this desk or a read-back differs.
    """
    require_blobs(connection, {sha for entry in entries for sha in entry.blobs})
    end = chain_end(connection, node)
    written: list[tuple[str, Revision]] = []
    for start in range(0, len(entries), AT_ONCE):
        end, batch = _append_batch(connection, node, entries[start : start + AT_ONCE], end)
        written += batch
    return written


def _append_batch(
    connection: Connection, node: Node, entries: Sequence[Entry], end: ChainEnd
) -> tuple[ChainEnd, list[tuple[str, Revision]]]:
    payloads: dict[str, bytes] = {}
    made: dict[str, Revision] = {}
    for entry in entries:
        payload = canonical(linked(node, entry, end))
        rev = digest(payload)
        payloads[rev], made[rev] = payload, decode_revision(payload)
        end = ChainEnd(end.seq + 1, rev, entry.recorded_at)
    connection.execute(insert(revision), [row_of(rev, made[rev], payload) for rev, payload in payloads.items()])
    references = [{"rev": rev, "sha": sha} for rev in made for sha in made[rev].blobs]
    if references:
        connection.execute(insert(blobref), references)
    rows = connection.execute(select(revision.c.rev, revision.c.payload).where(revision.c.rev.in_(payloads)))
    if {row.rev: row.payload for row in rows} != payloads:
        raise KnownError(Message("store.write_damaged"))
    return end, list(made.items())
