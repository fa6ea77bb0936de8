"""Says what became of many records: how many are done, and why the others are not."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from svcdesk.services import review
from svcdesk.services.review import Outcome
from svcdesk.ui import ask
from svcdesk.ui.language import text

_LONGEST = 200


class Telling(QObject):
    """Belongs to the window it speaks over."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def tell(self, outcome: Outcome) -> None:
        """Say it all at once; the refused ones are still selected in the list."""
        done = self.tr("已办理 %Ln 条。", "", len(outcome.done))
        if not (outcome.refused or outcome.left or outcome.gone):
            ask.message(self._window, done, tone="ok")
            return
        ask.problems(self._window, done + self._not_done(outcome), self._reasons(outcome))

    def _not_done(self, outcome: Outcome) -> str:
        words = self.tr("有 %Ln 条没有办理，仍然选中。", "", len(outcome.refused) + len(outcome.left))
        return words if outcome.refused or outcome.left else ""

    def _reasons(self, outcome: Outcome) -> list[str]:
        told = [text(reason) for reason in review.told(outcome)]
        rest = len(told) - _LONGEST
        shown = [*told[:_LONGEST], self.tr("还有 %Ln 种原因。", "", rest)] if rest > 0 else told
        if outcome.left and outcome.stopped:
            why = self.tr("已停止") if outcome.stopped.code == "form.job_cancelled" else text(outcome.stopped)
            shown.append(self.tr("{n} 条还没有开始：{why}").format(n=f"{len(outcome.left):,}", why=why))
        if outcome.gone:
            shown.append(self.tr("%Ln 条已不在这台电脑的列表里。", "", outcome.gone))
        return shown
