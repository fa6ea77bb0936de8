"""One complaint on the screen: what was complained of, every step with who and when, what comes next."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from svcdesk.domain.checks import Finding
from svcdesk.domain.complaint import Complaint, State
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.sheets import Form as Sheet
from svcdesk.services import complaint as complaints
from svcdesk.services import records, return_view, rights
from svcdesk.services.labels import state_label
from svcdesk.ui.colours import Tone
from svcdesk.ui.complaint.actions import ComplaintActions
from svcdesk.ui.complaint.fields import blank, complaint_of, facts_fields, facts_values
from svcdesk.ui.complaint.steps_card import StepsCard
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.photos import Photos
from svcdesk.ui.delivery.printing import preview
from svcdesk.ui.edit_parts import EditParts
from svcdesk.ui.edit_view import EditView
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.ui.opened import void_words
from svcdesk.ui.parts import show_card
from svcdesk.ui.record_view import Heading
from svcdesk.ui.returns.followers_card import FollowersCard
from svcdesk.ui.sources import sources
from svcdesk.ui.state_bar import StateBar
from svcdesk.ui.typed import show_moment
from svcdesk.words import Message

TONES: dict[str, Tone] = {
    State.RECEIVED: "warn", State.ACKNOWLEDGED: "accent", State.ASSESSED: "accent", State.INVESTIGATED: "accent",
    State.ANSWERED: "accent", State.CLOSED: "ok", State.VOID: "bad",
}  # fmt: skip
_WAY = (State.RECEIVED, State.ACKNOWLEDGED, State.ASSESSED, State.INVESTIGATED, State.ANSWERED, State.CLOSED)


class ComplaintView(EditView):
    """The facts are typed; every step after them is said in the dialogs of the buttons."""

    kind = "complaint"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._facts = Form(
            facts_fields(),
            sources=sources(context.session),
            clock=context.session.clock,
            photos=Photos(context, self),
        )
        self._story = StepsCard()
        self._links = FollowersCard()
        self._links.wanted.connect(context.hub.wanted)
        self._bar = StateBar([(one, Message(f"complaint.state.{one}")) for one in _WAY])
        self.lay_out(
            [(self.tr("办理过程"), self._story), (self.tr("关联"), self._links), (self.tr("投诉"), self._facts)],
            EditParts([self._facts], {}),
            self._bar,
        )
        self._actions = ComplaintActions(context, self)
        self._actions.save_first(self.saved)
        self._actions.done.connect(self._after)
        self._actions.print_wanted.connect(self._print)

    def buttons(self) -> Sequence[QWidget]:
        return self._actions.buttons()

    # what EditView asks for
    def load(self, doc: str) -> Record[Complaint]:
        return records.record(self.context.session, doc, Complaint)

    def put(self, body: Complaint | None) -> None:
        session, state = self.context.session, self.record.state if self.record else ""
        self.may_edit = state not in {State.CLOSED, State.VOID} and rights.may(session, Right.COMPLAINTS)
        shown = body or blank(session.clock())
        self._facts.set_values(facts_values(shown))
        self._story.show_complaint(shown)
        show_card(self._story, bool(state))
        self._bar.show_state(state, TONES.get(state, "accent"), ended=state == State.CLOSED)
        links = return_view.links_of_origin(session, self.record.doc, shown.ticket) if self.record else []
        self._links.show_links(links)
        show_card(self._links, bool(links))

    def take(self) -> Complaint:
        before = self.record.body if self.record else blank(self.context.session.clock())
        values = self.parts.values()
        name = records.title(self.context.session, str(values["product"] or ""))
        return complaint_of(values, before, name)

    def check(self, body: Complaint) -> list[Finding]:
        return complaints.check(self.context.session, body)

    def store(self, body: Complaint) -> Record[Complaint]:
        return self.context.do(complaints.save_facts, body, self.record)

    def heading(self) -> Heading:
        self._actions.take(self.record)
        record = self.record
        if record is None:
            return Heading(self.tr("新投诉"))
        body: Complaint = record.body
        category = text(Message(f"complaint.category.{body.category}"))
        who = body.customer.name or body.customer.caller
        late = body.due_at is not None and self.context.session.clock() > body.due_at
        due = self.tr("下一步须在 {at} 前").format(at=show_moment(body.due_at)) if body.due_at else ""
        parts = (who, category if body.category != "open" else "", self._owner(body), due)
        line = " · ".join(part for part in parts if part)
        tone = "bad" if late else TONES[record.state]
        return Heading(self.tr("顾客投诉"), record.number, state_label("complaint", record.state), tone, line)

    def _owner(self, body: Complaint) -> str:
        return self.tr("责任人 {name}").format(name=body.owner.name) if body.owner.name else ""

    def read_only_words(self) -> str:
        if self.record and self.record.state == State.VOID:
            return void_words(self.record.body.void_reason)
        if self.record and self.record.state == State.CLOSED:
            return self.tr("已关闭，不能再改。")
        return super().read_only_words()

    def _after(self, record: Record[Complaint]) -> None:
        self._show(record)

    def _print(self) -> None:
        if self.record is not None:
            preview(self.context, self, self.record.doc, Sheet.COMPLAINT, None, blank=False)
