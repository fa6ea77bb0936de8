"""Decides of each revision that was handed over whether the log takes it, has it, waits for more or refuses it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeVar

import msgspec
from sqlalchemy import Connection, select

from svcdesk.domain.exchange import CLAUSE, Device, Span
from svcdesk.domain.foreign import Ancestor, ancestor, code_in, kinship, misshapen, succession
from svcdesk.domain.record import PAYLOAD_VERSION, Revision, canonical, decode_revision, digest
from svcdesk.models.docview import docview
from svcdesk.models.kinds import KINDS
from svcdesk.store.bodies import body_of
from svcdesk.store.exchange.container import Line
from svcdesk.store.frame import intray, revision
from svcdesk.store.log import changed_under_signature, read
from svcdesk.words import Message

T = TypeVar("T")
_AT_ONCE = 1000
_APART = 50  # places of a chain farther apart than this are looked up each by itself


class Fate(StrEnum):
    """What becomes of a revision; all but ``NEW`` and ``KNOWN`` are kept in the in-tray."""

    NEW = "new"
    KNOWN = "known"
    WAITING = "waiting"
    REFUSED = "refused"
    DROPPED = "dropped"


class Judged(NamedTuple):
    """A revision with its fate, the reasons against it, and the revisions it waits for.

    ``rev`` is the true name of the payload; ``made`` is none where it cannot be read.
    """

    rev: str
    payload: bytes
    made: Revision | None
    fate: Fate
    reasons: tuple[Message, ...] = ()
    needs: tuple[str, ...] = ()


class _Envelope(msgspec.Struct):
    """As much of a payload as every version of it has."""

    v: int = 0
    kind: str = ""
    schema: int = 0


class _Link(NamedTuple):
    rev: str
    prev: str


class _Stop(Exception):  # noqa: N818 - no error: what the reasons against a revision are carried out with
    def __init__(self, fate: Fate, reasons: Sequence[Message], needs: Sequence[str] = ()) -> None:
        super().__init__(fate)
        self.fate, self.reasons, self.needs = fate, tuple(reasons), tuple(needs)


@dataclass(slots=True)
class Judge:
    """Judges revisions in the order in which they come; those it found new count for the ones after them.

    ``devices`` are those the package names and those the desk knows, by key.
    """

    connection: Connection
    devices: Mapping[str, Device]
    _here: dict[str, Ancestor] = field(default_factory=dict)
    _signed: dict[str, Revision] = field(default_factory=dict)
    _known: set[str] = field(default_factory=set)
    _dropped: set[str] = field(default_factory=set)
    _links: dict[tuple[str, int], _Link] = field(default_factory=dict)
    _numbers: dict[str, str] = field(default_factory=dict)

    def judge(self, lines: Sequence[Line]) -> list[Judged]:
        """Return what becomes of some revisions."""
        payloads = [bytes(line.payload) for line in lines]
        revs = [digest(payload) for payload in payloads]
        self._look_up_names(revs)
        decoded = [_decoded(payload) for payload in payloads]
        self._look_up_kin([made for made in decoded if isinstance(made, Revision)])
        return [
            self._one(line.rev, rev, payload, made)
            for line, rev, payload, made in zip(lines, revs, payloads, decoded, strict=True)
        ]

    def _one(self, named: str, rev: str, payload: bytes, made: "Revision | _Stop") -> Judged:
        if rev in self._known or rev in self._here:
            return Judged(rev, payload, None, Fate.KNOWN)
        if rev in self._dropped:
            return Judged(rev, payload, None, Fate.DROPPED)
        if isinstance(made, _Stop):
            return Judged(rev, payload, None, made.fate, made.reasons)
        try:
            if named != rev:
                raise _refused("bad_hash")
            self._require_readable(made)
            self._require_device(made)
            self._require_place_in_chain(made, rev)
            self._require_free_number(made)
            self._require_parents(made)
        except _Stop as stop:
            return Judged(rev, payload, made, stop.fate, stop.reasons, stop.needs)
        self._note(rev, made)
        self._links[made.node, made.seq] = _Link(rev, made.prev)
        if not made.parents:
            self._numbers.setdefault(made.number, made.doc)
        return Judged(rev, payload, made, Fate.NEW)

    @staticmethod
    def _require_readable(made: Revision) -> None:
        kind = KINDS[made.kind]
        try:
            body = body_of(made)
            reasons = list(kind.forged(body, made.state))
        except Exception as foreign:  # an upcaster or rule may say anything of a body nobody wrote
            raise _refused("unreadable_body", number=made.number) from foreign
        if kind.states is not None and made.state not in set(kind.states):
            raise _refused("unknown_state", number=made.number, state=made.state)
        if reasons:
            signed = made.state in kind.frozen
            code, clause = ("exchange.forged", kind.clause) if signed else ("exchange.impossible", CLAUSE)
            raise _Stop(Fate.REFUSED, [Message(code, {"number": made.number}, clause), *reasons])

    def _require_device(self, made: Revision) -> None:
        device = self.devices.get(made.node)
        if device is None:
            raise _refused("device_unknown", number=made.number)
        if not made.parents and code_in(made.number) not in {"", device.code}:
            raise _refused("foreign_number", number=made.number, code=device.code)

    def _require_free_number(self, made: Revision) -> None:
        device = self.devices[made.node]
        taken = self._numbers.get(made.number)
        if not made.parents and taken is not None and taken != made.doc:
            raise _refused("number_taken", number=made.number, code=device.code, name=device.name or device.code)

    def _require_place_in_chain(self, made: Revision, rev: str) -> None:
        node, seq = made.node, made.seq
        code = self.devices[node].code
        if (node, seq) in self._links:
            raise _refused("cloned", number=made.number, code=code, seq=seq)
        before, after = self._links.get((node, seq - 1)), self._links.get((node, seq + 1))
        if (before and before.rev != made.prev) or (after and after.prev != rev):
            raise _refused("chain_broken", number=made.number, code=code, seq=seq)

    def _require_parents(self, made: Revision) -> None:
        missing = [rev for rev in made.parents if rev not in self._here]
        if missing:
            said = Message("exchange.parent_missing", {"number": made.number}, CLAUSE)
            raise _Stop(Fate.WAITING, [said], missing)
        parents = [self._here[rev] for rev in made.parents]
        kind = KINDS[made.kind]
        signing = kind.frozen, kind.void, kind.closes, kind.clause
        reasons = list(kinship(made, parents)) or succession(made, parents, *signing)
        if reasons:
            raise _Stop(Fate.REFUSED, reasons)
        kept = [self._signed[rev] for rev in made.parents if rev in self._signed]
        changed = changed_under_signature(kept, body_of(made), made.state) if kept else []
        if changed:
            told = Message("exchange.over_signature", {"number": made.number}, kind.clause)
            raise _Stop(Fate.REFUSED, [told, *changed])

    def _note(self, rev: str, made: Revision) -> None:
        """Remember what decides on the followers of a revision; its body only where they may have to keep to it."""
        self._here[rev] = ancestor(made)
        if KINDS[made.kind].keeps is not None:
            self._signed[rev] = made

    def _look_up_names(self, revs: Sequence[str]) -> None:
        for some in _batches(revs):
            self._known |= set(self.connection.scalars(select(revision.c.rev).where(revision.c.rev.in_(some))))
        dropped = select(intray.c.rev).where(intray.c.status == Fate.DROPPED)
        self._dropped |= set(self.connection.scalars(dropped))

    def _look_up_kin(self, made: Sequence[Revision]) -> None:
        """Read what decides on these revisions: parents, neighbours in the chain, who has their numbers."""
        parents = {rev for one in made for rev in one.parents} - self._here.keys()
        for some in _batches(sorted(parents)):
            query = select(revision.c.rev, revision.c.payload).where(revision.c.rev.in_(some))
            for row in self.connection.execute(query):
                self._note(row.rev, read(row.rev, row.payload))
        for node in {one.node for one in made}:
            self._look_up_neighbours(node, [one.seq for one in made if one.node == node])
        numbers = {one.number for one in made if not one.parents}
        for some in _batches(sorted(numbers - self._numbers.keys())):
            query = select(docview.c.number, docview.c.doc).where(docview.c.number.in_(some))
            self._numbers |= {row.number: row.doc for row in self.connection.execute(query)}

    def _look_up_neighbours(self, node: str, seqs: Sequence[int]) -> None:
        """Read what stands in a device's chain at some places and beside them."""
        query = select(revision.c.seq, revision.c.rev, revision.c.prev).where(revision.c.node == node)
        for first, last in _spans(sorted(seqs)):
            for row in self.connection.execute(query.where(revision.c.seq.between(first, last))):
                self._links[node, row.seq] = _Link(row.rev, row.prev)


def _spans(seqs: Sequence[int]) -> Iterator[Span]:
    """Yield spans that hold some places of a chain with their neighbours, and little else."""
    first = last = seqs[0]
    for seq in seqs[1:]:
        if seq - last > _APART:
            yield first - 1, last + 1
            first = seq
        last = seq
    yield first - 1, last + 1


def _decoded(payload: bytes) -> "Revision | _Stop":
    """Return a payload as a revision, or what is to become of it."""
    try:
        made = decode_revision(payload)
    except msgspec.MsgspecError:
        return _foreign(payload)
    kind = KINDS.get(made.kind)
    if kind is None or made.schema > kind.schema or made.v > PAYLOAD_VERSION:
        return _newer(made.kind)
    field_ = misshapen(made)
    if field_ or canonical(made) != payload:
        return _refused("misshapen", field=field_ or "payload")
    return made


def _foreign(payload: bytes) -> "_Stop":
    try:
        said = msgspec.json.decode(payload, type=_Envelope)
    except msgspec.MsgspecError:
        return _refused("misshapen", field="payload")
    return _newer(said.kind) if said.v > PAYLOAD_VERSION else _refused("misshapen", field="payload")


def _newer(kind: str) -> "_Stop":
    return _Stop(Fate.WAITING, [Message("exchange.newer_record", {"kind": kind}, CLAUSE)])


def _refused(code: str, /, **params: str | int) -> "_Stop":
    return _Stop(Fate.REFUSED, [Message(f"exchange.{code}", params, CLAUSE)])


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]
