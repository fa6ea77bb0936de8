"""Records that belong to a ticket: what was made from it, and the other open cases of its customer and piece."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from svcdesk.services.lists import Row
from svcdesk.ui import theme
from svcdesk.ui.context import Context
from svcdesk.ui.parts import label
from svcdesk.ui.service.case_lines import CaseLines


class CasesCard(QFrame):
    """Hidden where there are none; a press opens one."""

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "card")
        self._lines = CaseLines()
        self._lines.opened.connect(context.hub.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        column.addWidget(label(title, "heading"))
        column.addWidget(self._lines)

    def show_cases(self, rows: Sequence[Row]) -> None:
        """Show these records."""
        self._lines.show_rows(rows)
        self.setVisible(bool(rows))
