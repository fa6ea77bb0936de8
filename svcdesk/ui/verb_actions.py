"""What can be done with a record that goes from step to step: each step one verb, asked for in its own dialog."""

from collections.abc import Callable, Sequence
from typing import Any, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from svcdesk.domain.record import Record
from svcdesk.errors import KnownError, Refused
from svcdesk.services.desk import Changes, Session
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.parts import button, hide_unless

P = ParamSpec("P")
Verb = Callable[Concatenate[Session, Record[Any], P], tuple[Record[Any], Changes]]


class VerbActions(QObject):
    """Belongs to a view. ``done`` carries the record as a verb left it; ``print_wanted`` asks for its sheet."""

    done = Signal(object)
    print_wanted = Signal()

    _record: Any = None

    def __init__(self, context: Context, window: QWidget, printing: str) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._slots: dict[QPushButton, Callable[[], None]] = {}
        self._save: Callable[[], bool] | None = None
        self._print = button(printing, icon="printer")
        self._print.clicked.connect(self.print_wanted)
        self._more = button(self.tr("更多"), icon="ellipsis")
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)

    def save_first(self, save: Callable[[], bool]) -> None:
        """Have what is typed on the page saved before a step; where that is refused, the step is not begun."""
        self._save = save

    def _begin(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QPushButton) and (self._save is None or self._save()):
            self._slots[pressed]()

    def _offer(self, steps: Sequence[QPushButton], slots: Sequence[Callable[[], None]]) -> None:
        """Have each button do its step; none is shown before the record is known."""
        for one, slot in zip(steps, slots, strict=True):
            self._slots[one] = slot
            one.clicked.connect(self._begin)
        for one in (*steps, self._print, self._more):
            one.setParent(self._window)
        hide_unless(False, *steps)  # all at once would make the page too wide for a small screen

    def _ask_why(self, question: str, yes: str, detail: str = "", lines: int = 1) -> str | None:
        """Ask for the reason of a step; the question may name the record's ``number``."""
        if self._record is None:
            return None
        return ask.words(
            self._window, question.format(number=self._record.number), yes=yes, detail=detail, lines=lines
        )

    def _try(self, verb: Verb[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do a verb for a dialog; its refusals go back to the dialog, which stays open."""
        if self._record is not None:
            self.done.emit(self._context.do(verb, self._record, *args, **kwargs))

    def _do(self, verb: Verb[P], *args: P.args, **kwargs: P.kwargs) -> None:
        """Do a verb and tell what stands in the way."""
        try:
            self._try(verb, *args, **kwargs)
        except Refused as refused:
            ask.problems(self._window, self.tr("还不能办理："), refused.problems)
        except KnownError as error:
            ask.message(self._window, error.message, tone="warn")
