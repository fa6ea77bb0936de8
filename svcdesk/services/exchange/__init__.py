"""Handing records over to another desk by file, taking them in, and what lies in the in-tray."""
