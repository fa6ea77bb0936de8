"""Time limits and working calendars: which are in force, which one a record was timed by, and how they change.

A version names a calendar for ever: the revision of its record and the last year of the program's own holiday table
that counted then, ``<revision>:2026``, or ``shipped:2026`` for the calendar the program brings. The log keeps every
revision, so what a record was timed by can always be read again.
"""

from collections.abc import Iterator
from hashlib import sha256

import msgspec
from sqlalchemy import Connection, select

from svcdesk.domain.calendar_file import read_year
from svcdesk.domain.check_hours import CLAUSE
from svcdesk.domain.check_hours import check_calendar as calendar_findings
from svcdesk.domain.check_policy import check_policy as policy_findings
from svcdesk.domain.checks import Finding, same
from svcdesk.domain.clock import Rule, Unit
from svcdesk.domain.contract import Contract
from svcdesk.domain.hours import WorkCalendar, workdays_of
from svcdesk.domain.masters import Company, State
from svcdesk.domain.policy import SHIPPED, Policy
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.workdays import china
from svcdesk.errors import KnownError
from svcdesk.models.docview import docview
from svcdesk.services import own_company
from svcdesk.services.desk import Changes, Session, load, load_revision
from svcdesk.services.rights import require
from svcdesk.services.saving import refuse, save
from svcdesk.store import log
from svcdesk.store.frame import revision
from svcdesk.words import Message

SHIPPED_VERSION = "shipped"
STANDARD = sha256(b"calendar:standard").hexdigest()[:32]
POLICY = sha256(b"policy:standard").hexdigest()[:32]
"""The company's own calendar and its time limits are one document each, the same on every desk."""

_versions: dict[str, WorkCalendar] = {}


def policy_now(connection: Connection) -> Policy:
    """Return the time limits in force; before anybody changed them, those of the specification."""
    if log.heads(connection, POLICY):
        return load(connection, POLICY, Policy).body
    found = own_company.record(connection)
    company = found.body if found else None
    return msgspec.structs.replace(SHIPPED, rules=tuple(_as_set(rule, company) for rule in SHIPPED.rules))


def _as_set(rule: Rule, company: Company | None) -> Rule:
    """Return a shipped rule as the company's data of the first versions set it."""
    if company and rule.unit is Unit.WORKING_DAYS:
        return msgspec.structs.replace(rule, target=max(1, company.feedback_working_days))
    return rule


def calendar_for(connection: Connection, contract: str = "") -> tuple[WorkCalendar, str]:
    """Return the calendar that holds for a contract (for the company where none is named) and its version."""
    doc = _calendar_of(connection, contract) or STANDARD
    if not log.heads(connection, doc):
        return calendar_version(connection, ""), f"{SHIPPED_VERSION}:{china().last}"
    version = f"{load(connection, doc, WorkCalendar).rev}:{china().last}"
    return calendar_version(connection, version), version


def _calendar_of(connection: Connection, contract: str) -> str:
    """Return the calendar a contract names, if this desk has both."""
    named = _named_by(connection, contract)
    return named[1] if named and log.heads(connection, named[1]) else ""


def absent_calendar(connection: Connection, contract: str) -> str:
    """Return the number of a contract that names a calendar this desk has not got, empty for any other."""
    named = _named_by(connection, contract)
    return named[0] if named and not log.heads(connection, named[1]) else ""


def other_calendar(connection: Connection, contract: str, version: str) -> str:
    """Return the number of a contract that names another calendar than the one of a version, empty for any other.

    So it is where the desk had not got the contract's when it began to count.
    """
    named = _named_by(connection, contract)
    if not named or not version:
        return ""
    rev = version.partition(":")[0]
    if rev == SHIPPED_VERSION:
        return named[0] if named[1] != STANDARD else ""
    counted = connection.scalar(select(revision.c.doc).where(revision.c.rev == rev))
    return named[0] if counted and counted != named[1] else ""


def _named_by(connection: Connection, contract: str) -> tuple[str, str] | None:
    """Return the number of a contract and the calendar it names, if it is here and names one."""
    if not contract or not log.heads(connection, contract):
        return None
    record = load(connection, contract, Contract)
    return (record.number, record.body.calendar) if record.body.calendar else None


def calendar_version(connection: Connection, version: str) -> WorkCalendar:
    """Return a calendar as it was; the version "" is the program's own calendar of today.

    Raises ``KnownError`` where this desk does not have the revision.
    """
    if version not in _versions:
        rev, _, year = version.partition(":")
        last_year = int(year) if year else china().last
        if rev in ("", SHIPPED_VERSION):
            body = WorkCalendar("", last_year=last_year)
        else:
            body = _kept(connection, rev)
            body = msgspec.structs.replace(body, last_year=last_year) if body.china else body
        _versions[version] = body
    return _versions[version]


