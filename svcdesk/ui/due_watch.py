"""Tells of what is about to be due, each once; after sleep or a long pause one list of what became due meanwhile."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from svcdesk.services import due_soon
from svcdesk.services.due_soon import Told
from svcdesk.ui.context import Context

LOOK_MS = 30_000
_SETTLED_MS = 2_000
_SLEPT = timedelta(minutes=5)
_FAR_OFF = timedelta(hours=1)
_LONGEST = timedelta(days=14)
_NOTED = timedelta(minutes=10)
_FEW = 3


class DueWatch(QObject):
    """Looks every half minute. ``told`` carries the things to be told and whether they came up meanwhile.

    What came up while nobody could be told (the machine slept, the program was closed) and whatever comes in greater
    number is one list and no flood of notifications.
    """

    told = Signal(object, bool)

    def __init__(self, context: Context, parent: QObject | None = None, *, pause: int = LOOK_MS) -> None:
        super().__init__(parent)
        self._context = context
        now = context.session.clock()
        before = due_soon.last_look(context.session)
        self._last = before or now
        self._noted = before or now - 2 * _NOTED  # somebody new is noted at the first look, should the machine die
        self._timer = QTimer(self)
        self._timer.setInterval(pause)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(min(pause, _SETTLED_MS))
        self._first.timeout.connect(self.look)
        self._first.start()

    def look(self) -> None:
        """Tell what came up since the last look."""
        now = self._context.session.clock()
        if now <= self._last:  # the clock was set back: what was told is not told again, unless it had been far off
            self._last = now if self._last - now > _FAR_OFF else self._last
            return
        since, self._last = max(self._last, now - _LONGEST), now
        fresh = due_soon.due_between(self._context.session, since, now)
        meanwhile = now - since > _SLEPT
        if meanwhile:
            fresh = [one for one in fresh if one.over or one.due_at > now]
        if fresh:
            self.told.emit(_once(fresh) if meanwhile else fresh, meanwhile or len(fresh) > _FEW)
        if fresh or now - self._noted > _NOTED:
            self.note()

    def note(self) -> None:
        """Remember until when the person has been told, for the next start."""
        self._noted = self._last
        due_soon.note_look(self._context.session, self._last)


def _once(found: list[Told]) -> list[Told]:
    """Return one thing of each record and due time: that a clock is over makes its warnings stale.

    Of several clocks that ran out together, as those of 6.6.2 and 6.7.1 do, the first stands for all.
    """
    kept: dict[tuple[str, datetime], Told] = {}
    for one in found:
        first = kept.get((one.doc, one.due_at))
        if first is None or (one.over and not first.over):
            kept[one.doc, one.due_at] = one
    return list(kept.values())
