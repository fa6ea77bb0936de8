"""The buttons under a ticket and in its head: which there are, which are shown when, which comes next."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.ticket import Kind, State, Ticket
from svcdesk.domain.ticket_rules import answer_of
from svcdesk.services import rights
from svcdesk.services.desk import Session
from svcdesk.ui import icons, theme
from svcdesk.ui.parts import button

AT_WORK = frozenset({State.OPEN, State.HANDLING, State.WAITING})
ALIVE = AT_WORK | {State.RESOLVED}
CONTACT_KEY = "F4"


class TicketButtons(QObject):
    """Belongs to a view. What a press does is said by whoever made it: the names are those of the deeds."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._first: QPushButton | None = None
        self._make_foot()
        self._make_head()

    def head(self) -> Sequence[QWidget]:
        """Return the buttons for the head of the record."""
        return (self.print_it, self.more)

    def aside(self) -> Sequence[QPushButton]:
        """Return the buttons that hand the matter on or let it wait."""
        return (
            self.resume, self.hold, self.route, self.escalate, self.dispatch, self.complain, self.give_back,
        )  # fmt: skip

    def onward(self) -> Sequence[QPushButton]:
        """Return the buttons of the way to its end."""
        return (self.reopen, self.contact, self.resolve, self.follow_up, self.close)

    def _make_foot(self) -> None:
        self.reopen = button(self.tr("重新打开…"))
        self.resume = button(self.tr("恢复处理"))
        self.hold = button(self.tr("挂起…"))
        self.route = button(self.tr("转部门…"))
        self.escalate = button(self.tr("向上反馈…"))
        self.dispatch = button(self.tr("派工…"))
        self.complain = button(self.tr("受理为投诉"))
        self.give_back = button(self.tr("办理退换货"))
        self.contact = button("")
        self.resolve = button(self.tr("办结…"))
        self.follow_up = button(self.tr("回访…"))
        self.close = button(self.tr("关闭"))
        for one in (*self.aside(), *self.onward()):
            one.setParent(self._window)
        for one, name in ((self.reopen, "lock-open"), (self.dispatch, "wrench"), (self.contact, "phone")):
            one.setProperty("icon_name", name)

    def _make_head(self) -> None:
        self.print_it = button(self.tr("打印 F21"), icon="printer")
        self.more = button("", icon="ellipsis")
        self.more.setAccessibleName(self.tr("更多"))
        self.more.setToolTip(self.tr("更多"))
        menu = QMenu(self.more)
        self.edit = _action(menu, self.tr("修改登记内容…"))
        self.assign = _action(menu, self.tr("指派责任人…"))
        self.take_over = _action(menu, self.tr("由我负责"))
        self.complaint = _action(menu, self.tr("受理为投诉"))
        self.return_it = _action(menu, self.tr("办理退换货"))
        self.void = _action(menu, self.tr("作废…"))
        self.more.setMenu(menu)
        for one in self.head():
            one.setParent(self._window)

    def show_for(self, record: Record[Ticket]) -> None:
        """Show what can be done with this ticket now, by this person."""
        state, body, session = record.body.state, record.body, self._session
        may, closes = rights.may(session, Right.TICKETS), rights.may(session, Right.CLOSE_TICKETS)
        answered = answer_of(body) is not None
        complains = state in AT_WORK and rights.may(session, Right.COMPLAINTS)
        returns = state in AT_WORK and rights.may(session, Right.RETURNS)
        shown = {
            self.reopen: state in {State.RESOLVED, State.CLOSED},
            self.resume: state is State.WAITING,
            self.hold: state in {State.OPEN, State.HANDLING},
            self.route: state in AT_WORK,
            self.escalate: state in AT_WORK,
            self.dispatch: state in AT_WORK and rights.may(session, Right.DISPATCH),
            self.complain: complains and body.kind is Kind.COMPLAINT,
            self.give_back: returns and body.kind is Kind.RETURN,
            self.contact: state in ALIVE,
            self.resolve: state in AT_WORK,
            self.follow_up: state is State.RESOLVED,
            self.close: state is State.RESOLVED and closes,
        }
        for one, wanted in shown.items():
            one.setVisible(wanted and may)
        self.contact.setText(self.tr("记录联系") + f"  {CONTACT_KEY}")
        self._first = self._next(state, answered=answered, closes=closes)
        for one in self.onward():
            _lead(one, leads=one is self._first)
        for entry in (self.edit, self.assign, self.take_over):
            entry.setVisible(state in ALIVE and may)
        self.complaint.setVisible(complains and body.kind is not Kind.COMPLAINT)
        self.return_it.setVisible(returns and body.kind is not Kind.RETURN)
        self.take_over.setVisible(state in ALIVE and may and body.owner.doc != session.actor.doc)
        self.void.setVisible(state in ALIVE and closes)
        self.more.setVisible(state in ALIVE and may)

    def enter(self) -> None:
        """Put the cursor on what comes next."""
        if self._first is not None and not self._first.isHidden():
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self, state: State, *, answered: bool, closes: bool) -> QPushButton | None:
        """Return the button of what comes next; a closed ticket is done."""
        if state is State.OPEN:
            return self.contact
        if state in AT_WORK:
            return self.resolve
        if state is State.RESOLVED:
            return self.close if answered and closes else self.follow_up
        return None


def _lead(one: QPushButton, *, leads: bool) -> None:
    """Let the next step stand out."""
    theme.look(one, "primary" if leads else "plain")
    if name := one.property("icon_name"):
        one.setIcon(icons.icon(name, "#ffffff") if leads else icons.icon(name))


def _action(menu: QMenu, name: str) -> QAction:
    made = QAction(name, menu)
    menu.addAction(made)
    return made
