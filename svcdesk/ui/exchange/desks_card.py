"""The other desks: when something came from them last, and how much they are not known to have."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from svcdesk.domain.times import SHANGHAI
from svcdesk.services.exchange import telling
from svcdesk.services.exchange.handing_over import KnownDesk
from svcdesk.ui import theme
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, label


class DesksCard(QFrame):
    """``asked`` carries the key of the desk something shall be handed over to."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "card")
        self._list = QWidget()
        self._own = label("", "muted", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)
        self._column.addWidget(label(self.tr("别的电脑"), "heading"))
        self._column.addWidget(self._list)
        self._column.addWidget(self._own)

    def show_desks(self, found: Sequence[KnownDesk], own: int | None) -> None:
        """Show the desks packages came from; ``own`` counts what this one has not handed over to anybody."""
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(3, 1)
        for at, desk in enumerate(found):
            self._add(grid, at, desk)
        if not found:
            words = self.tr(
                "还没有接收过别的电脑的交接包。第一次请交接全部内容；接收对方的包以后，就只需要交接对方缺少的。"
            )
            grid.addWidget(label(words, wrap=True), 0, 0, 1, 4)
        self._column.replaceWidget(self._list, made)
        self._list.hide()  # it stays until the next round of events
        self._list.deleteLater()
        self._list = made
        self._own.setText(self.tr("本机有 %n 个版本还没有写进任何交接包。", "", own or 0))
        self._own.setVisible(bool(own))

    def _add(self, grid: QGridLayout, at: int, desk: KnownDesk) -> None:
        name = label(text(telling.name_of(desk.device)))
        name.setToolTip(desk.device.node)
        open_ = self.tr("%n 个版本尚未确认收到", "", desk.lacks)
        lacks = label(open_ if desk.lacks else self.tr("全部已确认收到"))
        theme.set_tone(lacks, "warn" if desk.lacks else "ok")
        heard = self.tr("最近收到 {at}").format(at=f"{desk.heard_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}")
        hand = button(self.tr("交给它…"), "link")
        hand.setAccessibleName(self.tr("交给 {name}").format(name=name.text()))
        hand.setProperty("node", desk.device.node)
        hand.clicked.connect(self._ask)
        parts = (
            name,
            label(desk.device.code if desk.device.known else "", "muted"),
            label(heard, "muted"),
            lacks,
            hand,
        )
        for column, part in enumerate(parts):
            grid.addWidget(part, at, column)

    def _ask(self) -> None:
        self.asked.emit(str(self.sender().property("node")))
