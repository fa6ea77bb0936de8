"""When a signed service order may be changed: with a reason and signatures of its own (6.6.3)."""

from collections.abc import Iterator

from svcdesk.domain.record import Record
from svcdesk.domain.service_order import ServiceOrder, State
from svcdesk.words import Message

_CLAUSE = "6.6.3"


def refusals_to_amend(record: Record[ServiceOrder], body: ServiceOrder, reason: str) -> Iterator[Message]:
    """Yield every reason why an order cannot be amended to a body."""
    if record.state != State.SIGNED:
        yield Message("service_order.not_signed", {"number": record.number}, _CLAUSE)
        return
    if not reason.strip():
        yield Message("service_order.amendment_unsaid", {"number": record.number}, _CLAUSE)
    old = {(one.party, one.name, one.signed_at) for one in record.body.signatures}
    if any((one.party, one.name, one.signed_at) in old for one in body.signatures):
        yield Message("service_order.old_signatures", {"number": record.number}, _CLAUSE)
