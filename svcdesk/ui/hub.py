"""The one place where pages hear what changed and ask for records of other pages; they never know each other."""

from PySide6.QtCore import QObject, Signal


class Hub(QObject):
    """Signals between the pages of one window.

    ``changed`` carries the ``Changes`` of a verb. ``wanted`` asks to show a record: kind and document. ``saved``
    carries the time at which an unfinished form was last kept safe on this machine. ``styled`` asks for another
    language or font size: what, and which. ``led`` asks for a place of the window: ``stage`` or ``masters``, and the
    key of the tab or section. ``guided`` asks for the way to the first acceptance, ``restored``
    for the desk to be closed and put back to a backup: its path. ``listed`` asks for the list of the records that a
    query finds, by the kind in it.
    """

    changed = Signal(object)
    wanted = Signal(str, str)
    saved = Signal(object)
    styled = Signal(str, str)
    led = Signal(str, str)
    guided = Signal()
    restored = Signal(object)
    listed = Signal(object)
