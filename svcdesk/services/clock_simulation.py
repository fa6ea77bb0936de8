"""Replays past tickets under other time limits or other working hours, without changing any of them."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from svcdesk.domain.clock import Frozen
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.policy import Policy
from svcdesk.domain.simulation import Case, Simulation, simulate
from svcdesk.domain.ticket import State, Ticket
from svcdesk.domain.ticket_clocks import ticket_events
from svcdesk.models.docview import docview
from svcdesk.services import clock_rules
from svcdesk.services.desk import Session
from svcdesk.services.find import revisions
from svcdesk.services.ticket_saving import own_calendar
from svcdesk.store import log

Progress = Callable[[int, int], None]
_STEP = 200


def run(
    session: Session,
    *,
    policy: Policy | None = None,
    calendar: WorkCalendar | None = None,
    calendar_doc: str = "",
    days: int = 0,
    progress: Progress | None = None,
) -> Simulation:
    """Return what would have been late among the tickets of so many days (0: of all).

    ``calendar`` takes the place of every version of the record ``calendar_doc``, the company's where none is named.
    """
    now = session.clock()
    with session.read() as connection:
        cases = _cases(
            connection, now - timedelta(days=days) if days else None, calendar, calendar_doc, progress or _silent
        )
        return simulate(cases, policy, now)


def _cases(
    connection: Connection,
    since: datetime | None,
    proposed: WorkCalendar | None,
    calendar_doc: str,
    progress: Progress,
) -> Iterator[Case]:
    wanted = [docview.c.state != State.VOID.value, *([docview.c.occurred_at >= since] if since else [])]
    total = connection.scalar(select(func.count()).select_from(docview).where(docview.c.kind == "ticket", *wanted))
    replaced: dict[str, bool] = {}
    for done, (made, body) in enumerate(revisions(connection, "ticket", *wanted)):
        if done % _STEP == 0:
            progress(done, total or 0)
        if not isinstance(body, Ticket):
            raise TypeError(made.kind)
        own = own_calendar(connection, body.calendar)
        kept = None if own or not body.calendar else {(x.rule, x.cycle, x.started_at): x.due_at for x in body.dues}
        own = own or clock_rules.calendar_for(connection, body.device.contract)[0]
        if body.calendar not in replaced:
            replaced[body.calendar] = _is_version_of(connection, body.calendar, calendar_doc or clock_rules.STANDARD)
        after = proposed if proposed is not None and replaced[body.calendar] else own
        name = body.customer.name or body.customer.caller
        frozen = Frozen(body.rules, body.calendar)
        yield Case(made.doc, made.number, name, body.kind.value, ticket_events(body), frozen, own, after, kept)


def _is_version_of(connection: Connection, version: str, calendar_doc: str) -> bool:
    """Whether a version is one of a calendar's record; the shipped calendar is the company's first."""
    rev = version.partition(":")[0]
    if rev in ("", clock_rules.SHIPPED_VERSION):
        return calendar_doc == clock_rules.STANDARD
    try:
        return log.load(connection, rev).doc == calendar_doc
    except KeyError:
        return False


def _silent(done: int, total: int) -> None:
    """Tell nobody."""
