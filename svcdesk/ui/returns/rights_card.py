"""适用规则: what the customer may ask for by the basis chosen, derived line by line, each with its rule."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.return_rights import Entitlement, Repair
from svcdesk.ui import theme
from svcdesk.ui.delivery.parts import clear
from svcdesk.ui.language import listed, text
from svcdesk.ui.parts import label, row
from svcdesk.words import Message

_HELD, _NOT = "✓", "–"


class RightsCard(QWidget):
    """``same_fault`` tells that a repair was ticked as one of the same fault, or is no longer."""

    same_fault = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_rights(
        self,
        body: ReturnCase,
        found: Mapping[str, Entitlement],
        repairs: Mapping[str, Sequence[Repair]],
        *,
        editable: bool,
    ) -> None:
        """Show what is granted for each line, and how that is derived."""
        clear(self._column)
        if not body.lines:
            self._column.addWidget(
                label(self.tr("选好产品和规则后，这里写明可以退、换、修到哪一天，以及为什么。"), "muted", wrap=True)
            )
        for line in body.lines:
            self._show_line(line.device.name, line.device.serial, found[line.id], body)
            for repair in repairs.get(line.id, ()):
                self._column.addWidget(self._tick(repair, editable=editable))

    def _show_line(self, name: str, serial: str, found: Entitlement, body: ReturnCase) -> None:
        verdict = label(_verdict(found), "strong")
        asked = body.type in found.granted or found.basis not in {"contract", "statutory"}
        theme.set_tone(verdict, "ok" if found.granted and asked else "warn")
        self._column.addLayout(row(label(f"{name} {serial}".strip(), "strong"), 1, verdict))
        for step in found.steps:
            self._column.addWidget(_said(f"· {text(step)}", None))
        for ruling in found.rulings:
            tone = _HELD if ruling.holds else _NOT
            self._column.addWidget(_said(f"{tone} {text(ruling.why)}", ruling.holds))

    def _tick(self, repair: Repair, *, editable: bool) -> QWidget:
        tick = QCheckBox(self.tr("{number} 修的是同一故障").format(number=repair.number))
        tick.setChecked(repair.same_fault)
        tick.setEnabled(editable)
        tick.setProperty("doc", repair.doc)
        tick.toggled.connect(self._ticked)
        return tick

    def _ticked(self, checked: bool) -> None:
        tick = self.sender()
        if isinstance(tick, QCheckBox):
            self.same_fault.emit(str(tick.property("doc")), checked)


def _said(words: str, holds: bool | None) -> QWidget:
    made = label(words, None if holds else "muted", wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    if holds:
        theme.set_tone(made, "ok")
    return made


def _verdict(found: Entitlement) -> str:
    if found.basis not in {"contract", "statutory"}:
        return text(Message(f"return_case.basis.{found.basis}"))
    if not found.granted:
        return text(Message("return_case.grants_nothing"))
    what = listed(text(Message(f"return_case.type.{one}")) for one in found.granted)
    until = found.until(found.granted[0])
    if until is None:
        return text(Message("return_case.grants", {"what": what}))
    return text(Message("return_case.grants_until", {"what": what, "day": str(until)}))
