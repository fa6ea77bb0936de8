"""The program as a group of commands; each is loaded when it is called, so that the window opens without them."""

import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from svcdesk import __version__
from svcdesk.cli import output, window
from svcdesk.cli.caller import GOOD, WRONG, caller, language
from svcdesk.cli.helping import Group, Option, common_options
from svcdesk.errors import KnownError, Refused
from svcdesk.paths import demo_desk
from svcdesk.words import Lang, Message, say

_INTERRUPTED = 130  # as shells say it

COMMANDS: Mapping[str, str] = {
    "demo": "demo",
    "import": "importing",
    "list": "listing",
    "show": "showing",
    "print": "printing",
    "export": "exporting",
    "hand-over": "handing_over",
    "take-in": "taking_in",
    "join": "joining",
    "backup": "backup",
    "restore": "restoring",
    "check": "checking",
    "due": "due",
    "self-test": "self_test",
}
"""Each command and the module in this package that holds it, as ``command``."""


class Program(Group):
    """``svcdesk``: without a command it opens the window."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"svcdesk.cli.{COMMANDS[cmd_name]}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS:
            raise KnownError(Message("cli.no_such_command", {"command": args[0], "commands": ", ".join(COMMANDS)}))
        return super().resolve_command(ctx, args)

    def main(self, args: Any = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]
        """Run a command and leave with its exit status; what a person can understand is said in a sentence."""
        arguments = list(sys.argv[1:] if args is None else args)
        lang = language(arguments)
        extra.pop("standalone_mode", None)
        try:
            status = super().main(arguments, prog_name or "svcdesk", standalone_mode=False, **extra)
        except KnownError as error:
            _complain(error.problems if isinstance(error, Refused) else [error.message], lang)
            status = WRONG
        except click.UsageError as error:
            _complain([_usage(error), Message("cli.see_help", {"command": _path(error)})], lang)
            status = WRONG
        except (click.Abort, KeyboardInterrupt):
            _complain([Message("cli.interrupted")], lang)
            status = _INTERRUPTED
        sys.exit(status)


def _complain(messages: list[Message] | tuple[Message, ...], lang: Lang) -> None:
    for message in messages:
        click.echo(say(message, lang), err=True)


def _usage(error: click.UsageError) -> Message:
    if isinstance(error, click.NoSuchOption):
        return Message("cli.no_such_option", {"option": error.option_name})
    if isinstance(error, click.MissingParameter) and error.param:
        what = error.param.opts[0] if isinstance(error.param, click.Option) else str(error.param.metavar)
        return Message("cli.missing", {"what": what})
    if isinstance(error, click.BadOptionUsage):
        return Message("cli.option_value", {"option": error.option_name})
    return Message("cli.usage", {"detail": error.format_message()})


def _path(error: click.UsageError) -> str:
    return error.ctx.command_path if error.ctx else "svcdesk"


def _show_version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        output.print_line(f"svcdesk {__version__}")
        ctx.exit()


def _without_command(ctx: click.Context) -> int:
    if ctx.invoked_subcommand:
        return GOOD
    call = caller(ctx)
    names_demo = call.desk and Path(call.desk).resolve() == demo_desk().resolve()
    return window.show_demo(call) if call.demo or names_demo else window.show(call, call.desk)


program = Program(
    "svcdesk",
    invoke_without_command=True,
    callback=click.pass_context(_without_command),
    params=[
        *common_options(),
        Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_show_version),
    ],
)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the program with arguments (those of the process without) and exit."""
    output.utf8()
    program.main(arguments)
