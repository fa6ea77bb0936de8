"""The command line: opens the window, and everything scripts and support need without one."""

from svcdesk.cli.root import main

__all__ = ["main"]
