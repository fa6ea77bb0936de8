"""One ticket on the screen."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from svcdesk.domain.ticket import Ticket
from svcdesk.services import records
from svcdesk.services.labels import state_label
from svcdesk.ui.context import Context
from svcdesk.ui.parts import card, label
from svcdesk.ui.record_view import Heading, RecordView


class TicketView(RecordView):
    """Shows what a customer said, and what came of it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        frame, column = card(self.tr("顾客原话"))
        self._content = label("", wrap=True)
        column.addWidget(self._content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        layout.addStretch()

    def show_record(self, doc: str) -> None:
        record = records.record(self._context.session, doc, Ticket)
        self._content.setText(record.body.content)
        state = state_label("ticket", record.state)
        self.heading_changed.emit(Heading(record.body.customer.name, record.number, state))
        self.shown.emit(doc)
