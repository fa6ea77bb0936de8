"""Long work in the page that began it: what is done, how far it is, a way to stop; nothing else there meanwhile."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from svcdesk.errors import KnownError, Refused
from svcdesk.ui.jobs import Job, Jobs, Progress
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, label, row

T = TypeVar("T")


class WorkLine(QWidget):
    """Hidden while nothing is done; what is ``frozen`` cannot be used until the work came back."""

    def __init__(self, jobs: Jobs, frozen: Sequence[QWidget] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._frozen = list(frozen)
        self._job: Job | None = None
        self._focus: QWidget | None = None
        self._done: Callable[[Any], None] = _nothing
        self._failed: Callable[[KnownError], None] = _nothing
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._doing = label("", "muted")
        self._stop = button("")
        self._stop.clicked.connect(self.stop)
        line = row(self._doing, self._bar, self._stop)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()
        jobs.changed.connect(self._show)

    def running(self) -> bool:
        """Return whether something is being done."""
        return self._job is not None

    def start(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Do something beside the window; ``failed`` hears what a person can understand, ``Cancelled`` included."""
        self._done, self._failed = done, failed
        self._focus = self.window().focusWidget()
        self._job = self._jobs.start(title, work, self, self._succeeded, self._came_to_nothing)
        self._freeze(frozen=True)

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        if self._job is not None:
            self._job.cancel()
            self._show()

    def _succeeded(self, outcome: Any) -> None:
        self._freeze(frozen=False)
        self._done(outcome)

    def _came_to_nothing(self, error: BaseException) -> None:
        self._freeze(frozen=False)
        if not isinstance(error, KnownError):
            raise error
        self._failed(error)

    def _freeze(self, *, frozen: bool) -> None:
        if not frozen:
            self._job = None
        for one in self._frozen:
            one.setEnabled(not frozen)
        if not frozen and self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.setFocus()  # what was pressed lost it when it was frozen
        self._show()

    def _show(self) -> None:
        self.setVisible(self._job is not None)
        if self._job is None:
            return
        stopping = self._job.progress.cancelled()
        words = text(self._job.title)
        self._doing.setText(self.tr("正在停止：{title}").format(title=words) if stopping else words)
        self._stop.setText(self.tr("停止"))
        self._stop.setEnabled(not stopping)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, self._job.total)
        self._bar.setValue(self._job.done)

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)


def reasons(error: KnownError) -> str:
    """Return everything an error says, a line each."""
    problems = error.problems if isinstance(error, Refused) else (error.message,)
    return "\n".join(text(problem) for problem in problems)


def _nothing(_: object) -> None:
    """Stand where nothing was begun yet."""
