"""What a person does with a claim on a supplier: send it, note the answer, settle it."""

from datetime import datetime
from decimal import Decimal

import msgspec

from svcdesk.domain.checks import Finding
from svcdesk.domain.claim_rules import TURNS, check_claim, settling_problems
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.supplier_claim import State, SupplierClaim
from svcdesk.services import rights
from svcdesk.services.desk import Changes, Session
from svcdesk.services.saving import refuse, refuse_all
from svcdesk.words import Message

Saved = tuple[Record[SupplierClaim], Changes]
replace = msgspec.structs.replace


def check(body: SupplierClaim) -> list[Finding]:
    """Return everything wrong with a claim as it is filled in."""
    return check_claim(body)


def fill_in(session: Session, record: Record[SupplierClaim], body: SupplierClaim) -> Saved:
    """Change what is asked of whom; what it rests on stays."""
    rights.require(session, Right.CLAIMS)
    _in_turn("edit", record)
    filled = replace(
        record.body, supplier=body.supplier.strip(), asked=body.asked.strip(), amount=body.amount, owner=body.owner
    )
    refuse(check_claim(filled))
    return _revised(session, record, filled, record.state)


def send(session: Session, record: Record[SupplierClaim]) -> Saved:
    """Note that the claim went out; it names the supplier and what is asked."""
    rights.require(session, Right.CLAIMS)
    _in_turn("send", record)
    refuse(check_claim(record.body, sending=True))
    owner = record.body.owner if record.body.owner.doc else session.actor
    return _revised(session, record, replace(record.body, sent_at=session.clock(), owner=owner), State.SENT)


def answer(session: Session, record: Record[SupplierClaim], words: str, at: datetime | None = None) -> Saved:
    """Note the supplier's answer."""
    rights.require(session, Right.CLAIMS)
    _in_turn("answer", record)
    at = at or session.clock()
    found = [] if words.strip() else [Message("supplier_claim.answer_missing", {}, "P3")]
    if at > session.clock() or (record.body.sent_at and at < record.body.sent_at):
        found.append(Message("supplier_claim.answer_time", {}, "P3"))
    refuse_all(found)
    return _revised(session, record, replace(record.body, answer=words.strip(), answered_at=at), State.ANSWERED)


def settle(session: Session, record: Record[SupplierClaim], amount: Decimal | None, note: str = "") -> Saved:
    """Settle a claim with what the supplier gave, which may be nothing and then says why."""
    rights.require(session, Right.CLAIMS)
    _in_turn("settle", record)
    refuse_all(settling_problems(amount, note))
    body = replace(record.body, settled_amount=amount, settled_at=session.clock(), settlement_note=note.strip())
    return _revised(session, record, body, State.SETTLED)


def _in_turn(step: str, record: Record[SupplierClaim]) -> None:
    refuse_all(TURNS.out_of_turn(step, record.number, record.state))


def _revised(session: Session, record: Record[SupplierClaim], body: SupplierClaim, state: str) -> Saved:
    with session.work() as work:
        made = work.revise(record, body, state=state, blobs=tuple(photo.sha for photo in body.photos))
    return made, work.changes
