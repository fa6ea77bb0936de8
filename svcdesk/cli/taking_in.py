"""``svcdesk take-in``: takes hand-over packages in, or says what they would bring."""

from pathlib import Path

import click

from svcdesk.cli import output
from svcdesk.cli.caller import BAD, GOOD
from svcdesk.cli.entrance import entered
from svcdesk.cli.helping import Command, Option
from svcdesk.cli.values import existing_files, secret
from svcdesk.services.exchange import looking, taking_in, telling
from svcdesk.services.exchange.report import Report
from svcdesk.services.exchange.telling import Told


def _take_in(context: click.Context, paths: tuple[Path, ...], preview: bool, adopt: bool, password: str) -> int:
    with entered(context) as session:
        if preview:
            seen = looking.preview(session, paths, output.progress, password=password, adopting=adopt)
            return _told([(report, telling.of_preview(report)) for report in seen])
        taken = taking_in.take_in_all(session, paths, output.progress, password=password, adopting=adopt)
    came = [one for one in taken.reports if not one.stopped or one.new]
    status = _told([(report, telling.of_taking(report)) for report in came])
    if taken.stopped is not None:
        raise taken.stopped
    return status


def _told(found: list[tuple[Report, list[Told]]]) -> int:
    """Say what there is to say of each package, and return the status that fits it."""
    for report, told in found:
        output.print_line(output.said(telling.head(report)))
        for one in told:
            output.print_line(output.said(one.message))
    return GOOD if all(report.sound for report, _ in found) else BAD


command = Command(
    "take-in",
    callback=click.pass_context(_take_in),
    params=[
        click.Argument(["paths"], nargs=-1, required=True, callback=existing_files, metavar="FILE..."),
        Option(["--preview"], is_flag=True, text="take_in_preview"),
        Option(["--adopt"], is_flag=True, text="take_in_adopt"),
        Option(["--password-file", "password"], callback=secret, metavar="FILE", text="take_in_password"),
    ],
)
