"""收货、检验与处理: how each line came back, was found, judged and ended, with the lineage old to new."""

from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from svcdesk.domain.masters import Tracking
from svcdesk.domain.return_case import TAKEN_BACK, Liability, Line, ReturnCase, Settlement, State
from svcdesk.ui import theme
from svcdesk.ui.colours import Tone
from svcdesk.ui.delivery.parts import clear
from svcdesk.ui.editors.photos import PhotosEditor
from svcdesk.ui.fields import Field, PhotoStore
from svcdesk.ui.language import text
from svcdesk.ui.own_word import OwnWord
from svcdesk.ui.parts import button, label, row
from svcdesk.ui.typed import show_moment
from svcdesk.words import Message


class LinesCard(QWidget):
    """``pressed`` carries what was pressed (settle, undo, split, release) and the id of the line; ``unit_wanted``
    product and serial number of a piece whose life shall be shown.
    """

    pressed = Signal(str, str)
    unit_wanted = Signal(str, str)

    def __init__(self, photos: PhotoStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_case(self, body: ReturnCase, state: str, *, may: bool, quality: bool) -> None:
        """Show every line; ``may`` says whether its buttons are this person's, ``quality`` the release."""
        clear(self._column)
        for at, line in enumerate(body.lines):
            if at:
                rule = QFrame()
                theme.look(rule, "line")
                self._column.addWidget(rule)
            self._show_line(line, body, state, may=may, quality=quality)
        if body.quality_at:
            self._show_judgement(body, body.quality_at)

    def _show_judgement(self, body: ReturnCase, at: datetime) -> None:
        """Show who of quality judged, with what words, and the signature under them."""
        rule = QFrame()
        theme.look(rule, "line")
        self._column.addWidget(rule)
        parts = (body.quality_by.name, show_moment(at), body.quality_note)
        words = self.tr("质量部责任判定：{who}").format(who=" · ".join(part for part in parts if part))
        self._column.addWidget(label(words, wrap=True))
        if body.quality_signature:
            self._column.addWidget(OwnWord(body.quality_signature))

    def _show_line(self, line: Line, body: ReturnCase, state: str, *, may: bool, quality: bool) -> None:
        name = f"{line.device.name} {line.device.serial}".strip()
        ended = label(text(Message(f"return_case.settlement.{line.settlement}")), "strong")
        theme.set_tone(
            ended, "ok" if line.settlement is not Settlement.OPEN else "warn" if line.received else "muted"
        )
        self._column.addLayout(row(label(name, "strong"), 1, ended))
        for words, tone in self._said(line, body):
            said = label(words, wrap=True)
            theme.set_tone(said, tone)
            self._column.addWidget(said)
        if line.found_photos:
            shown = PhotosEditor(Field("found_photos", self.tr("检验照片"), "photos"), self._photos)
            shown.set_value(line.found_photos)
            shown.set_read_only(True)
            self._column.addWidget(shown)
        if line.settlement is Settlement.REPLACED:
            self._column.addWidget(self._lineage(line))
        if state == State.INSPECTED:
            self._add_buttons(line, may=may, quality=quality)

    def _said(self, line: Line, body: ReturnCase) -> list[tuple[str, Tone]]:
        if line.received is None or line.received_at is None:
            return [(self.tr("还没有收到。"), "muted")]
        store = body.store or self.tr("主库")
        came = self.tr("{at} 收到 {quantity} {uom}，在隔离区“{store}”。").format(
            at=show_moment(line.received_at), quantity=f"{line.received.normalize():f}", uom=line.uom, store=store
        )
        said: list[tuple[str, Tone]] = [(came, "neutral")]
        if line.inspected_at:
            bad = bool(line.found_defective)
            verdict = self.tr("有缺陷") if bad else self.tr("未发现缺陷")
            words = f"{verdict} · {line.found} · {line.inspected_by.name} {show_moment(line.inspected_at)}"
            said.append((words, "bad" if bad else "ok"))
        if line.liability is not Liability.OPEN:
            cause = text(Message(f"return_case.liability.{line.liability}"))
            said.append((self.tr("责任判定：{cause}").format(cause=cause), "neutral"))
        return [*said, *self._ended(line)]

    def _ended(self, line: Line) -> list[tuple[str, Tone]]:
        said: list[tuple[str, Tone]] = []
        if line.settled_at:
            parts = [show_moment(line.settled_at), line.settled_by.name, line.settlement_note]
            said.append((" · ".join(part for part in parts if part), "neutral"))
        if _other_product(line):
            words = self.tr("换成其他产品：{name}。原因：{why}")
            said.append((words.format(name=line.replacement_name, why=line.replacement_reason), "warn"))
        if line.refund:
            said.append(
                (self.tr("退款 ¥ {amount}").format(amount=f"{line.refund:,.2f}") + self._charged(line), "neutral")
            )
        if line.settlement is Settlement.REPAIRED and line.warranty_end:
            words = self.tr("质保顺延到 {day}").format(day=str(line.warranty_end))
            said.append((words, "neutral"))
        if line.released_at:
            words = self.tr("已放行入合格库“{store}” · {who} {at}").format(
                store=line.released_store or self.tr("主库"),
                who=line.released_by.name,
                at=show_moment(line.released_at),
            )
            said.append((words, "ok"))
        return said

    def _charged(self, line: Line) -> str:
        if not line.charge:
            return ""
        return self.tr("（扣除 ¥ {amount}）").format(amount=f"{line.charge:,.2f}")

    def _lineage(self, line: Line) -> QWidget:
        """Draw old piece → new piece with its warranty."""
        old, new = line.device.product, line.replacement_product or line.device.product
        amount = f"{(line.received or Decimal(0)).normalize():f} {line.uom}"
        arrow = label("→", "heading")
        theme.set_tone(arrow, "accent")
        warranty = _chip(self.tr("没有质保"), "muted")
        if line.warranty_start and line.warranty_end:
            words = self.tr("质保 {first} 至 {last}")
            warranty = _chip(words.format(first=str(line.warranty_start), last=str(line.warranty_end)), "ok")
        holder = QWidget()
        holder.setLayout(
            row(
                self._unit(self.tr("旧"), old, line.device.serial, amount),
                arrow,
                self._unit(self.tr("新"), new, line.replacement, amount),
                warranty,
                1,
            )
        )
        return holder

    def _unit(self, what: str, product: str, serial: str, amount: str) -> QWidget:
        if not serial:
            return _chip(f"{what} {amount}", "muted")
        link = button(f"{what} {serial}")
        link.setToolTip(self.tr("产品履历"))
        link.setProperty("unit", (product, serial))
        link.clicked.connect(self._open_unit)
        return link

    def _open_unit(self) -> None:
        product, serial = self.sender().property("unit")
        self.unit_wanted.emit(product, serial)

    def _add_buttons(self, line: Line, *, may: bool, quality: bool) -> None:
        if not line.received or line.inspected_at is None:
            return
        made: list[QPushButton] = []
        settled = line.settlement is not Settlement.OPEN
        if may and not settled and line.liability is not Liability.OPEN:
            made.append(self._button("settle", line, self.tr("办理…")))
        if may and not settled and line.tracking is not Tracking.SERIAL and line.received > 1:
            made.append(self._button("split", line, self.tr("拆分…")))
        if may and settled:
            made.append(self._button("undo", line, self.tr("撤销办理")))
        ours = line.settlement in TAKEN_BACK | {Settlement.REPLACED}
        if quality and ours and not line.found_defective and not line.released_at:
            made.append(self._button("release", line, self.tr("放行入合格库…")))
        if made:
            self._column.addLayout(row(*made, 1))

    def _button(self, what: str, line: Line, words: str) -> QPushButton:
        made = button(words)
        made.setAccessibleName(f"{words} {line.device.name} {line.device.serial}".strip())
        made.setProperty("what", what)
        made.setProperty("line", line.id)
        made.clicked.connect(self._press)
        return made

    def _press(self) -> None:
        pressed = self.sender()
        self.pressed.emit(str(pressed.property("what")), str(pressed.property("line")))


def _other_product(line: Line) -> bool:
    return bool(line.replacement_product) and line.replacement_product != line.device.product


def _chip(words: str, tone: Tone) -> QWidget:
    made = label(words, "chip")
    theme.set_tone(made, tone)
    return made