def _kept(connection: Connection, rev: str) -> WorkCalendar:
    try:
        body = load_revision(connection, rev).body
    except KeyError as unknown:
        raise KnownError(Message("hours.no_such_version", {"rev": rev[:12]}, CLAUSE)) from unknown
    if not isinstance(body, WorkCalendar):
        raise TypeError(rev)
    return body


def calendars(session: Session) -> list[tuple[str, str]]:
    """Return the calendars in use that a contract may name, by document and name."""
    query = select(docview.c.doc, docview.c.title).where(
        docview.c.kind == "calendar", docview.c.state == State.ACTIVE.value, docview.c.doc != STANDARD
    )
    with session.read() as connection:
        return [(row.doc, row.title) for row in connection.execute(query.order_by(docview.c.title))]


def standard(session: Session) -> tuple[WorkCalendar, Record[WorkCalendar] | None]:
    """Return the company's calendar and its record, none before anybody changed the program's own."""
    with session.read() as connection:
        if log.heads(connection, STANDARD):
            record = load(connection, STANDARD, WorkCalendar)
            return record.body, record
        return WorkCalendar(""), None


def policy(session: Session) -> tuple[Policy, Record[Policy] | None]:
    """Return the time limits in force and their record, none before anybody changed those of the specification."""
    with session.read() as connection:
        record = load(connection, POLICY, Policy) if log.heads(connection, POLICY) else None
        return record.body if record else policy_now(connection), record


def check_calendar(session: Session, body: WorkCalendar, doc: str = "") -> list[Finding]:
    """Return everything wrong, or worth telling, with a calendar about to be saved."""
    with session.read() as connection:
        return [*calendar_findings(body), *_name_taken(connection, body, doc), *_runs_out(session, body)]


def save_calendar(
    session: Session, body: WorkCalendar, record: Record[WorkCalendar] | None = None, *, standard: bool = False
) -> tuple[Record[WorkCalendar], Changes]:
    """Record a calendar, or its next revision; what was timed by an earlier one keeps that."""
    require(session, Right.CLOCK_RULES)
    body = tidy(body)
    with session.work() as work:
        doc = record.doc if record else STANDARD if standard else ""
        refuse([*calendar_findings(body), *_name_taken(work.connection, body, doc)])
        if record is None and standard:
            saved = work.create("calendar", body, State.ACTIVE, doc=STANDARD)
        else:
            saved = save(work, "calendar", body, record, state=record.state if record else State.ACTIVE)
    return saved, work.changes


def save_policy(
    session: Session, body: Policy, record: Record[Policy] | None = None
) -> tuple[Record[Policy], Changes]:
    """Record the time limits; records that run keep those they froze."""
    require(session, Right.CLOCK_RULES)
    with session.work() as work:
        refuse(policy_findings(body))
        if record is None:
            saved = work.create("policy", body, State.ACTIVE, doc=POLICY)
        else:
            saved = save(work, "policy", body, record)
    return saved, work.changes


def with_year(body: WorkCalendar, data: bytes, name: str) -> WorkCalendar:
    """Return a calendar that knows one year more, from a file; raises ``KnownError`` for what is wrong with it."""
    table = read_year(data, name, workdays_of(body).last)
    return msgspec.structs.replace(body, years=(*body.years, table))


def tidy(body: WorkCalendar) -> WorkCalendar:
    """Return a calendar as it is kept: name without blanks, days in order."""
    days = tuple(sorted(body.days, key=lambda special: special.day))
    return msgspec.structs.replace(body, name=body.name.strip(), zone=body.zone.strip(), days=days)


def _name_taken(connection: Connection, body: WorkCalendar, doc: str) -> Iterator[Finding]:
    rows = connection.scalars(select(docview.c.title).where(docview.c.kind == "calendar", docview.c.doc != doc))
    if same(body.name) in {same(title) for title in rows}:
        yield Finding(Message("hours.name_taken", {"name": body.name}, CLAUSE), "name")


def _runs_out(session: Session, body: WorkCalendar) -> Iterator[Finding]:
    """Warn where the holidays of the year after this one are not known yet and it is near."""
    missing = year_missing(body, session)
    if missing:
        yield Finding(Message("hours.year_missing", {"year": missing}, CLAUSE), "years", warning=True)


def year_missing(body: WorkCalendar, session: Session) -> int:
    """Return the year whose holidays should be known by now and are not, 0 where all is well.

    The notice of a year is published in November of the year before.
    """
    today = session.clock()
    wanted = today.year + (today.month >= _NOTICE_MONTH)
    last = workdays_of(body).last
    return last + 1 if last < wanted else 0


_NOTICE_MONTH = 11
