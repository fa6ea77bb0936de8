"""Values of options and arguments: what does not fit is refused in a sentence."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import click

from svcdesk.errors import KnownError, reason
from svcdesk.words import Message

Callback = Callable[[click.Context, click.Parameter, str | None], object]


def one_of(choices: Iterable[str]) -> Callback:
    """Return what accepts one of a few words."""
    offered = [str(choice) for choice in choices]

    def chosen(_context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
        if value is not None and value not in offered:
            params = {"option": _name(parameter), "value": value, "choices": ", ".join(offered)}
            raise KnownError(Message("cli.not_one_of", params))
        return value

    return chosen


def day(_context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """Accept a day, as 2026-11-23."""
    try:
        return date.fromisoformat(value) if value is not None else None
    except ValueError as wrong:
        raise KnownError(Message("cli.no_day", {"option": _name(parameter), "value": str(value)})) from wrong


def whole(_context: click.Context, parameter: click.Parameter, value: str | None) -> int | None:
    """Accept a whole number above nought."""
    if value is None:
        return None
    if not (value.isascii() and value.isdecimal() and int(value)):
        raise KnownError(Message("cli.no_number", {"option": _name(parameter), "value": value}))
    return int(value)


def file(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Path | None:
    """Accept the path of a file that need not be there."""
    return None if value is None else Path(value)


def table_file(_context: click.Context, parameter: click.Parameter, value: str | None) -> Path | None:
    """Accept the path of an xlsx or csv file to write."""
    if value is not None and Path(value).suffix.lower() not in {".xlsx", ".csv"}:
        raise KnownError(Message("cli.no_table_file", {"option": _name(parameter), "file": value}))
    return None if value is None else Path(value)


def existing_file(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Path | None:
    """Accept the path of a file that is there."""
    if value is not None and not Path(value).is_file():
        raise KnownError(Message("cli.no_file", {"file": value}))
    return None if value is None else Path(value)


def existing_files(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[Path, ...]:
    """Accept the paths of files that are there."""
    return tuple(path for one in value if (path := existing_file(context, parameter, one)))


def secret(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """Accept the first line of a file that is there, so that a password shows in no list of running programs."""
    path = existing_file(context, parameter, value)
    if path is None:
        return ""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except OSError as failed:
        raise KnownError(Message("cli.not_read", {"file": str(path), "why": reason(failed)})) from failed
    except UnicodeDecodeError as foreign:
        raise KnownError(Message("cli.no_password_in_file", {"file": str(path)})) from foreign
    if not lines or not lines[0]:
        raise KnownError(Message("cli.no_password_in_file", {"file": str(path)}))
    return lines[0]


def _name(parameter: click.Parameter) -> str:
    return parameter.opts[0] if isinstance(parameter, click.Option) else str(parameter.metavar)
