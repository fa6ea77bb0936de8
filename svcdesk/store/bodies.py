"""Reads the body of a revision as its record type, whatever schema it was written in."""

from typing import Any

import msgspec

from svcdesk.domain.record import Revision, decode_body
from svcdesk.models.kinds import KINDS


def body_of(made: Revision) -> Any:
    """Return a revision's body as its record type, lifted to today's schema."""
    kind = KINDS[made.kind]
    if made.schema == kind.schema:
        return decode_body(made.body, kind.body)
    plain = msgspec.json.decode(made.body)
    for version in range(made.schema, kind.schema):
        plain = kind.upcasters[version](plain)
    return msgspec.convert(plain, kind.body, strict=True)
