"""What stands on the screen while a desk of an earlier version is brought up to date, before anybody signs in."""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout

from svcdesk.ui.jobs import Job, Jobs, Progress
from svcdesk.ui.parts import button, card, label, row

_PATIENCE = 400  # milliseconds after which a person asks why there is no window
_TELLING = 0.04  # of the whole: before that nobody can say how long the rest takes


class UpgradeDialog(QDialog):
    """Says what is done, how far it is and that it must not be cut off; closed, it stops the work and waits."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self._jobs = Jobs(self)
        self._jobs.changed.connect(self._show)
        self._loop = QEventLoop(self)
        self._job: Job | None = None
        self._error: BaseException | None = None
        self._began = time.monotonic()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._appear)
        self.setWindowTitle("svcdesk")
        self.setModal(True)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("正在升级数据库"))
        self._bar.setTextVisible(False)
        self._rest = label("", "muted")
        self._stop = button(self.tr("取消升级"))
        self._stop.clicked.connect(self.reject)
        self._lay_out(place)

    def _lay_out(self, place: str) -> None:
        frame, column = card()
        column.setContentsMargins(28, 24, 28, 24)
        column.addWidget(label(self.tr("正在升级数据库"), "title"))
        column.addWidget(label(place, "small", wrap=True))
        what = self.tr(
            "这个数据库由较早的版本建立，现在改成本版本的格式。单据的内容一字不变，升级前的文件在旁边留有一份副本。"
        )
        column.addWidget(label(what, wrap=True))
        column.addWidget(label(self.tr("单据很多时需要几分钟，请不要关机或切断电源。"), "strong", wrap=True))
        column.addWidget(self._bar)
        column.addLayout(row(self._rest, 1, self._stop))
        column.addWidget(label(self.tr("取消后数据库和原来一样，下次打开时再升级。"), "small", wrap=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addWidget(frame)
        self.setFixedWidth(600)

    def watch(self, work: Callable[[Progress], None]) -> None:
        """Do the work beside the window, which appears if it takes long; returns when done, or raises its error."""
        self._job = self._jobs.start("", work, self, self._succeeded, self._failed)
        self._wait.start(_PATIENCE)
        self._loop.exec()
        self._wait.stop()
        self.hide()
        if self._error is not None:
            raise self._error

    def reject(self) -> None:
        """Ask the work to stop; the window goes once the desk is as it was."""
        if self._job is not None:
            self._job.cancel()
            self._show()

    def _appear(self) -> None:
        layout = self.layout()
        if self._job is not None and layout is not None:
            self.show()
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))  # every line of every text
            self.activateWindow()
            self.setFocus()  # a key pressed for something else must not stop the work

    def _show(self) -> None:
        if self._job is None:
            return
        stopping = self._job.progress.cancelled()
        self._stop.setEnabled(not stopping)
        self._bar.setRange(0, self._job.total or 1)
        self._bar.setValue(self._job.done)
        self._rest.setText(self.tr("正在恢复原样…") if stopping else self._time_left(self._job))

    def _time_left(self, job: Job) -> str:
        share = job.done / job.total if job.total else 0
        if share < _TELLING:
            return f"{share:.0%}"
        seconds = (time.monotonic() - self._began) * (1 - share) / share
        rest = self.tr("约还需 {minutes} 分钟").format(minutes=max(1, math.ceil(seconds / 60)))
        return f"{share:.0%} · {rest}"

    def _succeeded(self, _: object) -> None:
        self._job = None
        self._loop.quit()

    def _failed(self, error: BaseException) -> None:
        self._error = error
        self._succeeded(None)
