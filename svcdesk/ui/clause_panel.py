"""What the specification says, beside the work it asks for."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtWidgets import QWidget

from svcdesk.domain.clauses import Ask, Clause, Specification, read
from svcdesk.paths import resource
from svcdesk.ui import language
from svcdesk.ui.reading_pane import ReadingPane, words


@cache
def specification() -> Specification:
    """Return the specification the program carries."""
    return read(resource("specification/clauses.toml").read_text("utf-8"))


class ClausePanel(ReadingPane):
    """Shows what a stage asks for and why, then the clauses word for word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers: tuple[str, ...] = ()
        self._stage = ""

    def show_stage(self, stage: str) -> None:
        """Show what a stage asks for and the clauses behind it."""
        numbers = [ask.clause for ask in specification().asked_by(stage)]
        self._show(numbers, stage)

    def show_clauses(self, numbers: Sequence[str], stage: str = "") -> None:
        """Show these clauses, after what a stage asks for if one is named."""
        self._show(numbers, stage)

    def _show(self, numbers: Sequence[str], stage: str) -> None:
        self._numbers, self._stage = tuple(numbers), stage
        self.setAccessibleName(self.tr("规范条款"))
        self.refresh()

    def _clauses(self) -> list[Clause]:
        found = {clause.number: clause for number in self._numbers for clause in specification().find(number)}
        order = [clause.number for clause in specification().clause]
        return sorted(found.values(), key=lambda clause: order.index(clause.number))

    def _ask(self, ask: Ask, *, english: bool) -> str:
        forms = f" · {' '.join(ask.forms)}" if ask.forms else ""
        number = self._number(ask.clause)
        return f"<p>{words(ask.en if english else ask.zh)}<br><span class='small'>{number}{forms}</span></p>"

    def _number(self, number: str) -> str:
        inferred = any(clause.inferred for clause in specification().find(number))
        shown = self.tr("推定 {number}") if inferred else self.tr("条款 {number}")
        return words(shown.format(number=number))

    def _clause(self, clause: Clause, *, english: bool) -> str:
        title = clause.title_en if english else clause.title_zh
        parts = [f"<h3>{self._number(clause.number)} &nbsp;{words(title)}</h3>"]
        if clause.inferred:
            warning = self.tr("原文在 6.7.1 处中断，以下是本程序的推定，不是原文。")
            parts.append(f"<p class='warn'>{words(warning)}</p>")
        parts.append(_text(clause, english=english, look=""))
        if clause.breaks_off:
            end = self.tr("（原文到此中断）")
            parts.append(f"<p class='warn'>{words(end)}</p>")
        if english and not clause.inferred:
            parts.append(_text(clause, english=False, look="small"))
        return "".join(parts)

    def write(self) -> str:
        english = language.current() == "en"
        asks = [self._ask(ask, english=english) for ask in specification().asked_by(self._stage)]
        if asks:
            heading = self.tr("这一步要做什么")
            asks.insert(0, f"<h3>{words(heading)}</h3>")
        clauses = [self._clause(clause, english=english) for clause in self._clauses()]
        if english and clauses:
            note = self.tr("中文为原文，外文为本程序的译文。")
            clauses.append(f"<p class='small'>{words(note)}</p>")
        nothing = self.tr("规范没有专门的条款。")
        return "".join(asks + clauses) or f"<p class='muted'>{words(nothing)}</p>"


def _text(clause: Clause, *, english: bool, look: str) -> str:
    points = [point.en if english else point.zh for point in clause.points]
    lines = [clause.en if english else clause.zh, *(f"{at}. {point}" for at, point in enumerate(points, 1))]
    return "".join(f"<p class='{look}'>{words(line)}</p>" for line in lines)
