"""Gathers what a file would write, compares it with the desk, and writes it in one transaction or not at all."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, TypeVar
from uuid import uuid4

import msgspec
from sqlalchemy import Connection

from svcdesk.domain.check_masters import Taken
from svcdesk.domain.checks import Finding, same
from svcdesk.domain.merging import NO_MERGES, Merges, standing
from svcdesk.services.desk import New, Session, Work, load
from svcdesk.services.find import revisions
from svcdesk.services.importing.lines import Line
from svcdesk.services.importing.report import Action, Issue, Outcome, Totals
from svcdesk.words import Message

T = TypeVar("T")
_AT_ONCE = 100


class Known(NamedTuple):
    """A record as the desk has it."""

    body: Any
    state: str
    number: str


@dataclass(slots=True)
class _Pending:
    kind: str
    doc: str
    body: Any
    state: str
    action: Action
    row: int
    title: str
    number: str = ""
    occurred_at: datetime | None = None


@dataclass(slots=True)
class Batch:
    """One file on its way into the desk.

    ``headings`` are the file's own names of the fields; ``tick`` is called for each record, so that a person can
    cancel.
    """

    session: Session
    connection: Connection
    source: str
    headings: Mapping[str, str]
    tick: Callable[[], None]
    issues: list[Issue] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)
    totals: Totals | None = None
    _pending: list[_Pending] = field(default_factory=list)
    _known: dict[str, dict[str, Known]] = field(default_factory=dict)

    def known(self, kind: str) -> dict[str, Known]:
        """Return every record of a kind by document, together with what this file has put so far."""
        if kind not in self._known:
            found = revisions(self.connection, kind)
            self._known[kind] = {made.doc: Known(body, made.state, made.number) for made, body in found}
        return self._known[kind]

    def put(self, kind: str, line: Line, body: Any, state: str, *, doc: str = "", title: str = "") -> str:
        """Take in a record, new or (with ``doc``) as it shall stand from now on, and return its document."""
        self.tick()
        before = self.known(kind).get(doc)
        if before is None:
            doc, action = doc or uuid4().hex, Action.CREATE
        else:
            equal = before.state == state and before.body == body  # 9.80 is 9.8
            action = Action.UNCHANGED if equal else Action.UPDATE
        self._known[kind][doc] = Known(body, state, before.number if before else "")
        self._pending.append(_Pending(kind, doc, body, state, action, line.row, title))
        return doc

    def add(
        self, kind: str, line: Line, body: Any, state: str, *, title: str, number: str, occurred_at: datetime
    ) -> None:
        """Take in a record known to be new, of a kind of which there may be too many to know them all."""
        one = _Pending(kind, uuid4().hex, body, state, Action.CREATE, line.row, title, number, occurred_at)
        self._pending.append(one)

    def keep(self, kind: str, line: Line, doc: str, number: str, *, title: str) -> None:
        """Note that the desk has a record already, and leaves it as it is."""
        self._pending.append(_Pending(kind, doc, None, "", Action.UNCHANGED, line.row, title, number))

    def problem(self, line: Line, code: str, key: str = "", **params: str | int | Message) -> None:
        """Note what refuses a row; ``key`` is the field it is about."""
        self._note(line, key, Message(f"importing.{code}", params), warning=False)

    def warn(self, line: Line, code: str, key: str = "", **params: str | int | Message) -> None:
        """Note what a person should know about a row."""
        self._note(line, key, Message(f"importing.{code}", params), warning=True)

    def judge(self, line: Line, findings: Iterable[Finding], keys: Mapping[str, str] | None = None) -> None:
        """Note what a check of a record found; ``keys`` leads from the record's fields to the file's."""
        for finding in findings:
            key = (keys or {}).get(finding.field, finding.field)
            self._note(line, key, finding.message, warning=finding.warning)

    def _note(self, line: Line, key: str, message: Message, *, warning: bool) -> None:
        shown = str(line.values.get(key, ""))[:80]
        column = self.headings.get(key, "")
        self.issues.append(Issue(row=line.row, column=column, value=shown, message=message, warning=warning))

    def outcomes(self, numbers: Mapping[str, str] | None = None) -> tuple[Outcome, ...]:
        """Return what happens to each record, in the order of the file."""
        return tuple(
            Outcome(
                row=one.row,
                kind=one.kind,
                action=one.action,
                title=one.title,
                doc=one.doc,
                number=(numbers or {}).get(one.doc, self._number(one)),
            )
            for one in self._pending
        )

    def _number(self, one: _Pending) -> str:
        known = self._known.get(one.kind, {}).get(one.doc)
        return known.number if known else one.number

    def write(self, work: Work, progress: Callable[[int], None]) -> dict[str, str]:
        """Write everything that is new or changed; return the numbers by document."""
        numbers: dict[str, str] = {}
        for kind in dict.fromkeys(one.kind for one in self._pending):
            new = [one for one in self._pending if one.kind == kind and one.action is Action.CREATE]
            for start in range(0, len(new), _AT_ONCE):
                progress(len(numbers))
                some = [_new(one) for one in new[start : start + _AT_ONCE]]
                numbers |= {record.doc: record.number for record in work.create_many(kind, some)}
        for one in self._pending:
            if one.action is Action.UPDATE:
                progress(len(numbers))
                before = load(work.connection, one.doc, type(one.body))
                record = work.revise(before, one.body, state=one.state, reason=self.source)
                numbers[one.doc] = record.number
        return numbers


def _new(one: _Pending) -> New[Any]:
    return New(body=one.body, state=one.state, doc=one.doc, number=one.number, occurred_at=one.occurred_at)


class Index:
    """Finds records by code, then by name; names are compared as ``same`` gives them.

    In the place of merged records, as ``merges`` has them, it finds those that go on.
    """

    def __init__(
        self,
        records: Mapping[str, Known],
        code: str = "code",
        names: tuple[str, ...] = ("name",),
        merges: Merges = NO_MERGES,
    ) -> None:
        self._merges = merges
        self.codes: dict[str, list[str]] = {}
        self.names: dict[str, list[str]] = {}
        self._code, self._names = code, names
        for doc, known in records.items():
            self.add(doc, known.body, known.number)

    def add(self, doc: str, body: Any, number: str = "") -> None:
        """Let a record be found by its code, its number and each of its names."""
        for text in {same(getattr(body, self._code)), same(number)} - {""}:
            self.codes.setdefault(text, []).append(doc)
        for text in {same(getattr(body, self._names[0])), self._whole(body)} - {""}:
            self.names.setdefault(text, []).append(doc)

    def _whole(self, body: Any) -> str:
        return same(" ".join(filter(None, (getattr(body, name) for name in self._names))))

    def find(self, text: str) -> list[str]:
        """Return the records a text means: those with that code, else those of that name."""
        return self.coded(text) or self.named(text)

    def coded(self, text: str) -> list[str]:
        """Return the records with a code or number."""
        return self._each(self.codes.get(same(text), []))

    def named(self, text: str) -> list[str]:
        """Return the records of a name."""
        return self._each(self.names.get(same(text), []))

    def _each(self, docs: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(standing(doc, self._merges) for doc in docs))

    def taken(self, body: Any, doc: str) -> Taken:
        """Return the code and name of a record as far as others have them."""
        code, name = getattr(body, self._code), self._whole(body)
        return Taken(
            frozenset({same(body.name)} if set(self.named(name)) - {doc} else ()),
            frozenset({same(code)} if set(self.coded(code)) - {doc} else ()),
        )


def grouped(lines: Iterable[Line], key: Callable[[Line], object]) -> list[list[Line]]:
    """Return lines that belong together, in the order in which each group begins."""
    groups: dict[object, list[Line]] = {}
    for line in lines:
        groups.setdefault(key(line), []).append(line)
    return list(groups.values())


def agreed(batch: Batch, group: list[Line], keys: Iterable[str]) -> dict[str, Any]:
    """Return the values that hold for a whole group; a row that contradicts an earlier one is a problem."""
    found: dict[str, Any] = {}
    said: dict[str, int] = {}
    for line in group:
        for key in keys:
            if key not in line.values:
                continue
            if key in found and found[key] != line.values[key]:
                batch.problem(line, "contradicts", key, row=said[key], value=str(found[key]))
            elif key not in found:
                found[key], said[key] = line.values[key], line.row
    return found


def replaced(body: T, values: Mapping[str, Any]) -> T:
    """Return a record with some fields set anew."""
    return msgspec.structs.replace(body, **values)  # type: ignore[type-var]


_BEFORE = ("province", "city", "region")
_AROUND = ("address", "city", "region", "province", "postal_code", "country")


def address(values: Mapping[str, Any]) -> dict[str, str]:
    """Return ``{"address": …}`` from its parts, largest first in Chinese; nothing where none is given."""
    parts = {key: str(values[key]) for key in _AROUND if values.get(key)}
    if not parts.keys() - {"country"}:
        return {}
    street = parts.get("address", "")
    if any("\u4e00" <= sign <= "\u9fff" for part in parts.values() for sign in part):
        larger = dict.fromkeys(parts[key] for key in _BEFORE if key in parts and parts[key] not in street)
        return {"address": "".join([*larger, street])}
    return {"address": ", ".join(parts[key] for key in _AROUND if key in parts)}
