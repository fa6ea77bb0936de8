"""The list of what became due meanwhile, each to be opened."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from svcdesk.domain.times import SHANGHAI
from svcdesk.services.due_soon import Told
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, label, row
from svcdesk.ui.tables import Cell, Column, RowsModel, RowsView


class DueList(QDialog):
    """What is due first stands first; ``chosen`` is what the person wants to see."""

    def __init__(self, told: Sequence[Told], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: Told | None = None
        self._told = {one.key: one for one in sorted(told, key=_due_first)}
        self.model = RowsModel([
            Column("due", self.tr("到期"), 120), Column("number", self.tr("单号"), 170),
            Column("title", self.tr("客户"), 210), Column("what", self.tr("事项")),
        ], parent=self)  # fmt: skip
        self.table = RowsView(self.model)
        self.table.setAccessibleName(self.tr("期间到期的事项"))
        self.model.set_rows([_row(one) for one in self._told.values()])
        self.table.opened.connect(self._open)
        self.table.choose(next(iter(self._told), ""))
        self._build()

    def _build(self) -> None:
        close, show = button(self.tr("知道了")), button(self.tr("打开"), "primary")
        close.clicked.connect(self.reject)
        show.clicked.connect(self._open_chosen)
        self.setWindowTitle(self.tr("期间到期的事项"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("期间到期的事项"), "title"))
        layout.addWidget(self.table, 1)
        layout.addLayout(row(1, close, show))
        self.resize(1020, 480)
        self.table.setFocus()

    def _open_chosen(self) -> None:
        self._open(self.table.current_id())

    def _open(self, key: object) -> None:
        self.chosen = self._told[str(key)]
        self.accept()


def _due_first(one: Told) -> tuple[float, str]:
    return one.due_at.timestamp(), one.number


def _row(one: Told) -> dict[str, object]:
    return {
        "id": one.key,
        "due": Cell(f"{one.due_at.astimezone(SHANGHAI):%m-%d %H:%M}", tone="bad" if one.over else "warn"),
        "number": Cell(one.number, bold=True),
        "title": one.title,
        "what": text(one.what),
    }
