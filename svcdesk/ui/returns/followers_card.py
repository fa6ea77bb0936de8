"""关联: where a return came from, and what followed from it: nonconformities and claims."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from svcdesk.services.return_view import Link
from svcdesk.ui.delivery.parts import clear
from svcdesk.ui.flow_layout import FlowLayout
from svcdesk.ui.language import text
from svcdesk.ui.parts import button


class FollowersCard(QWidget):
    """``wanted`` carries kind and document of what was pressed."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, 8)

    def show_links(self, links: list[Link]) -> None:
        """Show one button a record, with its kind, number and state."""
        clear(self._flow)
        for one in links:
            made = button(f"{text(one.kind_name)} {one.number} · {text(one.state_name)}")
            made.setProperty("link", (one.kind, one.doc))
            made.clicked.connect(self._press)
            self._flow.addWidget(made)

    def _press(self) -> None:
        kind, doc = self.sender().property("link")
        self.wanted.emit(kind, doc)
