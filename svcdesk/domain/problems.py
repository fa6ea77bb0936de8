"""One reason against signing an acceptance: where it belongs, its sentence and what it is about."""

from enum import IntEnum

import msgspec

from svcdesk.words import Message


class Step(IntEnum):
    """The six steps of 6.5.1 in their order on the page."""

    PACKING = 1
    APPEARANCE = 2
    COMMISSIONING = 3
    DEFECTS = 4
    TRAINING = 5
    SIGNING = 6


class Problem(msgspec.Struct, frozen=True):
    """``target`` is the id of what the sentence is about: a line, a unit, ``unit:item``, a defect or a field."""

    step: Step
    message: Message
    target: str = ""


def problem(step: Step, clause: str, code: str, target: str = "", **params: str | int | Message) -> Problem:
    """Return one reason; ``code`` is a key of ``words/acceptance.toml``."""
    return Problem(step, Message(f"acceptance.{code}", params, clause), target)
