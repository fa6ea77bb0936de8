"""How far a contract is delivered: per line, and delivery by delivery."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from svcdesk.domain.delivery import State
from svcdesk.domain.times import local_day
from svcdesk.services.contract_progress import DeliveryRow, LineProgress, Progress, progress
from svcdesk.ui import theme
from svcdesk.ui.colours import Tone
from svcdesk.ui.context import Context
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, label
from svcdesk.ui.typed import show_day, show_number
from svcdesk.words import Message

_TONES: dict[str, Tone] = {State.SIGNED: "ok", State.CHECKING: "accent", State.VOID: "muted"}


class ProgressCard(QWidget):
    """Says that nothing can be delivered before the contract is signed, or how far it is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._inside = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._inside)

    def show_contract(self, doc: str) -> None:
        """Show a signed contract, or for none the word that it is not signed yet."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if doc:
            found = progress(self._context.session, doc)
            column.addLayout(self._lines(found))
            column.addLayout(self._deliveries(found))
        else:
            column.addWidget(label(self.tr("签订后可以安排交付。"), "muted"))
        self._column.replaceWidget(self._inside, made)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = made

    def _lines(self, found: Progress) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setColumnStretch(0, 1)
        names = (self.tr("产品"), self.tr("合同数量"), self.tr("已验收"), self.tr("已安排"), self.tr("未安排"))
        for place, name in enumerate(names):
            grid.addWidget(label(name, "small"), 0, place, _side(place))
        for at, line in enumerate(found.lines, 1):
            for place, words in enumerate(_line_words(line)):
                grid.addWidget(label(words, wrap=not place), at, place, _side(place))
        return grid

    def _deliveries(self, found: Progress) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setColumnStretch(3, 1)
        if not found.deliveries:
            grid.addWidget(label(self.tr("还没有交付单。"), "muted"), 0, 0)
        for at, delivery in enumerate(found.deliveries):
            grid.addWidget(self._link(delivery), at, 0)
            state = label(_state(delivery), "strong")
            theme.set_tone(state, _TONES.get(delivery.state, "warn"))
            grid.addWidget(state, at, 1)
            grid.addWidget(label(_planned(delivery), "muted"), at, 2)
            grid.addWidget(label(delivery.technician, "muted"), at, 3)
        return grid

    def _link(self, delivery: DeliveryRow) -> QPushButton:
        link = button(delivery.number, "link")
        link.setProperty("doc", delivery.doc)
        link.clicked.connect(self._open)
        return link

    def _open(self) -> None:
        self._context.hub.wanted.emit("delivery", str(self.sender().property("doc")))


def _side(place: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft


def _line_words(line: LineProgress) -> tuple[str, ...]:
    name = " ".join(part for part in (line.name, line.spec) if part)
    figures = (line.ordered, line.signed, line.planned, line.open)
    return (name, *(f"{show_number(figure.normalize())} {line.uom}" for figure in figures))


def _state(delivery: DeliveryRow) -> str:
    if delivery.state == State.SIGNED:
        return text(Message(f"delivery.result.{delivery.result}"))
    return text(Message(f"delivery.state.{delivery.state}"))


def _planned(delivery: DeliveryRow) -> str:
    return show_day(local_day(delivery.due_at - timedelta(microseconds=1))) if delivery.due_at else ""
