"""Tickets from the register somebody kept before (F21): one row each, with what is known of how it went on."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

import msgspec
from sqlalchemy import select

from svcdesk.domain import causes
from svcdesk.domain.checks import Finding, same
from svcdesk.domain.device import NOBODY, CustomerRef, Device
from svcdesk.domain.intake import check_caller, check_received
from svcdesk.domain.record import Actor
from svcdesk.domain.ticket import Attempt, Channel, FollowUp, Kind, Reach, Satisfaction, Severity, Ticket
from svcdesk.domain.ticket_clocks import with_dues
from svcdesk.models.docview import docview
from svcdesk.services.importing.batch import Batch, Index
from svcdesk.services.importing.lines import Line
from svcdesk.services.importing.moments import Moment
from svcdesk.services.importing.products import NAMES
from svcdesk.services.one_customer import merges
from svcdesk.services.ticket_saving import calendar_of, timed
from svcdesk.words import LANGUAGES, Message, say

_TIMES = ("received_at", "contacted_at", "resolved_at", "closed_at")
_AT_ONCE = 500


def take(batch: Batch, lines: list[Line]) -> None:
    """Take in tickets as they were recorded; one the desk has already is left as it is.

    What is closed has its clocks as they stood, none of them running; what is open runs from when it came in.
    """
    register = _Register(batch, lines)
    for line in lines:
        register.take(line)
    register.note()


class _Register:
    """What the desk knows that rows refer to, and what is worth a note at the end."""

    def __init__(self, batch: Batch, lines: list[Line]) -> None:
        self._batch = batch
        self._now = batch.session.clock()
        self._customers = Index(batch.known("customer"), merges=merges(batch.connection))
        self._products = Index(batch.known("product"), names=NAMES)
        self._people = _people(batch)
        self._causes = _causes()
        self._frozen = timed(batch.connection, _empty(batch))
        self._calendar = calendar_of(batch.connection, version=self._frozen.calendar)
        self._numbers = _numbers(batch, lines)
        self._own: dict[str, int] = {}
        self._counts = {"unknown_customers": 0, "day_only": 0}

    def take(self, line: Line) -> None:
        self._batch.tick()
        number = line.values.get("number", "")
        if number in self._numbers:
            self._known(line, number)
            return
        if number and self._own.setdefault(number, line.row) != line.row:
            self._batch.problem(line, "number_twice", "number", row=self._own[number])
            return
        if {"received_at", "channel", "kind", "customer", "content"} <= line.values.keys():
            self._put(line, number)

    def note(self) -> None:
        for key, n in self._counts.items():
            if n:
                self._batch.notes.append(Message(f"importing.ticket_{key}", {"n": n}))

    def _known(self, line: Line, number: str) -> None:
        doc, kind = self._numbers[number]
        if kind == "ticket":
            self._batch.keep("ticket", line, doc, number, title=str(line.values.get("customer", "")))
        else:
            self._batch.problem(line, "number_taken", "number", number=number)

    def _put(self, line: Line, number: str) -> None:
        body = self._body(line)
        findings = [*_check(body, self._now), *_check_names(line, body, self._causes)]
        self._batch.judge(line, findings)
        if any(not finding.warning for finding in findings):
            return
        body = self._with_clocks(line, body)
        title, at = body.customer.name, body.received_at
        self._batch.add("ticket", line, body, str(body.state), title=title, number=number, occurred_at=at)

    def _with_clocks(self, line: Line, body: Ticket) -> Ticket:
        """Let the clocks read what happened; where only the day is known nobody can say what was in time."""
        if not all(line.values[key].timed for key in _TIMES if key in line.values):
            self._counts["day_only"] += 1
            return body
        body = msgspec.structs.replace(body, rules=self._frozen.rules, calendar=self._frozen.calendar)
        return with_dues(body, self._calendar, self._now)

    def _body(self, line: Line) -> Ticket:
        said = line.values
        at = {key: _at(said.get(key)) for key in _TIMES}
        receiver, owner = self._person(said.get("receiver", "")), self._person(said.get("owner", ""))
        return Ticket(
            received_at=at["received_at"] or self._now,
            recorded_at=self._now,
            receiver=receiver if receiver != NOBODY else self._batch.session.actor,
            channel=said["channel"],
            kind=said["kind"],
            customer=self._customer(said),
            device=self._device(said),
            content=said["content"].strip(),
            severity=said.get("severity", Severity.NORMAL),
            department=said.get("department") or owner.department or "service",
            owner=owner,
            attempts=self._attempts(said, at["contacted_at"], owner if owner != NOBODY else receiver),
            cause=self._causes.get(same(said.get("cause", "")), ""),
            result=said.get("result", "").strip(),
            resolved_at=at["resolved_at"] or at["closed_at"],
            resolved_by=owner if at["resolved_at"] or at["closed_at"] else NOBODY,
            follow_ups=self._follow_ups(said, at["closed_at"], owner),
            closed_at=at["closed_at"],
            closed_by=owner if at["closed_at"] else NOBODY,
        )

    def _customer(self, said: Mapping[str, Any]) -> CustomerRef:
        name = said["customer"]
        found = self._customers.find(name)
        caller = {"caller": said.get("caller", ""), "phone": said.get("phone", "")}
        if len(found) != 1:
            self._counts["unknown_customers"] += 1
            return CustomerRef(name=name, **caller)
        body = self._batch.known("customer")[found[0]].body
        phone = caller["phone"] or body.phone
        return CustomerRef(doc=found[0], name=body.name, caller=caller["caller"], phone=phone, address=body.address)

    def _device(self, said: Mapping[str, Any]) -> Device:
        name, serial = said.get("product", ""), said.get("serial", "")
        found = self._products.find(name) if name else []
        if len(found) != 1:
            return Device(name=name, serial=serial)
        body = self._batch.known("product")[found[0]].body
        return Device(product=found[0], name=body.name, spec=body.model or body.spec, serial=serial)

    def _person(self, name: str) -> Actor:
        if not name:
            return NOBODY
        return self._people.get(same(name), Actor("", name))

    def _attempts(self, said: Mapping[str, Any], at: datetime | None, by: Actor) -> tuple[Attempt, ...]:
        if at is None:
            return ()
        words = said.get("contact_note", "").strip() or say(Message("importing.ticket_contacted"), LANGUAGES[0])
        reached = Attempt(id=uuid4().hex, at=at, recorded_at=self._now, by=by, result=Reach.REACHED, content=words)
        return (reached,)

    def _follow_ups(self, said: Mapping[str, Any], at: datetime | None, by: Actor) -> tuple[FollowUp, ...]:
        satisfied = said.get("satisfied", Satisfaction.OPEN)
        return (FollowUp(at=at, by=by, satisfied=satisfied),) if at and satisfied is not Satisfaction.OPEN else ()


def _check(body: Ticket, now: datetime) -> Iterator[Finding]:
    """Find what cannot have been, or would stand in nobody's list."""
    yield from check_received(body.received_at, now)
    first = body.attempts[0].at if body.attempts else None
    for key, at, after, code in (
        ("contacted_at", first, body.received_at, "contact_before_receipt"),
        ("resolved_at", body.resolved_at, body.received_at, "resolved_before_receipt"),
        ("closed_at", body.closed_at, body.resolved_at, "closed_before_resolved"),
    ):
        if at and at > now:
            yield Finding(Message("ticket.ahead", clause="6.6.2"), key)
        elif at and after and at < after:
            yield Finding(Message(f"{'importing' if key == 'closed_at' else 'ticket'}.{code}", clause="6.6.2"), key)
    if body.closed_at is None:
        yield from check_caller(body.customer)
    if body.resolved_at and not body.result:
        yield Finding(Message("importing.ticket_no_result"), "result", warning=True)


