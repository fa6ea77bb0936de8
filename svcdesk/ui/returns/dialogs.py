"""The questions a return's buttons ask: a word of approval, what came, how it was found, whose fault it is."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from svcdesk.domain.return_case import Liability, Line, ReturnCase, refunds
from svcdesk.domain.return_policy import Node
from svcdesk.domain.return_rules import line_name
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.photos import Photos
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.returns.fields import choices
from svcdesk.ui.sources import sources
from svcdesk.words import Message

Values = Mapping[str, Any]
_MOST_FIELDS = 7  # that stand on a screen of 768 lines without scrolling
Do = Callable[[Values], None]
"""What an answer is for; raises ``KnownError`` where it will not do, and the question stays."""
_CONCERNS = {
    "return_case.node_not_yours": "node",
    "return_case.node_not_needed": "node",
    "return_case.one_word": "node",
    "return_case.in_future": "at",
    "return_case.reversed": "at",
    "return_case.split_range": "quantity",
    "return_case.refund_unpaid": "paid_on",
    "return_case.paid_too_early": "paid_on",
    "return_case.paid_in_future": "paid_on",
}
"""Which field a refusal is about; that of a line is named with the line."""
_OF_LINES = {
    "": ("quantity_range", "more_than_approved", "inspected_already", "liability_open"),
    "verdict:": ("not_received", "verdict_open", "settled_already"),
    "found:": ("found_unsaid",),
}
"""Fields that each line has, by how their keys begin, and the refusals about them."""


class Questions(QObject):
    """Asks over one window."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._photos = Photos(context, self)

    def approve(self, do: Do, nodes: tuple[Node, ...]) -> None:
        """Ask for which node this person agrees, and with what words."""
        offered = tuple(Choice(one.node, Message(f"return_case.node.{one.node}")) for one in nodes)
        fields = [
            Field("node", self.tr("代表"), "choice", offered, required=True, wide=True),
            Field("opinion", self.tr("意见"), "long_text"),
        ]
        words = self.tr("每个节点由不同的人审批；申请人不能审批自己的申请。")
        dialog = self._dialog(self.tr("审批退换货"), fields, self.tr("同意并签字…"), do, words)
        if len(offered) == 1:
            dialog.form.set_values({"node": offered[0].value})
        run(dialog)

    def receive(self, do: Do, case: ReturnCase) -> None:
        """Ask how much of each line came, when, and where it stands in quarantine."""
        waiting = [line for line in case.lines if (line.received or Decimal(0)) < line.quantity]
        fields = [
            *(Field(line.id, line_name(line), "decimal", unit=line.uom, wide=True) for line in waiting),
            Field("store", self.tr("隔离区库位"), hint=self.tr("留空为主库")),
            self._moment(self.tr("收货时间")),
        ]
        words = self.tr("收到的产品进入隔离区，检验和判定之前不能另作他用（6.5.1.4）。")
        dialog = self._dialog(self.tr("登记收货"), fields, self.tr("收货入隔离区"), do, words, waiting)
        dialog.form.set_values({line.id: _figure(line.quantity - (line.received or Decimal(0))) for line in waiting})
        run(dialog)

    def inspect(self, do: Do, lines: list[Line]) -> None:
        """Ask how each line was found."""
        verdicts = (Choice("bad", self.tr("有缺陷"), "bad"), Choice("good", self.tr("未发现缺陷"), "ok"))
        fields: list[Field] = []
        for line in lines:
            fields.append(Field(f"verdict:{line.id}", line_name(line), "choice", verdicts, required=True, wide=True))
            placeholder = self.tr("检查了什么，看到什么")
            fields.append(Field(f"found:{line.id}", self.tr("检验情况"), "long_text", placeholder=placeholder))
            fields.append(Field(f"photos:{line.id}", self.tr("检验照片"), "photos"))
        fields.append(self._moment(self.tr("检验时间")))
        words = self.tr("有缺陷的产品留在隔离区，并自动登记不合格品（F08）。")
        dialog = self._dialog(self.tr("检验退回的产品"), fields, self.tr("保存检验结论"), do, words, lines)
        for line in lines:
            if line.found_defective is not None:
                shown = {
                    f"verdict:{line.id}": "bad" if line.found_defective else "good",
                    f"found:{line.id}": line.found,
                    f"photos:{line.id}": line.found_photos,
                }
                dialog.form.set_values(shown)
        run(dialog)

    def judge(self, do: Do, case: ReturnCase) -> None:
        """Ask quality whose fault each line is."""
        lines = [line for line in case.lines if line.received]
        fields = [
            Field(line.id, line_name(line), "choice", choices("liability", Liability), required=True, wide=True)
            for line in lines
        ]
        fields.append(Field("note", self.tr("判定说明"), "long_text"))
        words = self.tr("判定为产品质量的，自动登记向供方的索赔。")
        dialog = self._dialog(self.tr("质量部责任判定"), fields, self.tr("确认并签字…"), do, words, lines)
        shown: dict[str, object] = {
            line.id: line.liability.value for line in lines if line.liability is not Liability.OPEN
        }
        dialog.form.set_values({**shown, "note": case.quality_note})
        run(dialog)

    def split(self, do: Do, line: Line) -> None:
        """Ask how much of a line goes on a line of its own."""
        fields = [Field("quantity", self.tr("拆出数量"), "decimal", unit=line.uom, required=True)]
        words = self.tr("{line}：拆出的部分可以另行办理，例如一部分换货、一部分退款。").format(line=line_name(line))
        run(self._dialog(self.tr("拆分"), fields, self.tr("拆分"), do, words))

    def release(self, do: Do, line: Line) -> None:
        """Ask where goods without a defect go, and why they may."""
        fields = [
            Field("store", self.tr("合格库库位"), hint=self.tr("留空为主库")),
            Field("note", self.tr("放行依据"), "long_text", required=True),
        ]
        words = self.tr("{line}：检验未发现缺陷，由检验人以外的质量部人员放行（6.2）。").format(line=line_name(line))
        run(self._dialog(self.tr("放行入合格库"), fields, self.tr("放行"), do, words))

    def close(self, do: Do, case: ReturnCase, today: date) -> None:
        """Ask when the refund was paid, if there is one; what was said before an amendment stands there again."""
        owed = refunds(case)
        fields = [Field("note", self.tr("备注"), "long_text")]
        shown: dict[str, object] = {"note": case.closing_note}
        if owed or case.refund_paid_on:
            name = self.tr("退款 ¥ {amount} 付出日期").format(amount=f"{owed:,.2f}")
            fields.insert(0, Field("paid_on", name, "date", required=bool(owed), wide=True))
            shown["paid_on"] = case.refund_paid_on or today
        dialog = self._dialog(self.tr("关闭退换货单"), fields, self.tr("关闭"), do)
        dialog.form.set_values(shown)
        run(dialog)

    def _moment(self, name: str) -> Field:
        return Field("at", name, "datetime", hint=self.tr("不填就是现在"))

    def _dialog(
        self, title: str, fields: list[Field], yes: str, do: Do, words: str = "", lines: Iterable[Line] = ()
    ) -> FormDialog:
        session = self._context.session
        form = Form(fields, columns=2, sources=sources(session), clock=session.clock, photos=self._photos)
        long = len(fields) > _MOST_FIELDS or any(field.kind == "photos" for field in fields)  # photos add lines
        concerns = {**_CONCERNS, **_of_lines(lines)}
        dialog = FormDialog(title, form, yes, do, words=words, scroll=long, concerns=concerns, parent=self._window)
        if long:
            dialog.resize(680, 640)
        return dialog


def _of_lines(lines: Iterable[Line]) -> dict[str, str]:
    return {
        f"return_case.{code} {line_name(line)}": f"{begin}{line.id}"
        for line in lines
        for begin, codes in _OF_LINES.items()
        for code in codes
    }


def run(dialog: FormDialog) -> None:
    """Ask, and let the dialog go."""
    dialog.exec()
    dialog.deleteLater()


def _figure(value: Decimal) -> Decimal:
    return Decimal(f"{value.normalize():f}")
