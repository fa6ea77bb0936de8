"""统一社会信用代码 by GB 32100-2015: 18 characters, the last of which checks the others."""

import unicodedata
from enum import StrEnum

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LENGTH = 18


class Fault(StrEnum):
    """What is wrong with a code."""

    LENGTH = "length"
    CHARACTER = "character"
    CHECK = "check"


def tidy(code: str) -> str:
    """Return a code as it is kept: half-width, upper case, without blanks and hyphens."""
    wide = unicodedata.normalize("NFKC", code).upper()
    return "".join(sign for sign in wide if not sign.isspace() and sign != "-")


def fault(code: str) -> Fault | None:
    """Return what is wrong with a code as ``tidy`` gives it, or nothing."""
    if len(code) != _LENGTH:
        return Fault.LENGTH
    if any(sign not in _ALPHABET for sign in code) or not code[2:8].isdigit():
        return Fault.CHARACTER
    return None if check_character(code[:-1]) == code[-1] else Fault.CHECK


def check_character(body: str) -> str:
    """Return the 18th character for the first 17: weights are the powers of 3 modulo 31."""
    total = sum(_ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(body))
    return _ALPHABET[-total % 31]
