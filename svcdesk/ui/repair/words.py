"""Choices of a service order as fields and buttons offer them: labels from the words, tones by what they mean."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from svcdesk.domain.causes import cause_label, group_label, groups
from svcdesk.domain.service_order import Comparison, Coverage, Rating, Result, State
from svcdesk.ui.colours import Tone
from svcdesk.ui.fields import Choice
from svcdesk.ui.language import text
from svcdesk.words import Message

STATE_TONES: Mapping[str, Tone] = {
    State.NEW: "warn",
    State.DISPATCHED: "accent",
    State.ON_SITE: "accent",
    State.CONFIRMED: "accent",
    State.SIGNED: "ok",
    State.VOID: "bad",
}
COMPARISON_TONES: Mapping[Comparison, Tone] = {
    Comparison.OPEN: "warn",
    Comparison.BETTER: "ok",
    Comparison.SAME: "ok",
    Comparison.WORSE: "bad",
    Comparison.ACCEPTED: "warn",
}
_TONES: Mapping[StrEnum, Tone] = {
    Coverage.CHARGEABLE: "warn",
    Result.SOLVED: "ok",
    Result.PARTLY: "warn",
    Result.UNSOLVED: "bad",
    Rating.VERY_SATISFIED: "ok",
    Rating.SATISFIED: "ok",
    Rating.DISSATISFIED: "bad",
    Rating.VERY_DISSATISFIED: "bad",
}


def said(area: str, member: StrEnum) -> Message:
    """Return what a choice of a service order is called."""
    return Message(f"service_order.{area}.{member.value}")


def choices(area: str, members: Iterable[StrEnum]) -> tuple[Choice, ...]:
    """Return every member of an enumeration but the undecided one, as choices."""
    return tuple(
        Choice(one.value, said(area, one), _TONES.get(one, "neutral")) for one in members if one.value != "open"
    )


def cause_choices() -> tuple[Choice, ...]:
    """Return the root causes, each with its group in front."""
    return tuple(
        Choice(code, f"{text(group_label(group))} · {text(cause_label(code))}")
        for group, codes in groups().items()
        for code in codes
    )
