"""``svcdesk export``: the records of a kind as a spreadsheet."""

from pathlib import Path

import click

from svcdesk.cli import output
from svcdesk.cli.caller import GOOD, caller
from svcdesk.cli.entrance import entered
from svcdesk.cli.helping import Command, Option
from svcdesk.cli.values import one_of, table_file
from svcdesk.models.kinds import KINDS
from svcdesk.services.exporting import export


def _export(context: click.Context, kind: str, out: Path) -> int:
    with entered(context) as session:
        rows = export(session, kind, out, caller(context).lang, progress=output.progress)
    output.tell("exported", file=str(out), rows=rows)
    return GOOD


command = Command(
    "export",
    callback=click.pass_context(_export),
    params=[
        click.Argument(["kind"], callback=one_of(KINDS), metavar="KIND"),
        Option(["--out"], callback=table_file, required=True, metavar="F.xlsx|F.csv", text="export_out"),
    ],
)
