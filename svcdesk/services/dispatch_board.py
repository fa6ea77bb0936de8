"""The dispatch board: who is where on which day, what overlaps, what nobody has (6.6.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from svcdesk.domain.board import Slot, clashes, slots_of
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.times import SHANGHAI
from svcdesk.models.docview import docview
from svcdesk.services.desk import Session, load
from svcdesk.services.dispatching import technicians
from svcdesk.services.find import revisions
from svcdesk.services.service_order import KIND


@dataclass(frozen=True, slots=True)
class Board:
    """Technicians with their visits from the first day on, and what waits for a technician or a time.

    ``clashing`` are the orders whose visits overlap another one of the same technician.
    """

    people: tuple[Actor, ...]
    slots: tuple[Slot, ...]
    waiting: tuple[Slot, ...]
    clashing: frozenset[str]


def board(session: Session, first: date, days: int) -> Board:
    """Return the visits of so many days, and every open order without a technician or an appointment."""
    start = datetime.combine(first, time(0), SHANGHAI)
    end = start + timedelta(days=days)
    now = session.clock()
    with session.read() as connection:
        open_ = [
            slot
            for made, body in revisions(connection, KIND, docview.c.open)
            for slot in slots_of(made.doc, made.number, made.state, body, now)
        ]
    placed = [slot for slot in open_ if slot.technician.doc and slot.start]
    shown = tuple(slot for slot in placed if slot.start and start <= slot.start < end)
    waiting = tuple(slot for slot in open_ if not (slot.technician.doc and slot.start))
    people = _people(technicians(session), shown)
    return Board(people, shown, waiting, clashes(placed))


def order(session: Session, doc: str) -> Record[ServiceOrder]:
    """Return the order of a slot, to be moved."""
    with session.read() as connection:
        return load(connection, doc, ServiceOrder)


def _people(known: Sequence[Actor], slots: Sequence[Slot]) -> tuple[Actor, ...]:
    """Return everybody who may be sent, and whoever has a visit though no longer among them."""
    docs = {one.doc for one in known}
    others = {slot.technician.doc: slot.technician for slot in slots if slot.technician.doc not in docs}
    return (*known, *others.values())
