"""What happens to goods that came back: received into quarantine, inspected, judged whose fault it is (6.3.4)."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

import msgspec

from svcdesk.domain.delivery import Photo
from svcdesk.domain.record import Record
from svcdesk.domain.return_case import Liability, Line, ReturnCase, State, photos_of
from svcdesk.domain.return_rules import CLAUSE, inspection_problems, line_name, moment_problems, receipt_problems
from svcdesk.domain.rights import Right
from svcdesk.domain.signature import Signature
from svcdesk.services import return_aftermath, rights
from svcdesk.services.desk import Session
from svcdesk.services.return_steps import Saved, in_turn
from svcdesk.services.saving import refuse_all
from svcdesk.words import Message

replace = msgspec.structs.replace


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
    photos: tuple[Photo, ...] = ()


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
        found_photos=verdict.photos,
        inspected_at=at,
        inspected_by=session.actor,
        liability=Liability.OPEN,
    )


def check_judgement(record: Record[ReturnCase], liabilities: Mapping[str, Liability]) -> None:
    """Raise ``Refused`` with every line that is not judged, before anybody signs for it."""
    in_turn("judge", record)
    refuse_all(
        Message("return_case.liability_open", {"line": line_name(line)}, CLAUSE)
        for line in record.body.lines
        if line.received and liabilities.get(line.id, line.liability) is Liability.OPEN
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
    check_judgement(record, liabilities)
    lines = tuple(replace(line, liability=liabilities.get(line.id, line.liability)) for line in record.body.lines)
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
