"""What a person does with a return as a whole: ask for it, approve, have it signed, close, amend, void."""

from datetime import date
from uuid import uuid4

import msgspec
from sqlalchemy import Connection

from svcdesk.domain.checks import Finding
from svcdesk.domain.device import NOBODY
from svcdesk.domain.masters import Customer
from svcdesk.domain.record import Record
from svcdesk.domain.return_case import Approval, Line, ReturnCase, State, Type, photos_of
from svcdesk.domain.return_rights import Entitlement
from svcdesk.domain.return_rules import (
    CLAUSE,
    approval_problems,
    basis_problems,
    check_request,
    missing_nodes,
    with_approval,
)
from svcdesk.domain.return_settling import closing_problems, signing_problems
from svcdesk.domain.rights import Right
from svcdesk.domain.signature import Signature
from svcdesk.services import return_aftermath, return_entitlement, return_facts, return_sale, rights
from svcdesk.services.desk import Session, load
from svcdesk.services.return_steps import Saved, in_turn, moved_on
from svcdesk.services.saving import refuse, refuse_all
from svcdesk.words import Message

replace = msgspec.structs.replace


def check(session: Session, body: ReturnCase, doc: str = "") -> list[Finding]:
    """Return everything wrong with a request about to be saved; ``doc`` is its record, if any."""
    with session.read() as connection:
        body = _completed(connection, session, body)
        return check_request(body, return_facts.known(connection, body, doc), session.clock())


def save_request(session: Session, body: ReturnCase, record: Record[ReturnCase] | None = None) -> Saved:
    """Write a request, or change one that nobody has approved; a change takes back the words given to it."""
    rights.require(session, Right.RETURNS)
    if record:
        in_turn("edit", record)
    with session.work() as work:
        body = _completed(work.connection, session, body)
        doc = record.doc if record else ""
        refuse(check_request(body, return_facts.known(work.connection, body, doc), work.now))
        blobs = photos_of(body)
        if record is None:
            made = work.create("return_case", body, State.REQUESTED, blobs=blobs, occurred_at=body.requested_at)
        elif record.body == body:
            return record, work.changes
        else:
            made = work.revise(record, replace(body, approvals=()), blobs=blobs)
    return made, work.changes


def _completed(connection: Connection, session: Session, body: ReturnCase) -> ReturnCase:
    """Return a request with names and numbers of lines, and what the desk knows of the goods filled in."""
    lines = tuple(_completed_line(connection, line) for line in body.lines)
    named = body.customer
    if named.doc:
        customer = load(connection, named.doc, Customer).body
        contact = customer.contacts[0] if customer.contacts else None
        named = replace(
            named,
            name=customer.name,
            caller=named.caller or (contact.name if contact else ""),
            phone=named.phone or (contact.phone if contact else "") or customer.phone,
            address=named.address or customer.address,
        )
    asked = body.requested_by if body.requested_by.doc else session.actor
    owner = body.owner if body.owner.doc else asked
    return replace(body, lines=lines, customer=named, requested_by=asked, owner=owner)


def _completed_line(connection: Connection, line: Line) -> Line:
    line = line if line.id else replace(line, id=uuid4().hex[:12])
    device = line.device
    if not device.product:
        return line
    known = return_sale.line_of(connection, line.id, device.product, device.serial.strip(), delivery=device.delivery)
    price = known.unit_price if line.unit_price is None else line.unit_price
    return replace(
        line, device=known.device, uom=known.uom, tracking=known.tracking, replaces=known.replaces, unit_price=price
    )


def entitlements(session: Session, body: ReturnCase) -> dict[str, Entitlement]:
    """Return what the chosen basis grants for each line, by its id, with the derivation."""
    with session.read() as connection:
        now, body = session.clock(), _completed(connection, session, body)
        return {line.id: return_entitlement.entitlement_of(connection, body, line, now) for line in body.lines}


def check_approval(session: Session, record: Record[ReturnCase], node: str) -> None:
    """Raise ``Refused`` with everything that keeps this person from agreeing for one node, before anybody signs."""
    rights.require(session, Right.APPROVE_RETURNS)
    in_turn("approve", record)
    with session.read() as connection:
        _approvable(connection, session, record, node)


def _approvable(connection: Connection, session: Session, record: Record[ReturnCase], node: str) -> tuple[Type, ...]:
    """Return what is granted for every line alike; raises ``Refused`` where this person cannot agree to it."""
    body, now = record.body, session.clock()
    refuse(check_request(body, return_facts.known(connection, body, record.doc), now))
    each = [return_entitlement.entitlement_of(connection, body, line, now).granted for line in body.lines]
    granted = tuple(one for one in Type if each and all(one in granted for granted in each))
    adopted = return_entitlement.adopted(connection, body)
    refuse_all(
        [
            *approval_problems(body, node, session.actor, session.roles),
            *basis_problems(body, granted, adopted=adopted),
        ]
    )
    return granted


