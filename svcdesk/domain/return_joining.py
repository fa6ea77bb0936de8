"""Whether what two desks did with one return goes together, and the state that follows from both (6.5.1.4).

Words of different people for different nodes go together, and so do receipts, inspections and settlements of
different lines. What was said of other goods than those that stand there now does not, nor what would be given twice.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from svcdesk.domain.device import NOBODY
from svcdesk.domain.return_case import Approval, Line, ReturnCase, State
from svcdesk.domain.return_rules import CLAUSE, REPLACING, line_name, missing_nodes
from svcdesk.words import Message

Version = tuple[ReturnCase, str]
"""What one desk made of a return, and its state there."""
_ON_THE_WAY = {State.REQUESTED, State.APPROVED, State.RECEIVED, State.INSPECTED}


def joined_state(case: ReturnCase, state: str) -> str:
    """Return the state of a return as its approvals and lines have it; an end that somebody put to it stays."""
    if state not in _ON_THE_WAY:
        return state
    came = [line for line in case.lines if line.received]
    if came:
        return State.INSPECTED if all(line.inspected_at for line in came) else State.RECEIVED
    return State.APPROVED if case.approvals and not missing_nodes(case) else State.REQUESTED


def apart(base: ReturnCase, sides: Sequence[Version], joined: ReturnCase) -> Iterator[Message]:
    """Yield why what several desks made of ``base`` cannot stand in one version."""
    bodies = [body for body, _ in sides]
    yield from _refused(base, sides)
    yield from _words(base, bodies, joined)
    yield from _lines(base, bodies)
    yield from _stores(base, bodies)
    yield from _given_twice(base, bodies)


def _refused(base: ReturnCase, sides: Sequence[Version]) -> Iterator[Message]:
    """Yield that one desk refused what the other went on with; who deals with it may change in any state."""
    for body, state in sides:
        others = [other for other, _ in sides if other is not body]
        if state == State.REFUSED and any(_unowned(other) != _unowned(base) for other in others):
            yield Message("return_case.apart_refused", {}, CLAUSE)


def _words(base: ReturnCase, bodies: Sequence[ReturnCase], joined: ReturnCase) -> Iterator[Message]:
    for body in bodies:
        new = [one for one in body.approvals if one not in base.approvals]
        if new and _asked(body) != _asked(joined):
            yield Message("return_case.apart_asked", {"names": tuple(one.by.name for one in new)}, CLAUSE)
    for who, times in Counter(one.by.doc for one in joined.approvals if one.agreed).items():
        if times > 1:
            yield Message("return_case.apart_one_word", {"name": _word_of(joined, who).by.name}, CLAUSE)


def _word_of(case: ReturnCase, doc: str) -> Approval:
    return next(one for one in case.approvals if one.by.doc == doc)


def _asked(case: ReturnCase) -> ReturnCase:
    """Return a return without its words and without who deals with it: what the words are about."""
    return msgspec.structs.replace(_unowned(case), approvals=(), right="", refused_reason="")


def _unowned(case: ReturnCase) -> ReturnCase:
    return msgspec.structs.replace(case, owner=NOBODY)


def _lines(base: ReturnCase, bodies: Sequence[ReturnCase]) -> Iterator[Message]:
    """Yield the lines two desks dealt with: found here and judged there is not the same as found and judged."""
    for line in base.lines:
        changed = {_line(body, line.id) for body in bodies} - {line}
        if len(changed) > 1:
            yield Message("return_case.apart_line", {"line": line_name(line)}, REPLACING)


def _line(case: ReturnCase, line_id: str) -> Line | None:
    return next((line for line in case.lines if line.id == line_id), None)


def _stores(base: ReturnCase, bodies: Sequence[ReturnCase]) -> Iterator[Message]:
    """Yield that goods were received into two places: a return has one."""
    before = _received(base)
    stores = {body.store for body in bodies if _received(body) - before}
    if len(stores) > 1:
        yield Message("return_case.apart_store", {"stores": tuple(sorted(filter(None, stores)))}, REPLACING)


def _received(case: ReturnCase) -> set[tuple[str, object]]:
    return {(line.id, line.received) for line in case.lines if line.received}


def _given_twice(base: ReturnCase, bodies: Sequence[ReturnCase]) -> Iterator[Message]:
    """Yield the goods two desks gave, each for another line: one of them may not be there any more."""
    given = [_given(body) - _given(base) for body in bodies]
    for one, other in combinations(given, 2):
        for name, serial, _store in sorted({piece[1:] for piece in one} & {piece[1:] for piece in other}):
            yield Message("return_case.apart_given", {"given": f"{name} {serial}".strip()}, REPLACING)


def _given(case: ReturnCase) -> set[tuple[str, str, str, str]]:
    return {
        (one.id, one.replacement_name, one.replacement, one.store) for one in case.lines if one.replacement_product
    }
