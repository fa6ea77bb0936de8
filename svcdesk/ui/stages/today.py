"""Today: what is overdue, what is due, what is unfinished on this machine, and the way to the first acceptance."""

from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from svcdesk.domain.rights import Right
from svcdesk.domain.settlement import Feedback
from svcdesk.domain.times import end_of_day, local_day
from svcdesk.services import records, remembered, rights, settlement
from svcdesk.services.desk import Changes
from svcdesk.services.settling import unsettled
from svcdesk.services.spares import below_minimum
from svcdesk.services.today import Task, Unfinished, today
from svcdesk.ui import ask, theme
from svcdesk.ui.colours import Tone
from svcdesk.ui.context import Context
from svcdesk.ui.editors.choices import Segments
from svcdesk.ui.fields import Choice
from svcdesk.ui.figure_card import FigureCard
from svcdesk.ui.guide_card import GuideCard
from svcdesk.ui.page import Page
from svcdesk.ui.parts import label, row
from svcdesk.ui.settling_card import SettlingCard
from svcdesk.ui.shortage_card import ShortageCard
from svcdesk.ui.task_list import TaskList
from svcdesk.ui.unfinished_card import UnfinishedCard

_MINUTE = 60_000
_TONES: dict[str, Tone] = {"overdue": "bad", "today": "warn"}
_PLACES = {
    "company": ("masters", "company"),
    "people": ("masters", "people"),
    "customers": ("masters", "customers"),
    "products": ("masters", "products"),
    "contract": ("stage", "contract"),
    "delivery": ("stage", "contract"),
    "acceptance": ("stage", "delivery"),
}
"""Where each step of the way to the first acceptance is taken."""
_MOST = 1000
_CONTACTS = {"today.contact", "today.ticket.call_back", "today.ticket.follow_up"}


class Whose(StrEnum):
    MINE = "mine"
    DEPARTMENT = "department"
    ALL = "all"


