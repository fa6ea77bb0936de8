"""Begins a return, or a complaint, from another record and shows it; what speaks against it is told."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from svcdesk.domain.record import Record
from svcdesk.errors import KnownError, Refused
from svcdesk.services import complaint, return_begin
from svcdesk.services.desk import Changes, Session
from svcdesk.ui import ask
from svcdesk.ui.context import Context

P = ParamSpec("P")


def begin_return(
    context: Context, window: QWidget, *, ticket: str = "", delivery: str = "", order: str = "", complaint: str = ""
) -> None:
    """Begin a return of the goods of a ticket, a signed delivery, a service order or a complaint."""
    _begin(
        context,
        window,
        return_begin.open_return,
        ticket=ticket,
        delivery=delivery,
        order=order,
        complaint=complaint,
    )


def begin_complaint(context: Context, window: QWidget, ticket: str) -> None:
    """Take in the complaint of a ticket."""
    _begin(context, window, complaint.open_complaint, ticket)


def _begin(
    context: Context,
    window: QWidget,
    verb: Callable[Concatenate[Session, P], tuple[Record[Any], Changes]],
    *args: P.args,
    **kwargs: P.kwargs,
) -> None:
    try:
        made = context.do(verb, *args, **kwargs)
    except Refused as refused:
        ask.problems(window, QCoreApplication.translate("Beginning", "不能办理："), refused.problems)
    except KnownError as error:
        ask.message(window, error.message, tone="warn")
    else:
        context.hub.wanted.emit(made.kind, made.doc)
