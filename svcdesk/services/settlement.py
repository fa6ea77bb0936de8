"""After the acceptance (6.5.2): 销售部 acknowledges the feedback, sends the payment notice, books the payment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import msgspec

from svcdesk.domain import settlement as rules
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.nonconformity import Nonconformity
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.settlement import Feedback, FeedbackState, NoticeState, PaymentNotice, Stage
from svcdesk.domain.times import local_day
from svcdesk.errors import Refused
from svcdesk.services import aftermath, rights
from svcdesk.services.desk import Changes, Session, load
from svcdesk.words import Message

SavedFeedback = tuple[Record[Feedback], Changes]
SavedNotice = tuple[Record[PaymentNotice], Changes]


@dataclass(frozen=True, slots=True)
class Followers:
    """What a delivery brought about so far."""

    feedback: Record[Feedback] | None
    notice: Record[PaymentNotice] | None
    nonconformities: tuple[Record[Nonconformity], ...]


def followers(session: Session, delivery_doc: str) -> Followers:
    """Return the feedback, the payment notice and the nonconformities of a delivery."""
    with session.read() as connection:
        delivery = load(connection, delivery_doc, Delivery).body
        return Followers(
            aftermath.existing(connection, delivery_doc, aftermath.FEEDBACK, Feedback),
            aftermath.existing(connection, delivery_doc, aftermath.NOTICE, PaymentNotice),
            tuple(aftermath.nonconformities(connection, delivery_doc, [unit.id for unit in delivery.units])),
        )


def acknowledge(session: Session, record: Record[Feedback], next_step: str) -> SavedFeedback:
    """Take note of a delivery for 销售部, with what is done next to be paid; the clock of the feedback stops."""
    rights.require(session, Right.ACKNOWLEDGE_FEEDBACK)
    _refuse(rules.acknowledge_problems(record.state, next_step))
    with session.work() as work:
        body = msgspec.structs.replace(
            record.body, received_by=session.actor.name, received_at=work.now, next_step=next_step.strip()
        )
        kept = work.revise(record, body, state=FeedbackState.ACKNOWLEDGED)
    return kept, work.changes


def edit_notice(session: Session, record: Record[PaymentNotice], body: PaymentNotice) -> SavedNotice:
    """Change what 销售部 fills in: date of payment, invoice, stage, handler, bank; the amounts stay."""
    rights.require(session, Right.PAYMENT_NOTICES)
    if record.state not in {NoticeState.READY, NoticeState.SENT}:
        raise Refused([rules.closed_notice(record.state)])
    filled = {field: getattr(body, field) for field in ("due_on", "invoice", "stage", "handler", "bank", "contact")}
    return _revised(session, record, msgspec.structs.replace(record.body, **filled), record.state)


def send(session: Session, record: Record[PaymentNotice], *, stage: Stage | None = None) -> SavedNotice:
    """Note that the notice went out, or a reminder of it; whoever has not named a handler is the handler."""
    rights.require(session, Right.PAYMENT_NOTICES)
    now = session.clock()
    body = msgspec.structs.replace(
        record.body,
        handler=record.body.handler or session.actor.name,
        stage=stage or record.body.stage,
        signed_at=now,
        sent_at=now,
    )
    _refuse(rules.send_problems(record.state, body))
    return _revised(session, record, body, NoticeState.SENT)


def book_paid(session: Session, record: Record[PaymentNotice], paid_on: date, note: str = "") -> SavedNotice:
    """Note that all of it has arrived."""
    rights.require(session, Right.PAYMENT_NOTICES)
    _refuse(rules.paid_problems(record.state, paid_on, local_day(session.clock())))
    body = msgspec.structs.replace(record.body, paid_on=paid_on, paid_note=note.strip())
    return _revised(session, record, body, NoticeState.PAID)


def void_notice(session: Session, record: Record[PaymentNotice], reason: str) -> SavedNotice:
    """Take a notice out of use; its number stays."""
    rights.require(session, Right.PAYMENT_NOTICES)
    _refuse(rules.void_problems(record.state, reason))
    return _revised(session, record, record.body, NoticeState.VOID, reason.strip())


def _revised(
    session: Session, record: Record[PaymentNotice], body: PaymentNotice, state: str, reason: str = ""
) -> SavedNotice:
    with session.work() as work:
        kept = work.revise(record, body, state=state, reason=reason)
    return kept, work.changes


def _refuse(found: Iterable[Message]) -> None:
    problems = list(found)
    if problems:
        raise Refused(problems)
