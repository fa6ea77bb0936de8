"""Whether what two desks did with one complaint goes together (6.7.1).

Answers and reports upward stand together. An end does not stand beside what went on without it, nor an answer beside
a new investigation it knows nothing of.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from svcdesk.domain.complaint import Complaint, Reply, State
from svcdesk.domain.complaint_rules import REPLY
from svcdesk.domain.device import NOBODY
from svcdesk.domain.ticket import Escalation
from svcdesk.words import Message

Version = tuple[Complaint, str]
_ENDED = {State.CLOSED, State.VOID}


def apart(base: Complaint, was: str, sides: Sequence[Version]) -> Iterator[Message]:
    """Yield why what several desks made of ``base``, which ``was`` in a state, cannot stand in one version."""
    for body, state in sides:
        others = [other for other, _ in sides if other is not body]
        if state in _ENDED and state != was and any(_matter(other) != _matter(base) for other in others):
            yield Message("complaint.apart_ended", {"state": Message(f"complaint.state.{state}")}, REPLY)
        answered = len(body.replies) > len(base.replies)
        if answered and any(other.investigated_at != base.investigated_at for other in others):
            yield Message("complaint.apart_answered", {}, REPLY)


def in_order(joined: Complaint) -> Complaint:
    """Return a complaint with what several desks added in the order in which it happened."""
    return msgspec.structs.replace(
        joined,
        replies=tuple(sorted(joined.replies, key=_at)),
        escalations=tuple(sorted(joined.escalations, key=_at)),
    )


def _at(one: Reply | Escalation) -> datetime:
    return one.at


def _matter(case: Complaint) -> Complaint:
    """Return a complaint without who deals with it and when, which changes nothing of an end."""
    return msgspec.structs.replace(case, owner=NOBODY, department="", due_at=None)
