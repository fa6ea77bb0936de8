"""Puts the window together: the open desk, the person, the language, the look."""

from svcdesk.app.program import run

__all__ = ["run"]
