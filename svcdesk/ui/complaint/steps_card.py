"""办理过程: every step of a complaint with who and when, and what was said."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from svcdesk.domain.causes import cause_label, known
from svcdesk.domain.complaint import Acceptance, Complaint, Level, Reply
from svcdesk.domain.complaint_rules import needs_approval
from svcdesk.domain.signature import Signature
from svcdesk.domain.ticket import Channel, Reopening
from svcdesk.ui import theme
from svcdesk.ui.colours import Tone
from svcdesk.ui.delivery.parts import clear
from svcdesk.ui.language import listed, text
from svcdesk.ui.own_word import OwnWord
from svcdesk.ui.parts import label
from svcdesk.ui.typed import show_moment
from svcdesk.words import Message


class _Step(NamedTuple):
    """Something that happened; what is not ``timed`` was noted without a time of its own and stands behind ``at``."""

    at: datetime
    name: str
    who: str
    words: str
    tone: Tone = "neutral"
    timed: bool = True
    signature: Signature | None = None


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
        for one in sorted(self._steps(body), key=_when):
            self._add(one)

    def _steps(self, body: Complaint) -> Iterator[_Step]:
        yield _Step(body.received_at, self.tr("受理"), body.receiver.name, body.ticket_number)
        if body.acknowledged_at:
            how = body.acknowledged_how
            how = text(Message(f"ticket.channel.{how}")) if how in tuple(Channel) else how
            words = " · ".join(part for part in (self.tr("已告知顾客收到"), how) if part)
            yield _Step(body.acknowledged_at, self.tr("告知"), body.acknowledged_by.name, words)
        if body.assessed_at:
            yield _Step(body.assessed_at, self.tr("评估"), body.assessed_by.name, self._assessed(body))
        if body.investigated_at:
            yield _Step(body.investigated_at, self.tr("调查"), body.investigated_by.name, self._investigated(body))
            yield from self._cost(body, body.investigated_at)
        for reply in body.replies:
            yield _Step(reply.at, self.tr("答复"), reply.by.name, self._replied(reply))
            if reply.verdict is not Acceptance.OPEN:
                yield self._verdict(reply)
        for one in body.escalations:
            words = self.tr("向 {to} 反馈：{reason}").format(to=one.to.name, reason=one.reason)
            yield _Step(one.at, self.tr("升级"), one.by.name, words, "warn")
        for again in body.reopenings:
            words = "\n".join(part for part in (again.reason, self._ended(again)) if part)
            yield _Step(again.at, self.tr("重新受理"), again.by.name, words, "warn")
        if body.verified_at:
            yield _Step(body.verified_at, self.tr("验证"), body.verified_by.name, self._verified(body))

    def _add(self, one: _Step) -> None:
        row = self._grid.rowCount()
        name = label(one.name, "strong")
        theme.set_tone(name, one.tone)
        said = label(one.words, wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        told = (one.who, show_moment(one.at) if one.timed else "")
        when = label("\n".join(part for part in told if part), "muted")
        for column, part in enumerate((name, when, said)):
            self._grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
        if one.signature:
            self._grid.addWidget(OwnWord(one.signature), row + 1, 2)

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

    def _cost(self, body: Complaint, after: datetime) -> Iterator[_Step]:
        """Yield the cost and who agreed to it; what waits for a word stands behind the investigation."""
        if not body.cost:
            return
        amount = f"¥ {body.cost:,.2f}"
        if body.approved_at:
            words = " · ".join(
                part for part in (self.tr("{amount} 已批准").format(amount=amount), body.approval_note) if part
            )
            name = self.tr("审批")
            yield _Step(body.approved_at, name, body.approved_by.name, words, "ok", signature=body.approval)
        elif needs_approval(body):
            words = self.tr("{amount} 待审批").format(amount=amount)
            yield _Step(after, self.tr("审批"), "", words, "warn", timed=False)
        else:
            yield _Step(after, self.tr("费用"), "", amount, timed=False)

    def _replied(self, reply: Reply) -> str:
        channel = text(Message(f"ticket.channel.{reply.channel}")) if reply.channel else ""
        return "\n".join(part for part in (channel, reply.content) if part)

    def _ended(self, again: Reopening) -> str:
        """Return how a complaint had ended before it was opened again."""
        if again.closed_at is None:
            return ""
        words = self.tr("{at} 由 {who} 关闭：{how}")
        return words.format(at=show_moment(again.closed_at), who=again.closed_by.name, how=again.result)

    def _verdict(self, reply: Reply) -> _Step:
        good = reply.verdict is Acceptance.ACCEPTED
        words = text(Message(f"complaint.verdict.{reply.verdict}"))
        said = (
            self.tr("{verdict}：{note}").format(verdict=words, note=reply.verdict_note)
            if reply.verdict_note
            else words
        )
        return _Step(reply.at, self.tr("顾客意见"), "", said, "ok" if good else "bad", timed=False)

    def _verified(self, body: Complaint) -> str:
        if body.corrective_needed:
            needed = self.tr("需要纠正措施：{what}").format(what=body.corrective_note)
        else:
            needed = self.tr("不需要纠正措施")
        rating = text(Message(f"service_order.rating.{body.satisfied}")) if body.satisfied else ""
        return "\n".join(part for part in (body.verification, needed, rating) if part)


def _when(step: _Step) -> datetime:
    return step.at
