"""What can be done with a record that people sign, besides filling it in: print, amend, give that up, void."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from svcdesk.domain.record import Record
from svcdesk.domain.sheets import Form
from svcdesk.errors import KnownError, Refused
from svcdesk.services.desk import Changes, Session
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.menus import add_entry, add_sheets
from svcdesk.ui.parts import button


class SignedVerbs(Protocol):
    """The services of such a kind of record."""

    @property
    def keep_draft(self) -> Callable[..., datetime]:
        """Keep what was typed, ``reason`` being that of an amendment."""

    @property
    def drop_draft(self) -> Callable[[Session, Any], None]:
        """Forget what was typed."""

    @property
    def void(self) -> Callable[[Session, Any, str], tuple[Record[Any], Changes]]:
        """Take the record out of use."""


class SignedActions(QObject):
    """``reopen`` asks the view to load the record again; ``print_wanted`` carries a ``Form`` and whether blank."""

    reopen = Signal()
    print_wanted = Signal(object, bool)

    _record: Any = None
    _editor: Any = None

    def __init__(self, context: Context, window: QWidget, verbs: SignedVerbs) -> None:
        super().__init__(window)
        self._context, self._window, self._verbs = context, window, verbs
        self._print = button(self.tr("打印预览"), icon="printer")
        self._sheets = QMenu(self._print)
        self._print.setMenu(self._sheets)
        self._more = button(self.tr("更多"), icon="ellipsis")
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)

    def buttons(self) -> Sequence[QWidget]:
        """Return the buttons for the head of the record."""
        return (self._print, self._more)

    def _offer_sheets(self, names: Mapping[Form, str], by_hand: str) -> None:
        """Offer the sheets that can be printed, the whole set first, and that set to be filled in by hand."""
        add_sheets(self._sheets, names, self._print_form)
        self._sheets.addSeparator()
        add_entry(self._sheets, by_hand, self._print_blank).setData(next(iter(names)).value)

    def _print_form(self) -> None:
        self._print_it(blank=False)

    def _print_blank(self) -> None:
        self._print_it(blank=True)

    def _print_it(self, *, blank: bool) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.print_wanted.emit(Form(action.data()), blank)

    def amend(self) -> None:
        """Begin an amendment: the signed record opens again with its signatures taken off, for a reason."""
        record = self._record
        if record is None:
            return
        question = self.tr("为什么要修订 {number}？").format(number=record.number)
        detail = self.tr("原签字版本永久保留。修订要重新签字，签字后才生效。")
        reason = ask.words(self._window, question, yes=self.tr("开始修订"), detail=detail)
        if reason:
            unsigned = msgspec.structs.replace(record.body, signatures=())
            self._verbs.keep_draft(self._context.session, record, unsigned, reason=reason)
            self.reopen.emit()

    def give_up(self) -> None:
        """Drop an amendment that was begun; the signed record stands as it was."""
        question = self.tr("放弃这次修订？已签字的版本不受影响。")
        if self._record is not None and ask.confirm(self._window, question, yes=self.tr("放弃修订"), danger=True):
            self._verbs.drop_draft(self._context.session, self._record)
            self._editor = None
            self.reopen.emit()

    def void(self) -> None:
        """Take the record out of use, for a reason; its number stays."""
        record = self._record
        if record is None:
            return
        question = self.tr("为什么作废 {number}？").format(number=record.number)
        reason = ask.words(self._window, question, yes=self.tr("作废"), detail=self._voiding())
        if reason:
            self._do(self.tr("不能作废："), self._verbs.void, record, reason)

    def _voiding(self) -> str:
        """Say what follows when the record is taken out of use."""
        raise NotImplementedError

    def _do(
        self, headline: str, verb: Callable[..., tuple[Record[Any], Changes]], *args: object, **more: object
    ) -> None:
        """Do a verb, tell what stands in the way, and have the record read again."""
        try:
            self._context.do(verb, *args, **more)
        except Refused as refused:
            ask.problems(self._window, headline, refused.problems)
        except KnownError as error:
            ask.message(self._window, error.message, tone="warn")
        self._editor = None
        self.reopen.emit()
