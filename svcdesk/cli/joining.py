"""``svcdesk join``: makes the desk of a further computer from what the company's other desks handed over."""

from pathlib import Path

import click

from svcdesk.cli import output
from svcdesk.cli.caller import BAD, GOOD, caller
from svcdesk.cli.entrance import desk_of
from svcdesk.cli.helping import Command, Option
from svcdesk.cli.values import existing_files, secret
from svcdesk.services.exchange import joining, telling


def _join(context: click.Context, paths: tuple[Path, ...], code: str, name: str, password: str) -> int:
    beginning = joining.look(paths, output.progress, password=password)
    desk = desk_of(caller(context))
    chosen = code.upper() or joining.suggested_code(beginning.codes)
    store, reports = joining.join(desk, beginning, chosen, name, output.progress)
    store.close()
    for report in reports:
        output.print_line(output.said(telling.head(report)))
        for one in telling.of_taking(report):
            output.print_line(output.said(one.message))
    output.tell("joined", desk=desk, company=beginning.company.name, device=chosen)
    return GOOD if all(report.sound for report in reports) else BAD


command = Command(
    "join",
    callback=click.pass_context(_join),
    params=[
        click.Argument(["paths"], nargs=-1, required=True, callback=existing_files, metavar="FILE..."),
        Option(["--code"], default="", metavar="CODE", text="join_code"),
        Option(["--name"], default="", metavar="NAME", text="join_name"),
        Option(["--password-file", "password"], callback=secret, metavar="FILE", text="take_in_password"),
    ],
)
