"""The questions a complaint's buttons ask, one a step."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from svcdesk.domain.complaint import Acceptance, Complaint, Level, Response
from svcdesk.domain.masters import Department
from svcdesk.domain.ticket import Channel
from svcdesk.ui.complaint.fields import Causes, choices, closing_fields
from svcdesk.ui.context import Context
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.sources import sources
from svcdesk.words import Message

Values = Mapping[str, Any]
Do = Callable[[Values], None]

CONCERNS = {
    "complaint.aspect.severity": "severity",
    "complaint.aspect.complexity": "complexity",
    "complaint.aspect.impact": "impact",
    "complaint.safety_open": "safety",
    "complaint.immediate_open": "immediate",
    "complaint.immediate_missing": "immediate_action",
    "complaint.owner_missing": "owner",
    "complaint.cause_missing": "cause",
    "complaint.cost_range": "cost",
    "complaint.investigation_missing": "investigation",
    "complaint.resolution_missing": "resolution",
    "complaint.offer_missing": "offered",
    "complaint.reply_missing": "content",
    "complaint.verdict_open": "verdict",
    "complaint.rejection_unsaid": "note",
    "complaint.escalation_nobody": "to",
    "complaint.reason_unsaid": "reason",
    "complaint.rating_missing": "satisfied",
    "complaint.unverified": "verification",
    "complaint.verified_by_owner": "verification",
    "complaint.corrective_open": "corrective_needed",
    "complaint.corrective_unsaid": "corrective_note",
    "complaint.in_future": "at",
    "complaint.reversed": "at",
}
"""Which field a refusal is about."""


class Questions(QObject):
    """Asks over one window."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def acknowledge(self, do: Do) -> None:
        """Ask when and how the customer was told."""
        fields = [
            Field("how", self.tr("怎样告知（电话、短信、当面…）"), required=True, wide=True),
            self._moment(self.tr("告知时间")),
        ]
        words = self.tr("2 小时内与顾客联系（6.6.2）：告诉顾客已收到、由谁负责、何时答复。")
        self._ask(self.tr("告知顾客"), fields, self.tr("已告知"), do, words)

    def assess(self, do: Do, body: Complaint) -> None:
        """Ask how grave it is and who is responsible."""
        levels = choices("level", (Level.LOW, Level.MEDIUM, Level.HIGH))
        departments = tuple(Choice(one.value, Message(f"rights.department.{one}")) for one in Department)
        fields = [
            Field("severity", self.tr("严重性"), "choice", levels, required=True),
            Field("complexity", self.tr("复杂程度"), "choice", levels, required=True),
            Field("impact", self.tr("影响范围"), "choice", levels, required=True),
            Field("safety", self.tr("涉及安全"), "yes_no", required=True),
            Field("immediate", self.tr("需要立即行动"), "yes_no", required=True),
            Field("owner", self.tr("责任人"), "reference", source="person", required=True),
            Field("department", self.tr("责任部门"), "choice", departments, wide=True),
            Field("immediate_action", self.tr("立即采取的措施"), "long_text"),
            Field("note", self.tr("评估说明"), "long_text"),
        ]
        given = body.assessment
        shown = {
            **{key: getattr(given, key) for key in ("safety", "immediate", "note")},
            **{
                key: None if getattr(given, key) is Level.OPEN else getattr(given, key).value
                for key in ("severity", "complexity", "impact")
            },
            "owner": body.owner.doc or None,
            "department": body.department or None,
            "immediate_action": body.immediate_action,
        }
        self._ask(self.tr("初步评估"), fields, self.tr("保存评估"), do, shown=shown)

    def investigate(self, do: Do, body: Complaint) -> None:
        """Ask what was found out and what is to be done."""
        fields = [
            Field("cause", self.tr("根本原因"), "reference", source="cause", required=True),
            Field("cost", self.tr("处理费用"), "money"),
            Field("investigation", self.tr("调查情况"), "long_text", required=True),
            Field("resolution", self.tr("处理方案"), "long_text", required=True),
            Field("offered", self.tr("给顾客的处理"), "multi_choice", choices("response", Response), required=True),
        ]
        shown = {
            "cause": body.cause or None,
            "cost": body.cost,
            "investigation": body.investigation,
            "resolution": body.resolution,
            "offered": tuple(one.value for one in body.offered),
        }
        self._ask(self.tr("调查与处理方案"), fields, self.tr("保存"), do, shown=shown)

    def approve(self, do: Do, body: Complaint) -> None:
        """Ask for the opinion under which the cost is agreed to."""
        amount = f"{body.cost or 0:,.2f}"
        words = self.tr("方案：{what}").format(what=body.resolution)
        title = self.tr("批准处理费用 ¥ {amount}").format(amount=amount)
        self._ask(title, [Field("note", self.tr("意见"), "long_text")], self.tr("批准并签字…"), do, words)

    def reply(self, do: Do, body: Complaint) -> None:
        """Ask what the customer was told."""
        channels = tuple(Choice(one.value, Message(f"ticket.channel.{one}")) for one in Channel)
        fields = [
            Field("channel", self.tr("方式"), "choice", channels, wide=True),
            Field("content", self.tr("答复内容"), "long_text", required=True),
            self._moment(self.tr("答复时间")),
        ]
        self._ask(self.tr("答复顾客"), fields, self.tr("已答复"), do, shown={"content": body.resolution})

    def verdict(self, do: Do) -> None:
        """Ask what the customer said to the answer."""
        fields = [
            Field("verdict", self.tr("顾客是否接受"), "choice", choices("verdict", Acceptance), required=True),
            Field("to", self.tr("不接受时升级给"), "reference", source="person"),
            Field("note", self.tr("顾客怎么说"), "long_text"),
        ]
        words = self.tr("不接受的，向上反馈并重新调查（6.6.2）。")
        self._ask(self.tr("顾客意见"), fields, self.tr("保存"), do, words)

    def escalate(self, do: Do) -> None:
        """Ask to whom it is reported, and why."""
        fields = [
            Field("to", self.tr("向谁反馈"), "reference", source="person", required=True, wide=True),
            Field("reason", self.tr("为什么"), "long_text", required=True),
        ]
        self._ask(self.tr("向上反馈"), fields, self.tr("反馈"), do)

    def close(self, do: Do, body: Complaint) -> None:
        """Ask whether it worked, and what has to change for good."""
        shown = {
            "verification": body.verification,
            "corrective_needed": body.corrective_needed,
            "corrective_note": body.corrective_note,
        }
        words = self.tr("由责任人以外的人验证。")
        self._ask(self.tr("验证并关闭"), closing_fields(), self.tr("关闭投诉"), do, words, shown)

    def _moment(self, name: str) -> Field:
        return Field("at", name, "datetime", hint=self.tr("不填就是现在"))

    def _ask(
        self,
        title: str,
        fields: list[Field],
        yes: str,
        do: Do,
        words: str = "",
        shown: Mapping[str, object] | None = None,
    ) -> None:
        session = self._context.session
        form = Form(fields, sources={**sources(session), "cause": Causes()}, clock=session.clock)
        dialog = FormDialog(title, form, yes, do, words=words, concerns=CONCERNS, parent=self._window)
        form.set_values(shown or {})
        dialog.exec()
        dialog.deleteLater()
