"""``svcdesk import``: reads a table into the desk, all of it or nothing, with a report by row."""

from collections.abc import Iterator
from pathlib import Path

import click

from svcdesk.cli import output
from svcdesk.cli.caller import GOOD, WRONG
from svcdesk.cli.entrance import entered
from svcdesk.cli.helping import Command, Option
from svcdesk.cli.values import existing_file, one_of, whole
from svcdesk.errors import KnownError
from svcdesk.services.importing import mapping, run
from svcdesk.services.importing.mapping import Layout
from svcdesk.services.importing.report import Action, Report
from svcdesk.services.importing.tables import Table, read_table
from svcdesk.services.importing.targets import TARGETS, Target
from svcdesk.services.importing.texts import ENCODINGS
from svcdesk.words import LANGUAGES, Message, label


def _import(
    context: click.Context,
    kind: str,
    file: Path,
    dry_run: bool,
    maps: tuple[str, ...],
    sheet: str,
    encoding: str | None,
    header: int | None,
    as_json: bool,
) -> int:
    with entered(context) as session:
        table = read_table(file, sheet=sheet, encoding=encoding or "", progress=output.progress)
        layout = _layout(kind, table, header, maps)
        if dry_run:
            report = run.dry_run(session, kind, table, layout, output.progress)
        else:
            report, _ = run.run(session, kind, table, layout, output.progress)
    if as_json:
        output.print_json(report)
    else:
        _print(report, dry_run=dry_run)
    return GOOD if report.ok else WRONG


def _layout(kind: str, table: Table, header: int | None, maps: tuple[str, ...]) -> Layout:
    """Return the guessed layout with what the call says about columns put over it."""
    guessed = mapping.guess(kind, table)
    if header:
        head = Table(table.name, ((),) * (header - 1) + table.rows[header - 1 : header])
        guessed = Layout(header, mapping.guess(kind, head).columns)
    columns = dict(guessed.columns)
    for one in maps:
        index, key = _mapped(kind, table, guessed.header, one)
        columns = {at: meaning for at, meaning in columns.items() if at != index and meaning != key}
        if key:
            columns[index] = key
    return Layout(guessed.header, columns)


def _mapped(kind: str, table: Table, header: int, said: str) -> tuple[int, str]:
    """Return column and field of ``COLUMN=FIELD``; no field after the sign leaves the column out."""
    column, equals, field = said.rpartition("=")
    if not equals:
        raise KnownError(Message("cli.map_form", {"said": said}))
    found = [
        one.index
        for one in mapping.columns(table, header)
        if mapping.plain(one.heading) == mapping.plain(column) or column == str(one.index + 1)
    ]
    if not found:
        heads = ", ".join(one.heading for one in mapping.columns(table, header))
        raise KnownError(Message("cli.map_no_column", {"column": column, "columns": heads}))
    if not field:
        return found[0], ""
    key = next((target.key for target in TARGETS[kind] if field in _names(target)), "")
    if not key:
        offered = ", ".join(target.key for target in TARGETS[kind])
        raise KnownError(Message("cli.map_no_field", {"field": field, "fields": offered}))
    return found[0], key


def _names(target: Target) -> set[str]:
    return {target.key, *(label(target.label, lang) for lang in LANGUAGES)}


def _print(report: Report, *, dry_run: bool) -> None:
    for line in _issues(report):
        output.print_line(line)
    for note in report.notes:
        output.print_line(output.said(note))
    if report.totals:
        output.tell("import_totals", exact=f"{report.totals.exact:,.2f}", booked=f"{report.totals.booked:,.2f}")
    counts = {action.value: report.count(action) for action in Action}
    code = "import_refused" if not report.ok else "import_dry" if dry_run else "import_done"
    output.tell(code, file=report.source, rows=report.rows, problems=report.problem_count, **counts)


def _issues(report: Report) -> Iterator[str]:
    for issue in report.issues:
        where = output.words("row", row=issue.row) if issue.row else report.source
        parts = (where, issue.column, f"“{issue.value}”" if issue.value else "", output.said(issue.message))
        mark = output.words("warning" if issue.warning else "problem")
        yield f"{mark} {' '.join(part for part in parts if part)}"
    if report.issue_count > len(report.issues):
        yield output.words("more_issues", count=report.issue_count - len(report.issues))


command = Command(
    "import",
    callback=click.pass_context(_import),
    params=[
        click.Argument(["kind"], callback=one_of(TARGETS), metavar="KIND"),
        click.Argument(["file"], callback=existing_file, metavar="FILE"),
        Option(["--dry-run"], is_flag=True),
        Option(["--map", "maps"], multiple=True, metavar="COLUMN=FIELD"),
        Option(["--sheet"], default="", metavar="NAME"),
        Option(["--encoding"], callback=one_of(ENCODINGS), metavar="NAME"),
        Option(["--header"], callback=whole, metavar="ROW"),
        Option(["--json", "as_json"], is_flag=True, text="json"),
    ],
)
