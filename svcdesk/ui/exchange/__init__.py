"""Handing over to another desk by file, taking in, and the in-tray."""
