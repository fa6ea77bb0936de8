"""Imports a table: a dry run reports what would happen, a real run does exactly that, all of it or nothing."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from svcdesk.domain.rights import Right
from svcdesk.services.desk import Changes, Session, Work
from svcdesk.services.importing import checklists, contracts, customers, opening, people, products, tickets
from svcdesk.services.importing.batch import Batch
from svcdesk.services.importing.lines import Line, Read, read
from svcdesk.services.importing.mapping import Layout, check_layout
from svcdesk.services.importing.report import MOST_ISSUES, Issue, Report, problems
from svcdesk.services.importing.tables import Progress, Table, silent
from svcdesk.services.rights import require
from svcdesk.store import search
from svcdesk.words import Message


class Kind(NamedTuple):
    """One kind of import: who may, and how its rows become records."""

    right: Right
    take: Callable[[Batch, list[Line]], None]


KINDS: Mapping[str, Kind] = {
    "customer": Kind(Right.CUSTOMERS, customers.take),
    "product": Kind(Right.PRODUCTS, products.take),
    "person": Kind(Right.PEOPLE, people.take),
    "contract": Kind(Right.CONTRACTS, contracts.take),
    "contract_line": Kind(Right.CONTRACTS, contracts.take_lines),
    "opening": Kind(Right.STOCK, opening.take),
    "checklist": Kind(Right.CHECKLISTS, checklists.take),
    "ticket": Kind(Right.CLOSE_TICKETS, tickets.take),
}


class _Refusal(Exception):  # noqa: N818 - ends a transaction, never seen outside
    """The file has problems, so its transaction leaves nothing behind."""


def dry_run(session: Session, kind: str, table: Table, layout: Layout, progress: Progress = silent) -> Report:
    """Return what importing a table would do, without changing anything.

    Raises ``Denied`` where the person may not import this kind, ``Refused`` where required columns are missing, and
    ``Cancelled`` out of ``progress``.
    """
    _require(session, kind, layout)
    half = len(table.rows)
    found = read(kind, table, layout, progress, 2 * half)
    with session.read() as connection:
        batch = Batch(session, connection, table.name, found.headings, lambda: progress(half, 2 * half))
        _take(kind, batch, found)
        return _report(kind, batch, found)


def run(
    session: Session, kind: str, table: Table, layout: Layout, progress: Progress = silent
) -> tuple[Report, Changes]:
    """Import a table: everything in it, or nothing where any row has a problem; raises like ``dry_run``."""
    _require(session, kind, layout)
    half = len(table.rows)
    found = read(kind, table, layout, progress, 2 * half)
    try:
        with session.work() as work:
            batch = Batch(session, work.connection, table.name, found.headings, lambda: progress(half, 2 * half))
            _take(kind, batch, found)
            report = _report(kind, batch, found)
            _require_ok(report)
            report = _written(kind, batch, found, work, lambda done: progress(min(half + done, 2 * half), 2 * half))
    except _Refusal:
        return report, Changes()
    return report, work.changes


def _require(session: Session, kind: str, layout: Layout) -> None:
    require(session, KINDS[kind].right)
    if "stock" in layout.columns.values():
        require(session, Right.STOCK)
    check_layout(kind, layout)


def _require_ok(report: Report) -> None:
    if not report.ok:
        raise _Refusal


def _take(kind: str, batch: Batch, found: Read) -> None:
    if found.lines:
        KINDS[kind].take(batch, found.lines)


def _written(kind: str, batch: Batch, found: Read, work: Work, progress: Callable[[int], None]) -> Report:
    numbers = batch.write(work, progress)
    if numbers:
        search.settle(work.connection)
    return _report(kind, batch, found, numbers)


def _report(kind: str, batch: Batch, found: Read, numbers: Mapping[str, str] | None = None) -> Report:
    issues = sorted([*found.issues, *batch.issues], key=_by_row)
    if not found.lines:
        issues.append(Issue(row=0, message=Message("importing.no_rows")))
    return Report(
        kind=kind,
        source=batch.source,
        rows=len(found.lines),
        issues=tuple(issues[:MOST_ISSUES]),
        issue_count=len(issues),
        problem_count=problems(issues),
        outcomes=batch.outcomes(numbers),
        notes=(*found.notes, *batch.notes),
        totals=batch.totals,
        written=numbers is not None,
    )


def _by_row(issue: Issue) -> tuple[bool, int]:
    return issue.warning, issue.row
