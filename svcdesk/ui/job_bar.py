"""What runs in the background, in the status bar: how far it is and a way to stop it."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton, QWidget

from svcdesk.ui import icons, theme
from svcdesk.ui.jobs import Jobs
from svcdesk.ui.language import text


class JobBar(QWidget):
    """Shows the oldest job; hidden while there is none."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._title = QLabel()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(180)
        self._bar.setTextVisible(False)
        self._stop = QToolButton()
        theme.look(self._stop, "quiet")
        self._stop.setIcon(icons.icon("x"))
        self._stop.setIconSize(QSize(18, 18))
        self._stop.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        jobs.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        running = self._jobs.running()
        self.setVisible(bool(running))
        if not running:
            return
        job = running[0]
        self._bar.setRange(0, job.total)
        self._bar.setValue(job.done)
        words = text(job.title)
        if job.progress.cancelled():
            words = self.tr("正在停止：{title}").format(title=words)
        elif job.total:
            words = f"{words} {min(100, 100 * job.done // job.total)} %"
        if len(running) > 1:
            words += self.tr("（另有 {count} 项）").format(count=len(running) - 1)
        self._title.setText(words)
        self._bar.setAccessibleName(words)
        self._stop.setEnabled(not job.progress.cancelled())
        self._stop.setToolTip(self.tr("停止"))
        self._stop.setAccessibleName(self.tr("停止：{title}").format(title=text(job.title)))

    def _cancel(self) -> None:
        for job in self._jobs.running()[:1]:
            job.cancel()
        self._show()

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)
