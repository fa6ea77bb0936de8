"""What can be done with a complaint: the next step first, each one verb of the services."""

from collections.abc import Callable, Sequence
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from svcdesk.domain.complaint import Acceptance, Assessment, Complaint, Level, Response, State
from svcdesk.domain.complaint_rules import last_reply, may, needs_approval
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.rights import Right
from svcdesk.errors import KnownError, Refused
from svcdesk.services import complaint as complaints
from svcdesk.services import people, return_begin, rights
from svcdesk.services.desk import Changes, Session
from svcdesk.ui import ask, theme
from svcdesk.ui.complaint.dialogs import Questions, Values
from svcdesk.ui.context import Context
from svcdesk.ui.parts import button, hide_unless

P = ParamSpec("P")
Verb = Callable[Concatenate[Session, Record[Complaint], P], tuple[Record[Complaint], Changes]]
_NEXT = {
    State.RECEIVED: "acknowledge",
    State.ACKNOWLEDGED: "assess",
    State.ASSESSED: "investigate",
    State.INVESTIGATED: "reply",
    State.ANSWERED: "verdict",
}


class ComplaintActions(QObject):
    """Belongs to a view. ``done`` carries the record as a verb left it; ``print_wanted`` asks for F25."""

    done = Signal(object)
    print_wanted = Signal()

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._record: Record[Complaint] | None = None
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
        for name, one in self._steps.items():
            one.clicked.connect(getattr(self, name))
        self._print = button(self.tr("打印 F25"), icon="printer")
        self._print.clicked.connect(self.print_wanted)
        self._more = button(self.tr("更多"), icon="ellipsis")
        menu = QMenu(self._more)
        self._again = {
            "assess": self._entry(menu, self.tr("重新评估…"), self.assess),
            "investigate": self._entry(menu, self.tr("重新调查…"), self.investigate),
            "escalate": self._entry(menu, self.tr("向上反馈…"), self.escalate),
        }
        self._return = self._entry(menu, self.tr("办理退换货…"), self.begin_return)
        self._void = self._entry(menu, self.tr("作废…"), self.void)
        self._more.setMenu(menu)
        for widget in self.buttons():
            widget.setParent(window)
        hide_unless(False, *self._steps.values())  # all at once would make the page too wide for a small screen

    @staticmethod
    def _entry(menu: QMenu, words: str, slot: Callable[[], None]) -> QAction:
        action = QAction(words, menu)
        action.triggered.connect(slot)
        menu.addAction(action)
        return action

    def buttons(self) -> Sequence[QPushButton]:
        """Return the buttons for the head."""
        return (*self._steps.values(), self._print, self._more)

    def take(self, record: Record[Complaint] | None) -> None:
        """Act on this complaint from now on."""
        self._record = record
        session, state = self._context.session, record.state if record else ""
        allowed = rights.may(session, Right.COMPLAINTS)
        approves = rights.may(session, Right.APPROVE_COMPLAINTS)
        shown = {step: bool(record) and allowed and may(step, state) for step in self._steps}
        first = _NEXT.get(State(state)) if state else None
        if record:
            last = last_reply(record.body)
            accepted = last is not None and last.verdict is Acceptance.ACCEPTED
            waits = needs_approval(record.body)
            shown["approve"] = shown["approve"] and waits and approves
            shown["verdict"] = shown["verdict"] and not accepted
            shown["close"] = shown["close"] and accepted
            first = "close" if accepted else "approve" if state == State.INVESTIGATED and waits else first
        for step, one in self._steps.items():
            one.setVisible(shown[step] and (step == first or step not in self._again))
            theme.look(one, "primary" if step == first else "plain")
        for step, entry in self._again.items():
            entry.setVisible(allowed and bool(record) and may(step, state) and step != first)
        ended = state in {"", State.CLOSED, State.VOID}
        self._return.setVisible(not ended and rights.may(session, Right.RETURNS))
        self._void.setVisible(not ended and approves)
        self._print.setVisible(record is not None)
        self._more.setVisible(not ended)

    # the steps
    def acknowledge(self) -> None:
        """Note that the customer was told."""
        self._questions.acknowledge(self._acknowledged)

    def _acknowledged(self, values: Values) -> None:
        self._try(complaints.acknowledge, str(values["how"] or ""), values["at"])

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
            complaints.assess,
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
            complaints.investigate,
            cause=values["cause"] or "",
            investigation=values["investigation"] or "",
            resolution=values["resolution"] or "",
            offered=tuple(Response(one) for one in values["offered"] or ()),
            cost=values["cost"],
        )

    def approve(self) -> None:
        """Agree to the cost."""
        if self._record is None:
            return
        amount = f"{self._record.body.cost or 0:,.2f}"
        question = self.tr("批准处理费用 ¥ {amount}？可以写下意见。").format(amount=amount)
        words = ask.words(self._window, question, yes=self.tr("批准"), required=False)
        if words is not None:
            self._do(complaints.approve, words)

    def reply(self) -> None:
        """Note the answer to the customer."""
        if self._record is not None:
            self._questions.reply(self._replied, self._record.body)

    def _replied(self, values: Values) -> None:
        channel = str(values["channel"] or "")
        self._try(complaints.reply, str(values["content"] or ""), channel=channel, at=values["at"])

    def verdict(self) -> None:
        """Note what the customer said."""
        self._questions.verdict(self._judged)

    def _judged(self, values: Values) -> None:
        verdict = Acceptance(values["verdict"] or Acceptance.OPEN)
        to = self._person(values["to"])
        self._try(complaints.take_verdict, verdict, str(values["note"] or ""), to=to)

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
            complaints.close,
            verification=values["verification"] or "",
            satisfied=values["satisfied"] or "",
            corrective_needed=values["corrective_needed"],
            corrective_note=values["corrective_note"] or "",
        )

    def void(self) -> None:
        """Take it out of use."""
        if self._record is None:
            return
        question = self.tr("为什么作废 {number}？").format(number=self._record.number)
        reason = ask.words(self._window, question, yes=self.tr("作废"), detail=self.tr("单号保留并标明作废。"))
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

    def _try(self, verb: Verb[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do a verb for a dialog; its refusals go back to the dialog, which stays open."""
        if self._record is not None:
            self.done.emit(self._context.do(verb, self._record, *args, **kwargs))

    def _do(self, verb: Verb[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do a verb and tell what stands in the way."""
        try:
            self._try(verb, *args, **kwargs)
        except Refused as refused:
            ask.problems(self._window, self.tr("还不能办理："), refused.problems)
        except KnownError as error:
            ask.message(self._window, error.message, tone="warn")
