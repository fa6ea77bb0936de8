"""What some packages would bring, and after taking them in what they brought, in sentences."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from svcdesk.services.exchange import telling
from svcdesk.services.exchange.report import Report
from svcdesk.services.exchange.telling import Tone
from svcdesk.ui import colours, theme
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, card, label, row

_TONES: dict[Tone, colours.Tone] = {Tone.GOOD: "ok", Tone.WARN: "warn", Tone.BAD: "bad"}


class PackageView(QWidget):
    """``accepted`` asks to take in what is shown; ``closed`` to go back to the overview."""

    accepted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: list[str] = []
        self._title = label("", "heading")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._back, self._take = button(self.tr("不接收")), button(self.tr("接收"), "primary", "download")
        self._done = button(self.tr("完成"), "primary")
        self._back.clicked.connect(self.closed)
        self._done.clicked.connect(self.closed)
        self._take.clicked.connect(self.accepted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._title)
        layout.addWidget(self._area, 1)
        layout.addLayout(row(1, self._back, self._take, self._done))

    def show_previews(self, reports: Sequence[Report]) -> None:
        """Show what would come; nothing is written yet."""
        self._title.setText(self.tr("接收之前请看：还没有写入任何内容"))
        self._show([(report, telling.of_preview(report)) for report in reports], taken=False)

    def show_begun(self) -> None:
        """Say that what is shown is being taken in."""
        self._title.setText(self.tr("正在接收"))

    def show_results(self, reports: Sequence[Report]) -> None:
        """Show what came."""
        self._title.setText(self.tr("接收结果"))
        self._show([(report, telling.of_taking(report)) for report in reports], taken=True)

    def said(self) -> list[str]:
        """Return every sentence shown."""
        return self._said

    def _show(self, found: Sequence[tuple[Report, list[telling.Told]]], *, taken: bool) -> None:
        self._said = []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for report, told in found:
            column.addWidget(self._card(text(telling.head(report)), report.file, told))
        column.addStretch()
        self._area.setWidget(inside)
        self._back.setVisible(not taken)
        self._take.setVisible(not taken)
        self._done.setVisible(taken)
        (self._done if taken else self._take).setFocus()

    def _card(self, title: str, file: str, told: Sequence[telling.Told]) -> QFrame:
        frame, column = card()
        column.addWidget(label(title, "heading", wrap=True))
        column.addWidget(label(file, "muted", wrap=True))
        self._said.append(title)
        for one in told:
            words = text(one.message)
            line = label(words, wrap=True)
            if one.tone in _TONES:
                theme.set_tone(line, _TONES[one.tone])
            column.addWidget(line)
            self._said.append(words)
        return frame
