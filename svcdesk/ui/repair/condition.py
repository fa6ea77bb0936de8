"""Before and after (6.6.3): every thing looked at twice, with what became of it in colour."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from svcdesk.domain.comparing import compare, judged, needs_word
from svcdesk.domain.delivery import Verdict
from svcdesk.domain.observing import removed
from svcdesk.domain.service_order import Comparison, Observation, ServiceOrder
from svcdesk.ui import theme
from svcdesk.ui.delivery.parts import Picks, Rows, TextField, show_in
from svcdesk.ui.delivery.photos import Photos
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, card, label, lay_out_now, row
from svcdesk.ui.repair.adding import ask_line
from svcdesk.ui.repair.editor import OrderEditor
from svcdesk.ui.repair.photo_pairs import PairDialog
from svcdesk.ui.repair.sight import SightCell, wanted
from svcdesk.ui.repair.words import COMPARISON_TONES, said
from svcdesk.ui.typed import show_moment
from svcdesk.words import Message

NARROW = 19
"""Below this many times the height of a control a line's before and after stand under each other."""

_BOTH = (10, 16, 24)
"""Shares of name, before and after: what is still filled in needs more room than what is only read, in every line."""


class ConditionCard(QFrame):
    """``reopening`` asks for the first confirmation to be taken back."""

    reopening = Signal()

    def __init__(self, editor: OrderEditor, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor, self._photos = editor, photos
        self._lines: dict[str, Observation] = {}
        self._note = label("", "muted", wrap=True)
        self._again = button(self.tr("重新确认…"))
        self._again.clicked.connect(self.reopening)
        self._rows = Rows(self._make_row, self)
        self._add = button(self.tr("添加项目…"), icon="plus")
        self._add.clicked.connect(self._add_line)
        self.form = Form(
            (
                Field("accessories", self.tr("随机附件与数据状况")),
                Field("running_hours", self.tr("运行小时"), "decimal", unit="h"),
                Field("before_opinion", self.tr("维修前顾客意见")),
                Field("meter_note", self.tr("运行小时表说明（换表、校正）"), wide=True),
            ),
            self,
            columns=3,
        )
        self.form.changed.connect(self._typed)
        editor.watch("condition", self.form)
        frame, column = card()
        head = row(label(self.tr("维修前后确认（6.6.3）"), "heading"), spacing=12)
        head.addWidget(self._note, 1)
        head.addWidget(self._again)
        column.addLayout(head)
        column.addWidget(self._rows)
        column.addLayout(row(self._add, 1))
        column.addWidget(self.form)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_body(self, body: ServiceOrder) -> None:
        """Show every line as it stands; what is being typed stays as it is."""
        self._lines = {one.id: one for one in body.observations}
        self._rows.show_ids(list(self._lines))
        for one in body.observations:
            shown = self._rows.by_id[one.id]
            if isinstance(shown, ConditionRow):
                shown.head(first=one is body.observations[0])
                shown.show_line(one)
        read_only, fixed = self._editor.read_only, self._editor.confirmed
        at = body.before_confirmed_at
        self._note.setText(
            self.tr("维修前状况顾客已于 {at} 确认").format(at=show_moment(at))
            if at
            else self.tr("先看外观、试功能、测性能，再请顾客确认")
        )
        self._again.setVisible(fixed and not read_only)
        self._add.setVisible(not read_only)
        show_in(self.form, {key: getattr(body, key) for key in self.form.keys()})  # noqa: SIM118 - a method
        self.form.set_read_only(read_only)
        for key in ("accessories", "before_opinion"):
            self.form.set_field_read_only(key, fixed)

    def ask_about_meter(self, question: Message | None) -> None:
        """Ask why the meter shows what the plan's readings do not lead to, as long as nobody has said."""
        note = self._editor.body.meter_note
        self.form.set_field_visible("meter_note", question is not None or bool(note))
        open_ = question is not None and not note.strip() and not self._editor.read_only
        self.form.set_errors({"meter_note": question} if open_ and question else {})

    def focus(self, target: str) -> None:
        """Put the cursor where a problem is: a field, ``line:before``, ``line:after`` or nothing in particular."""
        own, _, where = target.rpartition(":")
        if target in self.form.keys():  # noqa: SIM118 - a method
            self.form.focus(target)
            return
        shown = self._rows.by_id.get(own)
        if isinstance(shown, ConditionRow):
            shown.focus(where)
        else:
            self._rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_row(self, own: str) -> QWidget:
        return ConditionRow(self._lines[own], self._editor, self._photos, self)

    def _add_line(self) -> None:
        body = ask_line(self._editor.body, late=self._editor.confirmed, parent=self)
        if body is not None:
            self._editor.put(body)

    def _typed(self, key: str) -> None:
        self._editor.edit(**{key: self.form.values()[key]})


class ConditionRow(QWidget):
    """One thing: its name and limits, before, after, the comparison."""

    def __init__(self, one: Observation, editor: OrderEditor, photos: Photos, parent: QWidget) -> None:
        super().__init__(parent)
        self._id, self._editor, self._photos = one.id, editor, photos
        self._narrow: bool | None = None
        self._first = self._looked = False
        self._name = label("", "strong", wrap=True)
        self._wanted = label("", "small", wrap=True)
        self.before = SightCell(one, "before", editor, photos, self)
        self.after = SightCell(one, "after", editor, photos, self)
        for cell in (self.before, self.after):
            cell.left.connect(self._left)
        self._verdict = label("", "strong", wrap=True)
        self._pair = button(self.tr("对比照片"), "link")
        self._pair.clicked.connect(self._compare_photos)
        self._drop = button(self.tr("删除"), "link")
        self._drop.clicked.connect(self._remove)
        changed = (
            Choice(Comparison.SAME.value, self.tr("没有变差"), "ok"),
            Choice(Comparison.WORSE.value, self.tr("变差了"), "bad"),
        )
        self._word = Picks(changed, self.tr("与维修前相比"), Comparison.OPEN, self)
        self._word.picked.connect(self._said)
        self._accepted = TextField(one.id, self.tr("顾客认可"), self.tr("顾客认可的原话或理由"), self)
        self._accepted.typed.connect(self._accept)
        self._gauge = TextField(one.id, self.tr("量具"), self.tr("所用量具"), self)
        self._gauge.setToolTip(self.tr("维修前后用同一件量具"))
        self._gauge.typed.connect(self._measured_with)
        self._lay_out()

    def _lay_out(self) -> None:
        self._names = QWidget(self)
        names = QVBoxLayout(self._names)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._wanted)
        self._end = QWidget(self)
        end = QVBoxLayout(self._end)
        end.setContentsMargins(0, 0, 0, 0)
        end.setSpacing(2)
        for part in (self._verdict, self._pair, self._drop):
            end.addWidget(part)
        end.addStretch()
        self._heads = (label(self.tr("维修前"), "small"), label(self.tr("维修后"), "small"))
        self._under = QWidget(self)
        self._under.setLayout(row(self._word, self._accepted))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 6)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setRowStretch(1, 1)
        self._arrange(narrow=False)

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        grid, top = self._grid, Qt.AlignmentFlag.AlignTop
        heads, cells = self._heads, (self.before, self.after)
        for widget in (self._names, self._end, self._under, self._gauge, *heads, *cells):
            grid.removeWidget(widget)
        if narrow:
            grid.addWidget(self._names, 0, 0, top)
            grid.addWidget(self._end, 0, 1, top)
            for at, (head, cell) in enumerate(zip(heads, cells, strict=True)):
                grid.addWidget(head, 1 + 2 * at, 0, 1, 2)
                grid.addWidget(cell, 2 + 2 * at, 0, 1, 2, top)
            grid.addWidget(self._gauge, 5, 0, 1, 2)
            grid.addWidget(self._under, 6, 0, 1, 2)
        else:
            grid.addWidget(self._names, 0, 0, 2, 1, top)
            for at, (head, cell) in enumerate(zip(heads, cells, strict=True)):
                grid.addWidget(head, 0, 1 + at)
                grid.addWidget(cell, 1, 1 + at, top)
            grid.addWidget(self._gauge, 1, 2, top)
            grid.addWidget(self._end, 0, 3, 2, 1, top)
            grid.addWidget(self._under, 2, 1, 1, 3)
        self._names.setMaximumWidth(16_777_215 if narrow else round(theme.target() * 3.7))
        self._end.setFixedWidth(round(theme.target() * 2.4))
        self._show_heads()

    def head(self, *, first: bool) -> None:
        """Name the columns above the first line only; under each other every line names its own."""
        self._first = first
        self._show_heads()

    def _show_heads(self) -> None:
        shown = self._first or bool(self._narrow)
        self._heads[0].setVisible(shown)
        self._heads[1].setVisible(shown and self._looked)
        shares = (1, 1, 0) if self._narrow else _BOTH if self._looked else (2, 4, 1)
        for column, share in enumerate(shares):
            self._grid.setColumnStretch(column, share)

    def show_line(self, one: Observation) -> None:
        """Show a line; what is being typed stays as it is."""
        read_only, fixed = self._editor.read_only, self._editor.confirmed
        own = one.item.id == one.id
        self._name.setText(f"{text(said('aspect', one.aspect))} · {one.item.name}")
        gauge = self.tr("量具：{gauge}").format(gauge=one.gauge) if one.gauge and (read_only or fixed) else ""
        needs = " · ".join(part for part in (wanted(one), gauge) if part)
        self._wanted.setText(needs)
        self._wanted.setVisible(bool(needs))
        self._gauge.show_text(one.gauge)
        self._gauge.setVisible(bool(one.item.unit) and not (read_only or fixed))
        self.before.show_sight(one, fixed=fixed or read_only)
        self.after.show_sight(one, fixed=read_only)
        self._looked = fixed or read_only
        self._show_heads()
        self.after.setVisible(self._looked)
        self._end.setVisible(self._looked or own)
        self._pair.setVisible(bool(one.before.photos and one.after.photos))
        self._drop.setVisible(own and not read_only and not (fixed and one.before.untested == ""))
        self._word.show_member(one.compared)
        self._accepted.show_text(one.accepted)
        self._accepted.setReadOnly(read_only)
        if not (self.before.typing or self.after.typing):
            self._judge(one, read_only=read_only)

    def _judge(self, one: Observation, *, read_only: bool) -> None:
        """Say how it compares, and ask under the line for what that needs."""
        found = compare(one)
        bad = judged(one, one.after) is Verdict.FAIL
        words = text(said("comparison", found))
        failing = self.tr("仍不合格") if judged(one, one.before) is Verdict.FAIL else self.tr("不合格")
        self._verdict.setText(f"{words}\n{failing}" if bad else words)
        tone = COMPARISON_TONES[found]
        theme.set_tone(self._verdict, "warn" if bad and tone == "ok" else tone)
        word = needs_word(one)
        self._word.setVisible(word and not read_only)
        accepting = found in {Comparison.WORSE, Comparison.ACCEPTED} or bool(one.accepted)
        self._accepted.setVisible(accepting)
        self._under.setVisible((word and not read_only) or accepting)

    def focus(self, where: str) -> None:
        """Put the cursor on before, after, the consent or the comparison."""
        if where == "accepted":
            self._accepted.setVisible(True)
            self._under.setVisible(True)
        parts = {"before": self.before, "after": self.after, "accepted": self._accepted, "compared": self._word}
        parts.get(where, self.after).setFocus(Qt.FocusReason.OtherFocusReason)

    def _left(self) -> None:
        one = next((one for one in self._editor.body.observations if one.id == self._id), None)
        if one is not None:
            self.show_line(one)
            self._judge(one, read_only=self._editor.read_only)
            lay_out_now()

    def _said(self, found: Comparison) -> None:
        self._editor.edit_observation(self._id, compared=found)

    def _accept(self, _key: object, words: str) -> None:
        self._editor.edit_observation(self._id, accepted=words)

    def _measured_with(self, _key: object, words: str) -> None:
        self._editor.edit_observation(self._id, gauge=words)

    def _remove(self) -> None:
        self._editor.put(removed(self._editor.body, self._id))

    def _compare_photos(self) -> None:
        one = next(one for one in self._editor.body.observations if one.id == self._id)
        dialog = PairDialog(one, self._photos, self.window())
        dialog.exec()
        dialog.deleteLater()

    # Qt's own
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < NARROW * theme.target())
