"""Customers that turned out to be one: who goes on for whom, whatever order the merges came in (6.6.1, F21)."""

from collections.abc import Iterator, Mapping

from svcdesk.domain.checks import Finding
from svcdesk.domain.masters import CustomerState
from svcdesk.words import Message

CLAUSE = "6.6.1"
Merges = Mapping[str, str]
"""The document of each merged customer with that of the one it was merged into, as far as both are on this desk."""
NO_MERGES: Merges = {}


def standing(doc: str, merges: Merges) -> str:
    """Return who goes on for a customer: the end of its chain.

    Where desks merged customers into each other without knowing, the smallest document of the circle goes on: the
    same on every desk, whichever merge came first.
    """
    seen: list[str] = []
    while doc in merges and doc not in seen:
        seen.append(doc)
        doc = merges[doc]
    return min(seen[seen.index(doc) :]) if doc in seen else doc


def family(doc: str, merges: Merges) -> tuple[str, ...]:
    """Return every customer for whom the same one goes on as for this one, that one first."""
    goes_on = standing(doc, merges)
    return (goes_on, *sorted(one for one in merges if one != goes_on and standing(one, merges) == goes_on))


def circles(merges: Merges) -> list[tuple[str, ...]]:
    """Return the customers that were merged into each other, each circle once, the one that goes on first."""
    found = {one: _circle(one, merges) for one in sorted(merges) if standing(one, merges) == one}
    return list(found.values())


def _circle(doc: str, merges: Merges) -> tuple[str, ...]:
    found = [doc]
    while merges[found[-1]] != doc:
        found.append(merges[found[-1]])
    return tuple(found)


def check_merge(gone: str, gone_state: str, kept: str, kept_state: str, reason: str) -> Iterator[Finding]:
    """Find what stands against merging ``gone`` into ``kept``, the end of the chain of whom the person picked."""
    if gone_state == CustomerState.MERGED:
        yield Finding(Message("masters.merged_already", clause=CLAUSE), "into")
    elif not kept:
        yield Finding(Message("masters.merge_nobody", clause=CLAUSE), "into")
    elif kept == gone:
        yield Finding(Message("masters.merge_itself", clause=CLAUSE), "into")
    elif kept_state == CustomerState.RETIRED:
        yield Finding(Message("masters.merge_retired", clause=CLAUSE), "into")
    yield from _reasoned(reason)


def check_parting(state: str, reason: str) -> Iterator[Finding]:
    """Find what stands against making a merged customer one of its own again."""
    if state != CustomerState.MERGED:
        yield Finding(Message("masters.not_merged", clause=CLAUSE), "")
    yield from _reasoned(reason)


def _reasoned(reason: str) -> Iterator[Finding]:
    if not reason.strip():
        yield Finding(Message("masters.merge_reason", clause=CLAUSE), "reason")
