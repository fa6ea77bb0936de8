"""What a person does with a return: ask for it, approve, receive, inspect, settle it line by line, have it signed."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from uuid import uuid4

import msgspec
from sqlalchemy import Connection

from svcdesk.domain.checks import Finding
from svcdesk.domain.device import NOBODY
from svcdesk.domain.masters import Customer
from svcdesk.domain.record import Record
from svcdesk.domain.return_case import Approval, Liability, Line, ReturnCase, State, Type, photos_of
from svcdesk.domain.return_rights import Entitlement
from svcdesk.domain.return_rules import (
    CLAUSE,
    approval_problems,
    basis_problems,
    check_request,
    inspection_problems,
    missing_nodes,
    moment_problems,
    out_of_turn,
    receipt_problems,
    with_approval,
)
from svcdesk.domain.return_settling import closing_problems, signing_problems
from svcdesk.domain.rights import Right
from svcdesk.domain.signature import Signature
from svcdesk.errors import Refused
from svcdesk.services import return_aftermath, return_facts, rights
from svcdesk.services.desk import Changes, Session, Work, load
from svcdesk.services.saving import refuse
from svcdesk.words import Message

Saved = tuple[Record[ReturnCase], Changes]
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
    known = return_facts.line_of(connection, line.id, device.product, device.serial.strip(), delivery=device.delivery)
    price = known.unit_price if line.unit_price is None else line.unit_price
    return replace(
        line, device=known.device, uom=known.uom, tracking=known.tracking, replaces=known.replaces, unit_price=price
    )


def entitlements(session: Session, body: ReturnCase) -> dict[str, Entitlement]:
    """Return what the chosen basis grants for each line, by its id, with the derivation."""
    with session.read() as connection:
        now, body = session.clock(), _completed(connection, session, body)
        return {line.id: return_facts.entitlement_of(connection, body, line, now) for line in body.lines}


def _granted(work: Work, body: ReturnCase) -> tuple[Type, ...]:
    """Return what is granted for every line alike."""
    each = [return_facts.entitlement_of(work.connection, body, line, work.now).granted for line in body.lines]
    return tuple(one for one in Type if each and all(one in granted for granted in each))


def approve(
    session: Session, record: Record[ReturnCase], node: str, opinion: str = "", signature: Signature | None = None
) -> Saved:
    """Agree to a return for one node; with the last one needed it is approved."""
    rights.require(session, Right.APPROVE_RETURNS)
    in_turn("approve", record)
    with session.work() as work:
        body = record.body
        granted = _granted(work, body)
        refuse(check_request(body, return_facts.known(work.connection, body, record.doc), work.now))
        adopted = return_facts.adopted(work.connection, body)
        refuse_all(
            [
                *approval_problems(body, node, session.actor, session.roles),
                *basis_problems(body, granted, adopted=adopted),
            ]
        )
        word = Approval(
            node=node, by=session.actor, agreed=True, opinion=opinion.strip(), signature=signature, at=work.now
        )
        body = with_approval(replace(body, right=",".join(granted)), word)
        state = State.REQUESTED if missing_nodes(body) else State.APPROVED
        made = work.revise(record, body, state=state, blobs=photos_of(body))
    return made, work.changes


def refuse_request(session: Session, record: Record[ReturnCase], reason: str) -> Saved:
    """Refuse a request; the reason stays with it."""
    rights.require(session, Right.APPROVE_RETURNS)
    in_turn("refuse", record)
    if not reason.strip():
        raise Refused([Message("return_case.refusal_unsaid", {}, CLAUSE)])
    body = replace(record.body, refused_reason=reason.strip())
    return _revised(session, record, body, State.REFUSED, reason.strip())


def receive(
    session: Session,
    record: Record[ReturnCase],
    quantities: Mapping[str, Decimal],
    *,
    at: datetime | None = None,
    store: str = "",
) -> Saved:
    """Book goods that came back into quarantine; what comes later is booked again."""
    rights.require(session, Right.RETURNS)
    in_turn("receive", record)
    with session.work() as work:
        at = at or work.now
        refuse_all(receipt_problems(record.body, quantities, at, work.now))
        lines = tuple(_arrived(line, quantities.get(line.id, Decimal(0)), at) for line in record.body.lines)
        first = not any(line.received for line in record.body.lines)
        body = replace(record.body, lines=lines, store=store.strip() if first else record.body.store)
        made = work.revise(record, body, state=State.RECEIVED, blobs=photos_of(body), occurred_at=at)
    return made, work.changes


def _arrived(line: Line, quantity: Decimal, at: datetime) -> Line:
    if not quantity:
        return line
    return replace(line, received=(line.received or Decimal(0)) + quantity, received_at=at)


class Inspected(msgspec.Struct, frozen=True, kw_only=True):
    """What an inspection says of one line; ``None`` is no verdict."""

    found: str = ""
    defective: bool | None = None


def inspect(
    session: Session, record: Record[ReturnCase], verdicts: Mapping[str, Inspected], *, at: datetime | None = None
) -> Saved:
    """Write how goods that came back were found; each defective one gets its F08 at once."""
    rights.require(session, Right.RETURNS)
    in_turn("inspect", record)
    with session.work() as work:
        at = at or work.now
        lines = {line.id: line for line in record.body.lines}
        found: list[Message] = []
        for line_id, verdict in verdicts.items():
            line = lines[line_id]
            if line.settled_at:
                found.append(Message("return_case.settled_already", {"line": line.device.name}, CLAUSE))
            found += inspection_problems(line, verdict.found, verdict.defective)
            found += moment_problems(at, work.now, line.received_at) if line.received_at else []
        refuse_all(found)
        body = replace(
            record.body, lines=tuple(_looked_at(line, verdicts.get(line.id), at, session) for line in lines.values())
        )
        waiting = any(line.received and line.inspected_at is None for line in body.lines)
        state = State.RECEIVED if waiting else State.INSPECTED
        made = work.revise(record, body, state=state, blobs=photos_of(body), occurred_at=at)
        return_aftermath.follow(work, made)
    return made, work.changes


def _looked_at(line: Line, verdict: Inspected | None, at: datetime, session: Session) -> Line:
    if verdict is None:
        return line
    return replace(
        line,
        found=verdict.found.strip(),
        found_defective=verdict.defective,
        inspected_at=at,
        inspected_by=session.actor,
        liability=Liability.OPEN,
    )


def judge(
    session: Session,
    record: Record[ReturnCase],
    liabilities: Mapping[str, Liability],
    note: str = "",
    signature: Signature | None = None,
) -> Saved:
    """Judge whose fault it is, for 质量部; what the product answers for becomes a claim on its supplier."""
    rights.require(session, Right.JUDGE_RETURNS)
    in_turn("judge", record)
    lines = tuple(replace(line, liability=liabilities.get(line.id, line.liability)) for line in record.body.lines)
    open_ = [line for line in lines if line.received and line.liability is Liability.OPEN]
    refuse_all(Message("return_case.liability_open", {"line": line.device.name}, CLAUSE) for line in open_)
    with session.work() as work:
        body = replace(
            record.body,
            lines=lines,
            quality_by=session.actor,
            quality_at=work.now,
            quality_note=note.strip(),
            quality_signature=signature,
        )
        made = work.revise(record, body, blobs=photos_of(body))
        return_aftermath.follow(work, made)
    return made, work.changes


def sign(session: Session, record: Record[ReturnCase], signatures: tuple[Signature, ...]) -> Saved:
    """Settle a return by the customer's signature: it is frozen, with what followed from it named in it."""
    rights.require(session, Right.RETURNS)
    in_turn("sign", record)
    with session.work() as work:
        body = record.body
        refuse_all(signing_problems(body, signatures, work.now))
        ids = [line.id for line in body.lines]
        bad = return_aftermath.found_nonconformities(work.connection, record.doc, ids)
        claims = return_aftermath.found_claims(work.connection, record.doc, ids)
        body = replace(
            body,
            signatures=signatures,
            settled_at=max(one.signed_at for one in signatures),
            nonconformities=tuple(one.doc for one in bad if one.state != "void"),
            claims=tuple(one.doc for one in claims if one.state != "void"),
        )
        made = work.revise(record, body, state=State.SETTLED, blobs=photos_of(body), occurred_at=body.settled_at)
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
    """Open a signed return again, for a reason: its lines can be settled anew, and it has to be signed again."""
    rights.require(session, Right.VOID_RETURNS)
    in_turn("amend", record)
    refuse_all(_reason(reason))
    body = replace(
        record.body,
        signatures=(),
        settled_at=None,
        refund_paid_on=None,
        closing_note="",
        closed_at=None,
        closed_by=NOBODY,
    )
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


