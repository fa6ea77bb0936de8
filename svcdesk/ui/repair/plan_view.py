"""One preventive plan: interval, running-hours meter, when the next visit is due and why; makes its service order."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import asdict
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from svcdesk.domain import plan_rules
from svcdesk.domain.checks import Finding
from svcdesk.domain.device import NOBODY, CustomerRef, Device
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.rights import Right
from svcdesk.domain.service_plan import Reading, ServicePlan, State
from svcdesk.domain.times import local_day
from svcdesk.errors import KnownError, Refused
from svcdesk.services import records, rights
from svcdesk.services import service_plan as plans
from svcdesk.ui import ask
from svcdesk.ui.colours import Tone
from svcdesk.ui.context import Context
from svcdesk.ui.edit_parts import EditParts
from svcdesk.ui.edit_view import EditView
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, label
from svcdesk.ui.record_view import Heading
from svcdesk.ui.row_parts import Column
from svcdesk.ui.rows_editor import RowsEditor
from svcdesk.ui.sources import sources
from svcdesk.ui.typed import show_day
from svcdesk.words import Message

_TONES: dict[str, Tone] = {State.ACTIVE: "ok", State.SUSPENDED: "warn", State.ENDED: "muted"}
_PLAIN = ("name", "months", "hours", "starts_on", "ends_on", "lead_days", "note")


class PlanView(EditView):
    """One plan; while it is typed, the day it comes to is shown with its derivation."""

    kind = "service_plan"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.may_edit = rights.may(context.session, Right.SERVICE_PLANS)
        self._head = Form(self._fields(), columns=3, sources=sources(context.session), clock=context.session.clock)
        self._readings = RowsEditor(
            (
                Column(Field("on", self.tr("日期"), "date", required=True), 2),
                Column(Field("hours", self.tr("运行小时"), "decimal", unit="h", required=True), 2),
                Column(Field("reason", self.tr("换表或校正的说明")), 4),
            ),
            self.tr("添加读数"),
        )
        self._why = label("", wrap=True)
        self._past = label("", "muted", wrap=True)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._why)
        column.addWidget(self._past)
        self.lay_out(
            [
                (self.tr("计划"), self._head),
                (self.tr("下次到期"), shown),
                (self.tr("运行小时表读数"), self._readings),
            ],
            EditParts([self._head], {"readings": self._readings}),
        )
        self._head.changed.connect(self._work_out)
        self._readings.changed.connect(self._work_out)
        self._make_buttons()

    def _fields(self) -> tuple[Field, ...]:
        return (
            Field("name", self.tr("计划名称"), required=True, placeholder=self.tr("如：季度保养")),
            Field("customer", self.tr("顾客"), "reference", source="customer", required=True),
            Field("product", self.tr("产品"), "reference", source="product"),
            Field("serial", self.tr("序列号")),
            Field("months", self.tr("每"), "integer", unit=self.tr("个月")),
            Field("hours", self.tr("或每"), "decimal", unit=self.tr("运行小时")),
            Field("starts_on", self.tr("起始日"), "date", required=True),
            Field("ends_on", self.tr("终止日"), "date"),
            Field("lead_days", self.tr("提前提醒"), "integer", unit=self.tr("天")),
            Field("checklist", self.tr("保养检查表"), "reference", source="checklist"),
            Field("owner", self.tr("负责人"), "reference", source="person"),
            Field("note", self.tr("备注"), wide=True),
        )

    def _make_buttons(self) -> None:
        self._order = button(self.tr("生成工单"), icon="wrench")
        self._order.setParent(self)  # until a page puts it into its head
        self._order.clicked.connect(self._make_order)
        self._more = button(self.tr("更多"), icon="ellipsis")
        self._more.setParent(self)
        menu = QMenu(self._more)
        self._states = {}
        for state, words in (
            (State.SUSPENDED, self.tr("暂停计划…")),
            (State.ACTIVE, self.tr("恢复计划…")),
            (State.ENDED, self.tr("结束计划…")),
        ):
            action = QAction(words, menu)
            action.setData(state.value)
            action.triggered.connect(self._change_state)
            menu.addAction(action)
            self._states[state] = action
        self._more.setMenu(menu)

    def buttons(self) -> Sequence[QWidget]:
        return (self._order, self._more)

    # what EditView asks for
    def load(self, doc: str) -> Record[ServicePlan]:
        return records.record(self.context.session, doc, ServicePlan)

    def put(self, body: ServicePlan | None) -> None:
        shown = body or ServicePlan(starts_on=local_day(self.context.session.clock()), months=6)
        values: dict[str, Any] = {key: getattr(shown, key) for key in _PLAIN}
        values |= {
            "customer": shown.customer.doc or None,
            "product": shown.device.product or None,
            "serial": shown.device.serial,
            "checklist": shown.checklist or None,
            "owner": shown.owner.doc or None,
        }
        self._head.set_values(values)
        self._readings.set_rows([asdict(one) for one in shown.readings])
        self._past.setText("\n".join(self._visits(shown)))
        self._past.setVisible(bool(shown.done))
        self._work_out()

    def take(self) -> ServicePlan:
        before: ServicePlan = self.record.body if self.record else ServicePlan()
        values = self.parts.values()
        return plan_of(before, values, self._owner(values.get("owner")))

    def check(self, body: ServicePlan) -> list[Finding]:
        return plans.check(self.context.session, body)

    def store(self, body: ServicePlan) -> Record[ServicePlan]:
        return self.context.do(plans.save_plan, body, self.record)

    def heading(self) -> Heading:
        record = self.record
        open_ = record is not None and record.state == State.ACTIVE
        self._order.setVisible(open_ and rights.may(self.context.session, Right.DISPATCH))
        self._more.setVisible(record is not None and self.may_edit)
        if record is None:
            return Heading(self.tr("新维保计划"))
        for one, action in self._states.items():
            action.setVisible(one != record.state)
        body: ServicePlan = record.body
        state = Message(f"service_plan.state.{record.state}")
        device = body.device
        line = " · ".join(part for part in (body.customer.name, device.name, device.serial) if part)
        return Heading(body.name, record.number, state, _TONES[record.state], line)

    # what is worked out while typing
    def _work_out(self, *_changed: object) -> None:
        """Say which day the plan comes to as it stands, and why."""
        found = plan_rules.next_visit(self.take())
        words = [text(one) for one in found.why]
        self._why.setText("\n".join(words) or self.tr("填写周期和起始日后，这里显示下次到期日。"))

    def _visits(self, plan: ServicePlan) -> list[str]:
        return [
            self.tr("{day} 已保养（{number}）").format(
                day=show_day(day), number=records.number(self.context.session, doc) or "–"
            )
            for day, doc in reversed(plan.done)
        ]

    def _owner(self, doc: object) -> Actor:
        return Actor(str(doc), records.title(self.context.session, str(doc))) if doc else NOBODY

    # what the buttons do
    def _make_order(self) -> None:
        if self.record is None or not self._saved():
            return
        try:
            made = self.context.do(plans.make_order, self.record.doc)
        except Refused as refused:
            ask.problems(self, self.tr("不能生成工单："), refused.problems)
            return
        except KnownError as error:
            ask.message(self, error.message, tone="warn")
            return
        self.context.hub.wanted.emit("service_order", made.doc)

    def _change_state(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction) or self.record is None or not self._saved():
            return
        state = State(action.data())
        question = self.tr("{what}：请写明原因").format(what=action.text().replace("…", ""))
        reason = ask.words(self, question, yes=action.text().replace("…", ""))
        if reason:
            self.show_record(self.context.do(plans.set_state, self.record, state, reason).doc)

    def _saved(self) -> bool:
        """Save what is typed first; false where it was refused."""
        if self.dirty:
            self.save()
        return not self.dirty


def plan_of(before: ServicePlan, values: dict[str, Any], owner: Actor) -> ServicePlan:
    """Return the plan that stands in a form; what follows from customer and device is looked up when it is saved."""
    customer, product = str(values["customer"] or ""), str(values["product"] or "")
    serial = str(values["serial"] or "").strip()
    same_device = (product, serial) == (before.device.product, before.device.serial)
    return ServicePlan(
        customer=before.customer if customer == before.customer.doc else CustomerRef(doc=customer),
        device=before.device if same_device else Device(product=product, serial=serial),
        name=str(values["name"] or "").strip(),
        months=int(values["months"] or 0),
        hours=values["hours"],
        starts_on=values["starts_on"],
        ends_on=values["ends_on"],
        lead_days=int(values["lead_days"] or 0),
        checklist=str(values["checklist"] or ""),
        owner=owner,
        readings=tuple(_reading(one) for one in values["readings"] if one["on"] and one["hours"] is not None),
        done=before.done,
        next_due=before.next_due,
        note=str(values["note"] or "").strip(),
    )


def _reading(row: dict[str, Any]) -> Reading:
    day, hours = row["on"], row["hours"]
    if not isinstance(day, date) or not isinstance(hours, Decimal):
        raise TypeError(row)
    reason = str(row.get("reason") or "").strip()
    return Reading(on=day, hours=hours, source=str(row.get("source", "")), reason=reason)
