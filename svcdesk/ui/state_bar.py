"""The states a record goes through as a row of chips: what is done, where it stands, what is still to come."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from svcdesk.ui import theme
from svcdesk.ui.colours import Tone
from svcdesk.ui.elided import ElidedLabel
from svcdesk.ui.language import Text, text


class StateBar(QWidget):
    """Shows where a record stands; nothing can be pressed."""

    def __init__(self, steps: Sequence[tuple[str, Text]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = list(steps)
        self._chips: list[ElidedLabel] = []
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for _ in self._steps:
            chip = ElidedLabel("")
            theme.look(chip, "chip", "muted")
            self._chips.append(chip)
            line.addWidget(chip, 1)

    def show_state(self, state: str, tone: Tone = "accent", *, ended: bool = False) -> None:
        """Mark the state reached; a state that is none of the steps (refused, void) leaves them all grey."""
        keys = [key for key, _ in self._steps]
        reached = keys.index(state) if state in keys else -1
        for at, ((_, name), chip) in enumerate(zip(self._steps, self._chips, strict=True)):
            done = at < reached or (ended and at == reached)
            words = text(name)
            chip.say(f"✓ {words}" if done else words)
            theme.set_tone(chip, "ok" if done else tone if at == reached else "muted")
