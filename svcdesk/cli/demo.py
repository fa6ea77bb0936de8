"""``svcdesk demo``: the window on a desk of invented data."""

import click

from svcdesk.cli import window
from svcdesk.cli.caller import caller
from svcdesk.cli.helping import Command, Option


def _demo(context: click.Context, fresh: bool) -> int:
    return window.show_demo(caller(context), fresh=fresh)


command = Command("demo", callback=click.pass_context(_demo), params=[Option(["--fresh"], is_flag=True)])
