"""The way to the first signed acceptance, step by step; each leads to where it is done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from svcdesk.services import guide
from svcdesk.services.desk import Session
from svcdesk.ui import icons, theme
from svcdesk.ui.colours import MUTED, PAINTS
from svcdesk.ui.language import spoken, text
from svcdesk.ui.parts import button, label, row
from svcdesk.words import Message


class GuideCard(QFrame):
    """``led`` carries the step to be taken; ``dismissed`` says that the person wants it out of the way."""

    led = Signal(str)
    dismissed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        theme.look(self, "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)
        close = button(self.tr("收起"), "link")
        close.setToolTip(self.tr("以后可以从“帮助”里再打开"))
        close.clicked.connect(self.dismissed)
        self._column.addLayout(row(label(self.tr("第一次验收：从这里开始"), "heading"), 1, close))
        self._steps = QWidget()
        self._column.addWidget(self._steps)

    def refresh(self) -> bool:
        """Show what is done by now; false where all of it is."""
        found = guide.steps(self._session)
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        coming = next((step.key for step in found if not step.done), "")
        for at, step in enumerate(found):
            self._add(grid, at, step, now=step.key == coming)
        self._column.replaceWidget(self._steps, made)
        self._steps.deleteLater()
        self._steps = made
        return bool(coming)

    def _add(self, grid: QGridLayout, at: int, step: guide.GuideStep, *, now: bool) -> None:
        sign = QLabel()
        ink = PAINTS["ok"].ink if step.done else MUTED
        sign.setPixmap(
            icons.pixmap("circle-check" if step.done else "chevron-right", 20, self.devicePixelRatioF(), ink)
        )
        sign.setAccessibleName(self.tr("已完成") if step.done else self.tr("未完成"))
        title = text(Message(f"guide.{step.key}.title"))
        link = button(f"{at + 1}  {title}", "link")
        link.setProperty("step", step.key)
        link.setAccessibleName(spoken((title, sign.accessibleName())))
        link.clicked.connect(self._lead)
        grid.addWidget(sign, 2 * at, 0)
        grid.addWidget(link, 2 * at, 1)
        if now:
            grid.addWidget(label(text(Message(f"guide.{step.key}.hint")), "small", wrap=True), 2 * at + 1, 1)

    def _lead(self) -> None:
        self.led.emit(str(self.sender().property("step")))
