"""Under which keys this machine keeps what is its own beside the records of a desk, and who stays signed in on it."""

from datetime import datetime
from hashlib import sha256

import msgspec

TOKENS = "token:"


class Grant(msgspec.Struct, frozen=True):
    """Who stays signed in on this computer, and until when."""

    person: str
    until: datetime


def set_up(person: str, name: str) -> str:
    """Return the key of what a person set up under a name."""
    return f"ui:{person}:{name}"


def token_key(token: str) -> str:
    """Return the key of a token, of which the desk keeps only the SHA-256."""
    return TOKENS + sha256(token.encode()).hexdigest()


def granted(value: str | None, now: datetime) -> str:
    """Return whom the value kept for a token stands for; empty where there is none, or it is too old."""
    if value is None:
        return ""
    grant = msgspec.json.decode(value, type=Grant)
    return grant.person if now < grant.until else ""
