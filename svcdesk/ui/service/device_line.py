"""What a ticket is about and whether it is under warranty, in colour and with the reason."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from svcdesk.domain.device import Device
from svcdesk.ui import theme
from svcdesk.ui.colours import Tone
from svcdesk.ui.elided import ElidedLabel
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, label
from svcdesk.words import Message


def warranty_words(device: Device, today: date) -> tuple[Message, Message | None, Tone]:
    """Return whether a piece is under warranty on a day, the reason, and the tone that goes with it."""
    if not (device.name or device.serial or device.product):
        return Message("ticket.warranty.no_device"), None, "muted"
    if not device.warranty_end:
        return Message("ticket.warranty.unknown"), None, "warn"
    over = date.fromisoformat(device.warranty_end) < today
    why = Message(
        "ticket.warranty.why",
        {"start": device.installed_on or device.warranty_start, "end": device.warranty_end},
    )
    return Message("ticket.warranty.over" if over else "ticket.warranty.covered"), why, "bad" if over else "ok"


class DeviceLine(QWidget):
    """``passport_wanted`` comes with the press on 产品履历, ``contract_wanted`` on the contract's number."""

    passport_wanted = Signal()
    contract_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = ElidedLabel()
        self._what.setSizePolicy(self._what.sizePolicy().Policy.Maximum, self._what.sizePolicy().verticalPolicy())
        theme.look(self._what, "strong")
        self._state = label("", "strong")
        self._why = label("", "muted")
        self._contract = button("", "link")
        self._contract.clicked.connect(self.contract_wanted)
        self._passport = button(self.tr("产品履历"), icon="history")
        self._passport.clicked.connect(self.passport_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        for part in (self._what, self._state, self._why):  # where there is little room, the piece gives way
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self._contract)
        line.addWidget(self._passport)

    def show_device(self, device: Device, today: date) -> None:
        """Show a piece as it stands today."""
        parts = (device.name, device.serial, device.site_name, device.spec)
        self._what.say(" · ".join(part for part in parts if part))
        self._what.setVisible(bool(self._what.words()))
        state, why, tone = warranty_words(device, today)
        self._state.setText(text(state))
        theme.set_tone(self._state, tone)
        self._why.setText(text(why) if why else "")
        self._contract.setText(device.contract_number)
        self._contract.setVisible(bool(device.contract))
        self._passport.setVisible(bool(device.product and device.serial))

    def words(self) -> str:
        """Return what is said of the piece, for tests."""
        parts = (self._what.words(), self._state.text(), self._why.text())
        return " · ".join(part for part in parts if part)
