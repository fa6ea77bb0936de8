"""Reads the body of a revision as its record type, whatever schema it was written in."""

from typing import Any

import msgspec

from svcdesk.domain.record import Revision, canonical, decode_body
from svcdesk.models.kinds import KINDS

_NUL_IN_JSON, _NUL, _REPLACEMENT = b"\\u0000", "\0", "\N{REPLACEMENT CHARACTER}"


def body_of(made: Revision) -> Any:
    """Return a revision's body as its record type, lifted to today's schema."""
    kind = KINDS[made.kind]
    if made.schema == kind.schema:
        return decode_body(made.body, kind.body)
    plain = msgspec.json.decode(made.body)
    for version in range(made.schema, kind.schema):
        plain = kind.upcasters[version](plain)
    return msgspec.convert(plain, kind.body, strict=True)


def listed_body_of(made: Revision) -> Any:
    """Return a revision's body for lists and search, without zero characters: PostgreSQL keeps none in a text."""
    body = body_of(made)
    if _NUL_IN_JSON not in bytes(made.body):
        return body
    return decode_body(canonical(_without_nul(msgspec.json.decode(canonical(body)))), type(body))


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace(_NUL, _REPLACEMENT)
    if isinstance(value, list):
        return [_without_nul(one) for one in value]
    return {key: _without_nul(one) for key, one in value.items()} if isinstance(value, dict) else value
