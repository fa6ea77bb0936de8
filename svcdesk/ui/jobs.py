"""Long work beside the window: one pool, progress, cancel; results and errors come back to the window's thread."""

import threading
import time
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QRunnable, Qt, QThread, QThreadPool, Signal

from svcdesk.errors import Cancelled
from svcdesk.ui.language import Text
from svcdesk.words import Message

T = TypeVar("T")
_PAUSE = 0.05


class Progress:
    """What a worker says about how far it is; to say it is also to ask whether to go on."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._cancelled = threading.Event()

    def __call__(self, done: int, total: int = 0) -> None:
        """Report ``done`` of ``total`` pieces (0: not known); raises ``Cancelled`` once the person cancelled."""
        if self._cancelled.is_set():
            raise Cancelled(Message("form.job_cancelled"))
        self._tell(done, total)

    def cancel(self) -> None:
        """Ask the worker to stop at its next report."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Return whether the worker was asked to stop."""
        return self._cancelled.is_set()


class Job:
    """One piece of work and how far it is."""

    def __init__(self, title: Text, tell: Callable[["Job"], None]) -> None:
        self.title = title
        self.done = 0
        self.total = 0
        self.progress = Progress(self._report)
        self._tell = tell
        self._told_at = 0.0

    def cancel(self) -> None:
        """Ask the worker to stop; it ends with ``Cancelled`` and changes nothing."""
        self.progress.cancel()

    def _report(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        now = time.monotonic()
        if now - self._told_at > _PAUSE:  # a worker may report every row; the window needs to hear it now and then
            self._told_at = now
            self._tell(self)


class _Failure(NamedTuple):
    error: BaseException


class _Entry(NamedTuple):
    owner: QObject
    done: Callable[[Any], None]
    failed: Callable[[BaseException], None] | None


class _Runnable(QRunnable):
    def __init__(self, job: Job, work: Callable[[Progress], Any], back: Callable[[Job, object], None]) -> None:
        super().__init__()
        self._job = job
        self._work = work
        self._back = back

    # Qt's own
    def run(self) -> None:
        try:
            outcome: object = self._work(self._job.progress)
        except BaseException as error:  # noqa: BLE001 - carried over to the window's thread and raised there
            outcome = _Failure(error)
        self._back(self._job, outcome)


class Jobs(QObject):
    """The one place long work is started from; ``changed`` says that something began, moved on or ended."""

    changed = Signal()
    _moved = Signal(object)
    _came_back = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(max(2, QThread.idealThreadCount() - 1))
        self._running: dict[Job, _Entry] = {}
        # signals of this object, because it outlives every worker still inside ``emit``
        self._moved.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._came_back.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        title: Text,
        work: Callable[[Progress], T],
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Start work; ``done`` or ``failed`` is called in this thread, unless ``owner`` is gone by then.

        The work takes and returns plain values and opens its own session. An error nobody takes is raised here,
        where the crash reporter sees it; being cancelled is no error.
        """
        job = Job(title, self._moved.emit)
        self._running[job] = _Entry(owner, done, failed)
        self._pool.start(_Runnable(job, work, self._came_back.emit))
        self.changed.emit()
        return job

    def running(self) -> list[Job]:
        """Return what is being done, oldest first."""
        return list(self._running)

    def drain(self) -> None:
        """Cancel everything and wait until no worker is left; for closing."""
        for job in self._running:
            job.cancel()
        self._pool.waitForDone()
        self._running.clear()
        self.changed.emit()

    def _tell(self, _job: Job) -> None:
        self.changed.emit()

    def _finish(self, job: Job, outcome: object) -> None:
        entry = self._running.pop(job, None)
        if entry is None:  # drained in the meantime
            return
        self.changed.emit()
        if not shiboken6.isValid(entry.owner):
            return
        if not isinstance(outcome, _Failure):
            entry.done(outcome)
        elif entry.failed:
            entry.failed(outcome.error)
        elif not isinstance(outcome.error, Cancelled):
            raise outcome.error
