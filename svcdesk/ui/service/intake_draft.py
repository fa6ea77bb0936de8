"""Intakes that were begun and not registered: the one in hand, and those set aside for another call."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import msgspec

from svcdesk.domain.intake import Intake
from svcdesk.services import drafts
from svcdesk.services.desk import Session

_NEW, _ASIDE = "new", "aside-"


class Typed(msgspec.Struct, frozen=True):
    """What a draft keeps: what it means, and what stands in the fields, finished or not."""

    intake: Intake
    raw: dict[str, Any] = {}
    words: str = ""


def is_aside(doc: str) -> bool:
    """Whether the name of a draft, asked for like a document, is that of an intake set aside."""
    return doc.startswith(_ASIDE)


class IntakeDraft:
    """The draft in hand; ``take`` takes another into the hand."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._name = _NEW

    @property
    def name(self) -> str:
        """Return what the draft in hand is called."""
        return self._name

    def take(self, name: str = "") -> None:
        """Go on with a draft; without a name with the one begun last and not set aside."""
        self._name = name or _NEW

    def find(self) -> Typed | None:
        """Return what was kept, none where nothing was or a newer program kept it."""
        draft = drafts.find(self._session, self._key)
        return drafts.body_of(draft, Typed) if draft else None

    def keep(self, typed: Typed, title: str) -> datetime:
        """Keep what is typed safe on this machine."""
        return drafts.keep(self._session, self._key, typed, kind="ticket", title=title)

    def drop(self) -> None:
        """Forget the draft in hand."""
        drafts.drop(self._session, self._key)
        self._name = _NEW

    def set_aside(self, typed: Typed, title: str) -> None:
        """Keep it under a name of its own, so that another can be begun."""
        drafts.drop(self._session, self._key)
        self._name = f"{_ASIDE}{uuid4().hex[:12]}"
        self.keep(typed, title)
        self._name = _NEW

    @property
    def _key(self) -> str:
        return f"ticket:{self._name}"
