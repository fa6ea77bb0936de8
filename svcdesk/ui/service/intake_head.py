"""The head of the intake: what it is, how long it has been, and the ways on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from svcdesk.services.desk import Session
from svcdesk.ui.parts import button, label, row
from svcdesk.ui.service.intake_clock import IntakeClock


class IntakeHead(QWidget):
    """Says what the person wants: ``saved``, ``left``, ``set_aside`` for another call, ``cleared``."""

    saved = Signal()
    left = Signal()
    set_aside = Signal()
    cleared = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clock = IntakeClock(session)
        drop = button(self.tr("清空重填…"))
        drop.clicked.connect(self.cleared)
        aside = button(self.tr("暂存，另登一个") + "  F2")
        aside.setToolTip(self.tr("又有来电时：这份先放着，在工作台的“本机未完成的表单”里接着填"))
        aside.clicked.connect(self.set_aside)
        back = button(self.tr("返回") + "  Esc")
        back.setToolTip(self.tr("填写的内容留在本机，随时可以接着填"))
        back.clicked.connect(self.left)
        self.save = button(self.tr("登记") + "  Ctrl+Enter", "primary")
        self.save.clicked.connect(self.saved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row(label(self.tr("来电登记"), "title"), self.clock, 1, drop, aside, back, self.save))
