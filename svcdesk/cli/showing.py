"""``svcdesk show``: one record with everything it says, or how it came to say that."""

import re
from collections.abc import Iterator
from typing import Any

import click
import msgspec

from svcdesk.cli import output
from svcdesk.cli.caller import GOOD, caller
from svcdesk.cli.entrance import entered
from svcdesk.cli.helping import Command, Option
from svcdesk.domain.changes import Field, Row
from svcdesk.domain.delivery import Answer
from svcdesk.domain.findings import limits
from svcdesk.domain.masters import SECRET_FIELDS
from svcdesk.domain.record import Record, plain
from svcdesk.domain.signature import Signature
from svcdesk.services import history, telling
from svcdesk.services.desk import Session, find_number, load, load_revision
from svcdesk.services.labels import kind_label, state_label
from svcdesk.store import log
from svcdesk.words import Lang

_INDENT = "  "
_DOCUMENT = re.compile(r"[0-9a-f]{32}")
_UNTOLD = {"id", *SECRET_FIELDS}


def _show(context: click.Context, number: str, history: bool, as_json: bool) -> int:
    with entered(context) as session:
        with session.read() as connection:
            doc = find_number(connection, number.strip().upper())
        if as_json:
            output.print_json(_revisions(session, doc) if history else _told(_load(session, doc)))
        elif history:
            _print_history(session, doc, caller(context).lang)
        else:
            _print_record(_load(session, doc), caller(context).lang)
    return GOOD


def _load(session: Session, doc: str) -> Record[Any]:
    with session.read() as connection:
        return load(connection, doc, object)


def _revisions(session: Session, doc: str) -> list[dict[str, Any]]:
    """Return every revision of a record, the oldest first."""
    with session.read() as connection:
        return [_told(load_revision(connection, rev)) for rev, _ in log.history(connection, doc)]


def _told(record: Record[Any]) -> dict[str, Any]:
    """Return a record for a script, without secrets."""
    fields = {name: getattr(record, name) for name in record.__dataclass_fields__ if name != "body"}
    return {**fields, "body": _without_secrets(plain(record.body))}


def _without_secrets(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name not in SECRET_FIELDS}


def _print_history(session: Session, doc: str, lang: Lang) -> None:
    for change in history.changes(session, doc, lang):
        what = f"{change.old} → {change.new}" if change.old else change.new
        line = f"{telling.value(change.at, lang)}  {change.who}  {change.field}: {what}".rstrip(": ")
        output.print_line(f"{line}  ({change.reason})" if change.reason else line)


def _print_record(record: Record[Any], lang: Lang) -> None:
    kind = output.said(kind_label(record.kind))
    state = output.said(state_label(record.kind, record.state))
    output.print_line(f"{record.number}  {kind}  {state}")
    output.tell("revised", rev=record.rev, who=record.actor.name, at=telling.value(record.recorded_at, lang))
    if record.amendment:
        output.tell("amended", count=record.amendment, reason=record.reason)
    if len(record.heads) > 1:
        output.tell("in_conflict", count=len(record.heads))
    for line in _lines(record.body, lang, ""):
        output.print_line(line)


def _lines(body: Any, lang: Lang, indent: str) -> Iterator[str]:
    """Yield every field that says more than it does by itself; what holds fields follows below, further in."""
    for name in body.__struct_fields__:
        value = getattr(body, name)
        step = Field(type(body), name)
        if name in _UNTOLD or value in (None, "", ()) or value == _default(body, name) or _is_reference(value):
            continue
        title = f"{indent}{telling.field(step, lang)}"
        if _opens(value):
            inner = list(_lines(value, lang, indent + _INDENT))
            yield from (title, *inner) if inner else ()
        elif isinstance(value, tuple) and all(map(_opens, value)):
            yield title
            yield from _rows(value, lang, indent + _INDENT)
        else:
            yield f"{title}: {telling.value(value, lang, (step,))}"


def _rows(rows: tuple[Any, ...], lang: Lang, indent: str) -> Iterator[str]:
    for place, row in enumerate(rows):
        if isinstance(row, Answer):
            yield f"{indent}{_answer(row, lang)}"
        else:
            yield f"{indent}{place + 1} {telling.path((Row(row, place),), lang)}"
            yield from _lines(row, lang, indent + _INDENT)


def _answer(answer: Answer, lang: Lang) -> str:
    """Return a checklist item with its answer and the verdict that counts, on one line."""
    item = answer.item
    reading = "" if answer.value is None else f"{telling.value(answer.value, lang)} {item.unit}".strip()
    verdict = telling.value(answer.judged, lang)
    parts = (reading, answer.text, limits(item.low, item.high, item.unit), answer.note)
    return " ".join(part for part in (f"{item.name}: {verdict}", *parts) if part)


def _opens(value: object) -> bool:
    return isinstance(value, msgspec.Struct) and not isinstance(value, Signature)


def _is_reference(value: object) -> bool:
    """Whether a value names another record's document; its number or name stands beside it."""
    return isinstance(value, str) and _DOCUMENT.fullmatch(value) is not None


def _default(body: Any, name: str) -> Any:
    default = next(one.default for one in msgspec.structs.fields(body) if one.name == name)
    return None if default is msgspec.NODEFAULT else default


command = Command(
    "show",
    callback=click.pass_context(_show),
    params=[
        click.Argument(["number"], metavar="NUMBER"),
        Option(["--history"], is_flag=True),
        Option(["--json", "as_json"], is_flag=True, text="json"),
    ],
)
