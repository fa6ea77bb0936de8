"""What is asked of a revision that comes from another desk, before anything is made of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from svcdesk.domain import exchange
from svcdesk.domain.record import GENESIS, Revision
from svcdesk.domain.succession import Standing, refusals
from svcdesk.words import Message

_NODE, _NAME, _DOC = re.compile(r"[0-9a-f]{32}"), re.compile(r"[0-9a-f]{64}"), re.compile(r"[0-9a-zA-Z_-]{1,32}")
_STATE = re.compile(r"[a-z0-9_]{1,20}")
NUMBER = re.compile(r"([A-Z]+)-(\d{6})-([A-Z0-9]{2,3})-(\d{4,})")
_LONGEST_NUMBER = 40
_MOST_COUNT, _MOST_SEQ, _MOST_BACK = 9_999, 1 << 53, (1 << 31) - 1
_EARLIEST, _LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)


class Ancestor(msgspec.Struct, frozen=True):
    """What of a stored revision decides on those that follow it."""

    doc: str
    kind: str
    number: str
    standing: Standing


def ancestor(made: Revision) -> Ancestor:
    """Return what of a revision decides on those that follow it."""
    return Ancestor(made.doc, made.kind, made.number, Standing(made.state, made.amendment))


def misshapen(made: Revision) -> str:
    """Return the first field of an envelope that no program of ours would have written, empty for none."""
    sound = {
        "node": bool(_NODE.fullmatch(made.node)),
        "prev": bool(_NAME.fullmatch(made.prev)) and (made.seq == 1) == (made.prev == GENESIS),
        "seq": 1 <= made.seq <= _MOST_SEQ,
        "doc": bool(_DOC.fullmatch(made.doc)),
        "state": bool(_STATE.fullmatch(made.state)),
        "number": 0 < len(made.number) <= _LONGEST_NUMBER and made.number.isprintable(),
        "schema": made.schema >= 1,
        "amendment": 0 <= made.amendment <= _MOST_COUNT,
        "clock_back": 0 <= made.clock_back <= _MOST_BACK,
        "parents": _names(made.parents),
        "blobs": _names(made.blobs),
        "recorded_at": _instant(made.recorded_at),
        "occurred_at": _instant(made.occurred_at),
    }
    return next((field for field, good in sound.items() if not good), "")


def _names(revs: Sequence[str]) -> bool:
    return all(_NAME.fullmatch(rev) for rev in revs) and list(revs) == sorted(set(revs))


def _instant(at: datetime) -> bool:
    return at.tzinfo is not None and _EARLIEST <= at <= _LATEST


def code_in(number: str) -> str:
    """Return the device code inside a number, empty where somebody else gave the number."""
    parts = NUMBER.fullmatch(number)
    return parts.group(3) if parts else ""


def kinship(made: Revision, parents: Sequence[Ancestor]) -> Iterator[Message]:
    """Yield why a revision cannot follow its parents: another record, another number, or a signature passed over."""
    said: dict[str, str] = {"number": made.number}
    if any(parent.doc != made.doc or parent.kind != made.kind for parent in parents):
        yield Message("exchange.other_record", said, exchange.CLAUSE)
        return
    if parents and made.number not in {parent.number for parent in parents}:
        yield Message("exchange.other_number", {**said, "parent": parents[0].number}, exchange.CLAUSE)


def succession(
    made: Revision,
    parents: Sequence[Ancestor],
    frozen: frozenset[str],
    void: str,
    closes: Mapping[str, str],
    clause: str,
) -> list[Message]:
    """Return why a revision may not follow: signed records change by amendment or become void, no other way."""
    after = Standing(made.state, made.amendment, made.reason)
    if not parents and made.amendment:
        return [Message("store.amendment_count", {"number": made.number}, clause)]
    return refusals(made.number, [parent.standing for parent in parents], after, frozen, void, closes, clause)
