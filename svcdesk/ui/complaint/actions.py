"""What can be done with a complaint: the next step first, each one verb of the services."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from svcdesk.domain.complaint import Acceptance, Assessment, Complaint, Level, Response, State
from svcdesk.domain.complaint_rules import TURNS, last_reply, needs_approval
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.rights import Right
from svcdesk.errors import KnownError, Refused
from svcdesk.services import complaint as complaints
from svcdesk.services import complaint_answering as answering
from svcdesk.services import complaint_handling as handling
from svcdesk.services import people, return_begin, rights
from svcdesk.ui import ask, theme
from svcdesk.ui.complaint.dialogs import Questions, Values
from svcdesk.ui.context import Context
from svcdesk.ui.menus import add_entry
from svcdesk.ui.own_word import sign_word
from svcdesk.ui.parts import button
from svcdesk.ui.verb_actions import VerbActions

_NEXT = {
    State.RECEIVED: "acknowledge",
    State.ACKNOWLEDGED: "assess",
    State.ASSESSED: "investigate",
    State.INVESTIGATED: "reply",
    State.ANSWERED: "verdict",
}


class ComplaintActions(VerbActions):
    """The way of F25 from telling the customer to closing."""

    _record: Record[Complaint] | None = None

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context, window, self.tr("打印 F25"))
        self._questions = Questions(context, window)
        self._steps: dict[str, QPushButton] = {
            "acknowledge": button(self.tr("告知顾客…")),
            "assess": button(self.tr("评估…")),
            "investigate": button(self.tr("调查…")),
            "approve": button(self.tr("审批费用…")),
            "reply": button(self.tr("答复顾客…")),
            "verdict": button(self.tr("顾客意见…")),
            "close": button(self.tr("验证并关闭…")),
        }
        menu = self._menu
        self._again = {
            "assess": add_entry(menu, self.tr("重新评估…"), self.assess),
            "investigate": add_entry(menu, self.tr("重新调查…"), self.investigate),
            "escalate": add_entry(menu, self.tr("向上反馈…"), self.escalate),
        }
        self._reopen = add_entry(menu, self.tr("重新受理…"), self.reopen)
        self._return = add_entry(menu, self.tr("办理退换货…"), self.begin_return)
        self._void = add_entry(menu, self.tr("作废…"), self.void)
        self._offer(list(self._steps.values()), [getattr(self, name) for name in self._steps])

    def buttons(self) -> Sequence[QPushButton]:
        """Return the buttons for the head."""
        return (*self._steps.values(), self._print, self._more)

    def take(self, record: Record[Complaint] | None) -> None:
        """Act on this complaint from now on."""
        self._record = record
        session, state = self._context.session, record.state if record else ""
        allowed = rights.may(session, Right.COMPLAINTS)
        approves = rights.may(session, Right.APPROVE_COMPLAINTS)
        shown = {step: bool(record) and allowed and TURNS.may(step, state) for step in self._steps}
        first = _NEXT.get(State(state)) if state else None
        if record:
            last = last_reply(record.body)
            accepted = state == State.ANSWERED and last is not None and last.verdict is Acceptance.ACCEPTED
            waits = needs_approval(record.body)
            shown["approve"] = shown["approve"] and waits and approves
            shown["reply"] = shown["reply"] and not waits
            shown["verdict"] = shown["verdict"] and not accepted
            shown["close"] = shown["close"] and accepted
            first = "close" if accepted else "approve" if state == State.INVESTIGATED and waits else first
        for step, one in self._steps.items():
            one.setVisible(shown[step] and (step == first or step not in self._again))
            theme.look(one, "primary" if step == first else "plain")
        for step, entry in self._again.items():
            entry.setVisible(allowed and bool(record) and TURNS.may(step, state) and step != first)
        ended = state in {"", State.CLOSED, State.VOID}
        self._return.setVisible(not ended and rights.may(session, Right.RETURNS))
        self._void.setVisible(not ended and approves)
        self._print.setVisible(record is not None)
        self._reopen.setVisible(allowed and state == State.CLOSED)
        self._more.setVisible(not ended or (allowed and state == State.CLOSED))

    # the steps
    def acknowledge(self) -> None:
        """Note that the customer was told."""
        self._questions.acknowledge(self._acknowledged)

    def _acknowledged(self, values: Values) -> None:
        self._try(handling.acknowledge, str(values["how"] or ""), values["at"])

    def assess(self) -> None:
        """Write the first assessment."""
        if self._record is not None:
            self._questions.assess(self._assessed, self._record.body)

    def _assessed(self, values: Values) -> None:
        given = Assessment(
            severity=Level(values["severity"] or Level.OPEN),
            complexity=Level(values["complexity"] or Level.OPEN),
            impact=Level(values["impact"] or Level.OPEN),
            safety=values["safety"],
            immediate=values["immediate"],
            note=values["note"] or "",
        )
        self._try(
            handling.assess,
            given,
            immediate_action=values["immediate_action"] or "",
            department=values["department"] or "",
            owner=self._person(values["owner"]),
        )

    def investigate(self) -> None:
        """Write cause and resolution."""
        if self._record is not None:
            self._questions.investigate(self._investigated, self._record.body)

    def _investigated(self, values: Values) -> None:
        self._try(
            handling.investigate,
            cause=values["cause"] or "",
            investigation=values["investigation"] or "",
            resolution=values["resolution"] or "",
            offered=tuple(Response(one) for one in values["offered"] or ()),
            cost=values["cost"],
        )

    def approve(self) -> None:
        """Agree to the cost, and sign for it."""
        if self._record is not None:
            self._questions.approve(self._approved, self._record.body)

    def _approved(self, values: Values) -> None:
        record = self._record
        if record is None:
            return
        handling.check_approval(self._context.session, record)
        amount = f"{record.body.cost or 0:,.2f}"
        words = self.tr("{number}：批准处理费用 ¥ {amount}。").format(number=record.number, amount=amount)
        given = sign_word(self._context, self._window, self.tr("审批签字"), words)
        self._try(handling.approve, str(values["note"] or ""), given)

    def reply(self) -> None:
        """Note the answer to the customer."""
        if self._record is not None:
            self._questions.reply(self._replied, self._record.body)

    def _replied(self, values: Values) -> None:
        channel = str(values["channel"] or "")
        self._try(answering.reply, str(values["content"] or ""), channel=channel, at=values["at"])

    def verdict(self) -> None:
        """Note what the customer said."""
        self._questions.verdict(self._judged)

    def _judged(self, values: Values) -> None:
        verdict = Acceptance(values["verdict"] or Acceptance.OPEN)
        to = self._person(values["to"])
        self._try(answering.take_verdict, verdict, str(values["note"] or ""), to=to)

    def escalate(self) -> None:
        """Report it upward."""
        self._questions.escalate(self._escalated)

    def _escalated(self, values: Values) -> None:
        self._try(complaints.escalate, self._person(values["to"]), str(values["reason"] or ""))

    def close(self) -> None:
        """Verify and close."""
        if self._record is not None:
            self._questions.close(self._closed, self._record.body)

    def _closed(self, values: Values) -> None:
        self._try(
            answering.close,
            verification=values["verification"] or "",
            satisfied=values["satisfied"] or "",
            corrective_needed=values["corrective_needed"],
            corrective_note=values["corrective_note"] or "",
        )

    def reopen(self) -> None:
        """Investigate a closed complaint again."""
        detail = self.tr("写下顾客现在怎么说。已有的答复和结案记录都保留，回到“已评估”重新调查。")
        reason = self._ask_why(self.tr("为什么重新受理 {number}？"), self.tr("重新受理"), detail, lines=3)
        if reason is not None:
            self._do(answering.reopen, reason)

    def void(self) -> None:
        """Take it out of use."""
        detail = self.tr("单号保留并标明作废。")
        reason = self._ask_why(self.tr("为什么作废 {number}？"), self.tr("作废"), detail)
        if reason is not None:
            self._do(complaints.void, reason)

    def begin_return(self) -> None:
        """Begin a return of the goods complained of, and show it."""
        if self._record is None:
            return
        try:
            made = self._context.do(return_begin.open_return, complaint=self._record.doc)
        except Refused as refused:
            ask.problems(self._window, self.tr("不能办理退换货："), refused.problems)
        except KnownError as error:
            ask.message(self._window, error.message, tone="warn")
        else:
            self._context.hub.wanted.emit("return_case", made.doc)

    def _person(self, doc: object) -> Actor:
        found = next((one for one in people.list_people(self._context.session) if one.doc == doc), None)
        return Actor(found.doc, found.body.name, found.body.department.value) if found else Actor("", "")
