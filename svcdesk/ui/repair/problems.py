"""Every reason against signing an order, at once; pressing one leads to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from svcdesk.domain.order_problems import OrderProblem
from svcdesk.ui import theme
from svcdesk.ui.delivery.parts import clear
from svcdesk.ui.fitting_buttons import WrappedLink
from svcdesk.ui.language import text
from svcdesk.ui.parts import label


class OrderProblems(QFrame):
    """``chosen`` carries the ``OrderProblem`` to lead to."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "notice-warn")
        self._problems: list[OrderProblem] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(0)

    def show_problems(self, problems: list[OrderProblem]) -> None:
        """Show the open points, or nothing where there are none."""
        if problems == self._problems:
            return
        self._problems = problems
        clear(self._column)
        self.setVisible(bool(problems))
        self._column.addWidget(label(self.tr("还差 {n} 项，签收前请补齐：").format(n=len(problems)), "strong"))
        for index, one in enumerate(problems):
            link = WrappedLink(text(one.message), self)
            link.setProperty("index", index)
            link.clicked.connect(self._press)
            self._column.addWidget(link)

    def _press(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QPushButton) and self._problems:
            self.chosen.emit(self._problems[int(pressed.property("index"))])
