"""Asks, once for many records, what a step of the office needs: a verdict, a person, what is said at closing."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from svcdesk.domain.record import Actor
from svcdesk.domain.review import Review
from svcdesk.domain.service_order import Rating
from svcdesk.services import people
from svcdesk.services.review import Act, Step
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.fields import Choice, Field, Option
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.language import text
from svcdesk.words import Message

_MANY = 500
"""From so many on it is said beforehand that it takes a while."""
_A_MINUTE = 6000


class Asking(QObject):
    """Belongs to the window it asks over; every question says for how many records it is asked."""

    def __init__(self, context: Context, window: QWidget, kind: str) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._kind = kind
        self._said: Mapping[str, Any] | None = None

    def about(self, step: Step, count: int) -> Act | None:
        """Return what to do with so many records, none where the person thought better of it."""
        n = f"{count:,}"
        if step is Step.ASSIGN:
            return self._assign(n)
        if step is Step.APPROVE:
            return self._approve(n)
        closing = {"complaint": self._close_complaints, "return_case": self._close_returns}
        return closing.get(self._kind, self._close)(n)

    def mark(self, verdict: Review, count: int = 1, number: str = "") -> Act | None:
        """Return a verdict with its note, on so many records or on the one with a number; rework needs a note."""
        word = text(Message(f"lists.review.{verdict}"))
        question = self.tr("为 {n} 条记录记下：{verdict}").format(n=f"{count:,}", verdict=word)
        if number:
            question = self.tr("为 {number} 记下：{verdict}").format(number=number, verdict=word)
        rework = verdict is Review.REWORK
        detail = self.tr("请写明要重办什么，责任人会看到。") if rework else self.tr("可以写一句说明，也可以空着。")
        note = ask.words(self._window, question, yes=self.tr("记下"), detail=detail, required=rework, lines=3)
        return None if note is None else Act(step=Step.REVIEW, verdict=verdict, note=note)

    def patient(self, count: int) -> bool:
        """Say beforehand how long so many records take."""
        if count <= _MANY:
            return True
        detail = self.tr("每条单独保存，大约需要 {minutes} 分钟；可以随时停止，已办理的不会丢。")
        question = self.tr("要办理 {n} 条记录。").format(n=f"{count:,}")
        minutes = max(1, round(count / _A_MINUTE))
        return ask.confirm(self._window, question, yes=self.tr("开始"), detail=detail.format(minutes=minutes))

    def _assign(self, n: str) -> Act | None:
        names = [(one.doc, one.body) for one in people.list_people(self._context.session)]
        options = [Option(doc, one.name, text(Message(f"rights.department.{one.department}"))) for doc, one in names]
        question = self.tr("把 {n} 条记录指派给谁？").format(n=n)
        chosen = ask.choose(self._window, question, options, yes=self.tr("指派"))
        found = next((one for doc, one in names if doc == chosen), None)
        if not (chosen and found):
            return None
        return Act(step=Step.ASSIGN, person=Actor(chosen, found.name, found.department.value))

    def _approve(self, n: str) -> Act | None:
        question = self.tr("同意 {n} 张退换货申请？").format(n=n)
        detail = self.tr("每一张都按审批节点检查；不该由您审批的会列出原因。可以写一句意见。")
        words = ask.words(
            self._window, question, yes=self.tr("同意 {n} 张").format(n=n), detail=detail, required=False, lines=3
        )
        return None if words is None else Act(step=Step.APPROVE, note=words)

    def _close(self, n: str) -> Act | None:
        detail = self.tr("每一条都按规范检查；不能关闭的会列出原因，其余照常关闭。")
        question = self.tr("关闭 {n} 条记录？").format(n=n)
        yes = self.tr("关闭 {n} 条").format(n=n)
        return Act(step=Step.CLOSE) if ask.confirm(self._window, question, yes=yes, detail=detail) else None

    def _close_complaints(self, n: str) -> Act | None:
        ratings = [Choice(one.value, Message(f"service_order.rating.{one}")) for one in Rating if one != Rating.OPEN]
        fields = [
            Field("satisfied", self.tr("顾客对处理的满意程度"), "choice", tuple(ratings), required=True, wide=True),
            Field("note", self.tr("效果验证"), "long_text", required=True),
            Field("corrective", self.tr("需要纠正措施"), "yes_no", required=True),
            Field("corrective_note", self.tr("纠正什么（纠正措施单在“改进”中办理）"), "long_text"),
        ]
        words = self.tr("下面的话写进每一件投诉。每一件都按规范检查；不能关闭的会列出原因，其余照常关闭。")
        said = self._form(self.tr("验证并关闭 {n} 件投诉").format(n=n), fields, self.tr("关闭"), words)
        if said is None:
            return None
        return Act(
            step=Step.CLOSE,
            note=said["note"] or "",
            satisfied=said["satisfied"] or "",
            corrective=said["corrective"],
            corrective_note=said["corrective_note"] or "",
        )

    def _close_returns(self, n: str) -> Act | None:
        fields = [
            Field("paid_on", self.tr("退款付出日期（没有退款的单不填写）"), "date", wide=True),
            Field("note", self.tr("备注"), "long_text"),
        ]
        words = self.tr("每一张都按规范检查；不能关闭的会列出原因，其余照常关闭。")
        said = self._form(self.tr("关闭 {n} 张退换货单").format(n=n), fields, self.tr("关闭"), words)
        return None if said is None else Act(step=Step.CLOSE, note=said["note"] or "", paid_on=said["paid_on"])

    def _form(self, title: str, fields: list[Field], yes: str, words: str) -> Mapping[str, Any] | None:
        self._said = None
        form = Form(fields, columns=2, clock=self._context.session.clock)
        dialog = FormDialog(title, form, yes, self._take, words=words, parent=self._window)
        dialog.exec()
        dialog.deleteLater()
        return self._said

    def _take(self, values: Mapping[str, Any]) -> None:
        self._said = values
