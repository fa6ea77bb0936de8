"""A signature goes on only with what it was given for, whoever wrote the next revision (6.5.1.4, 6.5.1.5, 6.6.3).

Amendments bring signatures of their own; who keeps even one of the old ones may change nothing of what it stands for.
"""

from collections.abc import Iterator

import msgspec

from svcdesk.domain.complaint import Complaint
from svcdesk.domain.confirming import changed_before, confirmed
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.delivery import State as DeliveryState
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.return_case import State as ReturnState
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.service_order import State as OrderState
from svcdesk.domain.signature import Signature
from svcdesk.words import Message

_DELIVERY, _REPAIR, _RETURN, _COMPLAINT = "6.5.1.5", "6.6.3", "6.5.1.4", "6.7.1"
_SETTLED = {ReturnState.SETTLED, ReturnState.CLOSED}


def delivery_keeps(before: Delivery, was: str, after: Delivery, now: str) -> Iterator[Message]:  # noqa: ARG001
    """Yield that a delivery changes what was accepted under signatures it keeps; ``was`` and ``now`` are states."""
    voided = msgspec.structs.replace(before, void_reason=after.void_reason)
    if was == DeliveryState.SIGNED and _any_kept(before.signatures, after.signatures) and after != voided:
        yield Message("delivery.signed_for", clause=_DELIVERY)


def order_keeps(before: ServiceOrder, was: str, after: ServiceOrder, now: str) -> Iterator[Message]:  # noqa: ARG001
    """Yield what a service order changes under signatures it keeps: the condition found, the quote, the result."""
    if confirmed(before) and _any_kept(before.before_signatures, after.before_signatures):
        yield from changed_before(before, after)
    given = before.quote.signature
    if given is not None and given == after.quote.signature and before.quote != after.quote:
        yield Message("service_order.quote_signed_for", clause=_REPAIR)
    voided = msgspec.structs.replace(before, void_reason=after.void_reason)
    if was == OrderState.SIGNED and _any_kept(before.signatures, after.signatures) and after != voided:
        yield Message("service_order.signed_for", clause=_REPAIR)


def return_keeps(before: ReturnCase, was: str, after: ReturnCase, now: str) -> Iterator[Message]:
    """Yield that a return changes more than its closing under signatures it keeps, or signs anew by closing."""
    closing = was == ReturnState.SETTLED and now == ReturnState.CLOSED
    kept = _any_kept(before.signatures, after.signatures)
    if was in _SETTLED and (closing or kept) and after != _closed_like(before, after):
        yield Message("return_case.signed_for", clause=_RETURN)


def complaint_keeps(before: Complaint, was: str, after: Complaint, now: str) -> Iterator[Message]:  # noqa: ARG001
    """Yield that a complaint changes the cost somebody signed for."""
    if before.approval is not None and before.approval == after.approval and before.cost != after.cost:
        yield Message("complaint.signed_for", clause=_COMPLAINT)


def _any_kept(before: tuple[Signature, ...], after: tuple[Signature, ...]) -> bool:
    """Whether one of the signatures goes on; who changes only the others still shows that one under a new text."""
    return any(one in before for one in after)


def _closed_like(before: ReturnCase, after: ReturnCase) -> ReturnCase:
    """Return what was signed with all that comes after signing as another version has it."""
    return msgspec.structs.replace(
        before,
        refund_paid_on=after.refund_paid_on,
        closing_note=after.closing_note,
        closed_at=after.closed_at,
        closed_by=after.closed_by,
        void_reason=after.void_reason,
    )
