"""What can be done with a ticket: the buttons under it and in its head, each one verb of the services."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from svcdesk.domain.device import NOBODY
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.rights import Right
from svcdesk.domain.sheets import Form
from svcdesk.domain.ticket import Ticket
from svcdesk.errors import Conflict, KnownError, Refused
from svcdesk.services import dispatching, people, rights, ticket_routing
from svcdesk.services import ticket as tickets
from svcdesk.services.desk import Changes, Session
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.language import text
from svcdesk.ui.returns.beginning import begin_complaint, begin_return
from svcdesk.ui.service import dialogs
from svcdesk.ui.service.action_buttons import ALIVE, CONTACT_KEY, TicketButtons
from svcdesk.ui.service.dialogs import Questions, Values, when
from svcdesk.ui.service.ticket_source import OtherTickets
from svcdesk.words import Message

P = ParamSpec("P")
Verb = Callable[Concatenate[Session, Record[Ticket], P], tuple[Record[Ticket], Changes]]


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
        self._questions = Questions(context, window)
        self.buttons = TicketButtons(context.session, window)
        self._connect(self.buttons)
        QShortcut(QKeySequence(CONTACT_KEY), window, self.contact)

    def _connect(self, buttons: TicketButtons) -> None:
        slots = (
            self.resume, self.hold, self.route, self.escalate, self.dispatch, self.take_complaint, self.begin_return,
            self.reopen, self.contact, self.resolve, self.follow_up, self.close,
        )  # fmt: skip
        for one, slot in zip((*buttons.aside(), *buttons.onward()), slots, strict=True):
            one.clicked.connect(slot)
        buttons.print_it.clicked.connect(self._print_it)
        for entry, slot in (
            (buttons.edit, self._edit_it), (buttons.assign, self.assign), (buttons.take_over, self.take_over),
            (buttons.complaint, self.take_complaint), (buttons.return_it, self.begin_return),
            (buttons.void, self.void),
        ):  # fmt: skip
            entry.triggered.connect(slot)

    def take(self, record: Record[Ticket]) -> None:
        """Act on this ticket from now on."""
        self._record = record
        self.buttons.show_for(record)

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
        if record is None or record.body.state not in ALIVE or not rights.may(self._context.session, Right.TICKETS):
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

    def go_on(self) -> None:
        """Let it go on for whom its customer was merged into."""
        self._asked(tickets.go_on)
        self.buttons.enter()  # the button that was pressed is gone

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
