"""The parts of one service order on one page, one under the other; all follow what is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from svcdesk.domain.confirming import needs_before
from svcdesk.domain.order_problems import OrderProblem, Section
from svcdesk.domain.service_order import ServiceOrder, State
from svcdesk.services import order_meter
from svcdesk.ui import theme
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.photos import Photos
from svcdesk.ui.parts import lay_out_now
from svcdesk.ui.repair.condition import ConditionCard
from svcdesk.ui.repair.departing import LaterDeparture
from svcdesk.ui.repair.editor import OrderEditor
from svcdesk.ui.repair.head import HeadCard
from svcdesk.ui.repair.parts_card import PartsCard
from svcdesk.ui.repair.problems import OrderProblems
from svcdesk.ui.repair.result import ResultCard
from svcdesk.ui.repair.visit import VisitCard

_NOT_THERE_YET = {State.NEW, State.DISPATCHED}


class OrderBody(QScrollArea):
    """Order, visit, condition, parts, result; ``stamped`` as the visit says it, the rest as the parts ask for it."""

    stamped = Signal()
    reopening = Signal()
    quoting = Signal()
    unsigned = Signal(int)
    witnessing = Signal()

    def __init__(self, editor: OrderEditor, context: Context, doc: str, state: str) -> None:
        super().__init__()
        self.doc, self._editor, self._state, self._context = doc, editor, state, context
        photos = Photos(context, editor)
        self.head = HeadCard(editor, context, photos, doc)
        self.visit = VisitCard(editor, photos, LaterDeparture(context, doc, state))
        self.condition = ConditionCard(editor, photos)
        self.parts = PartsCard(editor, context)
        self.result = ResultCard(editor)
        self.problems = OrderProblems()
        self.problems.chosen.connect(self.lead_to)
        self.visit.stamped.connect(self.stamped)
        self.condition.reopening.connect(self.reopening)
        self.parts.quoting.connect(self.quoting)
        self.parts.taken.connect(self.stamped)
        self.result.unsigned.connect(self.unsigned)
        self.result.witnessing.connect(self.witnessing)
        inside = QWidget()
        theme.look(inside, "bare")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        new = state == State.NEW
        first = (self.head, self.visit) if new else (self.visit, self.head)
        for part in (*first, self.condition, self.parts, self.result, self.problems):
            column.addWidget(part)
        self.head.unfold(open_=new)
        column.addStretch()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(inside)

    def show_body(self, body: ServiceOrder) -> None:
        """Show the order as it stands; parts of the page that are still to come are not shown."""
        begun = self._state not in _NOT_THERE_YET or self._editor.read_only
        self.condition.setVisible(needs_before(body) and begun)
        ready = begun and (self._editor.confirmed or not needs_before(body) or self._editor.read_only)
        for part in (self.parts, self.result):
            part.setVisible(ready)
        for shown in (self.head, self.visit, self.condition, self.parts, self.result):
            shown.show_body(body)
        self.condition.ask_about_meter(order_meter.question(self._context.session, body, self.doc))
        self.problems.show_problems(self._editor.problems() if ready and not self._editor.read_only else [])
        lay_out_now()

    def lead_to(self, problem: OrderProblem) -> None:
        """Bring the part a problem belongs to into view and put the cursor there."""
        parts: dict[Section, HeadCard | VisitCard | ConditionCard | PartsCard | ResultCard] = {
            Section.ORDER: self.head,
            Section.VISIT: self.visit,
            Section.CONDITION: self.condition,
            Section.PARTS: self.parts,
            Section.RESULT: self.result,
        }
        part = parts[problem.section]
        part.setVisible(True)
        self.ensureWidgetVisible(part, 0, 0)
        part.focus(problem.target)
        focused = self.focusWidget()
        if focused is not None and part.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, 60)
