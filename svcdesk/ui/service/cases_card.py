"""What was made from a ticket, and the other open cases of its customer and piece."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from svcdesk.domain.ticket_rules import Linked
from svcdesk.services import lists
from svcdesk.services.background import Background
from svcdesk.ui import theme
from svcdesk.ui.context import Context
from svcdesk.ui.parts import label
from svcdesk.ui.service.case_lines import CaseLines


class CasesCard(QFrame):
    """Hidden where there is neither."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "card")
        self._context = context
        self._made_head = label(self.tr("由此产生的单据"), "heading")
        self._made = CaseLines()
        self._open_head = label(self.tr("同一顾客或设备的未结事项"), "heading")
        self._open = CaseLines()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(4)
        for part in (self._made_head, self._made, self._open_head, self._open):
            column.addWidget(part)
        for lines in (self._made, self._open):
            lines.opened.connect(context.hub.wanted)

    def show_cases(self, linked: Sequence[Linked], beside: Background) -> None:
        """Show the cases there are."""
        made = lists.of_docs(self._context.session, [one.doc for one in linked]) if linked else []
        own = {one.doc for one in linked}
        others = [row for row in beside.open_cases if row.doc not in own]
        self._made.show_rows(made)
        self._open.show_rows(others)
        self._made_head.setVisible(bool(made))
        self._open_head.setVisible(bool(others))
        self.setVisible(bool(made or others))
