"""``svcdesk take-in``: takes a hand-over package in, or says what it would bring."""

from pathlib import Path

import click

from svcdesk.cli import output
from svcdesk.cli.caller import BAD, GOOD
from svcdesk.cli.entrance import entered
from svcdesk.cli.helping import Command, Option
from svcdesk.cli.values import existing_file
from svcdesk.services.exchange import taking_in, telling


def _take_in(context: click.Context, path: Path, preview: bool, adopt: bool) -> int:
    with entered(context) as session:
        if preview:
            report = taking_in.preview(session, path, output.progress, adopting=adopt)
            told = telling.of_preview(report)
        else:
            report, _ = taking_in.take_in(session, path, output.progress, adopting=adopt)
            told = telling.of_taking(report)
    output.print_line(output.said(telling.head(report)))
    for one in told:
        output.print_line(output.said(one.message))
    return GOOD if report.sound else BAD


command = Command(
    "take-in",
    callback=click.pass_context(_take_in),
    params=[
        click.Argument(["path"], callback=existing_file, metavar="FILE"),
        Option(["--preview"], is_flag=True, text="take_in_preview"),
        Option(["--adopt"], is_flag=True, text="take_in_adopt"),
    ],
)
