"""What the charts of the office count (6.6, 6.7), and when a figure says something."""

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from svcdesk.words import Message


class Measure(StrEnum):
    """What is counted, and what its key names.

    ``CONTACT`` counts contact clocks, ``REPAIR_TIME`` repairs with their seconds from report to solution,
    ``FIRST_FIX`` signed repairs (all without key); ``CAUSE`` tickets by root cause, ``PRODUCT`` by product document
    or name, ``TECHNICIAN`` service orders by person.
    """

    CONTACT = "contact"
    CAUSE = "cause"
    PRODUCT = "product"
    REPAIR_TIME = "repair_time"
    TECHNICIAN = "technician"
    FIRST_FIX = "first_fix"


OF_ORDERS = frozenset({Measure.TECHNICIAN, Measure.FIRST_FIX})
"""The measures that count service orders; all others count tickets."""
RATES = frozenset({Measure.CONTACT, Measure.FIRST_FIX})
"""What is told in percent."""
FEW = 5
"""With fewer than so many nobody should read a tendency out of a figure."""


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What a bar of a chart counts: a measure, the months (year * 100 + month), a key, and whether it was met.

    Tickets are also counted behind a bar by the service orders made from them.
    """

    measure: str
    first: int
    last: int
    key: str | None = None
    met: bool | None = None


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One bar: what it is called, how many it counts, how many of them were met, and seconds in all.

    ``counted`` finds the records behind it; none for a bar that lumps the rest together.
    """

    label: str | Message
    n: int
    met: int = 0
    amount: int = 0
    counted: Counted | None = None

    @property
    def share(self) -> float:
        """Return how many in a hundred were met, 0 where there are none."""
        return 100 * self.met / self.n if self.n else 0.0

    @property
    def hours(self) -> float:
        """Return the mean in hours, 0 where there are none."""
        return self.amount / self.n / 3600 if self.n else 0.0

    @property
    def few(self) -> bool:
        """Whether it rests on too few to say anything."""
        return self.n < FEW


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One chart. ``rows`` are those of month by cause, each with a bar for every month; others have ``bars``.

    ``undecided`` counts what is left out because its time has not come yet.
    """

    measure: Measure
    first: int
    last: int
    bars: Sequence[Bar] = ()
    rows: Sequence[tuple[str | Message, Sequence[Bar]]] = ()
    undecided: int = 0

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (any(bar.n for bar in self.bars) or self.rows)


def months(first: int, last: int) -> list[int]:
    """Return the months from the first to the last, both included, as year * 100 + month."""
    found = []
    while first <= last:
        found.append(first)
        first += 89 if first % 100 == 12 else 1
    return found


def months_before(month: int, back: int) -> int:
    """Return the month so many months earlier."""
    number = month // 100 * 12 + month % 100 - 1 - back
    return number // 12 * 100 + number % 12 + 1
