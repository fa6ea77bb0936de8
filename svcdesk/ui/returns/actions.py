"""What can be done with a return: the next step first, each one verb of the services."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from svcdesk.domain.record import Record
from svcdesk.domain.return_case import Liability, Line, ReturnCase, Settlement, State
from svcdesk.domain.return_rules import line_name, missing_nodes
from svcdesk.domain.return_settling import Offer, signing_problems
from svcdesk.domain.rights import Right
from svcdesk.domain.signature import Party, Signature
from svcdesk.domain.times import local_day
from svcdesk.services import return_case as returns
from svcdesk.services import return_goods, return_lines, rights
from svcdesk.services.return_goods import Inspected
from svcdesk.ui import ask, icons, theme
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.sign_dialog import SignDialog
from svcdesk.ui.language import listed, text
from svcdesk.ui.menus import add_entry
from svcdesk.ui.own_word import sign_word
from svcdesk.ui.parts import button
from svcdesk.ui.returns.dialogs import Questions, Values, run
from svcdesk.ui.returns.settle_dialog import SettleDialog
from svcdesk.ui.verb_actions import VerbActions
from svcdesk.words import Message


class ReturnActions(VerbActions):
    """The way of F26 from approval to closing."""

    _record: Record[ReturnCase] | None = None

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context, window, self.tr("打印 F26"))
        self._questions = Questions(context, window)
        self._refuse = button(self.tr("不批准…"))
        self._approve = button(self.tr("审批…"))
        self._receive = button(self.tr("登记收货…"))
        self._inspect = button(self.tr("检验…"))
        self._judge = button(self.tr("责任判定…"))
        self._settle = button(self.tr("办理下一行…"))
        self._sign = button(self.tr("顾客签收办结…"))
        self._close = button(self.tr("关闭…"))
        slots = (
            self.refuse, self.receive, self.inspect, self.judge, self.approve, self.settle_next, self.sign,
            self.close,
        )  # fmt: skip
        self._offer(self._steps(), slots)
        self._amend = add_entry(self._menu, self.tr("修订已签收的单…"), self.amend)
        self._void = add_entry(self._menu, self.tr("作废…"), self.void)

    def _steps(self) -> Sequence[QPushButton]:
        return (
            self._refuse, self._receive, self._inspect, self._judge, self._approve, self._settle, self._sign,
            self._close,
        )  # fmt: skip

    def buttons(self) -> Sequence[QPushButton]:
        """Return the buttons for the head, the next step first among the steps."""
        return (*self._steps(), self._print, self._more)

    def take(self, record: Record[ReturnCase] | None) -> None:
        """Act on this return from now on."""
        self._record = record
        session = self._context.session
        may, approves, judges, voids = (
            rights.may(session, one)
            for one in (Right.RETURNS, Right.APPROVE_RETURNS, Right.JUDGE_RETURNS, Right.VOID_RETURNS)
        )
        state = record.state if record else ""
        lines = record.body.lines if record else ()
        came = [line for line in lines if line.received]
        waiting = [line for line in lines if (line.received or 0) < line.quantity]
        judged = bool(came) and all(line.liability is not Liability.OPEN for line in came)
        settled = judged and all(line.settlement is not Settlement.OPEN for line in came)
        open_lines = judged and not settled
        shown = {
            self._refuse: state == State.REQUESTED and approves,
            self._approve: state == State.REQUESTED and approves,
            self._receive: bool(waiting) and state in {State.APPROVED, State.RECEIVED} and may,
            self._inspect: (state == State.RECEIVED or (state == State.INSPECTED and not judged)) and may,
            self._judge: state == State.INSPECTED and not settled and judges,
            self._settle: state == State.INSPECTED and open_lines and may,
            self._sign: state == State.INSPECTED and settled and may,
            self._close: state == State.SETTLED and may,
        }
        for one, wanted in shown.items():
            one.setVisible(wanted)
        self._lead(state, judged=judged)
        self._amend.setVisible(state in {State.SETTLED, State.CLOSED} and voids)
        self._void.setVisible(state not in {"", State.VOID} and voids)
        self._print.setVisible(record is not None)
        self._more.setVisible(self._amend.isVisible() or self._void.isVisible())

    def _lead(self, state: str, *, judged: bool) -> None:
        """Make the next step the one that stands out."""
        first = {
            State.REQUESTED: self._approve,
            State.APPROVED: self._receive,
            State.RECEIVED: self._inspect,
            State.SETTLED: self._close,
        }.get(State(state) if state else State.VOID)
        if state == State.INSPECTED:
            first = self._judge if not judged else self._sign if not self._sign.isHidden() else self._settle
        for one in self._steps():
            theme.look(one, "primary" if one is first else "plain")
        self._sign.setIcon(icons.icon("signature", "#ffffff"))

    # the steps
    def approve(self) -> None:
        """Say yes for one node."""
        record = self._record
        if record is None:
            return
        session = self._context.session
        missing = missing_nodes(record.body)
        mine = tuple(one for one in missing if one.speaks(session.roles, session.actor.department))
        self._questions.approve(self._approved, mine or missing)

    def _approved(self, values: Values) -> None:
        record, node = self._record, str(values["node"] or "")
        if record is None:
            return
        returns.check_approval(self._context.session, record, node)
        name = text(Message(f"return_case.node.{node}"))
        words = self.tr("{number}：{node}同意本次退换货。").format(number=record.number, node=name)
        given = sign_word(self._context, self._window, self.tr("审批签字"), words, name)
        self._try(returns.approve, node, str(values["opinion"] or ""), given)

    def refuse(self) -> None:
        """Say no, with the reason."""
        reason = self._ask_why(self.tr("为什么不批准 {number}？"), self.tr("不批准"), lines=3)
        if reason is not None:
            self._do(returns.refuse_request, reason)

    def receive(self) -> None:
        """Book what came back."""
        if self._record is not None:
            self._questions.receive(self._received, self._record.body)

    def _received(self, values: Values) -> None:
        amounts = {key: value for key, value in values.items() if key not in {"store", "at"} and value is not None}
        self._try(return_goods.receive, amounts, at=values["at"], store=str(values["store"] or ""))

    def inspect(self) -> None:
        """Write how what came was found."""
        if self._record is not None:
            lines = [line for line in self._record.body.lines if line.received and not line.settled_at]
            self._questions.inspect(self._inspected, lines)

    def _inspected(self, values: Values) -> None:
        ids = [key.removeprefix("found:") for key in values if key.startswith("found:")]
        verdicts = {
            one: Inspected(
                found=values[f"found:{one}"] or "",
                defective=_defective(values[f"verdict:{one}"]),
                photos=values[f"photos:{one}"] or (),
            )
            for one in ids
        }
        self._try(return_goods.inspect, verdicts, at=values["at"])

    def judge(self) -> None:
        """Judge whose fault it is, for quality."""
        if self._record is not None:
            self._questions.judge(self._judged, self._record.body)

    def _judged(self, values: Values) -> None:
        found = {key: Liability(value) for key, value in values.items() if key != "note" and value}
        record = self._record
        if record is None:
            return
        return_goods.check_judgement(record, found)
        goods = listed(
            f"{line_name(line)} {text(Message(f'return_case.liability.{found[line.id]}'))}"
            for line in record.body.lines
            if line.id in found
        )
        words = self.tr("{number} 责任判定：{goods}。").format(number=record.number, goods=goods)
        department = text(Message(f"rights.department.{self._context.session.actor.department}"))
        given = sign_word(self._context, self._window, self.tr("责任判定签字"), words, department)
        self._try(return_goods.judge, found, str(values["note"] or ""), given)

    def settle_next(self) -> None:
        """Settle the first line that is not."""
        record = self._record
        if record is None:
            return
        waiting = [line.id for line in record.body.lines if line.received and line.settlement is Settlement.OPEN]
        if waiting:
            self.on_line("settle", waiting[0])

    def on_line(self, what: str, line_id: str) -> None:
        """Do what a line's button says."""
        record = self._record
        if record is None:
            return
        line = next(line for line in record.body.lines if line.id == line_id)
        self._line = line_id
        if what == "settle":
            money = return_lines.money(self._context.session, line)
            run(SettleDialog(self._context, line, record.body.type, money, self._settled, self._window))
        elif what == "split":
            self._questions.split(self._split, line)
        elif what == "release":
            self._questions.release(self._released, line)
        else:
            question = self.tr("撤销 {line} 的办理？库存随之恢复。").format(
                line=line.device.serial or line.device.name
            )
            if ask.confirm(self._window, question, yes=self.tr("撤销办理")):
                self._do(return_lines.undo_line, line_id)

    def _settled(self, offer: Offer) -> None:
        self._try(return_lines.settle_line, self._line, offer)

    def _split(self, values: Values) -> None:
        self._try(return_lines.split, self._line, values["quantity"] or Decimal(0))

    def _released(self, values: Values) -> None:
        self._try(return_lines.release, self._line, str(values["note"] or ""), store=str(values["store"] or ""))

    def sign(self) -> None:
        """Have our person and the customer sign, once nothing else is missing."""
        record = self._record
        if record is None:
            return
        unsigned = {"return_case.customer_unsigned", "return_case.staff_unsigned"}
        found = list(signing_problems(record.body, (), self._context.session.clock()))
        missing = [one for one in found if one.code not in unsigned]
        if missing:
            ask.problems(self._window, self.tr("还不能签收，请先补齐："), missing)
            return
        given: list[Signature] = []
        for party in (Party.STAFF, Party.CUSTOMER):
            signature = self._ask_signature(record, party)
            if signature is None:
                return
            given.append(signature)
        self._do(returns.sign, tuple(given))

    def _ask_signature(self, record: Record[ReturnCase], party: Party) -> Signature | None:
        goods = listed(_ended(line) for line in record.body.lines if line.received)
        words = self.tr("{number}：{goods}。已按本单办理退换，双方确认。")
        declared = words.format(number=record.number, goods=goods)
        dialog = SignDialog(party, declared, self._context.session.clock, self._window.window())
        who = record.body.customer
        if party is Party.STAFF:
            dialog.prefill(self._context.session.actor.name, self.tr("经办人"))
        else:
            dialog.prefill(who.caller, who.role, who.phone)
        given = dialog.signature() if dialog.exec() else None
        dialog.deleteLater()
        return given

    def close(self) -> None:
        """Close what is settled and paid."""
        if self._record is not None:
            self._questions.close(self._closed, self._record.body, local_day(self._context.session.clock()))

    def _closed(self, values: Values) -> None:
        self._try(returns.close, refund_paid_on=values.get("paid_on"), note=str(values["note"] or ""))

    def amend(self) -> None:
        """Open a signed return again."""
        detail = self.tr("原签收版本永久保留。修订后须重新签收才生效。")
        reason = self._ask_why(self.tr("为什么要修订 {number}？"), self.tr("开始修订"), detail)
        if reason is not None:
            self._do(returns.amend, reason)

    def void(self) -> None:
        """Take it out of use."""
        detail = self.tr("单号保留并标明作废；它引起的库存移动、不合格品和索赔一并撤回。")
        reason = self._ask_why(self.tr("为什么作废 {number}？"), self.tr("作废"), detail)
        if reason is not None:
            self._do(returns.void, reason)


def _ended(line: Line) -> str:
    """Return what is signed for one line: the goods, how many, how they ended, what is paid back."""
    amount = line.device.serial or f"{(line.received or Decimal(0)).normalize():f} {line.uom}"
    how = text(Message(f"return_case.settlement.{line.settlement}"))
    other = line.replacement_name if line.replacement_product not in {"", line.device.product} else ""
    refund = f"¥\u00a0{line.refund:,.2f}" if line.refund else ""
    parts = (line.device.name, amount, how, refund, other, line.replacement)
    return " ".join(part for part in parts if part)


def _defective(chosen: Any) -> bool | None:
    return None if not chosen else chosen == "bad"
