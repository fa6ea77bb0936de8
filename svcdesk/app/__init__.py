"""Puts the window together: the open desk, the person, the language, the look."""

from svcdesk import ui  # noqa: F401 - first, because it keeps Python's own import in place when it loads Qt

# isort: split
from svcdesk.app.program import run

__all__ = ["run"]
