"""The installed base of a customer: which pieces stand there, under which warranty, served last when."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from svcdesk.domain.times import local_day
from svcdesk.services.installed import Installed, installed_base
from svcdesk.ui import theme
from svcdesk.ui.context import Context
from svcdesk.ui.language import text
from svcdesk.ui.parts import label
from svcdesk.ui.tables import Cell, Column, RowsModel, RowsView
from svcdesk.words import Message

_LINES = 6
_EDGE = 8  # frame and what the lines between rows take


class InstalledTable(QWidget):
    """``opened`` carries product and serial number as ``product:serial``."""

    opened = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._nothing = label(self.tr("这位客户处还没有设备。交付验收签字后自动出现在这里。"), "muted", wrap=True)
        self.rows = RowsModel([
            Column("goods", self.tr("序列号 / 设备")), Column("site", self.tr("地点"), 104),
            Column("warranty", self.tr("质保到"), 118), Column("last", self.tr("最近一次服务"), 186),
            Column("open", self.tr("未结"), 56, right=True),
        ], parent=self)  # fmt: skip
        self._view = RowsView(self.rows)
        self._view.setAccessibleName(self.tr("客户处的设备"))
        self._view.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._nothing)
        column.addWidget(self._view)

    def show_customer(self, doc: str) -> None:
        """Show what stands at a customer; at a new one nothing does."""
        found = installed_base(self._context.session, doc) if doc else []
        today = local_day(self._context.session.clock())
        self.rows.set_rows([_row(one, today) for one in found])
        self._nothing.setVisible(not found)
        self._view.setVisible(bool(found))
        self._view.setFixedHeight(theme.target() * (10 + 13 * min(_LINES, len(found))) // 10 + _EDGE)

    def _open(self, key: object) -> None:
        self.opened.emit(str(key))


def _row(one: Installed, today: date) -> dict[str, object]:
    over = bool(one.warranty_end) and date.fromisoformat(one.warranty_end) < today
    goods = " ".join(part for part in (one.name, one.spec) if part)
    return {
        "id": f"{one.product}:{one.serial}",
        "goods": Cell(one.serial or goods, goods if one.serial else ""),
        "site": Cell(one.site),
        "warranty": Cell(one.warranty_end or "–", tone="bad" if over else "ok" if one.warranty_end else "muted"),
        "last": _last(one),
        "open": Cell(str(one.open_cases), tone="warn", bold=True) if one.open_cases else "",
    }


def _last(one: Installed) -> Cell:
    if one.last_at is None:
        return Cell("–", tone="muted")
    kind = text(Message(f"lists.kind.{one.last_kind}"))
    return Cell(f"{local_day(one.last_at):%Y-%m-%d} {kind}", one.last_number)
