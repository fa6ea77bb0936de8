"""Today: what is due, what is overdue, what is unfinished on this machine."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from svcdesk.ui import theme
from svcdesk.ui.context import Context
from svcdesk.ui.language import text
from svcdesk.ui.page import Page
from svcdesk.words import Message


class TodayPage(Page):
    """The first tab."""

    def __init__(self, context: Context, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        title = QLabel(text(Message(f"stages.{key}.title")))
        theme.look(title, "title")
        layout = QVBoxLayout(self)
        layout.addWidget(title)
        layout.addStretch()
