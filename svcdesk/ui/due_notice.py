"""Shows in the window what is due: a bar under the page for a few things, one list for many."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from svcdesk.domain.times import SHANGHAI
from svcdesk.services.due_soon import Told
from svcdesk.ui.context import Context
from svcdesk.ui.due_watch import DueWatch, Tray, line
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import button, label, row
from svcdesk.ui.tables import Cell, Column, RowsModel, RowsView


class DueNotice(Notice):
    """Hears the watch; a notification of the system comes along with the bar where the system shows any."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._told: list[Told] = []
        self._tray = Tray(self)
        self._tray.opened.connect(self.open_one)
        self.watch = DueWatch(context, self)
        self.watch.told.connect(self.show_told)

    def show_told(self, found: Sequence[Told], meanwhile: bool) -> None:
        """Show what the watch tells; what came up meanwhile waits as one list behind one line."""
        kept = {one.key: one for one in (*self._told, *found)}
        self._told = list(kept.values())
        if meanwhile:
            words = self.tr("期间有 %n 项到期或即将到期。", "", len(self._told))
        else:
            words = "\n".join(line(one) for one in self._told[-3:])
        title = self.tr("到期提醒")
        self._tray.say(title, words)
        look = button(self.tr("查看"))
        look.clicked.connect(self.open_one if len(self._told) == 1 else self.open_list)
        done = button(self.tr("知道了"))
        done.clicked.connect(self.put_away)
        self.say(words, "notice-bad" if any(one.over for one in self._told) else "notice-warn", [look, done])

    def put_away(self) -> None:
        """Take the bar away; everything in it was seen."""
        self._told = []
        self._tray.be_quiet()
        self.clear()

    def open_one(self) -> None:
        """Show the record of what was told last."""
        if self._told:
            one = self._told[-1]
            self.put_away()
            self._context.hub.wanted.emit(one.kind, one.doc)

    def open_list(self) -> None:
        """Show everything told, to be opened one by one."""
        dialog = DueList(self._told, self.window())
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen:
            self._told = [one for one in self._told if one.key != chosen.key]
            if not self._told:
                self.clear()
            self._context.hub.wanted.emit(chosen.kind, chosen.doc)
        else:
            self.put_away()


class DueList(QDialog):
    """What became due meanwhile; ``chosen`` is what the person wants to see."""

    def __init__(self, told: Sequence[Told], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: Told | None = None
        self._told = {one.key: one for one in told}
        self.model = RowsModel([
            Column("due", self.tr("到期"), 130), Column("number", self.tr("单号"), 180),
            Column("title", self.tr("客户")), Column("what", self.tr("事项"), 420),
        ], parent=self)  # fmt: skip
        self.table = RowsView(self.model)
        self.table.setAccessibleName(self.tr("期间到期的事项"))
        self.model.set_rows([_row(one) for one in told])
        self.table.opened.connect(self._open)
        close = button(self.tr("知道了"), "primary")
        close.clicked.connect(self.reject)
        self.setWindowTitle(self.tr("期间到期的事项"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("期间到期的事项"), "title"))
        layout.addWidget(label(self.tr("双击打开一项。"), "muted"))
        layout.addWidget(self.table, 1)
        layout.addLayout(row(1, close))
        self.resize(1020, 480)

    def _open(self, key: object) -> None:
        self.chosen = self._told[str(key)]
        self.accept()


def _row(one: Told) -> dict[str, object]:
    return {
        "id": one.key,
        "due": Cell(f"{one.due_at.astimezone(SHANGHAI):%m-%d %H:%M}", tone="bad" if one.over else "warn"),
        "number": Cell(one.number, bold=True),
        "title": one.title,
        "what": text(one.what),
    }
