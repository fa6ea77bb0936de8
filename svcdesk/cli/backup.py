"""``svcdesk backup``: one verified copy of the desk, or a list of those there are."""

from pathlib import Path

import click

from svcdesk.cli import output
from svcdesk.cli.caller import GOOD
from svcdesk.cli.entrance import opened
from svcdesk.cli.helping import Command, Option
from svcdesk.cli.values import file
from svcdesk.domain.record import Actor
from svcdesk.services import backups
from svcdesk.services.desk import Session
from svcdesk.settings import Settings


def _backup(context: click.Context, folder: Path | None, listed: bool) -> int:
    chosen = Settings().now.backup_folder
    with opened(context) as store:
        anybody = Session(store, Actor("", ""))
        target = folder or (Path(chosen) if chosen else backups.default_folder(anybody))
        if listed:
            for one in backups.backups(anybody, target):
                output.print_line(f"{one.at:%Y-%m-%d %H:%M:%S}  {one.code}  {one.path}")
        else:
            output.tell("backed_up", file=str(backups.back_up(anybody, target, output.progress).path))
    return GOOD


command = Command(
    "backup",
    callback=click.pass_context(_backup),
    params=[
        Option(["--folder"], callback=file, metavar="FOLDER"),
        Option(["--list", "listed"], is_flag=True),
    ],
)
