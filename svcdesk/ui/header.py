"""The top line of the window: name, search over everything, where the data stands, and who works here."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from svcdesk.ui import theme
from svcdesk.ui.context import Context


class Header(QWidget):
    """Name, search, state of the data, master data, person."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        name = QLabel("svcdesk")
        theme.look(name, "title")
        person = QLabel(context.session.actor.name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(name)
        layout.addStretch()
        layout.addWidget(person)
