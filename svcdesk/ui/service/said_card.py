"""What the customer said, and what came of it in the end."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from svcdesk.domain.clock_words import rule_name
from svcdesk.domain.limits_run_out import urgency, urgent_since
from svcdesk.domain.ticket import Severity, Ticket
from svcdesk.domain.ticket_rules import answer_of
from svcdesk.ui import theme
from svcdesk.ui.colours import Tone
from svcdesk.ui.language import text
from svcdesk.ui.parts import label, row
from svcdesk.ui.typed import show_moment
from svcdesk.words import Message

_TONES: dict[Severity, Tone] = {Severity.SAFETY: "bad", Severity.URGENT: "warn", Severity.BATCH: "warn"}


class SaidCard(QFrame):
    """The words as they were written down; they can be marked and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "card")
        self._how = label("", "muted", wrap=True)
        self._severity = label("", "strong")
        self._content = _words()
        self._result_head = label(self.tr("处理结果"), "heading")
        self._result = _words()
        head = row(label(self.tr("顾客原话"), "heading"), self._severity, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(5)
        column.addLayout(head)
        for part in (self._content, self._how, self._result_head, self._result):
            column.addWidget(part)

    def show_ticket(self, body: Ticket, now: datetime) -> None:
        """Show a ticket's words."""
        self._content.setText(body.content)
        severity, since = urgency(body, now), urgent_since(body, now)
        urgent = Message(f"ticket.severity.{severity}")
        if since and body.severity is Severity.NORMAL:
            urgent = Message("clock.urgent_since", {"rule": rule_name(since.rule)}, since.rule.clause)
        self._severity.setText(text(urgent))
        self._severity.setVisible(severity is not Severity.NORMAL)
        theme.set_tone(self._severity, _TONES.get(severity, "neutral"))
        channel = text(Message(f"ticket.channel.{body.channel}"))
        words = self.tr("{at} 由 {who} 接收（{channel}）")
        self._how.setText(words.format(at=show_moment(body.received_at), who=body.receiver.name, channel=channel))
        self._result_head.setVisible(bool(body.result))
        self._result.setVisible(bool(body.result))
        self._result.setText(self._result_words(body))

    def _result_words(self, body: Ticket) -> str:
        last = answer_of(body)
        if last is None:
            return body.result
        said = text(Message(f"ticket.satisfaction.{last.satisfied}"))
        words = self.tr("回访：{said}").format(said=said)
        return f"{body.result}\n{words}" + (f" · {last.note}" if last.note else "")


def _words() -> QLabel:
    made = label("", wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setMinimumWidth(1)  # a word longer than the card must not push it out of the window
    return made
