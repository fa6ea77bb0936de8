"""Says what a ticket is made of in words: contacts, departments, reports upward, pauses, call backs."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from svcdesk.domain import ticket
from svcdesk.domain.changes import Field
from svcdesk.domain.review import Review
from svcdesk.domain.ticket import Attempt, Escalation, FollowUp, Pause, Reopening, Routing, Ticket
from svcdesk.domain.times import SHANGHAI
from svcdesk.words import Lang, label

WORKED_OUT = frozenset(Field(Ticket, name) for name in ("dues", "rules", "calendar", "linked"))
"""What the program works out, or what the other record tells: no history does."""
CHOICES: dict[type[StrEnum], str] = {
    ticket.Channel: "ticket.channel",
    ticket.Kind: "ticket.kind",
    ticket.Severity: "ticket.severity",
    ticket.Reach: "ticket.reach",
    ticket.Hold: "ticket.hold",
    ticket.Satisfaction: "ticket.satisfaction",
    Review: "lists.review",
}


def ticket_title(found: Any, lang: Lang) -> str:
    """Return what a part of a ticket is called: when it was; empty for anything else."""
    return " ".join(_parts(found, lang)[:1])


def ticket_words(found: Any, lang: Lang) -> str:
    """Return a part of a ticket in words: when, what came of it, what was said; empty for anything else."""
    return " ".join(part for part in _parts(found, lang) if part)


def _parts(found: Any, lang: Lang) -> tuple[str, ...]:
    parts: tuple[str, ...] = ()
    match found:
        case Attempt():
            parts = (_at(found.at), label(f"ticket.reach.{found.result}", lang), found.content)
        case Routing():
            parts = (_at(found.at), label(f"rights.department.{found.department}", lang), found.note)
        case Escalation():
            parts = (_at(found.at), found.to.name, found.reason)
        case Pause():
            parts = (_at(found.since), label(f"ticket.hold.{found.reason}", lang), found.note)
        case Reopening():
            parts = (_at(found.at), found.reason)
        case FollowUp():
            said = label(f"ticket.satisfaction.{found.satisfied or 'open'}", lang)
            parts = (_at(found.at), said, found.note)
    return parts


def _at(at: datetime) -> str:
    return f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
