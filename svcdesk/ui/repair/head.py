"""What is to be done, how urgent, on which device, and who carries it, with the reason (F22)."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from svcdesk.domain.service_order import Coverage, Mode, Priority, ServiceOrder, Type
from svcdesk.services import coverage
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.parts import show_in
from svcdesk.ui.delivery.photos import PhotoButton, Photos
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, card, label, row
from svcdesk.ui.repair.editor import OrderEditor
from svcdesk.ui.repair.words import choices, said

_ENUMS = {"type": Type, "mode": Mode, "priority": Priority, "coverage": Coverage}
_UNDECIDED = {"type": Type.REPAIR, "mode": Mode.ON_SITE, "priority": Priority.NORMAL, "coverage": Coverage.OPEN}


class HeadCard(QFrame):
    """The order itself; who carries it is proposed by the program and decided by people."""

    def __init__(self, editor: OrderEditor, context: Context, photos: Photos, doc: str) -> None:
        super().__init__()
        self._editor, self._context, self._doc = editor, context, doc
        self._customer = label("", wrap=True)
        self._life = button(self.tr("产品履历"), icon="history")
        self._life.clicked.connect(self._open_life)
        self._ticket = button("", icon="message-square-text")
        self._ticket.clicked.connect(self._open_ticket)
        self.form = Form(self._fields(), columns=3)
        self.form.changed.connect(self._typed)
        editor.watch("head", self.form)
        self._why = label("", "small", wrap=True)
        self._photo = PhotoButton(photos, self)
        self._photo.changed.connect(self._pictured)
        self._decided: tuple[object, ...] = ()
        self._lay_out()

    def _fields(self) -> tuple[Field, ...]:
        return (
            Field("type", self.tr("服务类型"), "choice", choices=choices("type", Type)),
            Field("mode", self.tr("服务方式"), "choice", choices=choices("mode", Mode)),
            Field("priority", self.tr("紧急程度"), "choice", choices=choices("priority", Priority)),
            Field("fault", self.tr("故障现象"), "long_text", required=True),
            Field("coverage", self.tr("费用归属"), "choice", choices=choices("coverage", Coverage), required=True),
            Field("coverage_reason", self.tr("与程序判定不同的理由")),
        )

    def _lay_out(self) -> None:
        frame, column = card()
        top = row(label(self.tr("工单"), "heading"), spacing=12)
        top.addWidget(self._customer, 1)
        top.addWidget(self._ticket)
        top.addWidget(self._life)
        self._fold = button("", "link")
        self._fold.clicked.connect(self._flip)
        self._brief = label("", wrap=True)
        column.addLayout(top)
        line = row(spacing=12)
        line.addWidget(self._brief, 1)
        line.addWidget(self._fold)
        column.addLayout(line)
        self._details = QWidget()
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 0, 0, 0)
        details.addWidget(self.form)
        details.addWidget(self._why)
        details.addLayout(row(label(self.tr("故障照片"), "muted"), self._photo, 1))
        column.addWidget(self._details)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def unfold(self, *, open_: bool) -> None:
        """Show everything, or in brief what somebody on site has to know."""
        self._details.setVisible(open_)
        self._brief.setVisible(not open_)
        self._name_fold()

    def _name_fold(self) -> None:
        closed = self.tr("展开") if self._editor.read_only else self.tr("展开修改")
        self._fold.setText(closed if self._details.isHidden() else self.tr("收起"))

    def _flip(self) -> None:
        self.unfold(open_=self._details.isHidden())

    def show_body(self, body: ServiceOrder) -> None:
        """Show the order as it stands; what is being typed stays as it is."""
        values: dict[str, object] = {key: getattr(body, key).value for key in _ENUMS}
        if body.coverage is Coverage.OPEN:
            values["coverage"] = None
        values |= {"fault": body.fault, "coverage_reason": body.coverage_reason}
        show_in(self.form, values)
        self.form.set_read_only(self._editor.read_only)
        self._name_fold()
        differs = body.coverage is not body.coverage_basis
        self.form.set_field_visible("coverage_reason", differs or bool(body.coverage_reason))
        who = body.customer
        device = body.device
        lines = (
            " · ".join(one for one in (device.name, device.spec, device.serial) if one),
            " · ".join(one for one in (who.name, device.site_name, who.address) if one),
            " · ".join(one for one in (who.caller, who.role, who.phone) if one),
        )
        self._customer.setText("\n".join(line for line in lines if line))
        self._life.setVisible(bool(device.product and device.serial))
        self._ticket.setVisible(bool(body.ticket or body.plan))
        self._ticket.setText(body.ticket_number or self.tr("维保计划"))
        brief = (
            text(said("type", body.type)),
            text(said("mode", body.mode)),
            text(said("priority", body.priority)),
            text(said("coverage", body.coverage)),
        )
        self._brief.setText(f"{' · '.join(brief)}\n{body.fault}")
        self._photo.show_photos(body.fault_photos, self.tr("故障照片"))
        self._photo.set_read_only(self._editor.read_only)
        self._derive(body)

    def _derive(self, body: ServiceOrder) -> None:
        """Write the derivation anew where something it rests on has changed."""
        key = (body.parts, body.device, body.coverage, body.coverage_basis)
        if key == self._decided:
            return
        self._decided = key
        decision = coverage.decision(self._context.session, body, self._doc)
        lines = [text(one) for one in decision.why]
        if body.coverage is not decision.coverage:
            found, own = text(said("coverage", decision.coverage)), text(said("coverage", body.coverage))
            lines.append(self.tr("程序判定：{found}；现定：{own}。").format(found=found, own=own))
        self._why.setText("\n".join(lines))

    def focus(self, target: str) -> None:
        """Put the cursor on a field."""
        self.unfold(open_=True)
        self.form.set_field_visible("coverage_reason", True)
        self.form.focus(target if target in self.form.keys() else "fault")  # noqa: SIM118 - a method

    def _typed(self, key: str) -> None:
        value = self.form.values()[key]
        if key in _ENUMS:
            value = _ENUMS[key](str(value)) if value else _UNDECIDED[key]
        self._editor.edit(**{key: value})

    def _pictured(self, photos: object) -> None:
        self._editor.edit(fault_photos=photos)

    def _open_life(self) -> None:
        device = self._editor.body.device
        self._context.hub.wanted.emit("unit", f"{device.product}:{device.serial}")

    def _open_ticket(self) -> None:
        body = self._editor.body
        if body.ticket:
            self._context.hub.wanted.emit("ticket", body.ticket)
        elif body.plan:
            self._context.hub.wanted.emit("service_plan", body.plan)
