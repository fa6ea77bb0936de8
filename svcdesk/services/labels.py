"""What kinds and states of records are called, for lists, search results, exports and the command line."""

from svcdesk.words import Message

_OWN_WORDS = frozenset({
    "delivery", "contract", "ticket", "service_order", "complaint", "return_case", "supplier_claim", "service_plan",
})  # fmt: skip
_BORROWED = {"feedback", "payment_notice", "nonconformity", "review", "departure"}


def kind_label(kind: str) -> Message:
    """Return what a kind of record is called."""
    return Message(f"lists.kind.{kind}")


def state_label(kind: str, state: str) -> Message:
    """Return what a state of a kind of record is called."""
    if kind in _BORROWED:
        return Message(f"lists.state.{kind}.{state}")
    return Message(f"{kind if kind in _OWN_WORDS else 'masters'}.state.{state}")
