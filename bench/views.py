"""Every view of the register over 1,000,000 tickets: its first rows, how many there are, and what charts read.

``python -m bench.views FOLDER [COUNT]``. Asked are the services as the window asks them, each many times in turn.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import msgspec

from bench.synth import COUNT, make
from bench.synth_tickets import NOW
from bench.table import single
from svcdesk.domain.masters import Role
from svcdesk.domain.measures import Measure, months_before
from svcdesk.domain.record import Actor
from svcdesk.services import analysis, lists
from svcdesk.services.desk import Session
from svcdesk.services.lists import Query, Sort
from svcdesk.store.store import open_desk

TIMES = 15
PAGE = 64
ALL = Query(kinds=("ticket",), sort=Sort.URGENT, descending=False)
ME = Actor("3".rjust(32, "0"), "王工", "service")
VIEWS: dict[str, dict[str, object]] = {
    "all": {},
    "open": {"open": True},
    "mine": {"open": True, "mine": True},
    "my department": {"open": True, "ours": True},
    "unassigned": {"open": True, "unassigned": True},
    "overdue": {"overdue": True},
    "due in 2 h": {"hours": 2},
    "waiting for customer": {"open": True, "waits": "customer"},
    "unsigned sheets": {"unsigned": True},
    "sent back for rework": {"reviewed": "rework"},
    "a person's, closed too": {"owner": "5".rjust(32, "0")},
    "a state": {"states": ("waiting",)},
}


def main() -> None:
    desk = make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else COUNT, "ticket")
    store = open_desk(str(desk))
    session = Session(store, ME, frozenset(Role), lambda: NOW)
    asked = {name: msgspec.structs.replace(ALL, **fields) for name, fields in VIEWS.items()}
    print(worst("first rows of a view, overdue first", "≤ 50 ms", asked, session, first))
    print(worst("how many records a view has", "≤ 50 ms", asked, session, lists.count))
    print(worst("the badges of the tabs", "≤ 50 ms", {"service": ALL}, session, badges))
    print(single("month x cause of a year, from kept totals", "≤ 50 ms", *chart(session, Measure.CAUSE)))
    slowest = max((*chart(session, measure), measure) for measure in Measure)
    print(single("the slowest of the six charts", "–", slowest[0], "ms", slowest[2].value))
    store.close()


def chart(session: Session, measure: Measure) -> tuple[float, str]:
    """Return how long the figures of a chart of twelve months take, and their unit."""
    last = analysis.this_month(session)
    taken = []
    for _ in range(TIMES):
        start = perf_counter()
        analysis.figure(session, measure, months_before(last, 11), last)
        taken.append(perf_counter() - start)
    return median(taken) * 1000, "ms"


def first(session: Session, query: Query) -> object:
    return lists.page(session, query, 0, PAGE)


def badges(session: Session, query: Query) -> object:
    return lists.tallies(session, query.kinds)


def worst(
    work: str, goal: str, asked: dict[str, Query], session: Session, verb: Callable[[Session, Query], object]
) -> str:
    """Return the row of a question: the slowest view decides, by its median."""
    taken = {name: median(timed(session, verb, query) for _ in range(TIMES)) * 1000 for name, query in asked.items()}
    for name, milliseconds in sorted(taken.items(), key=lambda pair: -pair[1]):
        print(f"{name}: {milliseconds:.1f} ms", file=sys.stderr)
    slowest = max(taken, key=lambda name: taken[name])
    rest = f"the slowest of {len(asked)} is “{slowest}”; median {median(taken.values()):.1f} ms"
    return single(work, goal, taken[slowest], "ms", rest if len(asked) > 1 else "")


def timed(session: Session, verb: Callable[[Session, Query], object], query: Query) -> float:
    start = perf_counter()
    verb(session, query)
    return perf_counter() - start


if __name__ == "__main__":
    main()
