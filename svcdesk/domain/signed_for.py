"""A signature goes on only with what it was given for, whoever wrote the next revision (6.5.1.4, 6.6.3).

Amendments bring signatures of their own; who keeps the old ones may change nothing of what they stand under.
"""

from collections.abc import Iterator

import msgspec

from svcdesk.domain.confirming import changed_before, confirmed
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.return_case import State as ReturnState
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.service_order import State as OrderState
from svcdesk.words import Message

_REPAIR, _RETURN = "6.6.3", "6.5.1.4"
_SETTLED = {ReturnState.SETTLED, ReturnState.CLOSED}


def order_keeps(before: ServiceOrder, was: str, after: ServiceOrder, now: str) -> Iterator[Message]:  # noqa: ARG001
    """Yield what a service order changes under signatures it keeps; ``was`` and ``now`` are the states."""
    if confirmed(before) and after.before_signatures and after.before_signatures == before.before_signatures:
        yield from changed_before(before, after)
    voided = msgspec.structs.replace(before, void_reason=after.void_reason)
    if was == OrderState.SIGNED and after.signatures == before.signatures and after != voided:
        yield Message("service_order.signed_for", clause=_REPAIR)


def return_keeps(before: ReturnCase, was: str, after: ReturnCase, now: str) -> Iterator[Message]:
    """Yield that a return changes more than its closing under signatures it keeps, or signs anew by closing."""
    closing = was == ReturnState.SETTLED and now == ReturnState.CLOSED
    same = after.signatures == before.signatures
    if was in _SETTLED and (closing or same) and after != _closed_like(before, after):
        yield Message("return_case.signed_for", clause=_RETURN)


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
