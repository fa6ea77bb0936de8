"""What the office said of the record now open: a line under its head, and a button that adds a word to it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QToolButton, QVBoxLayout, QWidget

from svcdesk.domain.review import Review, ReviewMark
from svcdesk.domain.rights import Right
from svcdesk.errors import KnownError
from svcdesk.services import marks, records, rights
from svcdesk.services.desk import Changes
from svcdesk.ui import ask, theme
from svcdesk.ui.colours import Tone
from svcdesk.ui.context import Context
from svcdesk.ui.elided import ClampedLabel
from svcdesk.ui.language import text
from svcdesk.ui.parts import label, row, tool
from svcdesk.ui.review.asking import Asking
from svcdesk.ui.typed import show_moment
from svcdesk.words import Message

TONES: dict[Review, Tone] = {Review.SEEN: "accent", Review.APPROVED: "ok", Review.REWORK: "warn"}


class MarksLine(QFrame):
    """The latest mark with its note; the earlier ones on demand. Hidden while nobody has said anything."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "bare")
        self._verdict = label("", "strong")
        self._words = ClampedLabel()
        self._more = QToolButton()
        self._more.setCheckable(True)
        theme.look(self._more, "quiet")
        self._more.toggled.connect(self._unfold)
        self._earlier = label("", "muted", wrap=True)
        self._earlier.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(2)
        head = row(self._verdict, self._words, self._more, spacing=10)
        head.setStretch(1, 1)
        column.addLayout(head)
        column.addWidget(self._earlier)
        self.hide()

    def show_marks(self, given: Sequence[ReviewMark], rev: str) -> None:
        """Show the marks, the latest first; ``rev`` is the version of the record as it stands now."""
        self.setVisible(bool(given))
        if not given:
            return
        last = given[0]
        self._verdict.setText(self.tr("复核：{verdict}").format(verdict=_verdict(last)))
        theme.set_tone(self._verdict, TONES[last.verdict])
        changed = "" if last.seen == rev else text(Message("lists.review.changed"))
        self._words.say(" · ".join(part for part in (_said(last), changed) if part))
        self._more.setVisible(len(given) > 1)
        self._more.setText(self.tr("此前 %Ln 次", "", len(given) - 1))
        self._earlier.setText("\n".join(f"{_verdict(one)}  {_said(one)}" for one in given[1:]))
        self._unfold(self._more.isChecked())

    def _unfold(self, open_: bool) -> None:
        self._earlier.setVisible(open_ and bool(self._earlier.text()))


class Marking(QObject):
    """Belongs to the page of a kind the office reviews; ``button`` goes into the head, ``line`` under it."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._doc = ""
        self.line = MarksLine()
        self.button = tool("list-checks", "")
        self.button.setMenu(QMenu(self.button))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.menu().triggered.connect(self._chosen)
        self.button.installEventFilter(self)
        self._asking = Asking(context, self.button, "")
        self._say()
        context.hub.changed.connect(self._changed)

    def show_record(self, doc: str) -> None:
        """Show what was said of a record; a new one that was never saved has nothing to be judged."""
        self._doc = doc
        self.button.setVisible(bool(doc) and rights.may(self._context.session, Right.REVIEW))
        session = self._context.session
        given = marks.given(session, doc) if doc else []
        self.line.show_marks(given, records.record(session, doc, object).rev if given else "")

    def _say(self) -> None:
        words = self.tr("复核")
        self.button.setToolTip(words)
        self.button.setAccessibleName(words)
        menu = self.button.menu()
        menu.clear()
        for verdict in Review:
            action = QAction(text(Message(f"lists.review.{verdict}")), menu)
            action.setData(verdict.value)
            menu.addAction(action)

    def _chosen(self, action: QAction) -> None:
        session = self._context.session
        record = records.record(session, self._doc, object)
        act = self._asking.mark(Review(action.data()), number=record.number)
        if act is None:
            return
        try:
            self._context.do(marks.give, record, act.verdict, act.note)
        except KnownError as error:
            ask.message(self.button, error.message, tone="warn")

    def _changed(self, changes: Changes) -> None:
        if self._doc and self._doc in changes.docs:
            self.show_record(self._doc)

    # Qt's own
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self.show_record(self._doc)
        return super().eventFilter(watched, event)


def _verdict(mark: ReviewMark) -> str:
    return text(Message(f"lists.review.{mark.verdict}"))


def _said(mark: ReviewMark) -> str:
    return " · ".join(part for part in (mark.by.name, show_moment(mark.at), mark.note) if part)
