"""The tabs of the window by key, in the order of Figure 1; what is behind each is said in ``stages``."""

from svcdesk.words import Message

STAGE_KEYS = (
    "today", "supplier", "purchase", "inspection", "contract", "delivery", "service", "returns", "survey", "action"
)  # fmt: skip


def title(key: str) -> Message:
    """Return what a tab is called."""
    return Message(f"stages.{key}.title")
