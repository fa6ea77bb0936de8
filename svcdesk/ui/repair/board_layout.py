"""Where everything of a dispatch board stands: rows of people, columns of hours or days, cards in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QRect

from svcdesk.domain.board import Slot
from svcdesk.domain.record import Actor
from svcdesk.domain.times import SHANGHAI, local_day

GAP = 4
FIRST_HOUR, LAST_HOUR = 7, 20
_STEP = timedelta(minutes=30)
_USUAL_START = time(9)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a card would be dropped: whose row, when, and the place that lights up."""

    person: Actor
    at: datetime
    place: QRect


@dataclass(slots=True)
class BoardLayout:
    """Geometry of one view at one width; ``days`` is 1 for hours as columns, 7 for days."""

    people: Sequence[Actor]
    slots: Sequence[Slot]
    first: date
    days: int
    width: int
    name_width: int
    card_height: int
    head_height: int
    rows: list[tuple[int, int]] = field(default_factory=list)
    places: dict[str, QRect] = field(default_factory=dict)
    hours: tuple[int, int] = (FIRST_HOUR, LAST_HOUR)

    def __post_init__(self) -> None:
        if self.days == 1:
            self.hours = self._hours()
        top = self.head_height
        for person in self.people:
            own = [slot for slot in self.slots if slot.technician.doc == person.doc and slot.start]
            lanes = self._place_hours(own, top) if self.days == 1 else self._place_days(own, top)
            height = max(1, lanes) * (self.card_height + GAP) + GAP + 2
            self.rows.append((top, height))
            top += height

    @property
    def height(self) -> int:
        return self.rows[-1][0] + self.rows[-1][1] if self.rows else self.head_height

    @property
    def columns(self) -> int:
        return self.hours[1] - self.hours[0] if self.days == 1 else self.days

    @property
    def column_width(self) -> float:
        return max(1.0, (self.width - self.name_width) / self.columns)

    def left(self, column: float) -> int:
        """Return where a column begins; half a column is half an hour, or half a day."""
        return self.name_width + round(column * self.column_width)

    def _hours(self) -> tuple[int, int]:
        starts = [slot.start.astimezone(SHANGHAI).hour for slot in self.slots if slot.start]
        ends = [self._end_hour(slot) for slot in self.slots if slot.start]
        return min([FIRST_HOUR, *starts]), max([LAST_HOUR, *ends])

    def _end_hour(self, slot: Slot) -> int:
        if slot.end is None or local_day(slot.end) != self.first:
            return 24
        end = slot.end.astimezone(SHANGHAI)
        return min(24, end.hour + (1 if end.minute else 0))

    def _place_days(self, own: Sequence[Slot], top: int) -> int:
        """Put the cards of a day under each other in the order of time; return how many stand in the fullest day."""
        counts = [0] * self.days
        for slot in sorted(own, key=_start):
            column = (local_day(_start(slot)) - self.first).days
            if not 0 <= column < self.days:
                continue
            y = top + GAP + counts[column] * (self.card_height + GAP)
            left = self.left(column) + 2
            self.places[slot.doc] = QRect(left, y, self.left(column + 1) - 2 - left, self.card_height)
            counts[column] += 1
        return max(counts, default=0)

    def _place_hours(self, own: Sequence[Slot], top: int) -> int:
        """Put the cards of one day along its hours; what overlaps goes into the next lane."""
        lanes: list[int] = []
        for slot in sorted(own, key=_start):
            left, right = self.left(self._hour(_start(slot))), self.left(self._hour(slot.end or _start(slot)))
            right = max(right, left + self.card_height)
            lane = next((at for at, reach in enumerate(lanes) if reach <= left), len(lanes))
            lanes[lane : lane + 1] = [right]
            y = top + GAP + lane * (self.card_height + GAP)
            self.places[slot.doc] = QRect(left + 1, y, right - left - 2, self.card_height)
        return len(lanes)

    def _hour(self, at: datetime) -> float:
        midnight = datetime.combine(self.first, time(0), SHANGHAI)
        hours = (at - midnight).total_seconds() / 3600
        return min(float(self.columns), max(0.0, hours - self.hours[0]))

    def target(self, x: int, y: int, slot: Slot) -> Target | None:
        """Return where a card would go at a point; on a day it keeps its time of day, or begins at nine."""
        row = next((at for at, (top, height) in enumerate(self.rows) if top <= y < top + height), None)
        if row is None or not self.name_width <= x < self.width:
            return None
        top, height = self.rows[row]
        column = (x - self.name_width) / self.column_width
        if self.days > 1:
            day = self.first + timedelta(days=min(self.days - 1, int(column)))
            begins = slot.start.astimezone(SHANGHAI).time() if slot.start else _USUAL_START
            at = datetime.combine(day, begins, SHANGHAI)
            place = QRect(self.left(int(column)), top, round(self.column_width), height)
        else:
            midnight = datetime.combine(self.first, time(0), SHANGHAI)
            steps = int(column * 2)
            at = midnight + timedelta(hours=self.hours[0]) + steps * _STEP
            place = QRect(self.left(steps / 2), top, round(self.column_width / 2), height)
        return Target(self.people[row], at, place)


def _start(slot: Slot) -> datetime:
    if slot.start is None:
        raise ValueError(slot.number)
    return slot.start
