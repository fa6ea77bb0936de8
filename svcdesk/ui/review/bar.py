"""Below a list, while several of its rows are selected: how many, and what can be done with all of them."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QToolButton, QVBoxLayout

from svcdesk.domain.review import Review
from svcdesk.domain.rights import Right
from svcdesk.domain.sheets import FORMS_OF
from svcdesk.errors import Cancelled, KnownError
from svcdesk.services import review, rights
from svcdesk.services.labels import kind_label
from svcdesk.services.review import Act, Outcome, Step
from svcdesk.ui import ask, icons, theme
from svcdesk.ui.context import Context
from svcdesk.ui.exchange.chosen import HandChosen
from svcdesk.ui.flow_layout import FlowLayout
from svcdesk.ui.language import text
from svcdesk.ui.parts import label, row
from svcdesk.ui.record_list import RecordList
from svcdesk.ui.review.asking import Asking
from svcdesk.ui.review.printing import CALLS, SHEETS, PrintMany
from svcdesk.ui.review.telling import Telling
from svcdesk.words import Message

_ICONS = {
    "review": "list-checks",
    "approve": "circle-check",
    "assign": "user",
    "close": "check",
    "print": "printer",
    "hand": "upload",
    "clear": "x",
}


class ReviewBar(QFrame):
    """Belongs to one list of one kind, and lets several of its rows be selected.

    Every list can hand over what is selected; what else can be done with many depends on their kind.
    """

    def __init__(self, context: Context, listing: RecordList, kind: str) -> None:
        super().__init__(listing)
        self._context = context
        self._list = listing
        self._kind = kind
        self._printing = PrintMany(context, self)
        self._asking = Asking(context, listing, kind)
        self._telling = Telling(listing)
        self._handing = HandChosen(context, listing)
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
        """Return one of the buttons, by its step, or ``print``, ``hand`` or ``clear``."""
        return self._buttons[key]

    def _keys(self) -> list[str]:
        printed = ["print"] if self._kind in FORMS_OF and self._kind in review.BODIES else []
        handed = ["hand"] if rights.may(self._context.session, Right.HAND_OVER) else []
        return [*(step.value for step in self._steps), *printed, *handed, "clear"]

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
        for step in self._steps:
            if step is not Step.REVIEW:
                self._buttons[step.value].clicked.connect(self._step)
        if "hand" in self._buttons:
            self._buttons["hand"].clicked.connect(self._hand_over)
        self._buttons["clear"].clicked.connect(self._clear)

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
            "approve": self.tr("审批"),
            "assign": self.tr("指派"),
            "close": self.tr("关闭"),
            "print": self.tr("打印"),
            "hand": self.tr("交接…"),
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
        ids = self._list.chosen()
        if key == "print":
            self._printing.start(str(value), ids)
        else:
            self._start(ids, self._seen(ids), self._asking.mark(Review(value), len(ids)))

    def _step(self) -> None:
        step = next(step for step in self._steps if self._buttons[step.value] is self.sender())
        ids = self._list.chosen()
        self._start(ids, self._seen(ids), self._asking.about(step, ids))

    def _seen(self, ids: Sequence[int]) -> dict[int, str]:
        """Return the versions the person has before the eyes when asked: what changes meanwhile is left alone."""
        return review.seen(self._context.session, ids)

    def _hand_over(self) -> None:
        self._handing.start(self._list.chosen())

    def _clear(self) -> None:
        self._list.choose_rows(self._list.chosen()[:1])

    def _start(self, ids: Sequence[int], versions: Mapping[int, str], act: Act | None) -> None:
        if act is None or not self._asking.patient(len(ids)):
            return
        work = partial(review.many, self._context.session, self._kind, ids, act, versions=versions)
        title = self.tr("办理 {n} 条记录").format(n=f"{len(ids):,}")
        self.setEnabled(False)
        self._context.jobs.start(title, work, self, self._ended, self._failed)

    def _ended(self, outcome: Outcome) -> None:
        self.setEnabled(True)
        if outcome.docs:
            self._context.hub.changed.emit(outcome.changes)
        kept = [*(one.id for one in outcome.refused), *outcome.left]
        if kept or outcome.gone:
            self._list.choose_rows(kept)
        self._telling.tell(outcome)

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
