"""Review marks: what somebody in the office said of a record (6.6.1), kept beside it.

A mark is a record of its own that never changes. So it can be given to what people have signed, whose bytes and sheet
stay as they are, and to what somebody else is working on at another desk, without a second version of it.
"""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

import msgspec

from svcdesk.domain.record import Actor
from svcdesk.words import Message

CLAUSE = "6.6.1"


class Review(StrEnum):
    """An office reviewer's word on a record."""

    SEEN = "seen"
    APPROVED = "approved"
    REWORK = "rework"


class State(StrEnum):
    GIVEN = "given"


class ReviewMark(msgspec.Struct, frozen=True, kw_only=True):
    """Who looked at a record in the office, when, at which revision of it, and what that person said."""

    about: str = ""
    about_kind: str = ""
    number: str = ""
    seen: str = ""
    at: datetime
    by: Actor
    verdict: Review = Review.SEEN
    note: str = ""


def mark_problems(number: str, verdict: Review, note: str) -> Iterator[Message]:
    """Yield why a mark cannot be given: who sends a record back says what is missing."""
    if verdict is Review.REWORK and not note.strip():
        yield Message("review.rework_unsaid", {"number": number}, CLAUSE)
