"""The packing list before it leaves (F15): who packed, how it travels, which pieces, spares and documents."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from svcdesk.domain import packing
from svcdesk.domain.delivery import Delivery, LineKind, PackingLine
from svcdesk.domain.planning import Piece
from svcdesk.domain.record import Record
from svcdesk.domain.scanning import same
from svcdesk.errors import KnownError, Refused
from svcdesk.services import delivery_packing
from svcdesk.ui import theme
from svcdesk.ui.context import Context
from svcdesk.ui.edit_parts import EditParts
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import button, label, row
from svcdesk.ui.row_parts import Column
from svcdesk.ui.rows_editor import RowsEditor
from svcdesk.words import Message

_SEPARATORS = re.compile(r"[,，、;；\s]+")


class PackingDialog(QDialog):
    """Changes a delivery nobody has begun to count; goods follow the contract, spares and documents come and go."""

    def __init__(self, context: Context, record: Record[Delivery], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record = record
        self.setWindowTitle(self.tr("装箱与发运"))
        self._form = Form(self._fields(), columns=4, clock=context.session.clock)
        body = record.body
        head = {key: getattr(body.packing, key) for key in self._form.values() if key != "planned_on"}
        self._form.set_values({**head, "planned_on": body.planned_on})
        self._lines = RowsEditor(self._columns(), self.tr("添加备件、工具或随机文件"))
        self._lines.set_rows([_row(line) for line in body.lines])
        self._notice = Notice()
        self._lay_out()
        self.resize(1080, 640)

    def _fields(self) -> list[Field]:
        return [
            Field("planned_on", self.tr("计划交付日期"), "date"),
            Field("boxes", self.tr("总箱数"), "integer"),
            Field("packer", self.tr("装箱人")),
            Field("packed_on", self.tr("装箱日期"), "date"),
            Field("checker", self.tr("检验（复核）人")),
            Field("checked_on", self.tr("复核日期"), "date"),
            Field("carrier", self.tr("承运方")),
            Field("waybill", self.tr("运单号")),
            Field("shipped_on", self.tr("发运日期"), "date"),
            Field("net_weight", self.tr("净重")),
            Field("gross_weight", self.tr("毛重")),
            Field("dimensions", self.tr("外形尺寸")),
        ]

    def _columns(self) -> list[Column]:
        kinds = tuple(Choice(kind.value, Message(f"delivery.line_kind.{kind.value}")) for kind in LineKind)
        return [
            Column(Field("name", self.tr("名称")), 5),
            Column(Field("spec", self.tr("型号规格")), 4),
            Column(Field("kind", self.tr("类别"), "choice", choices=(*kinds[1:], kinds[0])), 3),
            Column(Field("quantity", self.tr("数量"), "decimal"), 2),
            Column(Field("uom", self.tr("单位")), 1),
            Column(Field("box", self.tr("箱号")), 1),
            Column(Field("serials", self.tr("序列号（用逗号隔开）")), 4),
        ]

    def _lay_out(self) -> None:
        inside = QWidget()
        theme.look(inside, "bare")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self._form)
        column.addWidget(self._lines)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        cancel, keep = button(self.tr("取消")), button(self.tr("保存"), "primary")
        cancel.clicked.connect(self.reject)
        keep.clicked.connect(self._keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        title = self.tr("装箱单 {number}").format(number=self._record.body.packing.number)
        layout.addWidget(label(title, "title"))
        layout.addWidget(self._notice)
        layout.addWidget(area, 1)
        layout.addLayout(row(1, cancel, keep))

    def _keep(self) -> None:
        parts = EditParts([self._form], {"lines": self._lines})
        unreadable = parts.unreadable()
        parts.set_errors(unreadable)
        if unreadable:
            self._notice.say("\n".join(text(one) for one in unreadable.values()), "notice-bad")
            return
        try:
            self._context.do(delivery_packing.repack, self._record, self._body())
        except KnownError as error:
            reasons = error.problems if isinstance(error, Refused) else (error.message,)
            self._notice.say("\n".join(text(reason) for reason in reasons), "notice-bad")
            return
        self.accept()

    def _body(self) -> Delivery:
        values: Mapping[str, Any] = self._form.values()
        head = {key: values[key] for key in values if key not in {"planned_on", "boxes"}}
        body = self._record.body
        kept = msgspec.structs.replace(body.packing, **head, boxes=values["boxes"] or 1)
        body = msgspec.structs.replace(body, packing=kept, planned_on=values["planned_on"])
        rows: Sequence[Mapping[str, Any]] = self._lines.rows()
        for gone in {one.id for one in body.lines} - {line.get("id") for line in rows}:
            body = packing.remove_line(body, gone)
        for line in rows:
            body = self._with_line(body, line)
        return body

    def _with_line(self, body: Delivery, values: Mapping[str, Any]) -> Delivery:
        quantity = Decimal(0) if values["quantity"] is None else values["quantity"]
        line_id = values.get("id")
        if line_id is None:
            kind = LineKind(values["kind"] or LineKind.SPARE.value)
            words = {key: values[key] or "" for key in ("spec", "uom", "box")}
            return packing.add_line(body, kind, values["name"] or "", quantity, **words)
        line = next(line for line in body.lines if line.id == line_id)
        if line.contract_line:
            if any((values[key] or "") != value for key, value in _of_contract(line).items()):
                raise Refused([Message("packing.follows_contract", {"line": line.name}, "6.5.1.1")])
            lines = tuple(
                msgspec.structs.replace(one, box=values["box"] or "") if one.id == line_id else one
                for one in body.lines
            )
            body = msgspec.structs.replace(body, lines=lines)
            return packing.pack(body, line_id, quantity, self._pieces(line_id, values["serials"] or ""))
        changed = {key: values[key] or "" for key in ("name", "spec", "uom", "box")}
        lines = tuple(
            msgspec.structs.replace(one, quantity=quantity, **changed) if one.id == line_id else one
            for one in body.lines
        )
        return msgspec.structs.replace(body, lines=lines)

    def _pieces(self, line_id: str, typed: str) -> list[Piece]:
        """Return the pieces meant by the numbers typed; one that stock does not have is refused."""
        free = delivery_packing.packable(self._context.session, self._record, line_id)
        found: list[Piece] = []
        for number in filter(None, _SEPARATORS.split(typed)):
            piece = next((piece for piece in free if same(piece.serial, number)), None)
            if piece is None:
                raise Refused([Message("packing.not_in_stock", {"serial": number}, "6.5.1.1")])
            found.append(piece)
        return found


def _of_contract(line: PackingLine) -> dict[str, str]:
    """Return what the contract says of goods; the packing list only repeats it."""
    return {"name": line.name, "spec": line.spec, "uom": line.uom, "kind": line.kind.value}


def _row(line: PackingLine) -> dict[str, object]:
    return {
        "id": line.id,
        "name": line.name,
        "spec": line.spec,
        "kind": line.kind.value,
        "quantity": line.quantity,
        "uom": line.uom,
        "box": line.box,
        "serials": ", ".join(line.serials),
    }