def _check_names(line: Line, body: Ticket, known: Mapping[str, str]) -> Iterator[Finding]:
    """Find a person or a cause that this desk does not have: an open ticket of nobody known would never be done."""
    if body.closed_at is None and body.owner.name and not body.owner.doc:
        yield Finding(Message("importing.person_unknown", {"value": body.owner.name}), "owner")
    if line.values.get("cause") and same(line.values["cause"]) not in known:
        yield Finding(Message("importing.cause_unknown", {"value": line.values["cause"]}), "cause")
    if body.closed_at is None and not line.values["received_at"].timed:
        yield Finding(Message("importing.time_missing"), "received_at")


def _at(found: Moment | None) -> datetime | None:
    return found.at if found else None


def _people(batch: Batch) -> dict[str, Actor]:
    """Return the people of the desk by login and by name; a name two people have means nobody."""
    found: dict[str, Actor] = {}
    names: dict[str, int] = {}
    for doc, one in batch.known("person").items():
        actor = Actor(doc, one.body.name, one.body.department.value)
        names[same(one.body.name)] = names.get(same(one.body.name), 0) + 1
        found |= {same(text): actor for text in (one.body.name, one.body.login, one.number) if text}
    return {name: actor for name, actor in found.items() if names.get(name, 1) == 1}


def _causes() -> dict[str, str]:
    """Return root cause codes by themselves and by their names."""
    codes = [code for own in causes.groups().values() for code in own]
    named = {same(say(causes.cause_label(code), lang)): code for code in codes for lang in LANGUAGES}
    return named | {same(code): code for code in codes}


def _numbers(batch: Batch, lines: list[Line]) -> dict[str, tuple[str, str]]:
    """Return the numbers of the file that this desk has already, with document and kind."""
    wanted = list(dict.fromkeys(number for line in lines if (number := line.values.get("number"))))
    found: dict[str, tuple[str, str]] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        query = select(docview.c.number, docview.c.doc, docview.c.kind)
        rows = batch.connection.execute(query.where(docview.c.number.in_(wanted[start : start + _AT_ONCE])))
        found |= {row.number: (row.doc, row.kind) for row in rows}
    return found


def _empty(batch: Batch) -> Ticket:
    now = batch.session.clock()
    return Ticket(received_at=now, receiver=batch.session.actor, channel=Channel.PHONE, kind=Kind.NEED)
