"""A contract: head, lines, payment plan, and how far it is delivered."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from svcdesk.domain.checks import Finding
from svcdesk.domain.contract import Contract, State
from svcdesk.domain.masters import Customer, Product
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.services import contract as contracts
from svcdesk.services import records, rights
from svcdesk.ui import ask
from svcdesk.ui.colours import Tone
from svcdesk.ui.context import Context
from svcdesk.ui.contract.fields import (
    contract_of,
    head_fields,
    line_columns,
    line_of,
    line_row,
    plan_columns,
    plan_row,
)
from svcdesk.ui.contract.plan_dialog import PlanDialog
from svcdesk.ui.contract.progress import ProgressCard
from svcdesk.ui.contract.site_source import SiteSource
from svcdesk.ui.edit_parts import EditParts
from svcdesk.ui.edit_view import EditView
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, label
from svcdesk.ui.record_view import Heading
from svcdesk.ui.rows_editor import RowsEditor
from svcdesk.ui.sources import sources
from svcdesk.words import Message

_TONES: dict[str, Tone] = {State.SIGNED: "ok", State.CLOSED: "muted", State.CANCELLED: "bad"}


class ContractView(EditView):
    """One contract; a signed one changes only by an amendment with a reason."""

    kind = "contract"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sites = SiteSource(self._customer)
        found = sources(context.session)
        self._head = Form(head_fields(), columns=3, sources={**found, "site": self._sites})
        self._lines = RowsEditor(line_columns(), self.tr("添加产品"), sources=found)
        self._plan = RowsEditor(plan_columns(), self.tr("添加一期"))
        self._total = label("", "strong")
        self._progress = ProgressCard(context)
        self.lay_out(
            [
                (self.tr("合同"), self._head),
                (self.tr("明细"), self._with_total()),
                (self.tr("交付进度"), self._progress),
                (self.tr("付款计划"), self._plan),
            ],
            EditParts([self._head], {"lines": self._lines, "plan": self._plan}),
        )
        self._lines.changed.connect(self._line_typed)
        self._head.changed.connect(self._head_typed)
        self._make_buttons()

    def _with_total(self) -> QWidget:
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._lines)
        column.addWidget(self._total)
        return both

    def _make_buttons(self) -> None:
        self._deliver = button(self.tr("新建交付"), "primary", "truck")
        self._sign = button(self.tr("签订"), "primary")
        self._more = button(self.tr("更多"), icon="ellipsis")
        menu = QMenu(self._more)
        self._amend, self._cancel = QAction(self.tr("变更…"), menu), QAction(self.tr("取消合同…"), menu)
        menu.addActions([self._amend, self._cancel])
        self._more.setMenu(menu)
        for one in self.buttons():
            one.setParent(self)  # until a page puts it into its head
        self._deliver.clicked.connect(self._plan_delivery)
        self._sign.clicked.connect(self._sign_it)
        self._amend.triggered.connect(self._amend_it)
        self._cancel.triggered.connect(self._cancel_it)

    def buttons(self) -> Sequence[QPushButton]:
        return [self._sign, self._deliver, self._more]

    # what EditView asks for
    def load(self, doc: str) -> Record[Contract]:
        return records.record(self.context.session, doc, Contract)

    def put(self, body: Contract | None) -> None:
        state = self.record.state if self.record else State.DRAFT
        self.may_edit = state == State.DRAFT and rights.may(self.context.session, Right.CONTRACTS)
        shown = body or Contract("", "")
        self._lines.set_rows([line_row(line) for line in shown.lines])
        self._plan.set_rows([plan_row(part) for part in shown.plan])
        self._head.set_values({key: getattr(shown, key) for key in self._head.keys()})  # noqa: SIM118 - a method
        self._progress.show_contract(self.record.doc if self.record and state != State.DRAFT else "")
        self._add_up()

    def take(self) -> Contract:
        return contract_of(self.parts.values(), self.record.body if self.record else None)

    def check(self, body: Contract) -> list[Finding]:
        return contracts.check_contract(self.context.session, body, self.record.doc if self.record else "")

    def store(self, body: Contract) -> Record[Contract]:
        return self.context.do(contracts.save_contract, body, self.record)

    def heading(self) -> Heading:
        self._settle_buttons()
        record = self.record
        if record is None:
            return Heading(self.tr("新合同"))
        body: Contract = record.body
        parts = (body.external, str(body.signed_on or ""), f"¥ {body.amount:,.2f}")
        state = Message(f"contract.state.{record.state}")
        tone = _TONES.get(record.state, "warn")
        return Heading(body.customer_name, record.number, state, tone, " · ".join(part for part in parts if part))

    def read_only_words(self) -> str:
        if self.record and self.record.state == State.SIGNED:
            return self.tr("已签订，不能直接修改；要改动请用“变更”。")
        return super().read_only_words()

    def _settle_buttons(self) -> None:
        state = self.record.state if self.record else ""
        session = self.context.session
        may_sign = rights.may(session, Right.SIGN_CONTRACTS)
        self._sign.setVisible(state == State.DRAFT and may_sign)
        self._cancel.setVisible(state in {State.DRAFT, State.SIGNED} and may_sign)
        self._amend.setVisible(state == State.SIGNED and rights.may(session, Right.CONTRACTS))
        self._more.setVisible(self._cancel.isVisible() or self._amend.isVisible())
        self._deliver.setVisible(state == State.SIGNED and rights.may(session, Right.PLAN_DELIVERY))

    # what the buttons do
    def _sign_it(self) -> None:
        if self.record is None or not self._saved():
            return
        told = contracts.check_contract(self.context.session, self.record.body, self.record.doc, signing=True)
        detail = "\n".join(text(finding.message) for finding in told if finding.warning)
        question = self.tr("签订合同 {number}？").format(number=self.record.number)
        if ask.confirm(
            self, question, detail=detail or self.tr("签订后可以安排交付；以后改动须走变更。"), yes=self.tr("签订")
        ):
            self.show_record(self.context.do(contracts.sign_contract, self.record).doc)

    def _amend_it(self) -> None:
        if self.record is None:
            return
        question = self.tr("为什么变更合同 {number}？").format(number=self.record.number)
        detail = self.tr("变更后合同回到草稿，改好后须重新签订（6.4.3）；已签订的版本留在历史中。")
        reason = ask.words(self, question, detail=detail, yes=self.tr("变更"))
        if reason is not None:
            self.show_record(self.context.do(contracts.amend_contract, self.record, self.record.body, reason).doc)

    def _cancel_it(self) -> None:
        if self.record is None:
            return
        question = self.tr("为什么取消合同 {number}？").format(number=self.record.number)
        reason = ask.words(self, question, detail=self.tr("合同号保留，不再使用。"), yes=self.tr("取消合同"))
        if reason is not None:
            self.show_record(self.context.do(contracts.cancel_contract, self.record, reason).doc)

    def _plan_delivery(self) -> None:
        if self.record is None:
            return
        dialog = PlanDialog(self.context, self.record, self)
        dialog.exec()
        dialog.deleteLater()
        if dialog.planned:
            self._progress.show_contract(self.record.doc)
            self.context.hub.wanted.emit("delivery", dialog.planned)

    def _saved(self) -> bool:
        """Save what is typed before it is signed; false where it was refused."""
        if self.dirty:
            self.save()
        return not self.dirty

    # what is worked out while typing
    def _customer(self) -> Customer | None:
        doc = self._head.editor("customer").value()
        return records.record(self.context.session, str(doc), Customer).body if doc else None

    def _head_typed(self, key: object) -> None:
        if key == "customer":
            self._head.set_values({"site": None})

    def _line_typed(self, at: int, key: str) -> None:
        rows = self._lines.rows()
        if key == "product" and rows[at]["product"]:
            product = records.record(self.context.session, str(rows[at]["product"]), Product).body
            spec = " ".join(part for part in (product.model, product.spec) if part)
            taken = {"name": product.name, "spec": spec, "uom": product.uom, "unit_price": product.price}
            self._lines.put(at, taken)
        self._add_up()

    def _add_up(self) -> None:
        total = Decimal(0)
        for at, row in enumerate(self._lines.rows()):
            amount = line_of(row).amount
            total += amount
            self._lines.put(at, {"amount": f"{amount:,.2f}"})
        self._total.setText(self.tr("合计 ¥ {amount}").format(amount=f"{total:,.2f}"))
