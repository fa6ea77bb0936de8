"""What a person does with a delivery: plan it, keep it, have it signed, amend or void it (clause 6.5)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from svcdesk.domain.acceptance import check
from svcdesk.domain.amendment import refusals_to_amend, signed_ahead
from svcdesk.domain.checks import unholdable
from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import Delivery, Result, State, photos_of
from svcdesk.domain.findings import with_found_defects
from svcdesk.domain.handover import warranty
from svcdesk.domain.masters import Person, Product
from svcdesk.domain.planning import Piece, planned, refusals
from svcdesk.domain.presence import accepted
from svcdesk.domain.record import Record
from svcdesk.domain.replacement import find_defect, line_of_defect
from svcdesk.domain.rights import Right
from svcdesk.domain.scanning import ScanResult, clean, scan, tidied
from svcdesk.errors import KnownError, Refused
from svcdesk.services import aftermath, drafts, pieces, rights
from svcdesk.services.desk import Changes, Session, load
from svcdesk.words import Message

Saved = tuple[Record[Delivery], Changes]
HalfTyped = Mapping[str, Mapping[str, Any]]

_SIGNING = "6.5.1.5"


@dataclass(frozen=True, slots=True)
class Opened:
    """A delivery as it was left: the record, and what was typed since then on this machine, if anything.

    ``stale`` says that the record has changed since the draft was begun; ``reason`` that the draft amends a signed
    delivery, and why. ``half_typed`` holds, by form and field, what stood there without a meaning yet; ``step`` is
    the step the person was at, 0 where that is not known.
    """

    record: Record[Delivery]
    draft: Delivery | None = None
    draft_at: datetime | None = None
    stale: bool = False
    reason: str = ""
    half_typed: HalfTyped = field(default_factory=dict)
    step: int = 0


class _Typed(msgspec.Struct, frozen=True):
    """What a draft keeps."""

    body: Delivery
    reason: str = ""
    half_typed: HalfTyped = {}
    step: int = 0


def plan(
    session: Session,
    contract_doc: str,
    quantities: Mapping[str, Decimal],
    *,
    planned_on: date | None = None,
    technician: str = "",
    technician_name: str = "",
) -> Saved:
    """Make the delivery of some quantities of contract lines (by line id), with its packing list F15.

    Raises ``Refused`` with every line that asks for more than is still to be delivered, is banned or unknown.
    """
    rights.require(session, Right.PLAN_DELIVERY)
    asked = {line_id: quantity for line_id, quantity in quantities.items() if quantity}
    with session.work() as work:
        contract = load(work.connection, contract_doc, Contract)
        goods = pieces.goods(work.connection, contract.body, asked)
        left = pieces.remaining(work.connection, contract_doc, contract.body)
        _refuse(refusals(contract.body, contract.state, asked, left, goods))
        number = work.take_number("delivery")
        body = planned(
            contract_doc, contract.number, contract.body, asked, goods, number=number, planned_on=planned_on
        )
        if technician and not technician_name:
            technician_name = load(work.connection, technician, Person).body.name
        body = msgspec.structs.replace(body, technician=technician, technician_name=technician_name)
        record = work.create("delivery", body, State.PLANNED, number=number)
    return record, work.changes


def remaining(session: Session, contract_doc: str) -> dict[str, Decimal]:
    """Return how much of each contract line no delivery takes yet."""
    with session.read() as connection:
        return pieces.remaining(connection, contract_doc, load(connection, contract_doc, Contract).body)


def replacement_pieces(session: Session, delivery: Delivery, defect_id: str) -> list[Piece]:
    """Return the pieces on hand that could stand in for a defect's, oldest first, without those here already."""
    line = line_of_defect(delivery, find_defect(delivery, defect_id))
    here = {(unit.product, unit.serial) for unit in delivery.units if unit.serial}
    with session.read() as connection:
        free = line is not None and not load(connection, line.product, Product).body.banned.strip()
        found = pieces.on_hand(connection, line.product) if line and free else []
    return [piece for piece in found if (piece.product, piece.serial) not in here]


def take_scan(session: Session, body: Delivery, text: str, *, line: str = "") -> tuple[Delivery, ScanResult]:
    """Return the delivery with a scanned piece ticked; stock tells whether the number belongs to other goods."""
    with session.read() as connection:
        product = pieces.product_of(connection, clean(text))
    return scan(body, text, line=line, product=product)


def open_delivery(session: Session, doc: str) -> Opened:
    """Return a delivery with what this person typed into it and did not save."""
    with session.read() as connection:
        record = load(connection, doc, Delivery)
    draft = drafts.find(session, doc)
    typed = drafts.body_of(draft, _Typed) if draft else None
    signed = record.state in {State.SIGNED, State.VOID}
    if draft is None or typed is None or (signed and not typed.reason):
        return Opened(record)
    if typed.body == record.body and not typed.half_typed:
        return Opened(record)
    reason = typed.reason if signed else ""
    stale = draft.parent != record.rev
    return Opened(record, typed.body, draft.at, stale, reason, half_typed=typed.half_typed, step=typed.step)


