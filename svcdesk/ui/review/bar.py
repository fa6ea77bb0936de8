"""Below a list, while several of its rows are selected: how many, and what can be done with all of them."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QToolButton, QVBoxLayout

from svcdesk.domain.record import Actor
from svcdesk.domain.review import Review
from svcdesk.domain.sheets import FORMS_OF
from svcdesk.errors import Cancelled, KnownError
from svcdesk.services import people, review
from svcdesk.services.labels import kind_label
from svcdesk.services.review import Act, Outcome, Step
from svcdesk.ui import ask, icons, theme
from svcdesk.ui.context import Context
from svcdesk.ui.fields import Option
from svcdesk.ui.flow_layout import FlowLayout
from svcdesk.ui.language import text
from svcdesk.ui.parts import label, row
from svcdesk.ui.record_list import RecordList
from svcdesk.ui.review.printing import CALLS, SHEETS, PrintMany
from svcdesk.words import Message

_MANY = 500
"""From so many on it is said beforehand that it takes a while."""
_ICONS = {"review": "list-checks", "assign": "user", "close": "check", "print": "printer", "clear": "x"}
_LONGEST = 200


class ReviewBar(QFrame):
    """Belongs to one list of one kind, and lets several of its rows be selected."""

    def __init__(self, context: Context, listing: RecordList, kind: str) -> None:
        super().__init__(listing)
        self._context = context
        self._list = listing
        self._kind = kind
        self._printing = PrintMany(context, self)
        self._steps = review.steps(context.session, kind)
        self._words = label("", "strong")
        self._buttons = {key: self._button(key) for key in self._keys()}
        self._menus()
        self._build()
        self._say()
        self.hide()
        listing.table.choose_many()
        listing.table.marked.connect(self._count)
        listing.add_below(self)

    def button(self, key: str) -> QToolButton:
        """Return one of the buttons, by its step, or ``print`` or ``clear``."""
        return self._buttons[key]

    def _keys(self) -> list[str]:
        printed = ["print"] if self._kind in FORMS_OF else []
        return [*(step.value for step in self._steps), *printed, "clear"]

    def _button(self, key: str) -> QToolButton:
        made = QToolButton()
        made.setIcon(icons.icon(_ICONS[key]))
        if key == "clear":
            theme.look(made, "quiet")
        else:
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return made

    def _menus(self) -> None:
        for key in ("review", "print"):
            if key in self._buttons:
                self._buttons[key].setMenu(QMenu(self._buttons[key]))
                self._buttons[key].setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
                self._buttons[key].menu().triggered.connect(self._chosen)
        for key, slot in (("assign", self._assign), ("close", self._close), ("clear", self._clear)):
            if key in self._buttons:
                self._buttons[key].clicked.connect(slot)

    def _build(self) -> None:
        theme.look(self, "card")
        flow = FlowLayout(gap=6)
        for key, one in self._buttons.items():
            if key != "clear":
                flow.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 10)
        layout.setSpacing(6)
        layout.addLayout(row(self._words, 1, self._buttons["clear"]))
        layout.addLayout(flow)

    def _say(self) -> None:
        names = {
            "review": self.tr("复核"),
            "assign": self.tr("指派"),
            "close": self.tr("关闭"),
            "print": self.tr("打印"),
            "clear": self.tr("取消选择"),
        }
        for key, one in self._buttons.items():
            one.setText("" if key == "clear" else names[key])
            one.setToolTip(names[key] if key == "clear" else "")
            one.setAccessibleName(names[key])
        if "review" in self._buttons:
            self._fill("review", [(verdict, Message(f"lists.review.{verdict}")) for verdict in Review])
        if "print" in self._buttons:
            sheets = self.tr("每条一份{form}").format(form=text(kind_label(self._kind)))
            calls = [(CALLS, self.tr("联系清单"))] if self._kind == "ticket" else []
            self._fill("print", [(SHEETS, sheets), *calls])
        self._count()

    def _fill(self, key: str, choices: list[tuple[str, str | Message]]) -> None:
        menu = self._buttons[key].menu()
        menu.clear()
        for value, words in choices:
            action = QAction(text(words), menu)
            action.setData((key, value))
            menu.addAction(action)

    def _count(self) -> None:
        n = sum(last - first + 1 for first, last in self._list.table.ranges())
        self._words.setText(self.tr("已选 %Ln 条", "", n))
        self.setVisible(n > 1)

    def _chosen(self, action: QAction) -> None:
        key, value = action.data()
        if key == "print":
            self._printing.start(str(value), self._list.chosen())
        else:
            self._mark(Review(value))

    def _mark(self, verdict: Review) -> None:
        ids = self._list.chosen()
        word = text(Message(f"lists.review.{verdict}"))
        question = self.tr("为 {n} 条记录记下复核：{verdict}").format(n=f"{len(ids):,}", verdict=word)
        rework = verdict is Review.REWORK
        detail = self.tr("请写明要重办什么，责任人会看到。") if rework else self.tr("可以写一句说明，也可以空着。")
        note = ask.words(self, question, yes=self.tr("记下"), detail=detail, required=rework, lines=3)
        if note is not None:
            self._start(Act(step=Step.REVIEW, verdict=verdict, note=note))

    def _assign(self) -> None:
        names = [(one.doc, one.body) for one in people.list_people(self._context.session)]
        options = [Option(doc, one.name, text(Message(f"rights.department.{one.department}"))) for doc, one in names]
        question = self.tr("把 {n} 条记录指派给谁？").format(n=f"{len(self._list.chosen()):,}")
        chosen = ask.choose(self, question, options, yes=self.tr("指派"))
        found = next((one for doc, one in names if doc == chosen), None)
        if chosen and found:
            self._start(Act(step=Step.ASSIGN, person=Actor(chosen, found.name, found.department.value)))

    def _close(self) -> None:
        n = f"{len(self._list.chosen()):,}"
        detail = self.tr("每一条都按规范检查；不能关闭的会列出原因，其余照常关闭。")
        question = self.tr("关闭 {n} 条记录？").format(n=n)
        if ask.confirm(self, question, yes=self.tr("关闭 {n} 条").format(n=n), detail=detail):
            self._start(Act(step=Step.CLOSE))

    def _clear(self) -> None:
        self._list.choose_rows(self._list.chosen()[:1])

    def _start(self, act: Act) -> None:
        ids = self._list.chosen()
        if len(ids) > _MANY and not self._patient(len(ids)):
            return
        work = partial(review.many, self._context.session, self._kind, ids, act)
        title = self.tr("办理 {n} 条记录").format(n=f"{len(ids):,}")
        self.setEnabled(False)
        self._context.jobs.start(title, work, self, self._ended, self._failed)

    def _patient(self, n: int) -> bool:
        detail = self.tr("每条单独保存，大约需要 {minutes} 分钟；可以随时停止，已办理的不会丢。")
        minutes = max(1, round(n / 6000))
        question = self.tr("要办理 {n} 条记录。").format(n=f"{n:,}")
        return ask.confirm(self, question, yes=self.tr("开始"), detail=detail.format(minutes=minutes))

    def _ended(self, outcome: Outcome) -> None:
        self.setEnabled(True)
        if outcome.docs:
            self._context.hub.changed.emit(outcome.changes)
        kept = [*(one.id for one in outcome.refused), *outcome.left]
        done = self.tr("已办理 %Ln 条。", "", len(outcome.done))
        if not kept and not outcome.gone:
            ask.message(self._list, done, tone="ok")
            return
        self._list.choose_rows(kept)
        ask.problems(self._list, done + self._not_done(outcome), self._reasons(outcome))

    def _not_done(self, outcome: Outcome) -> str:
        words = self.tr("有 %Ln 条没有办理，仍然选中。", "", len(outcome.refused) + len(outcome.left))
        return words if outcome.refused or outcome.left else ""

    def _reasons(self, outcome: Outcome) -> list[str]:
        told = [text(reason) for reason in review.told(outcome)]
        rest = len(told) - _LONGEST
        shown = [*told[:_LONGEST], self.tr("还有 %Ln 种原因。", "", rest)] if rest > 0 else told
        if outcome.left and outcome.stopped:
            why = self.tr("已停止") if outcome.stopped.code == "form.job_cancelled" else text(outcome.stopped)
            shown.append(self.tr("{n} 条还没有开始：{why}").format(n=f"{len(outcome.left):,}", why=why))
        if outcome.gone:
            shown.append(self.tr("%Ln 条已不在这台电脑的列表里。", "", outcome.gone))
        return shown

    def _failed(self, error: BaseException) -> None:
        self.setEnabled(True)
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, KnownError):
            raise error
        ask.message(self._list, error.message, tone="warn")

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
