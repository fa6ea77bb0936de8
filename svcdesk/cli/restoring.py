"""``svcdesk restore``: a backup takes the place of a desk, which is kept beside it."""

import sys
from pathlib import Path

import click

from svcdesk.cli import output
from svcdesk.cli.caller import GOOD, caller
from svcdesk.cli.entrance import desk_of
from svcdesk.cli.helping import Command, Option
from svcdesk.cli.values import existing_file
from svcdesk.errors import KnownError
from svcdesk.services.desk import system_clock
from svcdesk.store import backup
from svcdesk.store.store import create_desk
from svcdesk.words import Message


def _restore(context: click.Context, file: Path, yes: bool) -> int:
    desk = desk_of(caller(context))
    if "://" in desk:
        _restore_to_server(file, desk)
        output.tell("restored", file=str(file))
        return GOOD
    target = Path(desk)
    if target.exists() and not yes:
        _ask(target)
    aside = backup.restore(file, target, system_clock(), output.progress)
    output.tell("restored", file=str(target))
    if aside:
        output.tell("kept_aside", file=str(aside))
    return GOOD


def _restore_to_server(file: Path, desk: str) -> None:
    store = create_desk(desk)
    try:
        backup.restore_to_server(file, store, output.progress)
    finally:
        store.close()


def _ask(target: Path) -> None:
    if not sys.stdin.isatty():
        raise KnownError(Message("cli.restore_unsure", {"file": str(target)}))
    click.confirm(output.words("restore_sure", file=str(target)), abort=True, err=True)


command = Command(
    "restore",
    callback=click.pass_context(_restore),
    params=[
        click.Argument(["file"], callback=existing_file, metavar="FILE"),
        Option(["--yes"], is_flag=True),
    ],
)
