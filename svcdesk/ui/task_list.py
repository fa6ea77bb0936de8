"""The list of what is to be done, the most urgent first; what can be settled at once has its button here."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from svcdesk.services.today import Task
from svcdesk.ui.empty_words import EmptyWords
from svcdesk.ui.language import text
from svcdesk.ui.parts import button
from svcdesk.ui.tables import Cell, Column, RowsModel, RowsView
from svcdesk.words import Message

_DAY, _SOON = timedelta(days=1), timedelta(hours=4)


class TaskList(QWidget):
    """``opened`` carries kind and document of a task, ``acknowledged`` the document of a feedback."""

    opened = Signal(str, str)
    acknowledged = Signal(str)

    def __init__(self, *, may_acknowledge: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_acknowledge = may_acknowledge
        self._tasks: dict[str, Task] = {}
        self._model = RowsModel([
            Column("left", self.tr("剩余"), 92), Column("number", self.tr("单号"), 158),
            Column("task", self.tr("客户 / 事项")), Column("owner", self.tr("责任人"), 104),
            Column("clause", self.tr("条款"), 70), Column("action", "", 132),
        ], parent=self)  # fmt: skip
        self.view = RowsView(self._model)
        self.view.setAccessibleName(self.tr("待办"))
        self.empty = EmptyWords(self.view)
        self.view.clicked.connect(self._click)
        self.view.opened.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)

    def show_tasks(self, tasks: Sequence[Task], now: datetime) -> None:
        """Show these tasks as they stand now."""
        self._tasks = {f"{task.doc}:{task.part}": task for task in tasks}
        self._model.set_rows([{"id": key, **_cells(task, now)} for key, task in self._tasks.items()])
        for at, task in enumerate(tasks):
            self._settle_button(at, task)

    def _settle_button(self, at: int, task: Task) -> None:
        index = self._model.index(at, 5)
        wanted = task.kind == "feedback" and self._may_acknowledge
        if not wanted or self.view.indexWidget(index) is not None:
            return
        press: QPushButton = button(self.tr("接收"))
        press.setProperty("doc", task.doc)
        press.setAccessibleName(self.tr("接收 {number}").format(number=task.number))
        press.clicked.connect(self._acknowledge)
        holder = QWidget()
        inside = QHBoxLayout(holder)
        inside.setContentsMargins(4, 2, 8, 2)
        inside.addWidget(press)
        self.view.setIndexWidget(index, holder)

    def _acknowledge(self) -> None:
        self.acknowledged.emit(str(self.sender().property("doc")))

    def _click(self, index: QModelIndex) -> None:
        self._open(self._model.id_at(index.row()))

    def _open(self, key: object) -> None:
        task = self._tasks[str(key)]
        self.opened.emit(task.kind, task.doc)


def _cells(task: Task, now: datetime) -> dict[str, object]:
    return {
        "left": _left(task.due_at - now if task.due_at else None),
        "number": task.number,
        "task": Cell(task.title, _what(task)),
        "owner": task.owner_name or (Message(f"rights.department.{task.department}") if task.department else ""),
        "clause": task.clause,
    }


def _what(task: Task) -> str:
    urgent = text(Message("ticket.severity.urgent")) if task.urgent else ""
    return " — ".join(part for part in (urgent, text(task.what), task.subject) if part)


def _left(left: timedelta | None) -> Cell:
    """Return how much time is left: to the minute within a day, in days beyond it."""
    if left is None:
        return Cell("–", tone="muted")
    if left <= timedelta(0):
        days = -left // _DAY
        late = Message("timeleft.late_days", {"n": days})
        return Cell(late if days else f"-{_clock(-left)}", tone="bad", bold=True)
    if left <= _DAY:
        return Cell(_clock(left), tone="warn" if left <= _SOON else "neutral", bold=True)
    days = left // _DAY
    return Cell(Message("timeleft.tomorrow") if days == 1 else Message("timeleft.days", {"n": days}), bold=True)


def _clock(span: timedelta) -> str:
    minutes = span // timedelta(minutes=1)
    return f"{minutes // 60}:{minutes % 60:02d}"
