"""Customers that may be the same as one being written down, each with why and a way on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from svcdesk.services.likeness import Likely
from svcdesk.ui.delivery.parts import clear
from svcdesk.ui.elided import ElidedLabel
from svcdesk.ui.language import listed, text
from svcdesk.ui.parts import button, label, row


class AlikeLines(QWidget):
    """``chosen`` carries the document of the customer whose button, with ``act`` on it, was pressed."""

    chosen = Signal(str)

    def __init__(self, act: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._found: tuple[Likely, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def name_act(self, act: str) -> None:
        """Let the buttons say something else from the next showing on."""
        if act != self._act:
            self._act, self._found = act, ()

    def show_alike(self, found: Sequence[Likely]) -> None:
        """Show these customers; the same ones stay where they are."""
        if tuple(found) == self._found:
            return
        self._found = tuple(found)
        clear(self._column)
        for one in found:
            self._column.addLayout(self._line(one))

    def said(self) -> list[str]:
        """Return the names that are shown."""
        return [one.name for one in self._found]

    def _line(self, one: Likely) -> QVBoxLayout:
        name = ElidedLabel(one.name)
        name.setProperty("look", "strong")
        act = button(self._act)
        act.setAccessibleName(f"{self._act} {one.name}")
        act.setProperty("doc", one.doc)
        act.clicked.connect(self._choose)
        why = label(listed([text(why) for why in one.why]), "muted", wrap=True)
        where = ElidedLabel(" · ".join(part for part in (one.number, one.address) if part))
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (name, why, where):
            words.addWidget(part)
        line = row(act)
        line.setAlignment(act, Qt.AlignmentFlag.AlignTop)
        line.insertLayout(0, words, 1)
        outer = QVBoxLayout()
        outer.addLayout(line)
        return outer

    def _choose(self) -> None:
        self.chosen.emit(str(self.sender().property("doc")))
