"""What can be done with a ticket: the buttons under it and in its head, each one verb of the services."""

from collections.abc import Callable, Sequence
from typing import Any, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from svcdesk.domain.device import NOBODY
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.rights import Right
from svcdesk.domain.sheets import Form
from svcdesk.domain.ticket import Kind, State, Ticket
from svcdesk.domain.ticket_rules import answer_of
from svcdesk.errors import Conflict, KnownError, Refused
from svcdesk.services import dispatching, people, rights, ticket_routing
from svcdesk.services import ticket as tickets
from svcdesk.services.desk import Changes, Session
from svcdesk.ui import ask, icons, theme
from svcdesk.ui.context import Context
from svcdesk.ui.language import text
from svcdesk.ui.parts import button
from svcdesk.ui.returns.beginning import begin_complaint, begin_return
from svcdesk.ui.service import dialogs
from svcdesk.ui.service.dialogs import Questions, Values, when
from svcdesk.ui.service.ticket_source import OtherTickets
from svcdesk.words import Message

P = ParamSpec("P")
Verb = Callable[Concatenate[Session, Record[Ticket], P], tuple[Record[Ticket], Changes]]

_AT_WORK = frozenset({State.OPEN, State.HANDLING, State.WAITING})
_ALIVE = _AT_WORK | {State.RESOLVED}
CONTACT_KEY = "F4"


