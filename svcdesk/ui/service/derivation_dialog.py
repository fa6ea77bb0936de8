"""How a due time came about, line by line, and beside it what the other way of counting would say."""

from collections.abc import Iterable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from svcdesk.domain.clock import Reading, Rule, other_reading
from svcdesk.domain.clock_words import rule_name, target_words
from svcdesk.ui import theme
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, card, label, row
from svcdesk.ui.reading_pane import ReadingPane, words
from svcdesk.ui.typed import show_moment
from svcdesk.words import Message


class DerivationDialog(QDialog):
    """The rule in force at the left, the other reading at the right."""

    def __init__(self, rule: Rule, reading: Reading, other: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = self.tr("{name}：时限推算").format(name=text(rule_name(rule)))
        self.setWindowTitle(title)
        both = QHBoxLayout()
        both.setSpacing(12)
        for heading, one, shown in (
            (self.tr("现行规则"), rule, reading),
            (self.tr("另一种算法（仅供对照）"), other_reading(rule), other),
        ):
            frame, column = card(f"{heading} · {text(target_words(one))}")
            late = label(self._due(shown), "strong")
            theme.set_tone(late, "bad" if shown.late else "ok")
            column.addWidget(late)
            column.addWidget(_Steps(shown.steps), 1)
            both.addWidget(frame, 1)
        done = button(self.tr("知道了"), "primary")
        done.setDefault(True)
        done.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(label(title, "title"))
        hint = self.tr("规范只写了小时数，没有写按钟点还是按工作时间计算；两种算法都列出，便于核对。")
        layout.addWidget(label(hint, "muted", wrap=True))
        layout.addLayout(both, 1)
        layout.addLayout(row(1, done))
        done.setFocus()
        self.resize(theme.target() * 24, theme.target() * 13)

    def _due(self, reading: Reading) -> str:
        due = show_moment(reading.due_at)
        if reading.certain:
            return self.tr("应于 {due} 之前").format(due=due)
        return self.tr("应于 {due} 之前（节假日未知，不确定）").format(due=due)


class _Steps(ReadingPane):
    """The lines, numbered."""

    def __init__(self, steps: Iterable[Message]) -> None:
        super().__init__()
        self._steps = tuple(steps)
        self.setMinimumHeight(theme.target() * 5)
        self.refresh()

    def write(self) -> str:
        lines = (f"<p><span class='muted'>{n}.</span> {words(text(one))}</p>" for n, one in enumerate(self._steps, 1))
        return "".join(lines)
