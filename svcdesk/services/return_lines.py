"""How the lines of a return are settled one by one: replaced, repaired, taken back, refunded, sent back, released."""

from decimal import Decimal
from uuid import uuid4

import msgspec
from sqlalchemy import Connection

from svcdesk.domain.masters import Product
from svcdesk.domain.planning import Piece
from svcdesk.domain.record import Record
from svcdesk.domain.return_case import Line, ReturnCase, Settlement, photos_of
from svcdesk.domain.return_moves import new_warranty, restarts
from svcdesk.domain.return_rules import CLAUSE
from svcdesk.domain.return_settling import Money, Offer, release_problems, settlement_problems, split_line
from svcdesk.domain.rights import Right
from svcdesk.services import pieces, return_aftermath, return_money, return_sale, rights
from svcdesk.services.desk import Session, Work, load
from svcdesk.services.return_steps import Saved, in_turn, moved_on
from svcdesk.services.saving import refuse_all
from svcdesk.words import Message

replace = msgspec.structs.replace


def replacements(session: Session, line: Line, product: str = "") -> list[Piece]:
    """Return the pieces of 合格库 that could be given for a line, oldest first, never the one that came back.

    There are none of a product that must not be sold (6.2).
    """
    wanted = product or line.device.product
    with session.read() as connection:
        found = [] if _banned(connection, wanted) else pieces.on_hand(connection, wanted)
    own = (line.device.product, line.device.serial)
    return [one for one in found if not one.serial or (one.product, one.serial) != own]


def banned(session: Session, product: str) -> str:
    """Return why a product must not be sold (6.2), nothing where it may."""
    with session.read() as connection:
        return _banned(connection, product)


def _banned(connection: Connection, product: str) -> str:
    return load(connection, product, Product).body.banned.strip()


def money(session: Session, line: Line, doc: str = "") -> Money:
    """Return what was paid on the contract of a line, and what other returns pay back of it."""
    with session.read() as connection:
        return return_money.paid_and_back(connection, line.device.contract, doc)


def settle_line(session: Session, record: Record[ReturnCase], line_id: str, offer: Offer) -> Saved:
    """End one line; what is given leaves 合格库 at once, with its warranty by the rule of the return."""
    rights.require(session, Right.RETURNS)
    in_turn("settle_line", record)
    with session.work() as work:
        line = _line(record, line_id)
        paid = return_money.paid_and_back(work.connection, line.device.contract, record.doc)
        free, banned = _stock(work.connection, offer.piece)
        own = _banned(work.connection, line.device.product)
        refuse_all(
            settlement_problems(
                record.body, line, offer, now=work.now, money=paid, free=free, banned=banned, own_ban=own
            )
        )
        settled = _settled(work, record.body, line, offer)
        made = _with_line(work, record, settled)
    return made, work.changes


def _settled(work: Work, case: ReturnCase, line: Line, offer: Offer) -> Line:
    contract = return_sale.contract_of(work.connection, line.device.contract)
    anew = restarts(case.basis, contract)
    start, end = new_warranty(line, offer.settlement, offer.at, anew=anew)
    piece = offer.piece if offer.settlement is Settlement.REPLACED else None
    product = load(work.connection, piece.product, Product).body if piece else None
    return replace(
        line,
        settlement=offer.settlement,
        settled_at=offer.at,
        settled_by=work.session.actor,
        settlement_note=offer.note.strip(),
        replacement=piece.serial if piece else "",
        replacement_product=piece.product if piece else "",
        replacement_name=product.name if product else "",
        replacement_reason=offer.reason.strip() if piece else "",
        store=piece.store if piece else "",
        refund=offer.refund or None,
        charge=offer.charge or None,
        warranty_start=start,
        warranty_end=end,
    )


def _stock(connection: Connection, piece: Piece | None) -> tuple[Decimal, str]:
    """Return how much of a piece stands free in 合格库, and why its product must not be sold, if so (6.2)."""
    if piece is None or not piece.product:
        return Decimal(0), ""
    same = (piece.serial, piece.store)
    free = (one.quantity for one in pieces.on_hand(connection, piece.product) if (one.serial, one.store) == same)
    return sum(free, Decimal(0)), _banned(connection, piece.product)


def undo_line(session: Session, record: Record[ReturnCase], line_id: str) -> Saved:
    """Take back how a line ended; refused where another record has moved the goods since."""
    rights.require(session, Right.RETURNS)
    in_turn("settle_line", record)
    with session.work() as work:
        line = _line(record, line_id)
        refuse_all(moved_on(work, record, [line]))
        blank = Line(id=line.id, device=line.device)
        kept = {
            key: getattr(blank, key)
            for key in (
                "settlement", "settled_at", "settled_by", "settlement_note", "replacement", "replacement_product",
                "replacement_name", "replacement_reason", "store", "refund", "charge", "warranty_start",
                "warranty_end", "released_at", "released_by", "released_store", "release_note",
            )
        }  # fmt: skip
        made = _with_line(work, record, replace(line, **kept))
    return made, work.changes


def split(session: Session, record: Record[ReturnCase], line_id: str, quantity: Decimal) -> Saved:
    """Put a part of a line on a line of its own, so that parts can end differently."""
    rights.require(session, Right.RETURNS)
    in_turn("settle_line", record)
    line = _line(record, line_id)
    try:
        body = split_line(record.body, line_id, quantity, uuid4().hex[:12])
    except ValueError:
        refuse_all([Message("return_case.split_range", {"line": line.device.name}, CLAUSE)])
        raise
    with session.work() as work:
        made = work.revise(record, body, blobs=photos_of(body))
        return_aftermath.follow(work, made)
    return made, work.changes


def release(session: Session, record: Record[ReturnCase], line_id: str, note: str = "", *, store: str = "") -> Saved:
    """Let goods without a defect back into 合格库: quality's word, and not by the person who inspected them."""
    rights.require(session, Right.JUDGE_RETURNS)
    in_turn("release", record)
    with session.work() as work:
        line = _line(record, line_id)
        refuse_all(release_problems(line, session.actor, _banned(work.connection, line.device.product)))
        freed = replace(
            line,
            released_at=work.now,
            released_by=session.actor,
            released_store=store.strip(),
            release_note=note.strip(),
        )
        made = _with_line(work, record, freed)
    return made, work.changes


def _line(record: Record[ReturnCase], line_id: str) -> Line:
    return next(line for line in record.body.lines if line.id == line_id)


def _with_line(work: Work, record: Record[ReturnCase], changed: Line) -> Record[ReturnCase]:
    lines = tuple(changed if line.id == changed.id else line for line in record.body.lines)
    body = replace(record.body, lines=lines)
    made = work.revise(record, body, blobs=photos_of(body))
    return_aftermath.follow(work, made)
    return made
