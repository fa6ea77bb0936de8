"""The questions a ticket's buttons ask: a contact, a department, a superior, a result, a call back."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from svcdesk.domain.masters import Department
from svcdesk.domain.ticket import Channel, Hold, Reach, Satisfaction
from svcdesk.errors import Refused
from svcdesk.ui.colours import Tone
from svcdesk.ui.context import Context
from svcdesk.ui.fields import Choice, Field, Source
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.language import Text, text
from svcdesk.ui.sources import sources
from svcdesk.words import Message

Values = Mapping[str, Any]
Do = Callable[[Values], None]
"""What an answer is for; raises ``KnownError`` where it will not do, and the question stays."""

_TONES: dict[str, Tone] = {
    "reached": "ok", "satisfied": "ok", "dissatisfied": "bad", "safety": "bad", "batch": "warn", "urgent": "warn",
}  # fmt: skip
_FIELDS = {
    "at": "ahead contact_before_receipt resolved_before_receipt escalated_before_receipt follow_up_early",
    "result": "reach_missing result_missing",
    "content": "contact_unsaid",
    "call_back_at": "call_back_missing call_back_past",
    "department": "department_missing routed_already",
    "note": "routing_unsaid follow_up_why",
    "to": "escalation_to_missing",
    "reason": "escalation_reason_missing hold_missing reason_missing",
    "satisfied": "follow_up_unsaid",
    "merged_into": "merged_nowhere",
}
_CONCERNS = {f"ticket.{code}": field for field, codes in _FIELDS.items() for code in codes.split()}
"""Under which field of a question a refusal stands."""


class Questions(QObject):
    """Asks over one window."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def contact(self, do: Do, caller: str, words: str) -> None:
        """Ask what came of an attempt to reach the customer; that decides what else is asked."""
        again = self.tr("如 15:30 或 明天 9:00")
        dialog = self._dialog(
            self.tr("记录联系"),
            [
                _buttons("result", self.tr("结果"), numbered("reach", Reach)),
                Field("content", self.tr("谈话内容"), "long_text", placeholder=self.tr("顾客怎么说，我们答应了什么")),
                Field("call_back_at", self.tr("约定什么时候再打"), "datetime", placeholder=again, wide=True),
                Field("spoke_with", self.tr("通话人")),
                Field("channel", self.tr("方式"), "choice", choices("channel", Channel)),
                self._moment(self.tr("联系时间")),
            ],
            self.tr("保存"),
            do,
            words,
        )
        dialog.form.set_values({"spoke_with": caller, "channel": Channel.PHONE.value})
        _CallBack(dialog)
        _run(dialog)

    def route(self, do: Do) -> None:
        """Ask which department shall help, and with what."""
        fields = [
            _buttons("department", self.tr("转给"), departments()),
            Field("to", self.tr("指定人员（可不填）"), "reference", source="person", wide=True),
            Field("note", self.tr("需要对方做什么"), "long_text", required=True),
        ]
        words = self.tr("对方须接收并答复；在答复或退回之前，这条信息不能关闭（6.7.1）。")
        _run(self._dialog(self.tr("转其他部门"), fields, self.tr("转出"), do, words))

    def escalate(self, do: Do) -> None:
        """Ask to whom it is reported, and why it cannot be handled here."""
        fields = [
            Field("to", self.tr("向谁反馈"), "reference", source="person", required=True, wide=True),
            Field("reason", self.tr("为什么无法处理"), "long_text", required=True),
            self._moment(self.tr("反馈时间")),
        ]
        words = self.tr("无法处理的，应在 24 小时内向上反馈（6.6.2）。")
        _run(self._dialog(self.tr("向上反馈"), fields, self.tr("反馈"), do, words))

    def hold(self, do: Do) -> None:
        """Ask what the ticket waits for."""
        fields = [
            _buttons("reason", self.tr("等什么"), numbered("hold", Hold)),
            Field("note", self.tr("说明"), "long_text"),
        ]
        words = self.tr("联系和回复的时限不因等待而暂停（6.6.2）。")
        _run(self._dialog(self.tr("挂起等待"), fields, self.tr("挂起"), do, words))

    def resolve(self, do: Do) -> None:
        """Ask how the matter was settled."""
        fields = [
            Field("result", self.tr("处理结果"), "long_text", required=True), self._moment(self.tr("办结时间")),
        ]  # fmt: skip
        words = self.tr("办结之后回访顾客，再由部门负责人关闭。")
        _run(self._dialog(self.tr("办结"), fields, self.tr("办结"), do, words))

    def follow_up(self, do: Do) -> None:
        """Ask what the customer said when called back."""
        said = [one for one in Satisfaction if one is not Satisfaction.OPEN]
        fields = [
            _buttons("satisfied", self.tr("顾客是否满意"), numbered("satisfaction", said), required=False),
            Field("note", self.tr("顾客怎么说"), "long_text"),
            Field("channel", self.tr("方式"), "choice", choices("channel", Channel)),
            self._moment(self.tr("回访时间")),
        ]
        words = self.tr("没有联系上就不选是否满意，只在说明里写一句。")
        dialog = self._dialog(self.tr("回访"), fields, self.tr("保存"), do, words)
        dialog.form.set_values({"channel": Channel.PHONE.value})
        _run(dialog)

    def void(self, do: Do, others: Source) -> None:
        """Ask why it is taken out of use, and which ticket goes on with its matter."""
        fields = [
            Field("reason", self.tr("为什么作废"), "long_text", required=True),
            Field("merged_into", self.tr("并入哪一条（重复登记时）"), "reference", source="ticket", wide=True),
        ]
        words = self.tr("单号保留，不再使用；它的时限不再计算。")
        form = Form(fields, columns=2, sources={"ticket": others})
        _run(
            FormDialog(
                self.tr("作废"), form, self.tr("作废"), do, words=words, concerns=_CONCERNS, parent=self._window
            )
        )

    def assign(self, do: Do, department: str) -> None:
        """Ask who shall deal with it."""
        hint = self.tr("不填就是部门的，谁都可以接手")
        fields = [
            Field("owner", self.tr("责任人"), "reference", source="person", wide=True, hint=hint),
            _buttons("department", self.tr("责任部门"), departments(), required=False),
        ]
        dialog = self._dialog(self.tr("指派责任人"), fields, self.tr("指派"), do)
        dialog.form.set_values({"department": department or None})
        _run(dialog)

    def _moment(self, name: str) -> Field:
        return Field("at", name, "datetime", wide=True, hint=self.tr("不填就是现在"))

    def _dialog(self, title: str, fields: list[Field], yes: str, do: Do, words: str = "") -> FormDialog:
        form = Form(fields, columns=2, sources=sources(self._context.session), clock=self._context.session.clock)
        return FormDialog(title, form, yes, do, words=words, concerns=_CONCERNS, parent=self._window)


