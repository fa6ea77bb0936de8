"""The text in a sheet's QR code, by which a piece of paper finds its record and the revision it shows."""

from base64 import b32decode, b32encode
from string import ascii_uppercase, digits

import msgspec

_PREFIX = "SVC1"
_HASH_BYTES = 16
_HASH_LETTERS = 26
_ALPHABET = digits + ascii_uppercase


class SheetCode(msgspec.Struct, frozen=True):
    """What a QR code says: record number and the first 16 bytes of the revision's SHA-256, in hex."""

    number: str
    rev_prefix: str


def short_hash(rev: str) -> str:
    """Return the first 16 bytes of a revision's name as 26 letters and figures of base 32."""
    return b32encode(bytes.fromhex(rev)[:_HASH_BYTES]).decode("ascii").rstrip("=")


def encode(number: str, rev: str) -> str:
    """Return ``SVC1:<number>:<short hash><check character>``, all in the alphanumeric set of QR codes."""
    text = f"{_PREFIX}:{number.upper()}:{short_hash(rev)}"
    return text + _check(text)


def decode(text: str) -> SheetCode | None:
    """Return what a scanned text says, or none where it is not one of ours or was misread."""
    prefix, _, rest = text.strip().upper().partition(":")
    number, _, tail = rest.rpartition(":")
    if (
        prefix != _PREFIX
        or not number
        or len(tail) != _HASH_LETTERS + 1
        or _check(text.strip().upper()[:-1]) != tail[-1]
    ):
        return None
    try:
        return SheetCode(number, b32decode(tail[:-1] + "======").hex())
    except ValueError:
        return None


def _check(text: str) -> str:
    """Return the check character of ISO 7064 MOD 37,36 over the letters and figures of a text."""
    value = 36
    for char in text:
        if char in _ALPHABET:
            value = (value + _ALPHABET.index(char)) % 36 or 36
            value = value * 2 % 37
    return _ALPHABET[(1 - value) % 36]
