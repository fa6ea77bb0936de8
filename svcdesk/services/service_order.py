"""What a person does with a service order: fill it in, have it confirmed and signed, amend or void it (6.6.3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection

from svcdesk.domain.checks import unholdable
from svcdesk.domain.confirming import changed_before, confirmed, reopened
from svcdesk.domain.dispatch_rules import only_head
from svcdesk.domain.order_amending import refusals_to_amend
from svcdesk.domain.order_problems import OrderProblem, Section
from svcdesk.domain.record import Record
from svcdesk.domain.repair_rules import check_before, check_result
from svcdesk.domain.rights import Right
from svcdesk.domain.service_order import ServiceOrder, State, VisitResult, photos_of
from svcdesk.domain.visit_rules import current
from svcdesk.errors import KnownError, Refused
from svcdesk.services import coverage, drafts, order_following, order_meter, order_parts, reserving, rights
from svcdesk.services.desk import Changes, Session, load
from svcdesk.words import Message

Saved = tuple[Record[ServiceOrder], Changes]
HalfTyped = Mapping[str, Mapping[str, Any]]

KIND = "service_order"
_CLAUSE = "6.6.3"
_ENDED = {State.SIGNED, State.VOID}
_NOT_BEGUN = {State.NEW, State.DISPATCHED}


@dataclass(frozen=True, slots=True)
class Opened:
    """An order as it was left: the record, and what was typed since then on this machine, if anything.

    ``stale`` says that the record has changed since the draft was begun; ``reason`` that the draft amends a signed
    order, and why. ``half_typed`` holds, by form and field, what stood there without a meaning yet.
    """

    record: Record[ServiceOrder]
    draft: ServiceOrder | None = None
    draft_at: datetime | None = None
    stale: bool = False
    reason: str = ""
    half_typed: HalfTyped = field(default_factory=dict)


class _Typed(msgspec.Struct, frozen=True):
    """What a draft keeps."""

    body: ServiceOrder
    reason: str = ""
    half_typed: HalfTyped = {}


def opened(session: Session, doc: str) -> Opened:
    """Return an order with what this person typed into it and did not save."""
    with session.read() as connection:
        record = load(connection, doc, ServiceOrder)
    draft = drafts.find(session, doc)
    typed = drafts.body_of(draft, _Typed) if draft else None
    ended = record.state in _ENDED
    if draft is None or typed is None or (ended and not typed.reason):
        return Opened(record)
    if typed.body == record.body and not typed.half_typed:
        return Opened(record)
    reason = typed.reason if ended else ""
    return Opened(record, typed.body, draft.at, draft.parent != record.rev, reason, typed.half_typed)


def keep_draft(
    session: Session,
    record: Record[ServiceOrder],
    body: ServiceOrder,
    *,
    reason: str = "",
    half_typed: HalfTyped | None = None,
) -> datetime:
    """Keep what was typed so far on this machine and return when; ``reason`` is that of an amendment."""
    typed = _Typed(body, reason, half_typed or {})
    return drafts.keep(session, record.doc, typed, kind=KIND, title=record.number, parent=record.rev)


def drop_draft(session: Session, record: Record[ServiceOrder]) -> None:
    """Forget what was typed since the last save."""
    drafts.drop(session, record.doc)


def against_confirming(session: Session, body: ServiceOrder) -> list[OrderProblem]:
    """Return every reason why the condition found cannot be confirmed now."""
    return check_before(body, session.clock())


def against_signing(session: Session, body: ServiceOrder, doc: str) -> list[OrderProblem]:
    """Return every reason why the result cannot be signed now, those of the rules and those of the stock."""
    with session.read() as connection:
        return _against(connection, body, doc, session.clock())


def may_save(session: Session, record: Record[ServiceOrder]) -> bool:
    """Tell whether the person of a session may change an order now: who dispatches, until work has begun."""
    early = record.state in _NOT_BEGUN and rights.may(session, Right.DISPATCH)
    return early or rights.may(session, Right.REPAIR)


def save(session: Session, record: Record[ServiceOrder], body: ServiceOrder) -> Saved:
    """Keep what was entered so far as a revision; the draft is not needed any more.

    Raises ``Refused`` where it changes what the customer has confirmed.
    """
    if not (may_save(session, record) and only_head(record.body, body)):
        rights.require(session, Right.REPAIR)
    _require_open(record)
    body = prepared(record, body)
    if body == record.body:
        drop_draft(session, record)
        return record, Changes()
    with session.work() as work:
        _refuse(reserving.over_reserved(work.connection, record.body, body, record.doc))
        body = coverage.proposed(work.connection, body, record.doc, work.now)
        kept = work.revise(record, body, state=_state(record, body), blobs=photos_of(body))
    drop_draft(session, record)
    return kept, work.changes


def confirm_before(session: Session, record: Record[ServiceOrder], body: ServiceOrder) -> Saved:
    """Freeze the condition found, as the customer has signed it; raises ``Refused`` with every reason against it."""
    rights.require(session, Right.SIGN_REPAIR)
    _require_open(record)
    if confirmed(record.body):
        raise KnownError(Message("service_order.confirmed_already", {"number": record.number}, _CLAUSE))
    body = prepared(record, body)
    _refuse(one.message for one in against_confirming(session, body))
    at = max(one.signed_at for one in body.before_signatures)
    body = replace(body, before_confirmed_at=at)
    with session.work() as work:
        body = coverage.proposed(work.connection, body, record.doc, work.now)
        kept = work.revise(record, body, state=State.CONFIRMED, blobs=photos_of(body), occurred_at=at)
    drop_draft(session, record)
    return kept, work.changes


def reopen_before(session: Session, record: Record[ServiceOrder], body: ServiceOrder, reason: str) -> Saved:
    """Take the first confirmation back, for a reason: the condition can be written anew and confirmed again."""
    rights.require(session, Right.SIGN_REPAIR)
    _require_open(record)
    if not confirmed(record.body):
        raise KnownError(Message("service_order.before_unconfirmed", clause=_CLAUSE))
    if not reason.strip():
        raise Refused([Message("service_order.reopening_unsaid", {"number": record.number}, _CLAUSE)])
    body = reopened(prepared(record, body))
    with session.work() as work:
        kept = work.revise(record, body, state=State.ON_SITE, reason=reason.strip(), blobs=photos_of(body))
    drop_draft(session, record)
    return kept, work.changes


def sign(session: Session, record: Record[ServiceOrder], body: ServiceOrder) -> Saved:
    """Freeze the order and write what follows: stock, F08 of old parts, the ticket's result, the plan's next visit.

    Raises ``Refused`` with every reason against it at once.
    """
    rights.require(session, Right.SIGN_REPAIR)
    _require_open(record)
    body = _closed_visit(prepared(record, body))
    with session.work() as work:
        body = _settled(session, work.connection, record, body)
        state, at = State.SIGNED, body.finished_at
        signed = work.revise(record, body, state=state, blobs=photos_of(body), occurred_at=at)
        order_following.follow(work, signed)
    drop_draft(session, record)
    return signed, work.changes


def amend(session: Session, record: Record[ServiceOrder], body: ServiceOrder, reason: str) -> Saved:
    """Change a signed order: with a reason and new signatures; what follows from it is brought in line."""
    rights.require(session, Right.AMEND_REPAIR)
    body = _closed_visit(prepared(record, body))
    before = record.body
    _refuse(refusals_to_amend(record, body, reason))
    with session.work() as work:
        body = _settled(session, work.connection, record, body)
        signed_at, body = body.finished_at, replace(body, finished_at=before.finished_at)
        amended = work.revise(
            record,
            body,
            state=State.SIGNED,
            reason=reason.strip(),
            blobs=photos_of(body),
            amendment=record.amendment + 1,
            occurred_at=signed_at,
        )
        order_following.follow(work, amended, before)
    drop_draft(session, record)
    return amended, work.changes


def void(session: Session, record: Record[ServiceOrder], reason: str) -> Saved:
    """Take an order out of use; its number stays, its parts are back in stock, what followed from it is void too."""
    rights.require(session, Right.VOID_REPAIR)
    if record.state == State.VOID:
        raise KnownError(_frozen(record))
    if not reason.strip():
        raise Refused([Message("service_order.void_unsaid", {"number": record.number}, _CLAUSE)])
    body = replace(record.body, void_reason=reason.strip())
    with session.work() as work:
        voided = work.revise(record, body, state=State.VOID, reason=reason.strip(), blobs=photos_of(body))
        if record.state == State.SIGNED:
            order_following.withdraw(work, voided, reason.strip())
    drop_draft(session, record)
    return voided, work.changes


def _settled(
    session: Session, connection: Connection, record: Record[ServiceOrder], body: ServiceOrder
) -> ServiceOrder:
    """Return an order as it will be signed; raises ``Refused`` with what the rules and the stock have against it."""
    body = coverage.proposed(connection, body, record.doc, session.clock())
    body = order_parts.with_old_products(connection, body, record.doc)
    _refuse(one.message for one in _against(connection, body, record.doc, session.clock()))
    return replace(body, finished_at=max(one.signed_at for one in body.signatures))


def _against(connection: Connection, body: ServiceOrder, doc: str, now: datetime) -> list[OrderProblem]:
    stock = order_parts.refusals(connection, body, doc)
    read = order_meter.refusals(connection, body, doc, now)
    return [*check_result(body, now), *read, *(OrderProblem(Section.PARTS, one) for one in stock)]


def prepared(record: Record[ServiceOrder], body: ServiceOrder) -> ServiceOrder:
    """Return what is stored; raises ``Refused`` where that cannot be, or would change what was confirmed."""
    body = order_parts.tidied(body)
    _refuse([*(finding.message for finding in unholdable(body)), *changed_before(record.body, body)])
    return body


def _closed_visit(body: ServiceOrder) -> ServiceOrder:
    visit = current(body)
    if visit is None or visit.result is not VisitResult.OPEN:
        return body
    return replace(body, visits=(*body.visits[:-1], replace(visit, result=VisitResult.DONE)))


def _state(record: Record[ServiceOrder], body: ServiceOrder) -> str:
    """Return how far an order is: on site once somebody arrived or began."""
    visit = current(body)
    begun = visit is not None and bool(visit.arrived_at or visit.started_at)
    return State.ON_SITE if begun and not confirmed(body) else record.state


def _refuse(found: Iterable[Message]) -> None:
    problems = list(found)
    if problems:
        raise Refused(problems)


def _require_open(record: Record[ServiceOrder]) -> None:
    if record.state in _ENDED:
        raise KnownError(_frozen(record))


def _frozen(record: Record[ServiceOrder]) -> Message:
    state = Message(f"service_order.state.{record.state}")
    return Message("service_order.frozen", {"number": record.number, "state": state}, _CLAUSE)
