"""``svcdesk check``: whether the desk is whole and nothing in it was changed; the exit status tells."""

import dataclasses
from pathlib import Path
from typing import Any

import click

from svcdesk.cli import output
from svcdesk.cli.caller import BAD, GOOD, caller
from svcdesk.cli.entrance import desk_of, entered, opened
from svcdesk.cli.helping import Command, Option
from svcdesk.errors import DeskError
from svcdesk.services import maintenance
from svcdesk.store.check import Finding, check, check_file

_DAMAGED = {"store.damaged", "store.damaged_inside", "store.revision_damaged"}


def _check(context: click.Context, rebuild: bool, as_json: bool) -> int:
    if rebuild:
        with entered(context) as session:
            output.tell("rebuilt", count=maintenance.rebuild(session, output.progress))
    findings = _findings(context)
    if as_json:
        output.print_json([_told(one) for one in findings])
    else:
        for one in findings:
            output.print_line(output.said(one.message))
        output.tell("red" if findings else "green", count=len(findings))
    return BAD if findings else GOOD


def _findings(context: click.Context) -> list[Finding]:
    """Check the desk, or where it is too damaged to be opened, what is left of its file."""
    try:
        with opened(context) as store:
            return check(store, output.progress)
    except DeskError as error:
        desk = desk_of(caller(context))
        if error.message.code not in _DAMAGED or "://" in desk:
            raise
        return [Finding(error.message), *check_file(Path(desk), output.progress)]


def _told(found: Finding) -> dict[str, Any]:
    return {
        "code": found.message.code,
        "message": output.said(found.message),
        "place": dataclasses.asdict(found.place),
    }


command = Command(
    "check",
    callback=click.pass_context(_check),
    params=[
        Option(["--rebuild"], is_flag=True),
        Option(["--json", "as_json"], is_flag=True, text="json"),
    ],
)
