"""Opens the desk a call is about, and signs its person in: by password, by token, or by itself on the demo desk."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from svcdesk.cli import output
from svcdesk.cli.caller import Caller, caller
from svcdesk.errors import KnownError
from svcdesk.paths import default_desk
from svcdesk.services import people
from svcdesk.services.demo import desk as demo
from svcdesk.services.desk import Session
from svcdesk.settings import Settings
from svcdesk.store.store import Store, open_desk
from svcdesk.words import Message

PASSWORD = "SVCDESK_PASSWORD"  # noqa: S105 - the name of a variable


@contextmanager
def opened(context: click.Context) -> Iterator[Store]:
    """Open the desk a call names, for as long as the block lasts."""
    store = open_desk(desk_of(caller(context)), output.upgrading)
    try:
        for warning in store.warnings:
            output.complain(warning)
        yield store
    finally:
        store.close()


@contextmanager
def entered(context: click.Context) -> Iterator[Session]:
    """Open the desk and let the person of the call act on it, with the rights they have there."""
    with opened(context) as store:
        yield sign_in(store, caller(context))


def desk_of(call: Caller) -> str:
    """Return the path or address of the desk a call is about; the demo desk is made where it is not there yet."""
    if call.demo:
        return str(demo.ready())
    return call.desk or Settings().now.desk or str(default_desk())


def sign_in(store: Store, call: Caller) -> Session:
    """Return the session of whoever calls; raises ``KnownError`` where nobody can tell who that is."""
    if call.who:
        return people.sign_in(store, call.who, _password(call))
    if store.path and demo.is_demo(store.path):
        return demo.sign_in(store)
    session = _remembered(store, desk_of(call))
    if session is None:
        raise KnownError(Message("cli.nobody"))
    return session


def _remembered(store: Store, desk: str) -> Session | None:
    """Sign in with the token of this computer, however the window wrote the desk's name."""
    tokens = Settings().now.signed_in
    for name, token in tokens.items():
        if name == desk or (store.path and "://" not in name and Path(name).resolve() == store.path.resolve()):
            return people.sign_in_with_token(store, token)
    return None


def _password(call: Caller) -> str:
    if call.password_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if PASSWORD in os.environ:
        return os.environ[PASSWORD]
    if not sys.stdin.isatty():
        raise KnownError(Message("cli.no_password", {"variable": PASSWORD}))
    return str(click.prompt(output.words("ask_password", who=call.who), hide_input=True, prompt_suffix=" ", err=True))
