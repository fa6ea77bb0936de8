"""The forms somebody began on this machine and has not saved yet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from svcdesk.domain.times import SHANGHAI
from svcdesk.services.labels import kind_label
from svcdesk.services.today import Unfinished
from svcdesk.ui import theme
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, label

_SHOWN = 6


class UnfinishedCard(QFrame):
    """``opened`` carries the draft to go on with."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "card")
        self._drafts: list[Unfinished] = []
        self._list = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(6)
        self._column.addWidget(label(self.tr("本机未完成的表单"), "heading"))
        self._column.addWidget(self._list)

    def show_drafts(self, drafts: Sequence[Unfinished]) -> None:
        """Show what is unfinished, whose it is where it is not one's own; hidden where nothing is."""
        self._drafts = list(drafts)
        made = QWidget()
        lines = QVBoxLayout(made)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for at, draft in enumerate(self._drafts[:_SHOWN]):
            lines.addWidget(self._line(at, draft))
        if len(self._drafts) > _SHOWN:
            lines.addWidget(label(self.tr("还有 {n} 份").format(n=len(self._drafts) - _SHOWN), "small"))
        self._column.replaceWidget(self._list, made)
        self._list.hide()  # it stays until the next round of events
        self._list.deleteLater()
        self._list = made
        self.setVisible(bool(self._drafts))

    def _line(self, at: int, draft: Unfinished) -> QWidget:
        words = f"{text(kind_label(draft.kind))} · {draft.title}" if draft.kind else draft.title
        when = self.tr("{time} 自动保存").format(time=f"{draft.at.astimezone(SHANGHAI):%m-%d %H:%M}")
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        if draft.mine:
            link = button(
                self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, theme.target() * 8), "link"
            )
            link.setProperty("at", at)
            link.setToolTip(words)
            link.clicked.connect(self._open)
            column.addWidget(link)
            about = label(when, "small")
        else:
            column.addWidget(label(words, "muted", wrap=True))
            about = label(f"{draft.owner_name} · {when}", "small")
        about.setContentsMargins(5, 0, 0, 0)
        column.addWidget(about)
        return line

    def _open(self) -> None:
        self.opened.emit(self._drafts[int(self.sender().property("at"))])
