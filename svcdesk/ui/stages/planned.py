"""A stage whose work is still to come: what it will hold and the clauses it will serve, and nothing more."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from svcdesk.ui import theme
from svcdesk.ui.context import Context
from svcdesk.ui.language import text
from svcdesk.ui.page import Page
from svcdesk.words import Message


class PlannedPage(Page):
    """Says honestly that nothing can be done here yet."""

    def __init__(self, context: Context, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        title = QLabel(text(Message(f"stages.{key}.title")))
        theme.look(title, "title")
        layout = QVBoxLayout(self)
        layout.addWidget(title)
        layout.addStretch()
