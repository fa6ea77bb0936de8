"""Asks, once for many records, what a step of the office needs: a verdict, a person, what is said at closing."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from svcdesk.domain.complaint_rules import verification_problems
from svcdesk.domain.record import Actor
from svcdesk.domain.return_settling import payment_problems
from svcdesk.domain.review import Review
from svcdesk.errors import KnownError, Refused
from svcdesk.services import people, review
from svcdesk.services.review import Act, Step
from svcdesk.ui import ask
from svcdesk.ui.complaint.dialogs import CONCERNS
from svcdesk.ui.complaint.fields import closing_fields
from svcdesk.ui.context import Context
from svcdesk.ui.fields import Field, Option
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.language import listed, text
from svcdesk.ui.own_word import sign_word
from svcdesk.words import Message

_MANY = 500
"""From so many on it is said beforehand that it takes a while."""
_A_MINUTE = 6000
_NAMED = 12
"""So many numbers are named above a signature; of the others it is said how many there are."""
_CONCERNS = {**CONCERNS, "return_case.paid_in_future": "paid_on"}

Wrong = Callable[[Mapping[str, Any]], Iterable[Message]]


class Asking(QObject):
    """Belongs to the window it asks over; every question says for how many records it is asked."""

    def __init__(self, context: Context, window: QWidget, kind: str) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._kind = kind
        self._said: Mapping[str, Any] | None = None
        self._wrong: Wrong = _nothing

    def about(self, step: Step, ids: Sequence[int]) -> Act | None:
        """Return what to do with the records of some rows, none where the person thought better of it."""
        n = f"{len(ids):,}"
        if step is Step.ASSIGN:
            return self._assign(n)
        if step is Step.APPROVE:
            return self._approve(n, ids)
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

    def _approve(self, n: str, ids: Sequence[int]) -> Act | None:
        """Ask for an opinion and, for all that can be agreed to now, for one signature that each of them keeps."""
        question = self.tr("同意 {n} 张退换货申请？").format(n=n)
        detail = self.tr("每一张都按审批节点检查；不该由您审批的会列出原因。您签一次字，签名存入批准的每一张。")
        yes = self.tr("同意并签字…")
        words = ask.words(self._window, question, yes=yes, detail=detail, required=False, lines=3)
        if words is None:
            return None
        numbers = review.to_sign_for(self._context.session, ids)
        act = Act(step=Step.APPROVE, note=words)
        return self._signed(act, tuple(numbers)) if numbers else act

    def _signed(self, act: Act, numbers: tuple[str, ...]) -> Act | None:
        shown = listed(numbers[:_NAMED])
        rest = len(numbers) - _NAMED
        more = self.tr("等 %Ln 张", "", len(numbers)) if rest > 0 else ""
        declared = self.tr("同意以下退换货申请：{numbers}").format(numbers=f"{shown}{more}")
        department = text(Message(f"rights.department.{self._context.session.actor.department}"))
        try:
            given = sign_word(self._context, self._window, self.tr("审批签字"), declared, department)
        except KnownError:  # nobody signed: nothing is agreed to
            return None
        return dataclasses.replace(act, signature=given, together=numbers)

    def _close(self, n: str) -> Act | None:
        detail = self.tr("每一条都按规范检查；不能关闭的会列出原因，其余照常关闭。")
        question = self.tr("关闭 {n} 条记录？").format(n=n)
        yes = self.tr("关闭 {n} 条").format(n=n)
        return Act(step=Step.CLOSE) if ask.confirm(self._window, question, yes=yes, detail=detail) else None

    def _close_complaints(self, n: str) -> Act | None:
        words = self.tr("下面的话写进每一件投诉。每一件都按规范检查；不能关闭的会列出原因，其余照常关闭。")
        title = self.tr("验证并关闭 {n} 件投诉").format(n=n)
        said = self._form(title, closing_fields(), self.tr("关闭"), words, _complaint_problems)
        if said is None:
            return None
        return Act(
            step=Step.CLOSE,
            note=said["verification"] or "",
            satisfied=said["satisfied"] or "",
            corrective=said["corrective_needed"],
            corrective_note=said["corrective_note"] or "",
        )

    def _close_returns(self, n: str) -> Act | None:
        fields = [
            Field("paid_on", self.tr("退款付出日期（没有退款的单不填写）"), "date", wide=True),
            Field("note", self.tr("备注"), "long_text"),
        ]
        words = self.tr("每一张都按规范检查；不能关闭的会列出原因，其余照常关闭。")
        title = self.tr("关闭 {n} 张退换货单").format(n=n)
        said = self._form(title, fields, self.tr("关闭"), words, self._payment_problems)
        return None if said is None else Act(step=Step.CLOSE, note=said["note"] or "", paid_on=said["paid_on"])

    def _payment_problems(self, said: Mapping[str, Any]) -> Iterator[Message]:
        return payment_problems(said["paid_on"], self._context.session.clock())

    def _form(self, title: str, fields: list[Field], yes: str, words: str, wrong: Wrong) -> Mapping[str, Any] | None:
        """Ask with a form that stays while it is wrong for every record: Enter in passing must not begin anything."""
        self._said, self._wrong = None, wrong
        form = Form(fields, columns=2, clock=self._context.session.clock)
        dialog = FormDialog(title, form, yes, self._take, words=words, concerns=_CONCERNS, parent=self._window)
        dialog.exec()
        dialog.deleteLater()
        return self._said

    def _take(self, values: Mapping[str, Any]) -> None:
        if found := list(self._wrong(values)):
            raise Refused(found)
        self._said = values


def _complaint_problems(said: Mapping[str, Any]) -> Iterator[Message]:
    return verification_problems(
        said["verification"] or "", said["corrective_needed"], said["corrective_note"] or "", said["satisfied"] or ""
    )


def _nothing(_said: Mapping[str, Any]) -> tuple[Message, ...]:
    return ()