def keep_draft(
    session: Session,
    record: Record[Delivery],
    body: Delivery,
    *,
    reason: str = "",
    half_typed: HalfTyped | None = None,
    step: int = 0,
) -> datetime:
    """Keep what was typed so far on this machine and return when; ``reason`` is that of an amendment.

    ``half_typed`` and ``step`` come back as they are; see ``Opened``.
    """
    typed = _Typed(body, reason, half_typed or {}, step)
    return drafts.keep(session, record.doc, typed, kind="delivery", title=record.number, parent=record.rev)


def drop_draft(session: Session, record: Record[Delivery]) -> None:
    """Forget what was typed since the last save."""
    drafts.drop(session, record.doc)


def save(session: Session, record: Record[Delivery], body: Delivery) -> Saved:
    """Keep what was entered so far as a revision; the draft is not needed any more."""
    rights.require(session, Right.DELIVER)
    _require_open(record)
    body = _prepared(body)
    if body == record.body:
        drop_draft(session, record)
        return record, Changes()
    with session.work() as work:
        kept = work.revise(record, body, state=State.CHECKING, blobs=photos_of(body))
    drop_draft(session, record)
    return kept, work.changes


def sign(session: Session, record: Record[Delivery], body: Delivery) -> Saved:
    """Freeze the acceptance and write what follows from it: F19, F20 and an F08 for each defective piece.

    Raises ``Refused`` with every reason against it at once.
    """
    rights.require(session, Right.SIGN_DELIVERY)
    _require_open(record)
    body = _prepared(body)
    with session.read() as connection:
        barred = pieces.barred(connection, body) if body.result is not Result.REFUSED else []
    _refuse([*_reasons(session, body), *barred])
    body = _accepted(body, max(one.signed_at for one in body.signatures))
    with session.work() as work:
        signed = work.revise(record, body, state=State.SIGNED, blobs=photos_of(body), occurred_at=body.accepted_at)
        aftermath.follow(work, signed)
    drop_draft(session, record)
    return signed, work.changes


def amend(session: Session, record: Record[Delivery], body: Delivery, reason: str) -> Saved:
    """Change a signed acceptance: with a reason and new signatures; what follows from it is brought in line.

    The warranty goes on from the first acceptance, unless that was a refusal.
    """
    rights.require(session, Right.AMEND_DELIVERY)
    body = _prepared(body)
    before = record.body
    with session.read() as connection:
        barred = pieces.barred(connection, body, before, record.doc) if body.result is not Result.REFUSED else []
    _refuse([*refusals_to_amend(record, body, reason), *_reasons(session, body), *barred])
    first = before.accepted_at if accepted(before) else None
    signed_at = max(one.signed_at for one in body.signatures)
    body = _accepted(body, first or signed_at)
    with session.work() as work:
        amended = work.revise(
            record,
            body,
            state=State.SIGNED,
            reason=reason.strip(),
            blobs=photos_of(body),
            amendment=record.amendment + 1,
            occurred_at=signed_at,
        )
        aftermath.follow(work, amended, before)
    drop_draft(session, record)
    return amended, work.changes


def void(session: Session, record: Record[Delivery], reason: str) -> Saved:
    """Take a delivery out of use; its number stays, its goods are free again, and what followed from it is void too.

    Raises ``Refused`` without a reason, and where a payment or the disposal of a defective piece rests on it.
    """
    rights.require(session, Right.VOID_DELIVERY)
    if record.state == State.VOID:
        raise KnownError(_frozen(record))
    if not reason.strip():
        raise Refused([Message("delivery.void_unsaid", {"number": record.number}, _SIGNING)])
    body = msgspec.structs.replace(record.body, void_reason=reason.strip())
    with session.work() as work:
        voided = work.revise(record, body, state=State.VOID, reason=reason.strip(), blobs=photos_of(body))
        if record.state == State.SIGNED:
            aftermath.withdraw(work, voided, reason.strip())
    drop_draft(session, record)
    return voided, work.changes


def _prepared(body: Delivery) -> Delivery:
    """Return what is stored: serial numbers tidied, every finding a defect; raises ``Refused`` for what cannot be."""
    _refuse([finding.message for finding in unholdable(body)])
    return with_found_defects(tidied(body))


def _refuse(problems: list[Message]) -> None:
    if problems:
        raise Refused(problems)


def _reasons(session: Session, body: Delivery) -> list[Message]:
    """Return every reason against signing, those of the rules and those of this device's clock."""
    return [*(problem.message for problem in check(body)), *signed_ahead(body, session.clock())]


def _accepted(body: Delivery, at: datetime) -> Delivery:
    """Set when the goods were accepted or refused, and the warranty that begins with it."""
    body = msgspec.structs.replace(body, accepted_at=at)
    start, end = warranty(body) or (None, None)
    return msgspec.structs.replace(body, warranty_start=start, warranty_end=end)


def _require_open(record: Record[Delivery]) -> None:
    if record.state not in {State.PLANNED, State.CHECKING}:
        raise KnownError(_frozen(record))


def _frozen(record: Record[Delivery]) -> Message:
    state = Message(f"delivery.state.{record.state}")
    return Message("delivery.frozen", {"number": record.number, "state": state}, _SIGNING)
