"""What the command line says and how: sentences, tables that line up in Chinese, and canonical JSON in UTF-8."""

import io
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import click

from svcdesk.cli.caller import caller
from svcdesk.domain.record import canonical
from svcdesk.errors import KnownError, reason
from svcdesk.words import Message, say

_GAP = "  "
_shown = [""]  # of how far a work is: it is said once


def utf8() -> None:
    """Speak UTF-8 wherever the output goes, also into a pipe or a file on Windows."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def tell(code: str, **params: str | int | Message) -> None:
    """Say a sentence of ``words/cli.toml``, a line of the result."""
    print_line(words(code, **params))


def complain(message: Message) -> None:
    """Say what is wrong, on standard error."""
    click.echo(say(message, caller(click.get_current_context()).lang), err=True)


def words(code: str, **params: str | int | Message) -> str:
    """Return a sentence of ``words/cli.toml`` in the language of the call."""
    return said(Message(f"cli.{code}", params))


def said(message: Message) -> str:
    """Return a message in the language of the call."""
    return say(message, caller(click.get_current_context()).lang)


def print_line(text: str) -> None:
    """Print one line; control signs that could move a terminal's cursor are shown as spaces."""
    click.echo("".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text))


def print_json(value: object) -> None:
    """Print a value as canonical JSON and one line's end."""
    click.echo(canonical(value) + b"\n", nl=False)


def print_json_list(values: Iterable[object]) -> None:
    """Print a list as canonical JSON, one value after the other, as ``print_json`` would print it whole."""
    click.echo(b"[", nl=False)
    for place, value in enumerate(values):
        click.echo((b"," if place else b"") + canonical(value), nl=False)
    click.echo(b"]\n", nl=False)


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> None:
    """Print columns that line up, with Chinese counted as two; those named in ``right`` stand at their right edge."""
    table = [[" ".join(cell.split()) for cell in row] for row in (heads, *rows)]
    widths = [max(width(row[place]) for row in table) for place in range(len(heads))]
    for row in table:
        cells = [_padded(cell, widths[place], place in right) for place, cell in enumerate(row)]
        print_line(_GAP.join(cells).rstrip())


def progress(done: int, total: int) -> None:
    """Show how far a long work is, where somebody watches."""
    said = f"{100 * done // total:>4} %" if total else ""
    if said and said != _shown[0] and sys.stderr.isatty():
        end = "\r" if done < total else "\r      \r"
        click.echo(f"{said}{end}", err=True, nl=False)
    _shown[0] = said


def upgrading(work: Callable[[Callable[[int, int], None]], None]) -> None:
    """Say that a desk of an earlier version is brought up to date, and how far that is."""
    complain(Message("cli.upgrading"))
    work(progress)


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; raises ``KnownError`` where it cannot be written."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.write_bytes(data)
        fresh.replace(path)
    except OSError as failed:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise KnownError(Message("cli.not_written", {"file": str(path), "why": reason(failed)})) from failed


def _padded(text: str, wide: int, right: bool) -> str:
    blanks = " " * (wide - width(text))
    return blanks + text if right else text + blanks


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(_columns(sign) for sign in text)


def _columns(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def wrapped(text: str, columns: int) -> list[str]:
    """Return a text in lines of at most that many columns; Chinese breaks anywhere but before closing signs."""
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and width(lines[-1] + piece.rstrip()) > columns:
            lines[-1] = lines[-1].rstrip()
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece
    return lines


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for sign in text:
        wide = _columns(sign) == 2
        glued = pieces and (
            sign in "，。；：、）”》！？" or not (wide or _columns(pieces[-1][-1]) == 2 or pieces[-1][-1] == " ")
        )
        if glued:
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces
