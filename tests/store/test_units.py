"""Where each serial number stands follows every document that moves it, and is the same after a rebuild."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import select

from svcdesk.domain.stock import Opening, OpeningLine, Place, Transfer, TransferLine
from svcdesk.models.stock import stock_move
from svcdesk.models.units import unit
from svcdesk.services import conflicts
from svcdesk.services.desk import Session
from svcdesk.store.units import keys_of, recompute
from tests.conftest import Clock


def opening(*serials: str) -> Opening:
    return Opening(tuple(OpeningLine("p", "泵", Decimal(1), serial) for serial in serials))


def carried(serial: str, target: str, origin: str = "") -> Transfer:
    return Transfer(origin, target, (TransferLine("p", "泵", Decimal(1), serial),))


def book(desk: Session, kind: str, body: Any) -> str:
    with desk.work() as work:
        return work.create(kind, body, "booked").doc


def units(desk: Session) -> dict[str, Any]:
    with desk.read() as connection:
        return {row.serial: row for row in connection.execute(select(unit))}


def test_each_serial_number_has_one_row_that_follows_its_moves(desk: Session, clock: Clock):
    book(desk, "opening", opening("S1", "S2"))
    clock.forward(hours=1)
    moved = book(desk, "transfer", carried("S1", "车 1"))
    found = units(desk)
    assert (found["S1"].place, found["S1"].store, found["S1"].doc) == (Place.GOOD, "车 1", moved)
    assert (found["S2"].store, found["S1"].since - found["S2"].since) == ("", timedelta(hours=1))


def test_changing_a_document_moves_every_unit_it_named_before_or_names_now(desk: Session, clock: Clock):
    with desk.work() as work:
        first = work.create("opening", opening("S1", "S2"), "booked")
    with desk.work() as work:
        work.revise(first, opening("S2", "S3"))
    assert sorted(units(desk)) == ["S2", "S3"]


def test_the_same_piece_taken_by_two_documents_is_to_be_settled(desk: Session, clock: Clock):
    book(desk, "opening", opening("S1", "S2"))
    clock.forward(hours=1)
    first, second = (book(desk, "transfer", carried("S1", f"车 {n}")) for n in (1, 2))
    (((product, serial), docs),) = conflicts.unsettled(desk)
    assert (product, serial, set(docs)) == ("p", "S1", {first, second})
    with desk.work() as work:
        wrong = conflicts.compare(desk, second).sides[0].record
        work.revise(wrong, msgspec.structs.replace(wrong.body, lines=()))
    assert conflicts.unsettled(desk) == []


def test_a_replaced_piece_knows_its_successor_whoever_comes_first(desk: Session):
    move = {
        "product": "p",
        "quantity": Decimal(1),
        "origin": "good",
        "target": "customer",
        "origin_store": "",
        "target_store": "",
        "at": desk.clock(),
        "customer": "c",
        "site": "",
        "warranty_start": "2026-11-23",
        "warranty_end": "2027-11-22",
    }
    with desk.store.write() as connection:
        rows = [
            {**move, "serial": "OLD", "replaces": "", "doc": "1"},
            {**move, "serial": "NEW", "replaces": "OLD", "doc": "2"},
        ]
        for row in rows:
            connection.execute(stock_move.insert(), row)
            recompute(connection, keys_of([("p", row["serial"], row["replaces"])]))
    found = units(desk)
    assert (found["OLD"].replaced_by, found["NEW"].replaces) == ("NEW", "OLD")
    assert (found["NEW"].customer, found["NEW"].warranty_end) == ("c", "2027-11-22")
