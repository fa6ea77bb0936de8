"""One reason against confirming or signing a service order: part of the page, sentence, what it is about."""

from enum import IntEnum

import msgspec

from svcdesk.words import Message


class Section(IntEnum):
    """The parts of a service order in their order on the page."""

    ORDER = 1
    VISIT = 2
    CONDITION = 3
    PARTS = 4
    RESULT = 5


class OrderProblem(msgspec.Struct, frozen=True):
    """``target`` is a field, or the id of a visit, an observation or a part."""

    section: Section
    message: Message
    target: str = ""


def point(section: Section, clause: str, code: str, target: str = "", **params: str | int | Message) -> OrderProblem:
    """Return one reason; ``code`` is a key of ``words/service_order.toml``."""
    return OrderProblem(section, Message(f"service_order.{code}", params, clause), target)
