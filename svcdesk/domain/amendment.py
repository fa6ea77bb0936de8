"""When a signed acceptance may be changed, and whether its signatures can be of today (6.5.1.5)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from svcdesk.domain.delivery import Delivery, State
from svcdesk.domain.record import Record
from svcdesk.words import Message

_CLAUSE = "6.5.1.5"
_CLOCK_TOLERANCE = timedelta(minutes=10)
"""How far a signature may lie ahead of a device's clock; phones and laptops never agree to the minute."""


def refusals_to_amend(record: Record[Delivery], body: Delivery, reason: str) -> Iterator[Message]:
    """Yield every reason why a record cannot be amended to a body: it takes a reason and signatures of its own."""
    number: dict[str, str | int | Message] = {"number": record.number}
    if record.state != State.SIGNED:
        yield Message("delivery.not_signed", number, _CLAUSE)
        return
    if not reason.strip():
        yield Message("delivery.amendment_unsaid", number, _CLAUSE)
    old = {(one.party, one.name, one.signed_at) for one in record.body.signatures}
    if any((one.party, one.name, one.signed_at) in old for one in body.signatures):
        yield Message("delivery.old_signatures", number, _CLAUSE)


def signed_ahead(body: Delivery, now: datetime) -> Iterator[Message]:
    """Yield who signed at a time that this device's clock has not reached."""
    for one in body.signatures:
        if one.signed_at > now + _CLOCK_TOLERANCE:
            yield Message("delivery.signed_in_future", {"name": one.name}, _CLAUSE)
