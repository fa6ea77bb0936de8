"""办理过程: every step of a complaint with who and when, and what was said."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from svcdesk.domain.causes import cause_label, known
from svcdesk.domain.complaint import Acceptance, Complaint, Level, Reply
from svcdesk.domain.complaint_rules import needs_approval
from svcdesk.domain.ticket import Channel
from svcdesk.ui import theme
from svcdesk.ui.colours import Tone
from svcdesk.ui.delivery.parts import clear
from svcdesk.ui.language import listed, text
from svcdesk.ui.own_word import OwnWord
from svcdesk.ui.parts import label
from svcdesk.ui.typed import show_moment
from svcdesk.words import Message


class StepsCard(QWidget):
    """One row a step; what has not happened has none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(2, 1)

    def show_complaint(self, body: Complaint) -> None:
        """Show what happened so far, in its order."""
        clear(self._grid)
        self._add(self.tr("受理"), body.receiver.name, body.received_at, body.ticket_number)
        if body.acknowledged_at:
            how = body.acknowledged_how
            how = text(Message(f"ticket.channel.{how}")) if how in tuple(Channel) else how
            words = " · ".join(part for part in (self.tr("已告知顾客收到"), how) if part)
            self._add(self.tr("告知"), body.acknowledged_by.name, body.acknowledged_at, words)
        if body.assessed_at:
            self._add(self.tr("评估"), body.assessed_by.name, body.assessed_at, self._assessed(body))
        if body.investigated_at:
            who = body.investigated_by.name
            self._add(self.tr("调查"), who, body.investigated_at, self._investigated(body))
        if body.cost:
            self._cost(body)
        for reply in body.replies:
            self._add(self.tr("答复"), reply.by.name, reply.at, self._replied(reply))
            if reply.verdict is not Acceptance.OPEN:
                self._verdict(reply)
        for one in body.escalations:
            words = self.tr("向 {to} 反馈：{reason}").format(to=one.to.name, reason=one.reason)
            self._add(self.tr("升级"), one.by.name, one.at, words, "warn")
        if body.verified_at:
            self._add(self.tr("验证"), body.verified_by.name, body.verified_at, self._verified(body))

    def _add(self, step: str, who: str, at: datetime | None, words: str, tone: Tone = "neutral") -> None:
        row = self._grid.rowCount()
        name = label(step, "strong")
        theme.set_tone(name, tone)
        said = label(words, wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        when = label("\n".join(part for part in (who, show_moment(at) if at else "") if part), "muted")
        for column, part in enumerate((name, when, said)):
            self._grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)

    def _assessed(self, body: Complaint) -> str:
        given = body.assessment
        levels = [
            f"{text(Message(f'complaint.aspect.{name}'))} {text(Message(f'complaint.level.{level}'))}"
            for name, level in (
                ("severity", given.severity),
                ("complexity", given.complexity),
                ("impact", given.impact),
            )
            if level is not Level.OPEN
        ]
        if given.safety:
            levels.append(self.tr("涉及安全"))
        lines = [listed(levels), given.note]
        if body.immediate_action:
            lines.append(self.tr("立即措施：{what}").format(what=body.immediate_action))
        lines.append(self.tr("责任人：{who}").format(who=body.owner.name))
        return "\n".join(line for line in lines if line)

    def _investigated(self, body: Complaint) -> str:
        cause = text(cause_label(body.cause)) if known(body.cause) else body.cause
        offered = listed(text(Message(f"complaint.response.{one}")) for one in body.offered)
        lines = [
            self.tr("原因：{cause}").format(cause=cause),
            body.investigation,
            self.tr("方案：{what}").format(what=body.resolution),
            self.tr("给顾客：{what}").format(what=offered),
        ]
        return "\n".join(line for line in lines if line)

    def _cost(self, body: Complaint) -> None:
        amount = f"¥ {body.cost:,.2f}"
        if body.approved_at:
            words = " · ".join(
                part for part in (self.tr("{amount} 已批准").format(amount=amount), body.approval_note) if part
            )
            self._add(self.tr("审批"), body.approved_by.name, body.approved_at, words, "ok")
            if body.approval:
                self._grid.addWidget(OwnWord(body.approval), self._grid.rowCount(), 2)
        elif needs_approval(body):
            self._add(self.tr("审批"), "", None, self.tr("{amount} 待审批").format(amount=amount), "warn")
        else:
            self._add(self.tr("费用"), "", None, amount)

    def _replied(self, reply: Reply) -> str:
        channel = text(Message(f"ticket.channel.{reply.channel}")) if reply.channel else ""
        return "\n".join(part for part in (channel, reply.content) if part)

    def _verdict(self, reply: Reply) -> None:
        good = reply.verdict is Acceptance.ACCEPTED
        words = text(Message(f"complaint.verdict.{reply.verdict}"))
        said = "：".join(part for part in (words, reply.verdict_note) if part)
        self._add(self.tr("顾客意见"), "", None, said, "ok" if good else "bad")

    def _verified(self, body: Complaint) -> str:
        if body.corrective_needed:
            needed = self.tr("需要纠正措施：{what}").format(what=body.corrective_note)
        else:
            needed = self.tr("不需要纠正措施")
        rating = text(Message(f"service_order.rating.{body.satisfied}")) if body.satisfied else ""
        return "\n".join(part for part in (body.verification, needed, rating) if part)
