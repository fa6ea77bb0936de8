"""What every step of a return does the same way: its turn is checked, what stands in the way is told."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from svcdesk.domain.record import Record
from svcdesk.domain.return_case import Line, ReturnCase
from svcdesk.domain.return_rules import CLAUSE, TURNS
from svcdesk.models.docview import docview
from svcdesk.services.desk import Changes, Work
from svcdesk.services.return_sale import unit_row
from svcdesk.services.saving import refuse_all
from svcdesk.words import Message

Saved = tuple[Record[ReturnCase], Changes]


def in_turn(step: str, record: Record[ReturnCase]) -> None:
    """Raise ``Refused`` where a step cannot follow the state of a return."""
    refuse_all(TURNS.out_of_turn(step, record.number, record.state))


def moved_on(work: Work, record: Record[ReturnCase], lines: Iterable[Line]) -> Iterable[Message]:
    """Yield which goods of some lines another record has moved since."""
    for line in lines:
        for product, serial in (
            (line.device.product, line.device.serial if line.received else ""),
            (line.replacement_product or line.device.product, line.replacement),
        ):
            last = _last_mover(work.connection, product, serial) if serial else None
            if last and last[0] != record.doc:
                yield Message(
                    "return_case.moved_on", {"given": f"{line.device.name} {serial}", "number": last[1]}, CLAUSE
                )


def _last_mover(connection: Connection, product: str, serial: str) -> tuple[str, str] | None:
    """Return document and number of the record that moved a piece last."""
    row = unit_row(connection, product, serial)
    if row is None:
        return None
    number = connection.scalar(select(docview.c.number).where(docview.c.doc == row.doc))
    return str(row.doc), str(number or "")
