"""Incoming inspection: for now the nonconforming goods that acceptances found, to be looked at."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from svcdesk.domain.nonconformity import Nonconformity, State
from svcdesk.services import records
from svcdesk.services.labels import state_label
from svcdesk.ui.context import Context
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.parts import button, card, label
from svcdesk.ui.record_filters import ListSpec
from svcdesk.ui.record_view import Heading, RecordView
from svcdesk.ui.stage_page import StagePage
from svcdesk.ui.stages.planned import PlannedPage
from svcdesk.words import Message

_SPEC = ListSpec(
    name="nonconformity",
    kinds=("nonconformity",),
    columns=("record", "unit", "state"),
    choices=("record", "unit", "state", "about", "occurred"),
    presets=("all", "open", "conflicts"),
    empty=Message("sections.no_nonconformity"),
)


class NonconformityView(RecordView):
    """One nonconforming piece as a delivery left it; its review and disposition (F08) come with this stage."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._delivery = ""
        self._form = Form([
            Field("name", Message("fields.contract_line.name")), Field("spec", Message("fields.contract_line.spec")),
            Field("serial", Message("fields.opening_line.serial")),
            Field("quantity", Message("fields.opening_line.quantity")),
            Field("description", self.tr("不合格情况"), "long_text"),
            Field("found_number", self.tr("发现于")), Field("replaced_by", self.tr("已更换为")),
        ])  # fmt: skip
        self._form.set_read_only(True)
        self._open = button(self.tr("打开来源单据"), icon="truck")
        self._open.setParent(self)
        self._open.clicked.connect(self._open_delivery)
        frame, column = card()
        column.addWidget(self._form)
        words = self.tr("产品已在隔离区。评审处置单 F08 将在这一步开放后办理（6.3.4）。")
        column.addWidget(label(words, "muted", wrap=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        layout.addStretch()

    def buttons(self) -> list[QWidget]:
        return [self._open]

    def show_record(self, doc: str) -> None:
        record = records.record(self._context.session, doc, Nonconformity)
        self._delivery = record.body.found_at
        self._open.setVisible(bool(self._delivery))
        shown = {key: getattr(record.body, key) for key in self._form.keys()}  # noqa: SIM118 - a method
        self._form.set_values(shown | {"quantity": f"{record.body.quantity.normalize():f}"})
        state = state_label("nonconformity", record.state)
        heading = Heading(record.body.name, record.number, state, "muted", record.body.description)
        self.heading_changed.emit(heading._replace(tone="warn") if record.state == State.OPEN else heading)
        self.shown.emit(doc)

    def _open_delivery(self) -> None:
        self._context.hub.wanted.emit(records.kind(self._context.session, self._delivery), self._delivery)


class InspectionPage(StagePage):
    """What deliveries found, in a list; beside it, while nothing is chosen, what the stage will hold."""

    def __init__(self, context: Context, key: str) -> None:
        super().__init__(context, _SPEC, NonconformityView(context), stage=key, idle=PlannedPage(context, key))
