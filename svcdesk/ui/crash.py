"""What happens to an error nobody caught: a known one is said, a bug is written down and the program goes on."""

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

import svcdesk
from svcdesk.errors import KnownError, Refused
from svcdesk.paths import log_dir
from svcdesk.ui import ask
from svcdesk.words import Message

Clock = Callable[[], datetime]
_KEPT = 20


class CrashReporter(QObject):
    """Installed as ``sys.excepthook``; errors of other threads reach the person through the window's thread."""

    _happened = Signal(object)

    def __init__(self, parent: QObject, folder: Path | None = None, clock: Clock | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._now = clock or _utc_now
        self._asking = False
        self._before = (sys.excepthook, threading.excepthook)
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over every error that nobody catches."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def tell(self, error: BaseException) -> None:
        """Say a known error, or write down a bug and say where."""
        if isinstance(error, KnownError):
            say_known(QApplication.activeWindow(), error)
            return
        path = write_report(error, self._folder or log_dir(), self._now())
        ask.message(
            QApplication.activeWindow(),
            Message("form.crash"),
            detail=Message("form.crash_detail", {"path": str(path), "error": _short(error)}),
            tone="bad",
        )

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        traceback.print_exception(kind, error, trace)
        self._happened.emit(error)

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _tell(self, error: BaseException) -> None:
        if self._asking:  # painting may fail again and again behind the dialog: one is enough
            return
        self._asking = True
        try:
            self.tell(error)
        finally:
            self._asking = False


def say_known(parent: QWidget | None, error: KnownError) -> None:
    """Say a known error: its sentence, or all reasons of a refusal at once."""
    if isinstance(error, Refused):
        ask.problems(parent, Message("form.refused"), error.problems)
    else:
        ask.message(parent, error.message, tone="warn")


def write_report(error: BaseException, folder: Path, now: datetime) -> Path:
    """Write what a developer needs to find a bug; nothing of the desk's data but what the error itself says."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
    facts = (
        f"svcdesk {svcdesk.__version__}",
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.platform()}",
        f"{now.isoformat()}",
    )
    trace = "".join(traceback.format_exception(error))
    path.write_text("\n".join(facts) + "\n\n" + trace, encoding="utf-8")
    for old in sorted(folder.glob("crash-*.txt"))[:-_KEPT]:
        old.unlink(missing_ok=True)
    return path


def _short(error: BaseException) -> str:
    return f"{type(error).__name__}: {str(error)[:200]}"


def _utc_now() -> datetime:
    return datetime.now(UTC)
