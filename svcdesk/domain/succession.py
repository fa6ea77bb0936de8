"""What may follow what: a signed record changes only by amendment or becomes void (6.5.1.5)."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from svcdesk.words import Message

CLAUSE = "6.5.1.5"
UNSIGNED = 2
"""The ``rank`` of what nobody has signed or voided."""


class Standing(msgspec.Struct, frozen=True):
    """What of a revision decides on its successors; ``amendment`` counts the changes after signing."""

    state: str
    amendment: int
    reason: str = ""


def rank(state: str, frozen: AbstractSet[str], void: str) -> int:
    """Return how much a version weighs beside others of its record: signed ones first, then void ones."""
    if state in frozen:
        return 0
    return 1 if frozen and state == void else UNSIGNED


def refusals(
    number: str,
    parents: Sequence[Standing],
    after: Standing,
    frozen: AbstractSet[str],
    void: str,
    closes: Mapping[str, str] | None = None,
    clause: str = CLAUSE,
) -> list[Message]:
    """Return every reason why a revision may not follow its parents; ``frozen`` are the kind's signed states.

    ``closes`` are the steps on from a signed state that change nothing of what was signed: signed to closed.
    ``clause`` is what the signatures of the kind rest on.
    """
    if not parents:
        return []
    steps = closes or {}
    if all(after == Standing(steps.get(one.state, ""), one.amendment, after.reason) for one in parents):
        return []
    signed = any(parent.state in frozen for parent in parents)
    voided = bool(frozen) and any(parent.state == void for parent in parents)
    problems: list[str] = []
    if voided and after.state != void:
        problems.append("void_stays")
    if signed and not after.reason.strip():
        problems.append("amendment_unsaid")
    if not voided and after.amendment not in _counts(parents, after, signed=signed, frozen=frozen, void=void):
        problems.append("signed_stays" if signed else "amendment_count")
    return [Message(f"store.{problem}", {"number": number}, clause) for problem in problems]


def _counts(
    parents: Sequence[Standing], after: Standing, *, signed: bool, frozen: AbstractSet[str], void: str
) -> set[int]:
    """Return how many amendments the successor may count: one more for what is signed, unless it becomes void."""
    latest = max(parent.amendment for parent in parents)
    if signed and after.state != void:
        return {latest + 1}
    return {latest} if frozen and not signed else {latest, latest + 1}
