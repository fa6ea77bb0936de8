"""What is due, overdue or unfinished: the rows of the page Today, each with the clause that asks for it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from svcdesk.domain import complaint, nonconformity, return_case, supplier_claim
from svcdesk.domain.delivery import State
from svcdesk.domain.masters import Role
from svcdesk.domain.service_order import State as OrderState
from svcdesk.domain.service_plan import State as PlanState
from svcdesk.domain.settlement import FeedbackState, NoticeState
from svcdesk.domain.ticket import State as TicketState
from svcdesk.models.docview import docview
from svcdesk.models.ticket import ticket_task
from svcdesk.services import drafts, raised
from svcdesk.services.desk import Session
from svcdesk.words import Message

_ASKS: dict[tuple[str, str], tuple[str, str]] = {
    ("delivery", State.PLANNED): ("today.deliver", "6.5.1"),
    ("delivery", State.CHECKING): ("today.finish", "6.5.1.5"),
    ("feedback", FeedbackState.SENT): ("today.acknowledge", "6.5.2"),
    ("payment_notice", NoticeState.READY): ("today.send_notice", "6.5.2"),
    ("payment_notice", NoticeState.SENT): ("today.collect", "6.5.2"),
    ("nonconformity", nonconformity.State.OPEN): ("today.review", "6.3.4"),
    ("ticket", TicketState.OPEN): ("today.contact", "6.6.2"),
    ("ticket", TicketState.HANDLING): ("today.handle", "6.6.2"),
    ("ticket", TicketState.WAITING): ("today.wait", "6.6.2"),
    ("service_order", OrderState.NEW): ("today.dispatch", "6.6.2"),
    ("service_order", OrderState.DISPATCHED): ("today.visit", "6.6.2"),
    ("service_order", OrderState.ON_SITE): ("today.confirm_before", "6.6.3"),
    ("service_order", OrderState.CONFIRMED): ("today.sign_repair", "6.6.3"),
    ("service_plan", PlanState.ACTIVE): ("today.arrange", "6.6.2"),
    ("complaint", complaint.State.RECEIVED): ("today.complaint.acknowledge", "6.7.1"),
    ("complaint", complaint.State.ACKNOWLEDGED): ("today.complaint.assess", "6.7.1"),
    ("complaint", complaint.State.ASSESSED): ("today.complaint.investigate", "6.7.1"),
    ("complaint", complaint.State.INVESTIGATED): ("today.complaint.answer", "6.7.1"),
    ("complaint", complaint.State.ANSWERED): ("today.complaint.close", "6.7.1"),
    ("return_case", return_case.State.REQUESTED): ("today.return.approve", "P3"),
    ("return_case", return_case.State.APPROVED): ("today.return.receive", "P3"),
    ("return_case", return_case.State.RECEIVED): ("today.return.inspect", "P3"),
    ("return_case", return_case.State.INSPECTED): ("today.return.settle", "P3"),
    ("return_case", return_case.State.SETTLED): ("today.return.close", "P3"),
    ("supplier_claim", supplier_claim.State.OPEN): ("today.claim.send", "P3"),
    ("supplier_claim", supplier_claim.State.SENT): ("today.claim.pursue", "P3"),
    ("supplier_claim", supplier_claim.State.ANSWERED): ("today.claim.settle", "P3"),
}
_AHEAD = {"service_plan": timedelta(days=14)}
"""What is due further on than this is nobody's task yet."""
_KINDS = tuple(dict.fromkeys(kind for kind, _ in _ASKS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something a person should do: ``what`` is to be done, ``clause`` asks for it.

    ``due_at`` is the first moment that is too late; ``owner`` is whose it is, empty where it is a department's.
    ``part`` tells several tasks about one record apart; ``urgent`` is what a limit that ran out made so.
    """

    doc: str
    kind: str
    number: str
    title: str
    subject: str
    what: Message
    clause: str
    due_at: datetime | None
    overdue: bool
    owner: str
    owner_name: str
    department: str
    part: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A form somebody began on this machine and has not saved."""

    key: str
    kind: str
    title: str
    owner_name: str
    mine: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Today:
    """Tasks in the order of urgency: overdue ones first, then by due time, those without one last."""

    tasks: tuple[Task, ...]
    unfinished: tuple[Unfinished, ...]


def today(session: Session, most: int = 200) -> Today:
    """Return at most so many open tasks of everybody, and the unfinished forms of this machine."""
    now = session.clock()
    with session.read() as connection:
        found = [*_tasks(connection, now, most), *_about_tickets(connection, now, most)]
        if Role.MANAGER in session.roles:
            asked = _for_managers(connection, session.actor.doc, now, most)
            theirs = {task.doc for task in asked}
            found = [*(task for task in found if task.part or task.doc not in theirs), *asked]
        urgent = raised.urgent(connection, {task.doc for task in found if task.kind == "ticket"}, now)
    found = [replace(task, urgent=task.doc in urgent) for task in found]
    found.sort(key=lambda task: (task.due_at is None, task.due_at or now, task.number, task.part))
    tasks = tuple(found[:most])
    unfinished = tuple(
        Unfinished(one.key, one.kind, one.title, one.owner_name, one.owner == session.actor.doc, one.at)
        for one in drafts.unfinished(session)
    )
    return Today(tasks, unfinished)


def _tasks(connection: Connection, now: datetime, most: int) -> list[Task]:
    """Read the most urgent open records; every kind's index gives its own in order of due time."""
    found: list[Task] = []
    for kind in _KINDS:
        soon = docview.c.due_at <= now + _AHEAD[kind] if kind in _AHEAD else docview.c.due_at.is_not(None)
        for dated in (soon, docview.c.due_at.is_(None)):
            rows = connection.execute(
                select(docview)
                .where(docview.c.kind == kind, docview.c.open, dated)
                .order_by(docview.c.due_at, docview.c.id)
                .limit(most)
            )
            found += [
                Task(
                    doc=row.doc,
                    kind=kind,
                    number=row.number,
                    title=row.title,
                    subject=row.subject,
                    what=Message(_ASKS[kind, row.state][0]),
                    clause=_ASKS[kind, row.state][1],
                    due_at=row.due_at,
                    overdue=row.due_at is not None and row.due_at <= now,
                    owner=row.owner,
                    owner_name=row.owner_name,
                    department=row.department,
                )
                for row in rows
                if (kind, row.state) in _ASKS
            ]
    return found


def _for_managers(connection: Connection, me: str, now: datetime, most: int) -> list[Task]:
    """Return what limits that ran out put before the managers, as a task of each of them."""
    return [
        Task(
            doc=one.row.doc,
            kind="ticket",
            number=one.row.number,
            title=one.row.title,
            subject=one.row.subject,
            what=one.what,
            clause=one.clause,
            due_at=one.since,
            overdue=True,
            owner=me,
            owner_name=one.row.owner_name,
            department=one.row.department,
            part="managers",
        )
        for one in raised.before_managers(connection, now, most)
    ]


def _about_tickets(connection: Connection, now: datetime, most: int) -> list[Task]:
    """Read what has to be done about open tickets besides meeting their clocks: answers, call backs, follow-ups."""
    task = ticket_task.c
    rows = connection.execute(
        select(ticket_task, docview.c.number, docview.c.title, docview.c.subject)
        .join(docview, docview.c.doc == task.doc)
        .order_by(task.due_at.is_(None), task.due_at, task.since, task.id)
        .limit(most)
    )
    return [
        Task(
            doc=row.doc,
            kind="ticket",
            number=row.number,
            title=row.title,
            subject=row.note or row.subject,
            what=Message(f"today.ticket.{row.what}"),
            clause="6.6.2" if row.what == "call_back" else "6.7.1",
            due_at=row.due_at,
            overdue=row.due_at is not None and row.due_at < now,
            owner=row.owner,
            owner_name=row.owner_name,
            department=row.department,
            part=f"{row.what}:{row.id}",
        )
        for row in rows
    ]
