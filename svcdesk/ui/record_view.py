"""What stands on the right of a stage page: one record, its heading and what can be done with it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from svcdesk.ui.colours import Tone
from svcdesk.ui.language import Text


class Heading(NamedTuple):
    """The head of a record: what it is, its number and state, and a line that tells it apart."""

    title: Text
    number: str = ""
    state: Text = ""
    tone: Tone = "neutral"
    line: str = ""


class RecordView(QWidget):
    """Shows one record at a time.

    ``heading_changed`` carries a ``Heading``; ``shown`` carries the document now on the screen ("" for a new one that
    has not been saved yet).
    """

    heading_changed = Signal(object)
    shown = Signal(str)

    def show_record(self, doc: str) -> None:
        """Show a record of this desk; what was typed into it and not yet saved comes back from its draft."""
        raise NotImplementedError

    def enter(self) -> None:
        """Put the cursor where work on the record begins: the person came with Enter or two clicks."""
        self.focusNextChild()

    def start_new(self) -> None:
        """Show an empty record to be filled in; views whose records come from elsewhere have none."""

    def buttons(self) -> Sequence[QWidget]:
        """Return the buttons for the head, in their order."""
        return ()

    def keep(self) -> None:
        """Keep what is being typed safe on this machine."""
