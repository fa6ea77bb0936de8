"""What is seen: the main window, the stage list and shared parts."""

import builtins

_import = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401

# PySide6 puts an import of its own in place of Python's. It reads the source of every module imported from then on,
# to look for ``from __feature__``: nobody here says that, and it costs a tenth of the start and 8 MiB.
builtins.__import__ = _import
