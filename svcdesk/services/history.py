"""The history of any record, for people to read: who changed what, when, from what to what, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from svcdesk.domain.changes import Difference, Field, differences
from svcdesk.domain.record import Revision
from svcdesk.services import telling
from svcdesk.services.desk import Session
from svcdesk.services.labels import state_label
from svcdesk.store import log
from svcdesk.store.projector import body_of
from svcdesk.words import Lang, label, say

_SECRET = {"password"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changed, in words. ``occurred_at`` is when it happened, ``at`` when it was typed.

    ``clock_back`` is by how many seconds the device's clock had gone back, 0 in ordinary life.
    """

    rev: str
    at: datetime
    occurred_at: datetime
    clock_back: int
    who: str
    field: str
    old: str
    new: str
    reason: str


def changes(session: Session, doc: str, lang: Lang) -> list[Change]:
    """Return every change of a record, the newest revision first, fields in their order."""
    with session.read() as connection:
        revisions = log.history(connection, doc)
    known = dict(revisions)
    found: list[Change] = []
    for rev, made in reversed(revisions):
        parent = known.get(made.parents[0]) if made.parents else None
        told = _told(made, parent, lang)
        found += [_change(rev, made, *texts) for texts in told]
    return found


def _told(made: Revision, parent: Revision | None, lang: Lang) -> list[tuple[str, str, str]]:
    """Return field, old and new of everything a revision changed; one that changed nothing is told as such."""
    if parent is None:
        return [(label("history.created", lang), "", say(state_label(made.kind, made.state), lang))]
    state = label("history.state", lang)
    rows = [] if parent.state == made.state else [(state, *_states(parent, made, lang))]
    found = [_in_words(one, lang) for one in _differences(parent, made)]
    return rows + found or [(label("history.nothing_changed", lang), "", "")]


def _states(parent: Revision, made: Revision, lang: Lang) -> tuple[str, str]:
    return say(state_label(made.kind, parent.state), lang), say(state_label(made.kind, made.state), lang)


def _differences(parent: Revision, made: Revision) -> Iterator[Difference]:
    """Yield what people can read: a reference to another record goes with its name, which is told."""
    for one in differences(body_of(parent), body_of(made)):
        if telling.readable(one):
            yield one


def _in_words(one: Difference, lang: Lang) -> tuple[str, str, str]:
    field = telling.path(one.path, lang)
    if isinstance(one.path[-1], Field) and one.path[-1].name in _SECRET:
        return field, "", label("history.changed", lang)
    old, new = telling.value(one.old, lang, one.path), telling.value(one.new, lang, one.path)
    if old == new:  # what cannot be seen in words, such as the drawing of a signature
        new = label("history.changed", lang)
    return field, old, new


def _change(rev: str, made: Revision, field: str, old: str, new: str) -> Change:
    return Change(
        rev=rev,
        at=made.recorded_at,
        occurred_at=made.occurred_at,
        clock_back=made.clock_back,
        who=made.actor.name,
        field=field,
        old=old,
        new=new,
        reason=made.reason,
    )