class _CallBack(QObject):
    """Asks for the time of a call back only where one was agreed."""

    def __init__(self, dialog: FormDialog) -> None:
        super().__init__(dialog)
        self._form = dialog.form
        self._form.changed.connect(self._settle)
        self._settle()

    def _settle(self) -> None:
        self._form.set_field_visible("call_back_at", self._form.values()["result"] == Reach.CALL_BACK.value)


def choices(name: str, of: Iterable[StrEnum]) -> tuple[Choice, ...]:
    """Return the choices of a kind of word of tickets."""
    return tuple(Choice(one.value, Message(f"ticket.{name}.{one}"), _TONES.get(one.value, "neutral")) for one in of)


def numbered(name: str, of: Iterable[StrEnum]) -> tuple[Choice, ...]:
    """Return choices with the digit that picks each before its name."""
    return tuple(one._replace(label=f"{n} · {text(one.label)}") for n, one in enumerate(choices(name, of), 1))


def departments() -> tuple[Choice, ...]:
    """Return the departments to choose from."""
    return tuple(Choice(one.value, Message(f"rights.department.{one}")) for one in Department)


def chosen_reach(values: Values) -> Reach:
    """Return what came of an attempt; raises ``Refused`` where nothing was chosen."""
    if not values["result"]:
        raise Refused([Message("ticket.reach_missing", clause="6.6.2")])
    return Reach(str(values["result"]))


def chosen_hold(values: Values) -> Hold:
    """Return what a ticket waits for; raises ``Refused`` where nothing was chosen."""
    if not values["reason"]:
        raise Refused([Message("ticket.hold_missing", clause="6.6.2")])
    return Hold(str(values["reason"]))


def chosen_satisfaction(values: Values) -> Satisfaction:
    """Return the customer's word, an open one where nothing was chosen."""
    return Satisfaction(str(values["satisfied"] or ""))


def channel(values: Values) -> Channel:
    """Return how somebody was reached."""
    return Channel(str(values["channel"] or Channel.PHONE))


def when(value: object) -> datetime | None:
    """Return a typed moment, none where nothing was typed."""
    return value if isinstance(value, datetime) else None


def _buttons(key: str, name: Text, of: tuple[Choice, ...], *, required: bool = True) -> Field:
    return Field(key, name, "choice", of, required=required, wide=True, buttons=True)


def _run(dialog: FormDialog) -> None:
    dialog.exec()
    dialog.deleteLater()
