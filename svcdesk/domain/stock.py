"""Stock as a ledger of moves between places; what is on hand is the sum of moves, never a number someone edits."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

import msgspec


class Place(StrEnum):
    """Where goods can be. ``OUTSIDE`` is the world before the first move."""

    OUTSIDE = "outside"
    INSPECTION = "inspection"
    GOOD = "good"
    QUARANTINE = "quarantine"
    CUSTOMER = "customer"
    SUPPLIER = "supplier"
    SCRAP = "scrap"


class State(StrEnum):
    """Opening stock and transfers are booked at once, and stay so."""

    BOOKED = "booked"


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """One movement of goods; ``serial`` names a unit or a lot, empty for goods that are only counted.

    ``store`` names the shelf or vehicle inside a place ("" is the main one).
    """

    product: str
    serial: str
    quantity: Decimal
    origin: Place
    target: Place
    at: datetime
    origin_store: str = ""
    target_store: str = ""
    customer: str = ""
    site: str = ""
    replaces: str = ""
    warranty_start: str = ""
    warranty_end: str = ""


class OpeningLine(msgspec.Struct, frozen=True):
    product: str
    name: str
    quantity: Decimal
    serial: str = ""
    store: str = ""
    place: Place = Place.GOOD


class Opening(msgspec.Struct, frozen=True):
    """Opening stock (期初库存): goods that were here before the desk was."""

    lines: tuple[OpeningLine, ...]
    note: str = ""


def opening_moves(opening: Opening, at: datetime) -> list[Move]:
    """Return the moves that bring opening stock in."""
    return [
        Move(
            product=line.product,
            serial=line.serial,
            quantity=line.quantity,
            origin=Place.OUTSIDE,
            target=line.place,
            target_store=line.store,
            at=at,
        )
        for line in opening.lines
    ]


class TransferLine(msgspec.Struct, frozen=True):
    product: str
    name: str
    quantity: Decimal
    serial: str = ""


class Transfer(msgspec.Struct, frozen=True):
    """Goods carried from one store of 合格库 to another (调拨): from the main shelf into a vehicle and back."""

    origin_store: str
    target_store: str
    lines: tuple[TransferLine, ...]
    note: str = ""


def transfer_moves(transfer: Transfer, at: datetime) -> list[Move]:
    """Return the moves of a transfer; goods never change their place by it, only their store."""
    return [
        Move(
            product=line.product,
            serial=line.serial,
            quantity=line.quantity,
            origin=Place.GOOD,
            target=Place.GOOD,
            origin_store=transfer.origin_store,
            target_store=transfer.target_store,
            at=at,
        )
        for line in transfer.lines
    ]
