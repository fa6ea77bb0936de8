"""``svcdesk hand-over``: writes what another desk lacks, chosen records or everything into a package."""

from dataclasses import replace
from pathlib import Path

import click

from svcdesk.cli import output
from svcdesk.cli.caller import GOOD
from svcdesk.cli.entrance import entered
from svcdesk.cli.helping import Command, Option
from svcdesk.cli.values import file, secret, whole
from svcdesk.domain.exchange import Scope
from svcdesk.errors import KnownError
from svcdesk.services.desk import Session
from svcdesk.services.exchange import handing_over, telling
from svcdesk.services.exchange.handing_over import Request
from svcdesk.words import Message

_MEGA = 1 << 20


def _hand_over(
    context: click.Context,
    path: Path,
    to: str,
    everything: bool,
    numbers: tuple[str, ...],
    most: int | None,
    password: str,
) -> int:
    with entered(context) as session:
        asked = _asked(session, to, numbers, everything=everything)
        request = replace(asked, most=(most or 0) * _MEGA, password=password)
        written = handing_over.hand_over(session, path, request, output.progress)
    output.print_line(output.said(telling.of_writing(written).message))
    return GOOD


def _asked(session: Session, to: str, numbers: tuple[str, ...], *, everything: bool) -> Request:
    """Return what the call asks for; where it says nothing, the one desk there is can only be meant."""
    if bool(to) + bool(numbers) + everything > 1:
        raise KnownError(Message("cli.hand_over_one_way"))
    if everything:
        return Request(scope=Scope.ALL)
    if numbers:
        return Request(scope=Scope.CHOSEN, numbers=numbers)
    known = handing_over.desks(session)
    if not to and len(known) != 1:
        named = tuple(f"{one.device.code} {one.device.name}".strip() for one in known)
        raise KnownError(Message("exchange.which_desk", {"desks": named or ("–",)}))
    receiver = handing_over.receiver(session, to) if to else known[0].device.node
    return Request(scope=Scope.LACKING, receiver=receiver)


command = Command(
    "hand-over",
    callback=click.pass_context(_hand_over),
    params=[
        click.Argument(["path"], callback=file, metavar="FILE"),
        Option(["--to"], default="", metavar="DESK", text="hand_over_to"),
        Option(["--all", "everything"], is_flag=True, text="hand_over_all"),
        Option(["--record", "numbers"], multiple=True, metavar="NUMBER", text="hand_over_record"),
        Option(["--file-size", "most"], callback=whole, metavar="MB", text="hand_over_size"),
        Option(["--password-file", "password"], callback=secret, metavar="FILE", text="hand_over_password"),
    ],
)