def approve(
    session: Session,
    record: Record[ReturnCase],
    node: str,
    opinion: str = "",
    signature: Signature | None = None,
    together: tuple[str, ...] = (),
) -> Saved:
    """Agree to a return for one node; with the last one needed it is approved.

    ``together`` are the numbers of all returns the signature was given for.
    """
    rights.require(session, Right.APPROVE_RETURNS)
    in_turn("approve", record)
    with session.work() as work:
        granted = _approvable(work.connection, session, record, node)
        word = Approval(
            node=node,
            by=session.actor,
            agreed=True,
            opinion=opinion.strip(),
            signature=signature,
            at=work.now,
            together=together if len(together) > 1 else (),
        )
        body = with_approval(replace(record.body, right=",".join(granted)), word)
        state = State.REQUESTED if missing_nodes(body) else State.APPROVED
        made = work.revise(record, body, state=state, blobs=photos_of(body))
    return made, work.changes


def refuse_request(session: Session, record: Record[ReturnCase], reason: str) -> Saved:
    """Refuse a request; the reason stays with it."""
    rights.require(session, Right.APPROVE_RETURNS)
    in_turn("refuse", record)
    refuse_all([] if reason.strip() else [Message("return_case.refusal_unsaid", {}, CLAUSE)])
    body = replace(record.body, refused_reason=reason.strip())
    return _revised(session, record, body, State.REFUSED, reason.strip())


def sign(session: Session, record: Record[ReturnCase], signatures: tuple[Signature, ...]) -> Saved:
    """Settle a return by the customer's signature: it is frozen, with what followed from it named in it."""
    rights.require(session, Right.RETURNS)
    in_turn("sign", record)
    with session.work() as work:
        body = record.body
        refuse_all(signing_problems(body, signatures, work.now))
        settled_at = max(one.signed_at for one in signatures)
        ids = [line.id for line in body.lines]
        bad = return_aftermath.found_nonconformities(work.connection, record.doc, ids)
        claims = return_aftermath.found_claims(work.connection, record.doc, ids)
        body = replace(
            body,
            signatures=signatures,
            settled_at=settled_at,
            first_settled_at=body.first_settled_at or settled_at,
            nonconformities=tuple(one.doc for one in bad if one.state != "void"),
            claims=tuple(one.doc for one in claims if one.state != "void"),
        )
        made = work.revise(record, body, state=State.SETTLED, blobs=photos_of(body), occurred_at=settled_at)
        return_aftermath.follow(work, made)
    return made, work.changes


def close(
    session: Session, record: Record[ReturnCase], *, refund_paid_on: date | None = None, note: str = ""
) -> Saved:
    """Close a settled return once what is paid back was paid; nothing that was signed changes."""
    rights.require(session, Right.RETURNS)
    in_turn("close", record)
    with session.work() as work:
        body = replace(
            record.body,
            refund_paid_on=refund_paid_on,
            closing_note=note.strip(),
            closed_at=work.now,
            closed_by=session.actor,
        )
        refuse_all(closing_problems(body, work.now))
        made = work.revise(record, body, state=State.CLOSED, blobs=photos_of(body))
    return made, work.changes


def amend(session: Session, record: Record[ReturnCase], reason: str) -> Saved:
    """Open a signed return again, for a reason: its lines can be settled anew, and it has to be signed again.

    When money was paid back, and what was noted on closing, stays: both have to be confirmed when it is closed again.
    """
    rights.require(session, Right.VOID_RETURNS)
    in_turn("amend", record)
    refuse_all(_reason(reason))
    body = replace(record.body, signatures=(), settled_at=None, closed_at=None, closed_by=NOBODY)
    with session.work() as work:
        made = work.revise(
            record,
            body,
            state=State.INSPECTED,
            reason=reason.strip(),
            blobs=photos_of(body),
            amendment=record.amendment + 1,
        )
    return made, work.changes


def void(session: Session, record: Record[ReturnCase], reason: str) -> Saved:
    """Take a return out of use with what followed from it: the goods stand where they stood before.

    Raises ``Refused`` where goods it moved have moved on since, or what followed was settled already.
    """
    rights.require(session, Right.VOID_RETURNS)
    in_turn("void", record)
    refuse_all(_reason(reason))
    with session.work() as work:
        refuse_all(moved_on(work, record, record.body.lines))
        body = replace(record.body, void_reason=reason.strip())
        made = work.revise(record, body, state=State.VOID, reason=reason.strip(), blobs=photos_of(body))
        return_aftermath.withdraw(work, made, reason.strip())
    return made, work.changes


def _reason(reason: str) -> list[Message]:
    return [] if reason.strip() else [Message("return_case.reason_unsaid", {}, CLAUSE)]


def _revised(session: Session, record: Record[ReturnCase], body: ReturnCase, state: str, reason: str = "") -> Saved:
    with session.work() as work:
        made = work.revise(record, body, state=state, reason=reason, blobs=photos_of(body))
    return made, work.changes
