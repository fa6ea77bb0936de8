"""``svcdesk due``: when something is due, in working time and round the clock, with its derivation; needs no desk."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from svcdesk.cli import output
from svcdesk.cli.caller import GOOD
from svcdesk.cli.helping import Command, Option
from svcdesk.cli.values import existing_file
from svcdesk.domain.calendar_file import read_calendar
from svcdesk.domain.clock import Event, EventKind, Reading, Rule, Stop, Unit, other_reading, read
from svcdesk.domain.clock_words import due_words
from svcdesk.domain.hours import WorkCalendar
from svcdesk.errors import KnownError
from svcdesk.words import Message

_PART = re.compile(r"(\d+(?:\.\d+)?)(wd|h|min|m|s)")
_SECONDS = {"h": 3600, "min": 60, "m": 60, "s": 1}
_MOST = 100 * 366 * 86_400


def _due(
    context: click.Context,  # noqa: ARG001 - every command takes it
    start: str,
    duration: str,
    calendar: Path | None,
    pauses: tuple[str, ...],
    explain: bool,
    as_json: bool,
) -> int:
    chosen = _calendar(calendar)
    zone = ZoneInfo(chosen.zone)
    begin = _instant(start, zone)
    events = [Event(EventKind.RECEIVED, begin, begin), *(event for one in pauses for event in _pause(one, zone))]
    rule = _rule(duration)
    now = max(event.occurred_at for event in events)
    readings = {one.unit: (one, read(one, events, chosen, now)[0]) for one in (rule, other_reading(rule))}
    if as_json:
        output.print_json({unit: _plain(reading, zone, explain) for unit, (_, reading) in readings.items()})
        return GOOD
    for one, reading in readings.values():
        _print(one, reading, zone, explain)
    return GOOD


def _calendar(file: Path | None) -> WorkCalendar:
    if file is None:
        return WorkCalendar(output.words("standard_calendar"))
    try:
        data = file.read_bytes()
    except OSError as failed:
        raise KnownError(Message("cli.not_read", {"file": str(file), "why": str(failed.strerror)})) from failed
    return read_calendar(data, file.name)


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
        Option(["--pause", "pauses"], multiple=True, metavar="A/B"),
        Option(["--explain"], is_flag=True),
        Option(["--json", "as_json"], is_flag=True, text="json"),
    ],
)