class TodayPage(Page):
    """Numbers are counted, never guessed; where there is nothing to show, nothing is drawn."""

    def __init__(self, context: Context, _key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._narrow = ""
        self._whose = remembered.recall(context.session, "today:whose", Whose) or Whose.ALL
        self._guide_hidden = bool(remembered.recall(context.session, "today:guide_hidden", bool))
        self._tasks = TaskList(may_acknowledge=rights.may(context.session, Right.ACKNOWLEDGE_FEEDBACK))
        self._guide = GuideCard(context.session)
        self._settling = SettlingCard()
        self._shortages = ShortageCard()
        self._unfinished = UnfinishedCard()
        self._nothing = label("", "muted")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        captions: tuple[tuple[str, str], ...] = (
            ("overdue", self.tr("已超期")),
            ("today", self.tr("今天到期")),
            ("contact", self.tr("待联系顾客")),
            ("delivery", self.tr("待交付验收")),
            ("feedback", self.tr("待接收反馈")),
            ("payment_notice", self.tr("待收款")),
            ("unfinished", self.tr("本机未完成")),
        )
        self._cards = {key: FigureCard(key, caption) for key, caption in captions}
        cards = QHBoxLayout()
        cards.setSpacing(10)
        for one in self._cards.values():
            cards.addWidget(one, 1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(row(label(self.tr("待办（按到期排序）"), "heading"), 1, self._whose_buttons()))
        left.addWidget(self._tasks, 1)
        left.addWidget(self._nothing)
        self._lay_out_beside()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        grid.addLayout(cards, 0, 0, 1, 2)
        grid.addLayout(left, 1, 0)
        grid.addWidget(self._beside, 1, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(1, 1)

    def _lay_out_beside(self) -> None:
        inside = QWidget()
        theme.look(inside, "bare")
        self._beside = QScrollArea()  # more than fits moves under the window instead of over itself
        self._beside.setWidgetResizable(True)
        self._beside.setFrameShape(QFrame.Shape.NoFrame)
        self._beside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._beside.setMaximumWidth(theme.target() * 9)
        self._beside.setWidget(inside)
        right = QVBoxLayout(inside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(10)
        right.addWidget(self._settling)
        right.addWidget(self._shortages)
        right.addWidget(self._guide)
        right.addWidget(self._unfinished)
        right.addStretch()

    def _whose_buttons(self) -> Segments:
        names = {Whose.MINE: self.tr("我的"), Whose.DEPARTMENT: self.tr("本部门"), Whose.ALL: self.tr("全部")}
        segments = Segments([Choice(key, name) for key, name in names.items()])
        segments.set_value(self._whose)
        segments.name(self.tr("谁的待办"))
        segments.chosen.connect(self._choose_whose)
        return segments

    def _connect(self) -> None:
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE)
        self._timer.timeout.connect(self.refresh)
        for one in self._cards.values():
            one.pressed.connect(self._press)
        self._tasks.opened.connect(self._open)
        self._tasks.acknowledged.connect(self._acknowledge)
        self._settling.opened.connect(self._open)
        self._shortages.led.connect(self._context.hub.led)
        self._unfinished.opened.connect(self._go_on)
        self._guide.led.connect(self._lead)
        self._guide.dismissed.connect(self._hide_guide)
        self._context.hub.guided.connect(self.show_guide)
        self._context.hub.changed.connect(self._something_changed)

    def refresh(self) -> None:
        """Count and list anew."""
        session = self._context.session
        found, now = today(session, _MOST), session.clock()
        mine = [task for task in found.tasks if self._concerns(task)]
        for key, one in self._cards.items():
            count = sum(_is(key, task, now) for task in mine)
            one.show_figure(len(found.unfinished) if key == "unfinished" else count, _TONES.get(key, "neutral"))
        shown = [task for task in mine if not self._narrow or _is(self._narrow, task, now)]
        self._tasks.show_tasks(shown, now)
        self._tasks.empty.say(self._why_empty(nothing=not found.tasks))
        self._nothing.setText(self._foot(len(shown)))
        self._settling.show_unsettled(unsettled(session))
        self._shortages.show_shortages(below_minimum(session))
        self._unfinished.show_drafts(found.unfinished)
        self._guide.setVisible(self._guide.refresh() and not self._guide_hidden)
        beside = (self._settling, self._shortages, self._guide, self._unfinished)
        self._beside.setVisible(any(not one.isHidden() for one in beside))

    def _concerns(self, task: Task) -> bool:
        actor = self._context.session.actor
        if self._whose is Whose.MINE:
            return task.owner == actor.doc
        return self._whose is Whose.ALL or actor.doc == task.owner or task.department == actor.department

    def show_guide(self) -> None:
        """Bring the way to the first acceptance back, as the help menu asks."""
        self._guide_hidden = False
        remembered.remember(self._context.session, "today:guide_hidden", False)
        self._guide.refresh()
        self._guide.show()
        self._beside.show()
        self._guide.setFocus()

    def _foot(self, shown: int) -> str:
        if self._narrow in self._cards:
            caption = self._cards[self._narrow].caption()
            return self.tr("只显示“{what}”{n} 项；再点一次恢复全部。").format(what=caption, n=shown)
        return self.tr("共 {n} 项").format(n=shown)

    def _why_empty(self, *, nothing: bool) -> str:
        if nothing:
            return self.tr("没有待办。登记的来电、安排的交付和派出的工单，在到期之前都列在这里。")
        if self._narrow:
            return self.tr("没有这样的待办。")
        return self.tr("没有待办。其他人的待办见“全部”。")

    def _press(self, key: str) -> None:
        if key == "unfinished":
            self._unfinished.setFocus()
            return
        self._narrow = "" if self._narrow == key else key
        for name, one in self._cards.items():
            one.set_chosen(name == self._narrow)
        self.refresh()

    def _choose_whose(self, value: object) -> None:
        self._whose = Whose(str(value)) if value else Whose.ALL
        remembered.remember(self._context.session, "today:whose", self._whose)
        self.refresh()

    def _open(self, kind: str, doc: str) -> None:
        self._context.hub.wanted.emit(kind, doc)

    def _acknowledge(self, doc: str) -> None:
        feedback = records.record(self._context.session, doc, Feedback)
        question = self.tr("接收 {number} 的交付信息？").format(number=feedback.body.delivery_number)
        detail = self.tr("{customer}，{n} 件。请写明接下来怎样收款（6.5.2）。").format(
            customer=feedback.body.customer_name, n=f"{feedback.body.quantity.normalize():f}"
        )
        usual = self.tr("按合同约定发出收款通知")
        words = ask.words(self, question, detail=detail, value=usual, yes=self.tr("接收"))
        if words is not None:
            self._context.do(settlement.acknowledge, feedback, words)

    def _go_on(self, draft: Unfinished) -> None:
        key, _, doc = draft.key.rpartition(":")
        self._context.hub.wanted.emit(draft.kind or key, "" if doc == "new" else doc)

    def _lead(self, step: str) -> None:
        self._context.hub.led.emit(*_PLACES[step])

    def _hide_guide(self) -> None:
        self._guide_hidden = True
        remembered.remember(self._context.session, "today:guide_hidden", True)
        self.refresh()

    def _something_changed(self, _changes: Changes) -> None:
        if self.isVisible():
            self.refresh()

    # Qt's own
    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)


def _is(key: str, task: Task, now: datetime) -> bool:
    """Whether a task is counted by a card."""
    if key == "overdue":
        return task.overdue
    if key == "today":
        return not task.overdue and task.due_at is not None and task.due_at <= end_of_day(local_day(now))
    if key == "contact":
        return task.what.code in _CONTACTS
    return task.kind == key
