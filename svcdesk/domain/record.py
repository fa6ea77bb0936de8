"""The envelope every record lives in: one document, immutable revisions, canonical JSON named by its SHA-256."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any, Generic, TypeVar

import msgspec

PAYLOAD_VERSION = 1
GENESIS = "0" * 64
"""What the first revision of a device names as the one before it."""

T = TypeVar("T")


class Actor(msgspec.Struct, frozen=True):
    """Who did it: the person's document and the name as it stood then."""

    doc: str
    name: str
    department: str = ""


class Revision(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One immutable revision: what is stored, hashed, signed, printed as QR code and handed over.

    ``occurred_at`` is when it happened, ``recorded_at`` when it was typed (both with offset). ``clock_back`` is the
    number of seconds this device's clock stood behind its own previous revision (0 in ordinary life). ``amendment``
    counts how often the record was changed after it was signed.
    """

    v: int
    node: str
    seq: int
    prev: str
    doc: str
    kind: str
    schema: int
    parents: tuple[str, ...]
    number: str
    state: str
    amendment: int
    occurred_at: datetime
    recorded_at: datetime
    clock_back: int
    actor: Actor
    reason: str
    blobs: tuple[str, ...]
    body: msgspec.Raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Generic[T]):
    """A record as it leaves a service: one revision with its decoded body.

    ``heads`` are all current revisions of the document; more than one is a conflict somebody has to resolve.
    """

    doc: str
    rev: str
    kind: str
    number: str
    state: str
    amendment: int
    body: T
    heads: tuple[str, ...]
    actor: Actor
    occurred_at: datetime
    recorded_at: datetime
    reason: str = ""


_encoder = msgspec.json.Encoder(order="sorted", decimal_format="string")
_revision_decoder = msgspec.json.Decoder(Revision, strict=True)


def canonical(value: object) -> bytes:
    """Return the canonical JSON of a value: sorted keys, no blanks, UTF-8, decimals as strings."""
    return _encoder.encode(value)


def digest(payload: bytes) -> str:
    """Return the name of a payload: its SHA-256 in lower-case hex (64 characters)."""
    return sha256(payload).hexdigest()


def decode_revision(payload: bytes) -> Revision:
    """Decode a stored payload strictly; raises ``msgspec.ValidationError`` or ``DecodeError`` on anything foreign."""
    return _revision_decoder.decode(payload)


def decode_body(raw: bytes | msgspec.Raw, kind: type[T]) -> T:
    """Decode a body into its record type, strictly."""
    return msgspec.json.decode(raw, type=kind, strict=True)


def plain(value: object) -> Any:
    """Return a record as plain dicts, lists, strings and numbers, decimals kept as ``Decimal``."""
    return msgspec.to_builtins(value, builtin_types=(Decimal, datetime), order="sorted")
