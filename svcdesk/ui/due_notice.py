"""Shows in the window what is due: a bar under the page for a few things, one list for many."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from svcdesk.services.desk import Changes
from svcdesk.services.due_soon import Told
from svcdesk.ui.context import Context
from svcdesk.ui.desktop import Desktop
from svcdesk.ui.due_list import DueList
from svcdesk.ui.due_watch import DueWatch
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import button

_LINES = 3


class DueNotice(Notice):
    """Hears the watch; a notification of the system comes along with the bar where the system shows any."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.told: list[Told] = []
        self.many = False  # one list, and not a line for each
        self._desktop = Desktop(self)
        self._desktop.opened.connect(self.come_forward)
        self.watch = DueWatch(context, self)
        self.watch.told.connect(self.show_told)
        context.hub.changed.connect(self._changed)

    def show_told(self, found: Sequence[Told], meanwhile: bool) -> None:
        """Show what the watch tells; what came up meanwhile waits as one list behind one line."""
        fresh = {one.doc for one in found}
        self.told = [*(one for one in self.told if one.doc not in fresh), *found]  # its last word counts
        self.many = meanwhile or len(self.told) > _LINES
        self._show()
        self._desktop.say(self.tr("到期提醒"), self.words(), self.tr("查看"))

    def put_away(self) -> None:
        """Take the bar away; everything in it was seen."""
        self.told = []
        self._show()

    def take_over(self, other: "DueNotice") -> None:
        """Go on showing what another bar showed, in the language now chosen."""
        self.told, self.many = list(other.told), other.many
        other.put_away()
        self._show()

    def look(self) -> None:
        """Show the record that was told of, or where there are several of them everything told."""
        if len({one.doc for one in self.told}) == 1:
            self._open(self.told[-1])
        elif self.told:
            self._open_list()

    def come_forward(self) -> None:
        """Show the window and in it what was told; what the person is being asked there goes first."""
        window = self.window()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        if QApplication.activeModalWidget() is None:
            self.look()

    def _open_list(self) -> None:
        seen = {one.key for one in self.told}
        dialog = DueList(self.told, self.window())
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen:
            self._open(chosen)
        else:  # what came up while the list stood there was not in it
            self._keep([one for one in self.told if one.key not in seen])

    def _open(self, one: Told) -> None:
        self._forget({one.doc})
        self._context.hub.wanted.emit(one.kind, one.doc)

    def _changed(self, changes: Changes) -> None:
        """Take away what somebody has in hand now: that it is due may not even be true any more."""
        self._forget(changes.docs)

    def _forget(self, docs: "set[str] | frozenset[str]") -> None:
        self._keep([one for one in self.told if one.doc not in docs])

    def _keep(self, kept: list[Told]) -> None:
        if len(kept) < len(self.told):
            self.told = kept
            self._show()

    def _show(self) -> None:
        if not self.told:
            self._desktop.be_quiet()
            self.clear()
            return
        if self.many and len(self.told) > 1:
            words = self.tr("期间有 %n 项到期或即将到期。", "", len(self.told))
        else:
            words = "\n".join(f"{one.number} {one.title} — {text(one.what)}" for one in self.told)
        look, done = button(self.tr("查看")), button(self.tr("知道了"))
        look.clicked.connect(self.look)
        done.clicked.connect(self.put_away)
        self.say(words, "notice-bad" if any(one.over for one in self.told) else "notice-warn", [look, done])