class TicketActions(QObject):
    """Belongs to a view. ``edit_wanted`` asks for the registered facts to be changed, ``print_wanted`` for a form,
    ``stale`` for the ticket to be read again.
    """

    edit_wanted = Signal()
    stale = Signal()
    print_wanted = Signal(object)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._record: Record[Ticket] | None = None
        self._first: QPushButton | None = None
        self._questions = Questions(context, window)
        self._make_foot()
        self._make_head()
        QShortcut(QKeySequence(CONTACT_KEY), window, self.contact)

    def take(self, record: Record[Ticket]) -> None:
        """Act on this ticket from now on."""
        self._record = record
        self._settle(record)

    def head(self) -> Sequence[QWidget]:
        """Return the buttons for the head of the record."""
        return (self._print, self._more)

    def aside(self) -> Sequence[QPushButton]:
        """Return the buttons that hand the matter on or let it wait."""
        return (
            self._resume, self._hold, self._route, self._escalate, self._dispatch, self._complain, self._give_back,
        )  # fmt: skip

    def onward(self) -> Sequence[QPushButton]:
        """Return the buttons of the way to its end."""
        return (self._reopen, self._contact, self._resolve, self._follow_up, self._close)

    def _make_foot(self) -> None:
        self._reopen = button(self.tr("重新打开…"))
        self._resume = button(self.tr("恢复处理"))
        self._hold = button(self.tr("挂起…"))
        self._route = button(self.tr("转部门…"))
        self._escalate = button(self.tr("向上反馈…"))
        self._dispatch = button(self.tr("派工…"))
        self._complain = button(self.tr("受理为投诉"))
        self._give_back = button(self.tr("办理退换货"))
        self._contact = button("")
        self._resolve = button(self.tr("办结…"))
        self._follow_up = button(self.tr("回访…"))
        self._close = button(self.tr("关闭"))
        slots = (
            self.resume, self.hold, self.route, self.escalate, self.dispatch, self.take_complaint, self.begin_return,
            self.reopen, self.contact, self.resolve, self.follow_up, self.close,
        )  # fmt: skip
        for one, slot in zip((*self.aside(), *self.onward()), slots, strict=True):
            one.clicked.connect(slot)
            one.setParent(self._window)
        for one, name in ((self._reopen, "lock-open"), (self._dispatch, "wrench"), (self._contact, "phone")):
            one.setProperty("icon_name", name)

    def _make_head(self) -> None:
        self._print = button(self.tr("打印 F21"), icon="printer")
        self._print.clicked.connect(self._print_it)
        self._more = button("", icon="ellipsis")
        self._more.setAccessibleName(self.tr("更多"))
        self._more.setToolTip(self.tr("更多"))
        menu = QMenu(self._more)
        self._edit = _action(menu, self.tr("修改登记内容…"), self._edit_it)
        self._assign = _action(menu, self.tr("指派责任人…"), self.assign)
        self._take = _action(menu, self.tr("由我负责"), self.take_over)
        self._complaint = _action(menu, self.tr("受理为投诉"), self.take_complaint)
        self._return = _action(menu, self.tr("办理退换货"), self.begin_return)
        self._void = _action(menu, self.tr("作废…"), self.void)
        self._more.setMenu(menu)
        for one in self.head():
            one.setParent(self._window)

    def _settle(self, record: Record[Ticket]) -> None:
        state, body, session = record.body.state, record.body, self._context.session
        may, closes = rights.may(session, Right.TICKETS), rights.may(session, Right.CLOSE_TICKETS)
        answered = answer_of(body) is not None
        complains = state in _AT_WORK and rights.may(session, Right.COMPLAINTS)
        returns = state in _AT_WORK and rights.may(session, Right.RETURNS)
        shown = {
            self._reopen: state in {State.RESOLVED, State.CLOSED},
            self._resume: state is State.WAITING,
            self._hold: state in {State.OPEN, State.HANDLING},
            self._route: state in _AT_WORK,
            self._escalate: state in _AT_WORK,
            self._dispatch: state in _AT_WORK and rights.may(session, Right.DISPATCH),
            self._complain: complains and body.kind is Kind.COMPLAINT,
            self._give_back: returns and body.kind is Kind.RETURN,
            self._contact: state in _ALIVE,
            self._resolve: state in _AT_WORK,
            self._follow_up: state is State.RESOLVED,
            self._close: state is State.RESOLVED and closes,
        }
        for one, wanted in shown.items():
            one.setVisible(wanted and may)
        self._contact.setText(self.tr("记录联系") + f"  {CONTACT_KEY}")
        self._first = self._next(state, answered=answered, closes=closes)
        for one in self.onward():
            _lead(one, leads=one is self._first)
        for entry in (self._edit, self._assign, self._take):
            entry.setVisible(state in _ALIVE and may)
        self._complaint.setVisible(complains and body.kind is not Kind.COMPLAINT)
        self._return.setVisible(returns and body.kind is not Kind.RETURN)
        self._take.setVisible(state in _ALIVE and may and body.owner.doc != session.actor.doc)
        self._void.setVisible(state in _ALIVE and closes)
        self._more.setVisible(state in _ALIVE and may)

    def enter(self) -> None:
        """Put the cursor on what comes next."""
        if self._first is not None and not self._first.isHidden():
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self, state: State, *, answered: bool, closes: bool) -> QPushButton | None:
        """Return the button of what comes next; a closed ticket is done."""
        if state is State.OPEN:
            return self._contact
        if state in _AT_WORK:
            return self._resolve
        if state is State.RESOLVED:
            return self._close if answered and closes else self._follow_up
        return None

    # what the buttons do
    def take_complaint(self) -> None:
        """Take the matter in as a complaint (F25) and show it."""
        if self._record is not None:
            begin_complaint(self._context, self._window, self._record.doc)

    def begin_return(self) -> None:
        """Begin a return of the device (F26) and show it."""
        if self._record is not None:
            begin_return(self._context, self._window, ticket=self._record.doc)

    def contact(self) -> None:
        """Note an attempt to reach the customer."""
        record = self._record
        if record is None or record.body.state not in _ALIVE or not rights.may(self._context.session, Right.TICKETS):
            return
        who = record.body.customer
        words = " · ".join(part for part in (who.name, who.caller, who.phone) if part)
        self._questions.contact(self._note_contact, who.caller, words)

    def _note_contact(self, values: Values) -> None:
        self._run(
            tickets.attempt,
            dialogs.chosen_reach(values),
            at=when(values["at"]),
            channel=dialogs.channel(values),
            spoke_with=values["spoke_with"],
            content=values["content"],
            call_back_at=when(values["call_back_at"]),
        )

    def route(self) -> None:
        """Pass it on to another department."""
        self._questions.route(self._route_it)

    def _route_it(self, values: Values) -> None:
        to = self._actor(values["to"])
        self._run(ticket_routing.route, str(values["department"] or ""), values["note"], to=to)

    def reply(self, does: str, routing: str) -> None:
        """Say a department's word on what was passed on to it."""
        if does == "acknowledge":
            self._asked(ticket_routing.acknowledge, routing)
            return
        verb, question, yes = {
            "answer": (ticket_routing.answer, self.tr("怎样答复？"), self.tr("答复")),
            "give_back": (ticket_routing.give_back, self.tr("为什么退回？"), self.tr("退回")),
        }[does]
        words = ask.words(self._window, question, yes=yes, lines=3)
        if words is not None:
            self._asked(verb, routing, words)

    def escalate(self) -> None:
        """Report it upward."""
        self._questions.escalate(self._escalate_it)

    def _escalate_it(self, values: Values) -> None:
        to, at = self._actor(values["to"]), when(values["at"])
        self._run(ticket_routing.escalate, to, values["reason"], at=at)

    def hold(self) -> None:
        """Say what it waits for."""
        self._questions.hold(self._hold_it)

    def _hold_it(self, values: Values) -> None:
        self._run(ticket_routing.hold, dialogs.chosen_hold(values), values["note"])

    def resume(self) -> None:
        """Go on with it."""
        self._asked(ticket_routing.resume)

    def dispatch(self) -> None:
        """Make a service order of it, and show that."""
        if self._record is None:
            return
        try:
            made = self._context.do(dispatching.open_order, ticket=self._record.doc)
        except KnownError as error:
            self._tell(error)
            return
        self._context.hub.wanted.emit("service_order", made.doc)

    def resolve(self) -> None:
        """Say how it was settled."""
        self._questions.resolve(self._resolve_it)

    def _resolve_it(self, values: Values) -> None:
        self._run(tickets.resolve, values["result"], at=when(values["at"]))

    def follow_up(self) -> None:
        """Note what the customer said afterwards."""
        self._questions.follow_up(self._follow_it_up)

    def _follow_it_up(self, values: Values) -> None:
        said, at = dialogs.chosen_satisfaction(values), when(values["at"])
        self._run(tickets.follow_up, said, note=values["note"], channel=dialogs.channel(values), at=at)

    def close(self) -> None:
        """Close it, once everything is there."""
        if self._record is None:
            return
        found = tickets.check_closing(self._context.session, self._record.body)
        if any(not one.warning for one in found):
            reasons = [one.message for one in found if not one.warning]
            ask.problems(self._window, self.tr("还不能关闭 {number}").format(number=self._record.number), reasons)
            return
        question = self.tr("关闭 {number}？").format(number=self._record.number)
        detail = "\n".join(text(one.message) for one in found)
        if ask.confirm(self._window, question, yes=self.tr("关闭"), detail=detail):
            self._asked(tickets.close)

    def reopen(self) -> None:
        """Open it again."""
        detail = self.tr("重新打开后，各时限从现在起重新计时；关闭期间不计。")
        reason = ask.words(self._window, self.tr("为什么重新打开？"), detail=detail, yes=self.tr("重新打开"), lines=2)
        if reason is not None:
            self._asked(tickets.reopen, reason)

    def assign(self) -> None:
        """Say who deals with it."""
        if self._record is not None:
            self._questions.assign(self._assign_it, self._record.body.department)

    def _assign_it(self, values: Values) -> None:
        self._run(tickets.assign, self._actor(values["owner"]), str(values["department"] or ""))

    def take_over(self) -> None:
        """Deal with it oneself."""
        self._asked(tickets.assign, self._context.session.actor)

    def void(self) -> None:
        """Take it out of use."""
        if self._record is not None:
            self._questions.void(self._void_it, OtherTickets(self._context.session, self._record))

    def _void_it(self, values: Values) -> None:
        self._run(tickets.void, values["reason"], merged_into=str(values["merged_into"] or ""))

    def _edit_it(self) -> None:
        self.edit_wanted.emit()

    def _print_it(self) -> None:
        self.print_wanted.emit(Form.TICKET)

    def _actor(self, doc: object) -> Actor:
        return people.actor_of(self._context.session, str(doc)) if doc else NOBODY

    def _run(self, verb: Verb[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do a verb on the ticket; what is refused is raised on to the dialog that asked."""
        if self._record is None:
            return
        do: Any = self._context.do  # its parameters are the verb's, of which the record is one
        try:
            do(verb, self._record, *args, **kwargs)
        except Conflict as error:
            self.stale.emit()  # what others wrote is shown, and the next press acts on it
            raise KnownError(Message("ticket.changed_meanwhile", {"number": self._record.number})) from error

    def _asked(self, verb: Verb[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do a verb on the ticket; what is refused is told."""
        try:
            self._run(verb, *args, **kwargs)
        except KnownError as error:
            self._tell(error)

    def _tell(self, error: KnownError) -> None:
        reasons = error.problems if isinstance(error, Refused) else (error.message,)
        ask.problems(self._window, self.tr("这一步还不能办"), reasons)


def _lead(one: QPushButton, *, leads: bool) -> None:
    """Let the next step stand out."""
    theme.look(one, "primary" if leads else "plain")
    if name := one.property("icon_name"):
        one.setIcon(icons.icon(name, "#ffffff") if leads else icons.icon(name))


def _action(menu: QMenu, name: str, slot: Callable[[], None]) -> QAction:
    made = QAction(name, menu)
    made.triggered.connect(slot)
    menu.addAction(made)
    return made
