"""Service orders and returns that another desk calls signed, and that nobody can have signed (6.6.3, Figure 1)."""

from collections.abc import Iterator

from svcdesk.domain.confirming import confirmed, needs_before
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.return_case import State as ReturnState
from svcdesk.domain.service_order import Condition, ServiceOrder
from svcdesk.domain.service_order import State as OrderState
from svcdesk.domain.signature import Party, Signature, valid
from svcdesk.words import Message

_REPAIR, _RETURN = "6.6.3", "6.5.1.4"
_SETTLED = {ReturnState.SETTLED, ReturnState.CLOSED}


def forged_order(order: ServiceOrder, state: str) -> Iterator[Message]:
    """Yield whose signature a service order lacks; a witness stands for a customer who objected at the end."""
    said = confirmed(order) or state == OrderState.CONFIRMED
    if said and Party.CUSTOMER not in _parties(order.before_signatures):
        yield Message("service_order.before_unsigned", {}, _REPAIR)
    if state in {OrderState.CONFIRMED, OrderState.SIGNED} and needs_before(order) and not confirmed(order):
        yield Message("service_order.before_unconfirmed", {}, _REPAIR)
    if state != OrderState.SIGNED:
        return
    parties = _parties(order.signatures)
    if Party.STAFF not in parties:
        yield Message("service_order.staff_unsigned", {}, _REPAIR)
    witnessed = Party.WITNESS in parties and order.sign_off.condition is Condition.OBJECTION
    if Party.CUSTOMER not in parties and not witnessed:
        yield Message("service_order.customer_unsigned", {}, _REPAIR)


def forged_return(case: ReturnCase, state: str) -> Iterator[Message]:
    """Yield whose signature a settled return lacks."""
    if state not in _SETTLED:
        return
    parties = _parties(case.signatures)
    if Party.CUSTOMER not in parties:
        yield Message("return_case.customer_unsigned", {}, _RETURN)
    if Party.STAFF not in parties:
        yield Message("return_case.staff_unsigned", {}, _RETURN)


def _parties(signatures: tuple[Signature, ...]) -> set[Party]:
    return {one.party for one in signatures if valid(one)}
