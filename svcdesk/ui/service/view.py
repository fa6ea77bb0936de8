"""One ticket on the screen: its clocks, what the customer said, who has it, what happened, what comes next."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from svcdesk.domain.clock import Reading, Rule
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.sheets import Form
from svcdesk.domain.ticket import State, Ticket
from svcdesk.domain.ticket_story import story
from svcdesk.domain.times import SHANGHAI, local_day
from svcdesk.services import lists, rights, ticket_view
from svcdesk.services.desk import Changes
from svcdesk.services.labels import state_label
from svcdesk.ui import theme
from svcdesk.ui.colours import Tone
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.printing import preview
from svcdesk.ui.flow_layout import FlowLayout
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice, Sort
from svcdesk.ui.parts import button
from svcdesk.ui.record_view import Heading, RecordView
from svcdesk.ui.service.action_buttons import ALIVE
from svcdesk.ui.service.actions import TicketActions
from svcdesk.ui.service.cases_card import CasesCard
from svcdesk.ui.service.clock_row import ClockRow
from svcdesk.ui.service.derivation_dialog import DerivationDialog
from svcdesk.ui.service.device_line import DeviceLine
from svcdesk.ui.service.facts_dialog import change_facts
from svcdesk.ui.service.routing_cards import RoutingCards
from svcdesk.ui.service.said_card import SaidCard
from svcdesk.ui.service.story_card import StoryCard
from svcdesk.words import Message

TONES: dict[State, Tone] = {
    State.OPEN: "warn",
    State.HANDLING: "accent",
    State.WAITING: "muted",
    State.RESOLVED: "ok",
    State.CLOSED: "muted",
    State.VOID: "bad",
}


class TicketView(RecordView):
    """Shows what a customer said, and what came of it; nothing is typed here but in the dialogs of its buttons.

    ``new_wanted`` asks for the intake.
    """

    new_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: ticket_view.Shown | None = None
        self._notice = Notice()
        self._device = DeviceLine()
        self._clocks = ClockRow(context.session.clock)
        self._said = SaidCard()
        self._routings = RoutingCards()
        self._made = CasesCard(context, self.tr("由此产生的单据"))
        self._others = CasesCard(context, self.tr("同一顾客或设备的未结事项"))
        self._story = StoryCard()
        self._actions = TicketActions(context, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inside = QWidget()
        theme.look(inside, "bare")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        for part in (self._said, self._routings, self._made, self._story, self._others):
            column.addWidget(part)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._notice)
        layout.addWidget(self._device)
        layout.addWidget(self._clocks)
        layout.addWidget(area, 1)
        layout.addWidget(self._foot())

    def _foot(self) -> QWidget:
        """Return what hands the matter on at the left, what leads to its end at the right."""
        foot, left, right = QWidget(), QWidget(), QWidget()
        for side, buttons in ((left, self._actions.buttons.aside()), (right, self._actions.buttons.onward())):
            flow = FlowLayout(side)
            for one in buttons:
                flow.addWidget(one)
        line = QHBoxLayout(foot)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(left, 1)
        line.addWidget(right, 0, Qt.AlignmentFlag.AlignBottom)
        return foot

    def _connect(self) -> None:
        self._clocks.explained.connect(self._explain)
        self._clocks.ticked.connect(self._tell_heading)
        self._device.passport_wanted.connect(self._open_passport)
        self._device.contract_wanted.connect(self._open_contract)
        self._routings.pressed.connect(self._actions.reply)
        self._routings.done.connect(self._actions.buttons.enter)
        self._actions.edit_wanted.connect(self._edit)
        self._actions.stale.connect(self.refresh)
        self._actions.print_wanted.connect(self._print)
        self._context.hub.changed.connect(self._something_changed)

    # what the page asks
    def show_record(self, doc: str) -> None:
        self._show(ticket_view.show(self._context.session, doc))
        self.shown.emit(doc)

    def start_new(self) -> None:
        self.new_wanted.emit()

    def buttons(self) -> Sequence[QWidget]:
        return self._actions.buttons.head()

    def enter(self) -> None:
        self._actions.buttons.enter()

    # showing
    def _show(self, shown: ticket_view.Shown) -> None:
        self._shown = shown
        record, session = shown.record, self._context.session
        body, now = record.body, session.clock()
        self._actions.take(record)
        self._device.show_device(body.device, local_day(now))
        self._said.show_ticket(body, now)
        may = rights.may(session, Right.TICKETS) and body.state not in {State.CLOSED, State.VOID}
        self._routings.show_routings(body.open_routings, department=session.actor.department, editable=may)
        made = {one.doc for one in shown.linked}
        self._made.show_cases(lists.of_docs(session, made) if made else [])
        self._others.show_cases([row for row in shown.beside.open_cases if row.doc not in made])
        self._story.show_story(story(body, shown.marks, now), shown.jumps, now)
        self._clocks.show_clocks(self._read)
        self._tell()
        self._tell_heading()

    def _read(self, now: datetime) -> list[tuple[Rule, Reading]]:
        shown = self._shown
        if shown is None or shown.record.body.state is State.VOID:
            return []
        return ticket_view.clocks(shown.record.body, shown.calendar, now, calendar_here=shown.calendar_here)

    def _tell(self) -> None:
        """Say above everything what has to be known first."""
        if self._shown is None:
            return
        body, lines = self._shown.record.body, [text(one) for one in self._shown.beside.told]
        if body.state is State.VOID:
            lines.insert(0, self.tr("已作废：{why}。单号保留，不再使用。").format(why=body.void_reason.rstrip("。.")))
            if body.merged_into:
                lines.append(
                    self.tr("已并入 {number}，请在那里接着办。").format(number=self._number(body.merged_into))
                )
        elif body.open_pause:
            reason = text(Message(f"ticket.hold.{body.open_pause.reason}"))
            since = f"{body.open_pause.since.astimezone(SHANGHAI):%m-%d %H:%M}"
            words = self.tr("已挂起：{reason}，从 {since} 起。联系和回复的时限不因此暂停。")
            lines.append(words.format(reason=reason, since=since))
        if body.serial_note:
            lines.append(self.tr("序列号登记在其他顾客名下，说明：{why}").format(why=body.serial_note))
        if body.call_back_at:
            at = f"{body.call_back_at.astimezone(SHANGHAI):%m-%d %H:%M}"
            lines.append(self.tr("约定 {at} 再打。").format(at=at))
        sort: Sort = "notice-bad" if body.state is State.VOID else "notice-warn"
        self._notice.say("\n".join(lines), sort, self._ways(self._shown))

    def _ways(self, shown: ticket_view.Shown) -> list[QPushButton]:
        """Return the button that lets a ticket in work go on for whom its customer was merged into."""
        may = shown.record.body.state in ALIVE and rights.may(self._context.session, Right.TICKETS)
        if not (shown.beside.goes_on and may):
            return []
        lead = button(self.tr("改到保留的客户名下"))
        lead.clicked.connect(self._actions.go_on)
        return [lead]

    def _number(self, doc: str) -> str:
        return next((row.number for row in lists.of_docs(self._context.session, [doc])), doc)

    def _tell_heading(self) -> None:
        if self._shown is None:
            return
        record = self._shown.record
        body = record.body
        kind = text(Message(f"ticket.kind.{body.kind}"))
        who = (body.customer.name, body.customer.caller, body.customer.phone)
        owner = body.owner.name or text(Message(f"rights.department.{body.department}"))
        parts = (*who, self.tr("责任人 {owner}").format(owner=owner))
        line = " · ".join(part for part in parts if part)
        state = state_label("ticket", record.state)
        self.heading_changed.emit(Heading(kind, record.number, state, self._tone(record), line))

    def _tone(self, record: Record[Ticket]) -> Tone:
        late = any(reading.late and reading.open for _, reading in self._read(self._context.session.clock()))
        alive = record.body.state not in {State.CLOSED, State.VOID}
        return "bad" if late and alive else TONES[record.body.state]

    # what is pressed
    def _explain(self, rule_id: str) -> None:
        if self._shown is None:
            return
        body, now = self._shown.record.body, self._context.session.clock()
        rule = next(rule for rule in body.rules if rule.id == rule_id)
        reading, other = ticket_view.explain(
            body,
            rule,
            self._shown.calendar,
            now,
            calendar_here=self._shown.calendar_here,
            instead=self._shown.instead,
        )
        dialog = DerivationDialog(rule, reading, other, self)
        dialog.exec()
        dialog.deleteLater()

    def _open_passport(self) -> None:
        if self._shown is not None:
            device = self._shown.record.body.device
            self._context.hub.wanted.emit("unit", f"{device.product}:{device.serial}")

    def _open_contract(self) -> None:
        if self._shown is not None:
            self._context.hub.wanted.emit("contract", self._shown.record.body.device.contract)

    def _edit(self) -> None:
        if self._shown is not None:
            change_facts(self._context, self._shown.record, self)

    def _print(self, form: Form) -> None:
        if self._shown is not None:
            preview(self._context, self, self._shown.record.doc, form, None, blank=False)

    def refresh(self) -> None:
        """Show the ticket as it stands now."""
        if self._shown is not None:
            self._show(ticket_view.show(self._context.session, self._shown.record.doc))

    def _something_changed(self, changes: Changes) -> None:
        if self._shown is None or not self.isVisible():
            return
        record = self._shown.record
        watched = {record.doc, record.body.customer.doc, *record.body.linked}
        if changes.docs & watched or changes.kinds & {"service_order", "complaint", "return_case"}:
            self._show(ticket_view.show(self._context.session, record.doc))
