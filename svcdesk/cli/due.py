"""``svcdesk due``: when something is due, in working time and round the clock, by a desk's calendar or by none."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from msgspec.structs import replace
from sqlalchemy import Connection

from svcdesk.cli import output
from svcdesk.cli.caller import GOOD, caller
from svcdesk.cli.entrance import entered
from svcdesk.cli.helping import Command, Option
from svcdesk.cli.values import existing_file
from svcdesk.domain.calendar_file import read_calendar
from svcdesk.domain.clock import Event, EventKind, Reading, Rule, Stop, Unit, other_reading, read
from svcdesk.domain.clock_words import due_words
from svcdesk.domain.contract import Contract
from svcdesk.domain.hours import WorkCalendar
from svcdesk.errors import KnownError, reason
from svcdesk.services.clock_rules import calendar_for
from svcdesk.services.desk import find_number, load
from svcdesk.store import log
from svcdesk.words import Message

_PART = re.compile(r"(\d+(?:\.\d+)?)(wd|h|min|m|s)")
_SECONDS = {"h": 3600, "min": 60, "m": 60, "s": 1}
_MOST = 100 * 366 * 86_400


def _due(
    context: click.Context,
    start: str,
    duration: str,
    calendar: Path | None,
    contract: str | None,
    pauses: tuple[str, ...],
    explain: bool,
    as_json: bool,
) -> int:
    chosen = _of_file(calendar) if calendar else _of_desk(context, contract)
    zone = ZoneInfo(chosen.zone)
    begin = _instant(start, zone)
    events = [Event(EventKind.RECEIVED, begin, begin), *(event for one in pauses for event in _pause(one, zone))]
    rule = _rule(duration)
    now = max(event.occurred_at for event in events)
    readings = {one.unit: (one, read(one, events, chosen, now)[0]) for one in (rule, other_reading(rule))}
    if as_json:
        both: dict[str, object] = {
            str(unit): _plain(reading, zone, explain) for unit, (_, reading) in readings.items()
        }
        output.print_json({"calendar": chosen.name, **both})
        return GOOD
    if calendar is None and _names_desk(context, contract):
        output.tell("due_calendar", name=chosen.name)
    for one, reading in readings.values():
        _print(one, reading, zone, explain)
    return GOOD


def _of_file(file: Path) -> WorkCalendar:
    try:
        data = file.read_bytes()
    except OSError as failed:
        raise KnownError(Message("cli.not_read", {"file": str(file), "why": reason(failed)})) from failed
    return read_calendar(data, file.name)


def _names_desk(context: click.Context, contract: str | None) -> bool:
    call = caller(context)
    return bool(call.desk or call.demo or contract)


def _of_desk(context: click.Context, contract: str | None) -> WorkCalendar:
    """Return the calendar in force at the desk a call names, for a contract or the company; without one the usual."""
    usual = WorkCalendar(output.words("standard_calendar"))
    if not _names_desk(context, contract):
        return usual
    with entered(context) as session, session.read() as connection:
        found, _ = calendar_for(connection, _contract(connection, contract) if contract else "")
    return found if found.name else replace(found, name=usual.name)


def _contract(connection: Connection, number: str) -> str:
    record = load(connection, find_number(connection, number.strip().upper()), object)
    if not isinstance(record.body, Contract):
        raise KnownError(Message("cli.no_contract", {"number": record.number}))
    own = record.body.calendar
    if own and not log.heads(connection, own):
        output.complain(Message("cli.calendar_elsewhere", {"number": record.number}))
    return record.doc


def _instant(text: str, zone: ZoneInfo) -> datetime:
    """Return an instant as typed; without an offset it is what the clocks of the calendar's zone show."""
    try:
        found = datetime.fromisoformat(text.strip())
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError) as wrong:
        raise KnownError(Message("cli.no_instant", {"value": text})) from wrong


def _rule(text: str) -> Rule:
    """Return the limit of a duration such as 2h, 90m, 1.5h, 1h30m or 3wd, in working time."""
    parts = _PART.findall(text.replace(" ", "").lower())
    if not parts or "".join(number + unit for number, unit in parts) != text.replace(" ", "").lower():
        raise KnownError(Message("cli.no_duration", {"value": text}))
    if any(unit == "wd" for _, unit in parts):
        if len(parts) > 1 or "." in parts[0][0]:
            raise KnownError(Message("cli.whole_days", {"value": text}))
        return _limit(text, int(parts[0][0]), Unit.WORKING_DAYS)
    seconds = sum(float(number) * _SECONDS[unit] for number, unit in parts)
    return _limit(text, round(seconds) if seconds <= _MOST else _MOST + 1, Unit.WORKING)


def _limit(text: str, target: int, unit: Unit) -> Rule:
    if target * (86_400 if unit is Unit.WORKING_DAYS else 1) > _MOST:
        raise KnownError(Message("cli.too_long", {"value": text}))
    return Rule(id=text, stop=Stop.CLOSED, target=target, unit=unit, pausable=True)


def _pause(text: str, zone: ZoneInfo) -> Iterator[Event]:
    """Yield the events of a pause A/B; without B it still lasts."""
    first, slash, last = text.partition("/")
    if not slash:
        raise KnownError(Message("cli.no_pause", {"value": text}))
    begin = _instant(first, zone)
    yield Event(EventKind.PAUSED, begin, begin)
    if last.strip():
        end = _instant(last, zone)
        if end < begin:
            raise KnownError(Message("cli.pause_order", {"value": text}))
        yield Event(EventKind.RESUMED, end, end)


def _print(rule: Rule, reading: Reading, zone: ZoneInfo, explain: bool) -> None:
    mode = "working" if rule.unit is not Unit.CLOCK else "clock"
    output.tell(f"due_{mode}", at=due_words(rule, reading.due_at, zone), zone=zone.key)
    if explain:
        for step in reading.steps[1:-1]:
            output.print_line(f"  {output.said(step)}")
    elif not reading.certain:
        output.complain(next(step for step in reading.steps if step.code == "workdays.unknown_year"))


def _plain(reading: Reading, zone: ZoneInfo, explain: bool) -> dict[str, object]:
    found: dict[str, object] = {
        "due_at": reading.due_at.astimezone(zone),
        "certain": reading.certain,
        "paused": reading.state == "paused",
    }
    return {**found, "steps": [output.said(step) for step in reading.steps[1:-1]]} if explain else found


command = Command(
    "due",
    callback=click.pass_context(_due),
    params=[
        click.Argument(["start"], metavar="START"),
        click.Argument(["duration"], metavar="DURATION"),
        Option(["--calendar"], callback=existing_file, metavar="FILE"),
        Option(["--contract"], metavar="NUMBER"),
        Option(["--pause", "pauses"], multiple=True, metavar="A/B"),
        Option(["--explain"], is_flag=True),
        Option(["--json", "as_json"], is_flag=True, text="json"),
    ],
)
