"""``svcdesk list``: the records of a kind, filtered and sorted as in the window."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import click

from svcdesk.cli import output
from svcdesk.cli.caller import GOOD
from svcdesk.cli.entrance import entered
from svcdesk.cli.helping import Command, Option
from svcdesk.cli.values import day, one_of, whole
from svcdesk.domain.times import SHANGHAI
from svcdesk.errors import KnownError
from svcdesk.models.kinds import KINDS
from svcdesk.services import lists
from svcdesk.services.desk import Session
from svcdesk.services.labels import state_label
from svcdesk.services.lists import Query, Row, Sort
from svcdesk.words import Message, codes

_PIECE = 1000
_INSTANT = timedelta(microseconds=1)
_COLUMNS = ("number", "state", "record", "subject", "unit", "owner", "occurred", "due", "amount")
_RIGHT = (len(_COLUMNS) - 1,)


def _list(context: click.Context, kind: str, limit: int | None, as_json: bool, **wanted: Any) -> int:
    for state in wanted["states"]:
        _require_state(kind, state)
    query = Query(kinds=(kind,), **_given(wanted))
    with entered(context) as session:
        rows = _rows(session, query, limit)
        if as_json:
            output.print_json_list(map(_record, rows))
        else:
            heads = [output.words(f"column.{column}") for column in _COLUMNS]
            output.print_table(heads, map(_cells, _shown(rows, session, query, limit)), right=_RIGHT)
    return GOOD


def _require_state(kind: str, state: str) -> None:
    """Raise ``KnownError`` for a state no record of a kind is ever in: else a slip would look like an empty list."""
    area, _, beginning = state_label(kind, "").code.partition(".")
    states = [key.removeprefix(beginning) for key in codes(area) if key.startswith(beginning)]
    if state not in states:
        params = {"option": "--state", "value": state, "choices": ", ".join(states)}
        raise KnownError(Message("cli.not_one_of", params))


def _given(wanted: dict[str, Any]) -> dict[str, Any]:
    """Return what a query is asked for: options that were left out ask for nothing."""
    ascending, sort = wanted.pop("ascending"), wanted.pop("sort")
    given = {name: value for name, value in wanted.items() if value not in (None, False, ())}
    return {**given, "descending": not ascending, "sort": Sort(sort or Sort.NEWEST)}


def _rows(session: Session, query: Query, limit: int | None) -> Iterator[Row]:
    """Yield the rows of a query piece by piece, however many there are."""
    if limit is not None and limit <= _PIECE:
        yield from lists.page(session, query, 0, limit)
        return
    ids = iter(lists.order(session, query)[:limit])
    while piece := list(islice(ids, _PIECE)):
        yield from lists.rows(session, piece)


def _shown(rows: Iterator[Row], session: Session, query: Query, limit: int | None) -> Iterator[Row]:
    """Show how many rows were read: a table is printed once all are, for its columns to line up."""
    if limit is not None and limit <= _PIECE:
        yield from rows
        return
    found = lists.count(session, query)
    total = found if limit is None else min(limit, found)
    for done, row in enumerate(rows):
        if done % _PIECE == 0:
            output.progress(done, total)
        yield row
    output.progress(total, total)


def _record(row: Row) -> dict[str, Any]:
    """Return a row for a script: codes and not words, without what only this desk's tables know."""
    return {name: getattr(row, name) for name in row.__dataclass_fields__ if name != "id"}


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.number,
        output.said(state_label(row.kind, row.state)),
        row.title,
        row.subject,
        row.unit,
        row.owner_name,
        _day(row.occurred_at),
        _last_day(row.due_at) if row.open else "",
        f"{row.amount:,.2f}" if row.amount is not None else "",
    )


def _day(at: datetime | None) -> str:
    return f"{at.astimezone(SHANGHAI):%Y-%m-%d}" if at else ""


def _last_day(due: datetime | None) -> str:
    """Return the last day on which something is not late yet."""
    return _day(due - _INSTANT) if due else ""


command = Command(
    "list",
    callback=click.pass_context(_list),
    params=[
        click.Argument(["kind"], callback=one_of(KINDS), metavar="KIND"),
        Option(["--text"], metavar="WORDS"),
        Option(["--state", "states"], multiple=True, metavar="STATE"),
        Option(["--open"], is_flag=True),
        Option(["--overdue"], is_flag=True),
        Option(["--mine"], is_flag=True),
        Option(["--conflicts"], is_flag=True),
        Option(["--since"], callback=day, metavar="DAY"),
        Option(["--until"], callback=day, metavar="DAY"),
        Option(["--sort"], callback=one_of(Sort), metavar="COLUMN"),
        Option(["--ascending"], is_flag=True),
        Option(["--limit"], callback=whole, metavar="N"),
        Option(["--json", "as_json"], is_flag=True, text="json"),
    ],
)
