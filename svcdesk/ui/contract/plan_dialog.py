"""Planning a delivery of a signed contract: which quantities, on which day, by whom."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from svcdesk.domain.contract import Contract
from svcdesk.domain.record import Record
from svcdesk.errors import KnownError, Refused
from svcdesk.services import delivery, records
from svcdesk.services.contract_progress import LineProgress, progress
from svcdesk.ui import theme
from svcdesk.ui.context import Context
from svcdesk.ui.edit_parts import EditParts
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import button, label, row
from svcdesk.ui.row_parts import Column
from svcdesk.ui.rows_editor import RowsEditor
from svcdesk.ui.sources import sources
from svcdesk.ui.typed import show_number


class PlanDialog(QDialog):
    """Ends with ``planned`` set to the document of the new delivery, or empty."""

    def __init__(self, context: Context, contract: Record[Contract], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._contract = contract
        self.planned = ""
        self.setWindowTitle(self.tr("新建交付"))
        open_lines = [line for line in progress(context.session, contract.doc).lines if line.open > 0]
        self._form = Form(
            [
                Field("planned_on", self.tr("计划交付日期"), "date"),
                Field("technician", self.tr("售后技术员"), "reference", source="person"),
            ],
            sources=sources(context.session),
        )
        me = context.session.actor.doc
        known = bool(records.title(context.session, me))
        self._form.set_values({"planned_on": contract.body.due_on, "technician": me if known else None})
        self._lines = self._quantities(open_lines)
        self._notice = Notice()
        self._lay_out(bool(open_lines))
        self.resize(760, 520)

    def _quantities(self, lines: list[LineProgress]) -> RowsEditor:
        rows = RowsEditor(
            [
                Column(Field("name", self.tr("产品"), read_only=True), 5),
                Column(Field("open", self.tr("未安排"), read_only=True), 2),
                Column(Field("quantity", self.tr("本次交付"), "decimal"), 2),
            ],
            "",
            fixed=True,
        )
        rows.set_rows([
            {
                "line": line.line,
                "name": " ".join(part for part in (line.name, line.spec) if part),
                "open": f"{show_number(line.open.normalize())} {line.uom}",
                "quantity": Decimal(f"{line.open.normalize():f}"),
            }
            for line in lines
        ])  # fmt: skip
        return rows

    def _lay_out(self, something: bool) -> None:
        words = self.tr(
            "按合同 {number} 装箱。按序列号管理的产品，从合格库里最早入库的开始分配序列号，可以在装箱单上改。"
        )
        inside = QWidget()
        theme.look(inside, "bare")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self._lines)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        cancel, make = button(self.tr("取消")), button(self.tr("建立交付单"), "primary")
        cancel.clicked.connect(self.reject)
        make.clicked.connect(self._make)
        make.setDefault(True)
        make.setEnabled(something)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("交付哪些货物？"), "title"))
        layout.addWidget(label(words.format(number=self._contract.number), "muted", wrap=True))
        layout.addWidget(self._notice)
        layout.addWidget(area, 1)
        layout.addWidget(self._form)
        layout.addLayout(row(1, cancel, make))
        if not something:
            self._notice.say(self.tr("合同的全部数量都已安排或交付。"), "notice-ok")

    def _make(self) -> None:
        parts = EditParts([self._form], {"lines": self._lines})
        unreadable = parts.unreadable()
        parts.set_errors(unreadable)
        if unreadable:
            self._notice.say("\n".join(text(one) for one in unreadable.values()), "notice-bad")
            return
        values: Any = self._form.values()
        technician = str(values["technician"] or "")
        rows: Any = self._lines.rows()
        quantities = {line["line"]: line["quantity"] or Decimal(0) for line in rows}
        try:
            made = self._context.do(
                delivery.plan,
                self._contract.doc,
                quantities,
                planned_on=values["planned_on"],
                technician=technician,
                technician_name=sources(self._context.session)["person"].title(technician) if technician else "",
            )
        except KnownError as error:
            reasons = error.problems if isinstance(error, Refused) else (error.message,)
            self._notice.say("\n".join(text(reason) for reason in reasons), "notice-bad")
            return
        self.planned = made.doc
        self.accept()
