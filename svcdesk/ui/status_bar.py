"""The last line of the window: the clause of the open stage, what was kept safe when, and today's date."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from svcdesk.ui import theme
from svcdesk.ui.elided import ElidedLabel


class StatusBar(QWidget):
    """Three texts side by side; only the clause gives way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clause = ElidedLabel()
        self._saved = QLabel()
        self._day = QLabel()
        for label in (self._clause, self._saved, self._day):
            theme.look(label, "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(self._clause, 1)
        row.addWidget(self._saved)
        row.addWidget(self._day)

    def say_clause(self, words: str) -> None:
        """Tell what the specification asks of the open stage."""
        self._clause.say(words)

    def say_saved(self, at: datetime) -> None:
        """Tell when an unfinished form was last kept safe."""
        self._saved.setText(self.tr("已保存在本机 {time}").format(time=f"{at:%H:%M:%S}"))

    def say_day(self, words: str) -> None:
        """Tell today's date and what kind of day it is."""
        self._day.setText(words)
