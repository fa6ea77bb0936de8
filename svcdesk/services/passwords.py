"""Passwords as argon2id hashes; a computer that stays signed in holds a token of which the desk keeps the SHA-256."""

from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, delete, insert, select

from svcdesk.services.local_keys import TOKENS, Grant, granted, token_key
from svcdesk.store.frame import localmeta

TOKEN_LIFE = timedelta(days=90)
# checked where nobody of that name exists, so that a wrong name takes as long as a wrong password
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$dLbJge/xpurzieWxVc9aww$t10ES+QlPhGf97r3fmhbkraObXZje2FjE8y6Xd5Tvyw"


class Cost(NamedTuple):
    """What hashing a password costs; the figures are RFC 9106's for little memory."""

    rounds: int = 3
    kibibytes: int = 65536
    lanes: int = 4


cost = Cost()


def hashed(password: str) -> str:
    """Return the argon2id hash of a password."""
    from argon2 import PasswordHasher  # noqa: PLC0415 - a computer that stays signed in never needs it

    return PasswordHasher(cost.rounds, cost.kibibytes, cost.lanes).hash(password)


def matches(password: str, stored: str) -> bool:
    """Tell whether a password belongs to a stored hash; an empty hash belongs to none."""
    from argon2 import PasswordHasher  # noqa: PLC0415
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

    try:
        return PasswordHasher().verify(stored or _NOBODY, password) and bool(stored)
    except (VerificationError, InvalidHashError):
        return False


def issue_token(connection: Connection, person: str, now: datetime) -> str:
    """Make a token for a person and return it; only its hash stays in the desk."""
    token = token_urlsafe(32)
    grant = msgspec.json.encode(Grant(person, now + TOKEN_LIFE)).decode()
    connection.execute(insert(localmeta), {"key": token_key(token), "value": grant})
    return token


def token_owner(connection: Connection, token: str, now: datetime) -> str:
    """Return the document of the person a token stands for; empty where it is unknown, revoked or too old."""
    return granted(connection.scalar(select(localmeta.c.value).where(localmeta.c.key == token_key(token))), now)


def revoke_token(connection: Connection, token: str) -> None:
    """Forget one token."""
    connection.execute(delete(localmeta).where(localmeta.c.key == token_key(token)))


def revoke_tokens(connection: Connection, person: str) -> None:
    """Forget every token of a person."""
    rows = connection.execute(
        select(localmeta.c.key, localmeta.c.value).where(localmeta.c.key.startswith(TOKENS, autoescape=True))
    )
    keys = [row.key for row in rows if msgspec.json.decode(row.value, type=Grant).person == person]
    connection.execute(delete(localmeta).where(localmeta.c.key.in_(keys)))
