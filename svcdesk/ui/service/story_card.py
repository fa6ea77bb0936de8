"""经过: what happened to a ticket, with the time it was typed where that differs, and clocks that jumped."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from svcdesk.domain.ticket_story import Happening
from svcdesk.domain.times import SHANGHAI, local_day
from svcdesk.services.ticket_view import Jump
from svcdesk.ui import theme
from svcdesk.ui.delivery.parts import clear
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import label
from svcdesk.ui.typed import show_moment


class StoryCard(QFrame):
    """The newest at the bottom, as it happened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "card")
        self._notice = Notice()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        column.addWidget(label(self.tr("经过"), "heading"))
        column.addWidget(self._notice)
        column.addLayout(self._grid)

    def show_story(self, story: Sequence[Happening], jumps: Sequence[Jump], now: datetime) -> None:
        """Show what happened; a computer whose clock went back is named, as its times cannot be trusted."""
        clear(self._grid)
        for at, one in enumerate(story):
            when = label(_when(one.at, now), "muted")
            what = label(text(one.what), "strong" if one.good or one.bad else None)
            theme.set_tone(what, "ok" if one.good else "bad" if one.bad else "neutral")
            said = label(self._said(one, now), wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            for place, part in enumerate((when, what, said)):
                self._grid.addWidget(part, at, place, Qt.AlignmentFlag.AlignTop)
            who = label(one.by, "muted")
            self._grid.addWidget(who, at, 3, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._notice.say("\n".join(map(self._jumped, jumps)), "notice-warn")

    def _said(self, one: Happening, now: datetime) -> str:
        if not one.typed_later or one.recorded_at is None:
            return text(one.words)
        typed = self.tr("{time} 录入").format(time=_when(one.recorded_at, now))
        return " · ".join(part for part in (text(one.words), typed) if part)

    def _jumped(self, jump: Jump) -> str:
        words = self.tr("{time} 录入时，那台电脑的时钟往回跳了 {n} 分钟，前后的时间请核对。")
        return words.format(time=show_moment(jump.recorded_at), n=max(1, round(jump.seconds / 60)))


def _when(at: datetime, now: datetime) -> str:
    local = at.astimezone(SHANGHAI)
    if local_day(at) == local_day(now):
        return f"{local:%H:%M}"
    return f"{local:%m-%d %H:%M}" if local.year == now.year else f"{local:%Y-%m-%d %H:%M}"
