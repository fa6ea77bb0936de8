"""What was looked at when the window was closed, and its first rows before the rest of the program is loaded."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path

import msgspec

from svcdesk.domain.times import local_day
from svcdesk.errors import KnownError
from svcdesk.services.list_rows import Query, Row, Sort, plain
from svcdesk.services.local_keys import granted, set_up, token_key
from svcdesk.store.glance import Glance, Wanted, glance

LOOKED_AT = "looked_at"
"""Under which name ``LookedAt`` is remembered for a person."""
_COLUMNS = [field.name for field in fields(Row)]
_ROWS = 64
Box = tuple[int, int, int, int]
"""Left, top, width and height inside the window, in device-independent pixels."""


class LookedAt(msgspec.Struct, frozen=True, kw_only=True):
    """The open tab, and the list on it if there was one, with where both stood in the window."""

    day: date
    stage: str
    tabs: Box
    query: Query | None = None
    columns: tuple[str, ...] = ()
    widths: dict[str, int] = {}
    table: Box | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What is shown first; ``rows`` are the first of its list, none where a list would have to be searched for."""

    at: LookedAt
    rows: list[Row]


def look(desk: str, token: str, now: datetime) -> Look | None:
    """Return what somebody who stays signed in looked at earlier on this day, with rows as they are now.

    None where nobody stays signed in, where the desk is on a server, and where anything at all is in the way: the
    whole program meets the same a moment later, and tells of it.
    """
    if not token or "://" in desk:
        return None
    try:
        with glance(Path(desk)) as seen:
            return _look(seen, token, now)
    except (KnownError, msgspec.DecodeError):
        return None


def _look(seen: Glance, token: str, now: datetime) -> Look | None:
    person = granted(seen.kept(token_key(token)), now)
    if not person or not seen.works_here(person):
        return None
    kept = seen.kept(set_up(person, LOOKED_AT))
    if kept is None:
        return None
    at = msgspec.json.decode(kept, type=LookedAt)
    if at.day != local_day(now):
        return None
    return Look(at, _rows(seen, at.query, person) if at.query and plain(at.query) else [])


def _rows(seen: Glance, query: Query, person: str) -> list[Row]:
    wanted = Wanted(
        kind=query.kinds[0],
        state="".join(query.states),
        owner=person if query.mine else query.owner,
        open=query.open,
        urgent=query.sort is Sort.URGENT,
        descending=query.descending,
    )
    return [Row(*found) for found in seen.first(wanted, _COLUMNS, _ROWS)]  # type: ignore[arg-type]
