"""Signatures as given on a screen or on paper: acceptance today, every other sheet that is signed later."""

from datetime import datetime
from enum import StrEnum

import msgspec


class Stroke(msgspec.Struct, frozen=True, array_like=True):
    """One pen stroke: points ``(x, y, pressure, t)``.

    x and y are in thousandths of the pad's width, pressure in thousandths, t in milliseconds since the first point.
    """

    points: tuple[tuple[int, int, int, int], ...]


class Method(StrEnum):
    """How a signature was given."""

    DRAWN = "drawn"
    PAPER = "paper"


class Party(StrEnum):
    CUSTOMER = "customer"
    STAFF = "staff"
    WITNESS = "witness"


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """A signature as given: printed name, role, time and either strokes or the word that it stands on paper."""

    party: Party
    name: str
    role: str = ""
    phone: str = ""
    method: Method
    signed_at: datetime
    strokes: tuple[Stroke, ...] = ()
    opinion: str = ""


def valid(signature: Signature) -> bool:
    """Whether a signature counts: a printed name and either strokes or the word that it stands on paper."""
    return bool(signature.name.strip()) and (signature.method is Method.PAPER or any(signature.strokes))
