"""The company's time limits: a list, a form for each, and the simulator."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, TypeAlias

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from svcdesk.domain.check_policy import check_policy
from svcdesk.domain.checks import problems
from svcdesk.domain.clock import After, Rule
from svcdesk.domain.clock_words import SHIPPED_RULES, rule_name, span_words, target_words, tell_words
from svcdesk.domain.policy import Policy
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.errors import KnownError, Refused
from svcdesk.services import clock_rules, rights
from svcdesk.services.desk import Changes
from svcdesk.ui import ask
from svcdesk.ui.clocks.rule_form import rule_form, rule_of, values_of
from svcdesk.ui.clocks.simulation import simulate
from svcdesk.ui.context import Context
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.language import listed, text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import button, hide_unless, label, row
from svcdesk.ui.record_view import Heading, RecordView
from svcdesk.ui.single_page import SinglePage
from svcdesk.ui.tables import Cell, Column, RowsModel, RowsView
from svcdesk.words import Message

translate = QCoreApplication.translate
Kept: TypeAlias = Record[Policy] | None


class RuleDialog(FormDialog):
    """One time limit; it can be tried on the past before it is kept."""

    def __init__(self, context: Context, policy: Policy, rule: Rule | None, parent: QWidget | None = None) -> None:
        title = text(rule_name(rule)) if rule else translate("RuleDialog", "新时限")
        super().__init__(title, rule_form(), translate("RuleDialog", "保存"), self._keep, parent=parent, scroll=True)
        self.policy = policy
        self._context = context
        self._rule = rule
        self.form.set_values(values_of(rule))
        self._try = button(self.tr("模拟…"))
        self._try.clicked.connect(self._simulate)
        self.add_button(self._try)
        self.resize(1080, 700)

    def _keep(self, values: Mapping[str, Any]) -> None:
        self.policy = self._with(values)

    def _with(self, values: Mapping[str, Any]) -> Policy:
        """Return the policy with the rule on the screen; raises ``KnownError`` where it will not do."""
        made = rule_of(values, self._rule)
        rules = [made if self._rule and rule.id == self._rule.id else rule for rule in self.policy.rules]
        policy = msgspec.structs.replace(self.policy, rules=tuple(rules if self._rule else [*rules, made]))
        wrong = problems(check_policy(policy))
        if wrong:
            raise Refused([finding.message for finding in wrong])
        return policy

    def _simulate(self) -> None:
        try:
            policy = self._with(self.form.values())
        except KnownError as error:
            reasons = error.problems if isinstance(error, Refused) else (error.message,)
            self.notice.say("\n".join(text(reason) for reason in reasons), "notice-bad")
            return
        simulate(self._context, self, policy=policy, leads=False)


class RulesView(RecordView):
    """Every change is kept at once, as a revision of its own."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._policy = Policy("")
        self._record: Kept = None
        self._may = rights.may(context.session, Right.CLOCK_RULES)
        self.model = RowsModel([
            Column("rule", self.tr("时限"), 230), Column("when", self.tr("从何时到何时"), 240),
            Column("warn", self.tr("提前提醒 / 之后"), 170), Column("told", self.tr("通知谁（到期前 / 超时后）")),
            Column("state", self.tr("状态"), 90),
        ], parent=self)  # fmt: skip
        self.table = RowsView(self.model)
        self.table.setAccessibleName(self.tr("时限规则"))
        self.table.opened.connect(self._edit)
        self.notice = Notice()
        words = self.tr(
            "规范写“2 小时”而没有说只计工作时间，所以默认连续计时；每张记录上另列按工作时间的算法。"
            "修改只对以后的记录有效，已在计时的按当时的规则。"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.notice)
        layout.addWidget(label(words, "muted", wrap=True))
        layout.addWidget(self.table, 1)
        layout.addLayout(self._foot())
        context.hub.changed.connect(self._something_changed)

    def _foot(self) -> Any:
        add, edit = button(self.tr("添加时限…"), icon="plus"), button(self.tr("修改…"), icon="pencil")
        self._remove_button = button(self.tr("删除"), icon="trash-2")
        add.clicked.connect(self._add)
        edit.clicked.connect(self._edit_current)
        self._remove_button.clicked.connect(self._remove)
        hide_unless(self._may, add, edit, self._remove_button)
        words = "" if self._may else self.tr("只能查看：您没有修改权限。")
        return row(label(words, "muted"), 1, self._remove_button, edit, add)

    def buttons(self) -> Sequence[QPushButton]:
        self._simulate_button = button(self.tr("模拟…"))
        self._simulate_button.setToolTip(self.tr("用这些时限重算过去的记录，看哪些会超时"))
        self._simulate_button.clicked.connect(self._simulate)
        return [self._simulate_button]

    def open(self) -> None:
        """Show the time limits in force."""
        self._policy, self._record = clock_rules.policy(self._context.session)
        self.model.set_rows([_row(self, rule) for rule in self._policy.rules])
        self.heading_changed.emit(self._heading())
        self.shown.emit(self._record.doc if self._record else "")

    def _heading(self) -> Heading:
        if self._record is None:
            return Heading(self.tr("时限规则"), line=self.tr("规范原有的时限，本公司还没有修改过"))
        return Heading(self.tr("时限规则"), self._record.number)

    def status(self, rule: Rule) -> Cell:
        """Return whether a rule is in use."""
        return Cell(self.tr("启用"), tone="ok") if rule.active else Cell(self.tr("停用"), tone="muted")

    def _add(self) -> None:
        self._ask(None)

    def _edit_current(self) -> None:
        key = self.table.current_id()
        if key is None:
            self.notice.say(self.tr("请先在表中选一条时限。"), "notice-warn")
        else:
            self._edit(key)

    def _edit(self, key: object) -> None:
        if self._may:
            self._ask(next(rule for rule in self._policy.rules if rule.id == key))

    def _ask(self, rule: Rule | None) -> None:
        dialog = RuleDialog(self._context, self._policy, rule, self)
        kept = dialog.exec() == QDialog.DialogCode.Accepted
        policy = dialog.policy
        dialog.deleteLater()
        if kept:
            self._save(policy)

    def _remove(self) -> None:
        key = self.table.current_id()
        rule = next((rule for rule in self._policy.rules if rule.id == key), None)
        if rule is None:
            self.notice.say(self.tr("请先在表中选一条时限。"), "notice-warn")
        elif rule.id in SHIPPED_RULES:
            self.notice.say(self.tr("规范要求的时限不能删除，只能停用。"), "notice-warn")
        elif ask.confirm(self, self.tr("删除时限“{name}”？").format(name=rule.name), yes=self.tr("删除")):
            kept = tuple(one for one in self._policy.rules if one is not rule)
            self._save(msgspec.structs.replace(self._policy, rules=kept))

    def _save(self, policy: Policy) -> None:
        named = msgspec.structs.replace(policy, name=policy.name or self.tr("时限规则"))
        self._context.do(clock_rules.save_policy, named, self._record)
        told = [text(finding.message) for finding in check_policy(named) if finding.warning]
        self.open()
        self.notice.say(
            "\n".join([self.tr("已保存，对以后的记录有效。"), *told]), "notice-warn" if told else "notice-ok"
        )

    def _simulate(self) -> None:
        simulate(self._context, self, policy=self._policy)

    def _something_changed(self, changes: Changes) -> None:
        if "policy" in changes.kinds:
            self.open()


def _row(view: RulesView, rule: Rule) -> dict[str, object]:
    start, stop = (
        text(Message(f"policy.{part}.{key}")) for part, key in (("trigger", rule.trigger), ("stop", rule.stop))
    )
    after = "" if rule.after is After.NOTHING else text(Message(f"policy.after.{rule.after}"))
    warnings = listed(text(span_words(timedelta(seconds=seconds))) for seconds in rule.warn_before)
    before, told = (listed(text(tell_words(key)) for key in keys) for keys in (rule.tell_before, rule.tell_after))
    clause = f"{rule.clause} " if rule.clause else ""
    return {
        "id": rule.id,
        "rule": Cell(f"{clause}{text(rule_name(rule))}", target_words(rule), bold=True),
        "when": Cell(start, f"→ {stop}"),
        "warn": Cell(warnings or "—", after),
        "told": Cell(before or "—", told or "—"),
        "state": view.status(rule),
    }


def rules_page(context: Context) -> SinglePage:
    """Make the page of the time limits."""
    view = RulesView(context)
    page = SinglePage(context, view)
    view.open()
    return page
