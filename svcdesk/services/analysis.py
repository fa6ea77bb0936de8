"""What the charts of the office show, read from totals that the desk keeps up to date by itself."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, func, select

from svcdesk.domain import causes
from svcdesk.domain.measures import RATES, Bar, Counted, Figure, Measure, months
from svcdesk.models.docview import docview
from svcdesk.models.service_fact import month_of, service_fact, service_total
from svcdesk.services.desk import Session
from svcdesk.words import Message

_MOST = 10
"""So many bars of a chart have a name of their own; the rest is one bar."""
_DOC = re.compile(r"[0-9a-f]{32}")
_BY_MONTH = RATES | {Measure.REPAIR_TIME}


class Total(NamedTuple):
    """A kept total: how many, how many of them met, seconds in all."""

    n: int = 0
    met: int = 0
    amount: int = 0

    def and_also(self, other: "Total") -> "Total":
        """Return both together."""
        return Total(self.n + other.n, self.met + other.met, self.amount + other.amount)


def this_month(session: Session) -> int:
    """Return the month it is at the site, as year * 100 + month."""
    return month_of(session.clock())


def figures(session: Session, first: int, last: int) -> list[Figure]:
    """Return every chart from one month to another, both included."""
    return [figure(session, measure, first, last) for measure in Measure]


def figure(session: Session, measure: Measure, first: int, last: int) -> Figure:
    """Return one chart from one month to another, both included."""
    with session.read() as connection:
        if measure in _BY_MONTH:
            return _by_month(session, connection, measure, first, last)
        found = _by_key(connection, measure, first, last)
        names = _names(connection, measure, found)
    if measure is Measure.CAUSE:
        return _grid(found, names, first, last)
    bars = [_bar(measure, first, last, key, _sum(of.values()), names) for key, of in found.items()]
    return Figure(measure=measure, first=first, last=last, bars=_longest(bars))


def _by_month(session: Session, connection: Connection, measure: Measure, first: int, last: int) -> Figure:
    query = select(service_total).where(*_within(measure, first, last))
    found = {row.month: _total(row) for row in connection.execute(query)}
    undecided = _undecided(session, connection, first, last) if measure is Measure.CONTACT else {}
    bars = []
    for month in months(first, last):
        total = found.get(month, Total())
        counted = Counted(measure=measure, first=month, last=month)
        n = total.n - undecided.get(month, 0)
        bars.append(Bar(label=_month(month), n=n, met=total.met, amount=total.amount, counted=counted))
    return Figure(measure=measure, first=first, last=last, bars=bars, undecided=sum(undecided.values()))


def _within(measure: Measure, first: int, last: int) -> list[ColumnElement[bool]]:
    total = service_total.c
    return [total.measure == measure.value, total.month >= first, total.month <= last]


def _undecided(session: Session, connection: Connection, first: int, last: int) -> dict[int, int]:
    """Return how many contact clocks of each month still run in time: they are neither met nor late."""
    fact = service_fact.c
    # as an expression the measure is no index to go by: few clocks run among all that ever ran
    wanted = [fact.until >= session.clock(), fact.measure.concat("") == Measure.CONTACT.value]
    query = select(fact.month, func.count()).where(*wanted, fact.month >= first, fact.month <= last)
    return {row[0]: row[1] for row in connection.execute(query.group_by(fact.month))}


def _by_key(connection: Connection, measure: Measure, first: int, last: int) -> dict[str, dict[int, Total]]:
    found: dict[str, dict[int, Total]] = {}
    for row in connection.execute(select(service_total).where(*_within(measure, first, last))):
        found.setdefault(row.key, {})[row.month] = _total(row)
    return found


def _total(row: Row[tuple[object, ...]]) -> Total:
    return Total(row.n, row.met, row.amount)


def _sum(totals: Iterable[Total]) -> Total:
    whole = Total()
    for one in totals:
        whole = whole.and_also(one)
    return whole


def _names(connection: Connection, measure: Measure, keys: Iterable[str]) -> Mapping[str, str | Message]:
    """Return what keys are called: causes by the list, documents by their title, others by themselves."""
    if measure is Measure.CAUSE:
        return {key: _cause(key) for key in keys}
    wanted = list(keys)
    columns = (docview.c.doc, docview.c.title, docview.c.subject, docview.c.unit)
    rows = connection.execute(select(*columns).where(docview.c.doc.in_(wanted)))
    known = _told_apart({doc: tuple(parts) for doc, *parts in rows})
    return {key: known.get(key) or (Message("analysis.not_here") if _DOC.fullmatch(key) else key) for key in wanted}


def _told_apart(parts: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return what documents are called: the title, and as much more (model, code) as tells two of one title apart."""
    found: dict[str, str] = {}
    for length in range(1, 4):
        names = {doc: " ".join(filter(None, some[:length])) for doc, some in parts.items() if doc not in found}
        often = Counter(names.values())
        found |= {doc: name for doc, name in names.items() if often[name] == 1 or length == 3}
    return found


def _cause(code: str) -> str | Message:
    if not code:
        return Message("analysis.no_cause")
    return causes.cause_label(code) if causes.known(code) else code


def _bar(measure: Measure, first: int, last: int, key: str, total: Total, names: Mapping[str, str | Message]) -> Bar:
    counted = Counted(measure=measure, first=first, last=last, key=key)
    return Bar(label=names[key], n=total.n, met=total.met, amount=total.amount, counted=counted)


def _longest(bars: Sequence[Bar]) -> list[Bar]:
    """Return the longest bars, the rest as one behind them."""
    ranked = sorted(bars, key=_by_size)
    shown, rest = ranked[:_MOST], ranked[_MOST:]
    if not rest:
        return shown
    label = Message("analysis.others", {"n": len(rest)})
    return [*shown, Bar(label=label, n=sum(bar.n for bar in rest), met=sum(bar.met for bar in rest))]


def _by_size(bar: Bar) -> tuple[int, str]:
    return -bar.n, str(bar.label)


def _grid(
    found: Mapping[str, Mapping[int, Total]], names: Mapping[str, str | Message], first: int, last: int
) -> Figure:
    """Return month by cause: the commonest causes, the rest as one row without a key."""
    ranked = sorted(found, key=lambda key: (-_sum(found[key].values()).n, key))
    rows = [(names[key], _cells(found[key], first, last, key)) for key in ranked[:_MOST]]
    if ranked[_MOST:]:
        rest = {
            month: _sum(found[key].get(month, Total()) for key in ranked[_MOST:]) for month in months(first, last)
        }
        rows.append((Message("analysis.others", {"n": len(ranked) - _MOST}), _cells(rest, first, last, None)))
    return Figure(measure=Measure.CAUSE, first=first, last=last, rows=rows)


def _cells(totals: Mapping[int, Total], first: int, last: int, key: str | None) -> list[Bar]:
    made = []
    for month in months(first, last):
        counted = None if key is None else Counted(measure=Measure.CAUSE, first=month, last=month, key=key)
        made.append(Bar(label=_month(month), n=totals.get(month, Total()).n, counted=counted))
    return made


def _month(month: int) -> str:
    return f"{month // 100}-{month % 100:02d}"
