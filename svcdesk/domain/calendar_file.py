"""Reads a working calendar, or the holiday notice of a year, from a TOML, JSON or CSV file."""

import csv
import io
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from svcdesk.domain.check_hours import CLAUSE, check_calendar, check_year
from svcdesk.domain.checks import problems
from svcdesk.domain.hours import NotedDay, Span, Spans, SpecialDay, WorkCalendar, YearTable
from svcdesk.domain.workdays import china
from svcdesk.errors import KnownError, Refused
from svcdesk.words import Message

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_KEYS = {"name", "zone", "china", "make_up", "week", "days", "holidays", "first_year", "last_year"}
_TIME = re.compile(r"([01]?\d|2[0-4])[:：]([0-5]\d)(?:[:：]([0-5]\d))?")
_DASH = re.compile(r"\s*[-–—~～至]\s*")
_MOST = 1 << 20
_KINDS = {"off": False, "holiday": False, "休": False, "放假": False, "work": True, "班": True, "上班": True}


def read_calendar(data: bytes, name: str) -> WorkCalendar:
    """Return the calendar of a file, checked; raises ``KnownError`` with a sentence for what is wrong with it."""
    table = _table(data, name)
    for key in table:
        if key not in _KEYS:
            raise _wrong("file_key", key=str(key), keys=", ".join(sorted(_KEYS)))
    found = WorkCalendar(
        name=_of(table, "name", str, name.rsplit(".", 1)[0]),
        zone=_of(table, "zone", str, "Asia/Shanghai"),
        week=_week(_of(table, "week", dict, {})) if "week" in table else WorkCalendar("").week,
        days=tuple(SpecialDay(_day(day), spans_of(spans)) for day, spans in _of(table, "days", dict, {}).items()),
        china=_of(table, "china", bool, True),
        make_up=_weekday(_of(table, "make_up", str, "mon")),
        years=tuple(_notice(year, days) for year, days in sorted(_of(table, "holidays", dict, {}).items())),
        first_year=_of(table, "first_year", int, 0),
        last_year=_of(table, "last_year", int, 0),
    )
    wrong = problems(check_calendar(found))
    wrong += [one for table in found.years if table.year <= china().last for one in check_year(table, china().last)]
    if wrong:
        raise Refused([finding.message for finding in wrong])
    return found


def read_year(data: bytes, name: str, known: int) -> YearTable:
    """Return the holiday notice of the year after ``known`` from a file, checked.

    A CSV has the columns ``date``, ``kind`` (off or work) and, if it likes, ``holiday``; TOML and JSON have a table
    ``holidays`` with one year of days. Raises ``KnownError`` with a sentence for what is wrong with it.
    """
    if _is(name, ".csv"):
        days = tuple(_rows(_text(data, name), name))
        if not days:
            raise _wrong("file_no_days", file=name)
        found = YearTable(max(noted.day.year for noted in days), days, name)
    else:
        notices = _of(_table(data, name), "holidays", dict, {})
        if len(notices) != 1:
            raise _wrong("file_one_year", file=name)
        year, noted = next(iter(notices.items()))
        found = _notice(year, noted, name)
    wrong = list(check_year(found, known))
    if wrong:
        raise Refused([finding.message for finding in wrong])
    return found


def spans_of(spans: object) -> Spans:
    """Return spans of hours from texts as 08:30-12:00; a single text may hold several, none means a day off."""
    texts = re.split(r"[,，、;；\s]+(?=\d)", spans.strip()) if isinstance(spans, str) else spans
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise _wrong("file_span", text=str(spans))
    return tuple(_span(text) for text in texts if text)


def _span(text: str) -> Span:
    parts = [_TIME.fullmatch(part) for part in _DASH.split(text.strip())]
    if len(parts) != 2 or not (parts[0] and parts[1]):
        raise _wrong("file_span", text=text)
    opening, closing = (_seconds(part) for part in parts if part)
    return opening, closing


def _seconds(found: re.Match[str]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def _week(table: Mapping[str, object]) -> tuple[Spans, ...]:
    for key in table:
        _weekday(key)
    return tuple(spans_of(table.get(weekday, [])) for weekday in WEEKDAYS)


def _weekday(text: str) -> int:
    if text not in WEEKDAYS:
        raise _wrong("file_weekday", text=text, weekdays=", ".join(WEEKDAYS))
    return WEEKDAYS.index(text)


def _notice(year: str, days: object, source: str = "") -> YearTable:
    if not (isinstance(year, str) and re.fullmatch(r"\d{4}", year)):
        raise _wrong("file_year", text=str(year))
    if not isinstance(days, dict):
        raise _wrong("file_shape", key=f"holidays.{year}")
    noted = (_noted(_day(day), kind) for day, kind in days.items())
    return YearTable(int(year), tuple(sorted(noted, key=_by_day)), source)


def _by_day(noted: NotedDay) -> date:
    return noted.day


def _noted(day: date, kind: object, holiday: str = "") -> NotedDay:
    if kind not in _KINDS:
        raise _wrong("file_kind", day=str(day), kind=str(kind))
    return NotedDay(day, _KINDS[str(kind)], holiday)


def _rows(text: str, name: str) -> Iterable[NotedDay]:
    reader = csv.DictReader(io.StringIO(text))
    if not {"date", "kind"} <= set(reader.fieldnames or ()):
        raise _wrong("file_columns", file=name)
    for row in reader:
        yield _noted(_day(row["date"]), (row["kind"] or "").strip(), row.get("holiday") or "")


def _day(text: object) -> date:
    try:
        return date.fromisoformat(str(text).strip())
    except ValueError as wrong:
        raise _wrong("file_day", text=str(text)) from wrong


def _of(table: Mapping[str, Any], key: str, kind: type[Any], default: Any) -> Any:
    found = table.get(key, default)
    if not isinstance(found, kind) or (kind is int and isinstance(found, bool)):
        raise _wrong("file_shape", key=key)
    return found


def _table(data: bytes, name: str) -> Mapping[str, Any]:
    text = _text(data, name)
    try:
        found = json.loads(text, object_pairs_hook=_once) if _is(name, ".json") else tomllib.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise _wrong("file_unreadable", file=name, why=str(wrong)) from wrong
    if not isinstance(found, dict):
        raise _wrong("file_unreadable", file=name, why="{ }")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a key that stands twice, which JSON would let pass."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _wrong("file_twice", key=key)
        found[key] = value
    return found


def _is(name: str, ending: str) -> bool:
    return name.lower().endswith(ending)


def _text(data: bytes, name: str) -> str:
    if len(data) > _MOST:
        raise _wrong("file_too_large", file=name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError as wrong:
            raise _wrong("file_unreadable", file=name, why="UTF-8") from wrong


def _wrong(code: str, **params: str) -> KnownError:
    return KnownError(Message(f"hours.{code}", params, CLAUSE))
