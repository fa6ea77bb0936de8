"""Where the window stood and how wide its parts were, remembered between runs."""

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QSplitter, QWidget

from svcdesk.settings import Settings


class Memory:
    """Geometry by name, in a small file of its own."""

    def __init__(self, settings: Settings) -> None:
        self._file = QSettings(str(settings.folder / "window.ini"), QSettings.Format.IniFormat)

    def keep_window(self, window: QWidget) -> None:
        self._file.setValue("window/geometry", window.saveGeometry())

    def restore_window(self, window: QWidget) -> bool:
        """Put a window where it stood; false where nothing is remembered."""
        state = self._file.value("window/geometry")
        return isinstance(state, QByteArray) and window.restoreGeometry(state)

    def keep_splitter(self, name: str, splitter: QSplitter) -> None:
        self._file.setValue(f"splitter/{name}", splitter.saveState())

    def restore_splitter(self, name: str, splitter: QSplitter) -> bool:
        """Give a splitter the sizes it had; false where nothing is remembered."""
        state = self._file.value(f"splitter/{name}")
        return isinstance(state, QByteArray) and splitter.restoreState(state)