def moved_on(work: Work, record: Record[ReturnCase], lines: Iterable[Line]) -> Iterable[Message]:
    """Yield which goods of some lines another record has moved since."""
    for line in lines:
        for product, serial in (
            (line.device.product, line.device.serial if line.received else ""),
            (line.replacement_product or line.device.product, line.replacement),
        ):
            last = return_facts.last_mover(work.connection, product, serial) if serial else None
            if last and last[0] != record.doc:
                yield Message(
                    "return_case.moved_on", {"given": f"{line.device.name} {serial}", "number": last[1]}, CLAUSE
                )


def _reason(reason: str) -> list[Message]:
    return [] if reason.strip() else [Message("return_case.reason_unsaid", {}, CLAUSE)]


def in_turn(step: str, record: Record[ReturnCase]) -> None:
    """Raise ``Refused`` where a step cannot follow the state of a return."""
    refuse_all(out_of_turn(step, record.number, record.state))


def refuse_all(found: Iterable[Message]) -> None:
    """Raise ``Refused`` with every reason there is."""
    reasons = list(found)
    if reasons:
        raise Refused(reasons)


def _revised(session: Session, record: Record[ReturnCase], body: ReturnCase, state: str, reason: str = "") -> Saved:
    with session.work() as work:
        made = work.revise(record, body, state=state, reason=reason, blobs=photos_of(body))
    return made, work.changes
