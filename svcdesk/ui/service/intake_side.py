"""What appears by itself beside the intake: the piece and its warranty, open cases, contracts, what was before."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from svcdesk.domain.device import CustomerRef
from svcdesk.services.background import Background
from svcdesk.services.likeness import Likely
from svcdesk.ui import theme
from svcdesk.ui.alike_lines import AlikeLines
from svcdesk.ui.language import listed, text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import button, card, label
from svcdesk.ui.service.case_lines import CaseLines
from svcdesk.ui.service.device_line import warranty_words


class IntakeSide(QScrollArea):
    """``opened`` carries kind and document of a case somebody wants to see; ``not_this`` takes the piece away;
    ``go_on`` asks for whom the customer was merged into, ``same`` carries the customer the caller is after all.
    """

    opened = Signal(str, str)
    not_this = Signal()
    go_on = Signal()
    same = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        theme.look(inside, "bare")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(10)
        self._nothing = label(
            self.tr("找到来电人之后，这里自动显示设备、质保、未结事项和往来记录。"), "muted", wrap=True
        )
        self._notice = Notice()
        self._alike_card, column = card(self.tr("可能已有档案"))
        self.alike = AlikeLines(self.tr("就是它"))
        self.alike.chosen.connect(self.same)
        column.addWidget(self.alike)
        self._device, column = card(self.tr("设备"))
        self._what = label("", wrap=True)
        self._state = label("", "strong")
        self._hours = label("", "muted", wrap=True)
        self._filled = label(self.tr("这位顾客只有这一台，已自动填入。"), "muted", wrap=True)
        self._other = button(self.tr("不是这台"))
        self._other.clicked.connect(self.not_this)
        for part in (self._what, self._state, self._filled, self._other, self._hours):
            column.addWidget(part)
        self._open_card, self._open = self._lines(self.tr("未结事项"))
        self._contract_card, self._contracts = self._lines(self.tr("合同"))
        self._past_card, self._past = self._lines(self.tr("最近往来"))
        self._cards = (self._open_card, self._contract_card, self._past_card)
        parts: tuple[QWidget, ...] = (self._nothing, self._notice, self._alike_card, self._device, *self._cards)
        for shown in parts:
            self._column.addWidget(shown)
        self._column.addStretch()
        self.setWidget(inside)
        self.show_background(CustomerRef(), Background(), date.min)
        self.show_alike(())

    def _lines(self, title: str) -> tuple[QFrame, CaseLines]:
        frame, column = card(title)
        lines = CaseLines(narrow=True)
        lines.opened.connect(self.opened)
        column.addWidget(lines)
        return frame, lines

    def _service_hours(self, found: Background) -> str:
        """Return which hours the contract promises, today's, and whether this is one of them."""
        hours = self.tr("服务时间：{name}").format(name=found.calendar or self.tr("公司标准工作时间"))
        today = self.tr("今天 {spans}").format(spans=listed(found.hours)) if found.hours else self.tr("今天休息")
        parts = (hours, today, "" if found.open_now else self.tr("现在不在服务时间内"))
        return " · ".join(part for part in parts if part)

    def show_alike(self, found: Sequence[Likely]) -> None:
        """Show the customers the caller may be."""
        self.alike.show_alike(found)
        self._alike_card.setVisible(bool(found))
        if found:
            self._nothing.hide()

    def _ways(self, found: Background) -> list[QPushButton]:
        """Return the button that leads on from a merged customer."""
        if not found.goes_on:
            return []
        lead = button(self.tr("改用"))
        lead.setAccessibleName(self.tr("改用保留的客户"))
        lead.clicked.connect(self.go_on)
        return [lead]

    def show_background(self, customer: CustomerRef, found: Background, today: date, *, filled: bool = False) -> None:
        """Show what the desk knows; nothing of what it does not. ``filled`` says that nobody chose the piece."""
        self._filled.setVisible(filled)
        self._other.setVisible(filled)
        known = bool(customer.doc or found.device.serial or found.device.product)
        self._nothing.setVisible(not known)
        self._notice.say("\n".join(text(one) for one in found.told), "notice-warn", self._ways(found))
        self._device.setVisible(known)
        device = found.device
        words = " · ".join(part for part in (device.name, device.spec, device.serial, device.site_name) if part)
        if not words and found.installed:
            words = self.tr("这位顾客处有 %n 台设备；填写序列号后显示质保。", "", found.installed)
        self._what.setText(words or self.tr("还没有指明设备。"))
        state, why, tone = warranty_words(device, today)
        self._state.setText(" · ".join(text(one) for one in (state, why) if one))
        theme.set_tone(self._state, tone)
        sold = " · ".join(part for part in (device.contract_number, device.delivery_number) if part)
        self._hours.setText("\n".join(part for part in (sold, self._service_hours(found)) if part))
        for frame, lines, rows in (
            (self._open_card, self._open, found.open_cases),
            (self._contract_card, self._contracts, found.contracts),
            (self._past_card, self._past, found.past),
        ):
            lines.show_rows(rows)
            frame.setVisible(bool(rows))
