"""Due times per second on one core with a Chinese calendar: working time alone, and whole readings of a clock.

``python -m bench.clocks [COUNT]``. The starts are spread over four years, so that holidays, make-up days and lunch
breaks come as they come; each line is the median of five runs.
"""

import random
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter

from bench.table import single
from svcdesk.domain.clock import Event, EventKind, other_reading, read
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.policy import SHIPPED
from svcdesk.domain.working_time import working_time

TIMES = 5
COUNT = 50_000
FIRST, DAYS = datetime(2023, 1, 1, tzinfo=UTC), 4 * 365
CALENDAR = WorkCalendar("bench")
HOURS = timedelta(hours=26)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    chance = random.Random(6)
    starts = [FIRST + timedelta(seconds=chance.randrange(DAYS * 86_400)) for _ in range(count)]
    working = working_time(CALENDAR)
    rule = other_reading(SHIPPED.rules[0])
    stories = [_story(start, chance) for start in starts]

    def due() -> None:
        for start in starts:
            working.add(start, HOURS)

    def whole() -> None:
        for events, now in stories:
            read(rule, events, CALENDAR, now, explain=False)

    def explained() -> None:
        for events, now in stories[: count // 10]:
            read(rule, events, CALENDAR, now)

    print(_row("due times per second with a Chinese calendar, 26 working hours each", "≥ 50,000", count, due))
    print(_row("whole readings (cycles, stop, state) of a limit in working time", "–", count, whole))
    print(_row("the same with the derivation line by line", "–", count // 10, explained))


def _story(start: datetime, chance: random.Random) -> tuple[list[Event], datetime]:
    reached = start + timedelta(minutes=chance.randrange(3000))
    return [Event(EventKind.RECEIVED, start, start), Event(EventKind.REACHED, reached, reached)], reached


def _row(work: str, goal: str, count: int, run: Callable[[], None]) -> str:
    run()  # works the years of the calendar out
    taken = median(_timed(run) for _ in range(TIMES))
    return single(work, goal, count / taken, "/s", f"{count:,} in {taken:.2f} s")


def _timed(run: Callable[[], None]) -> float:
    start = perf_counter()
    run()
    return perf_counter() - start


if __name__ == "__main__":
    main()
