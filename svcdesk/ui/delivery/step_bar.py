"""The six steps as six big buttons: which one is open, which are done, which still lack something."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from svcdesk.domain.delivery import Delivery, Result
from svcdesk.domain.problems import Problem, Step
from svcdesk.ui import theme
from svcdesk.ui.colours import Tone
from svcdesk.ui.fitting_buttons import ChoiceButton
from svcdesk.ui.language import text
from svcdesk.words import Message


class StepBar(QWidget):
    """``chosen`` carries the ``Step`` that was pressed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._pressed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        self._buttons: dict[Step, ChoiceButton] = {}
        for step in Step:
            button = ChoiceButton(parent=self)
            theme.look(button, "step", "neutral")
            self._group.addButton(button, int(step))
            self._buttons[step] = button
            line.addWidget(button, 1)

    def open(self, step: Step) -> None:
        """Mark the open step."""
        self._buttons[step].setChecked(True)

    def show_progress(self, body: Delivery, problems: list[Problem]) -> None:
        """Show what each step still lacks; steps that nobody has to do anything in are not claimed as done."""
        lacking = {step: sum(problem.step is step for problem in problems) for step in Step}
        for step, button in self._buttons.items():
            mark, tone, said = self._state(step, lacking[step], body)
            title = title_of(step)
            button.say(f"{mark}{int(step)} {title}")
            button.setToolTip(said)
            button.setAccessibleName(f"{int(step)} {title}: {said}" if said else f"{int(step)} {title}")
            theme.set_tone(button, tone)

    def _state(self, step: Step, lacking: int, body: Delivery) -> tuple[str, Tone, str]:
        if lacking:
            open_defect = step is Step.DEFECTS
            return "", "warn" if open_defect else "neutral", self.tr("还差 %n 项", "", lacking)
        if step is Step.DEFECTS and not body.defects:
            return "", "neutral", self.tr("没有缺陷")
        if body.result is Result.REFUSED and step is not Step.SIGNING:
            return "", "neutral", ""
        return "✓ ", "ok", self.tr("已完成")

    def _pressed(self, number: int) -> None:
        self.chosen.emit(Step(number))


def title_of(step: Step) -> str:
    """Return a step's name in the language of the window."""
    return text(Message(f"delivery.step.{step.name.lower()}"))
