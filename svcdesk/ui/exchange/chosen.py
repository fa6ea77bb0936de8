"""Handing over just the records chosen in a list, with what they need: first what that would be, then the file."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from svcdesk.domain.exchange import Scope
from svcdesk.domain.times import SHANGHAI
from svcdesk.errors import Cancelled, KnownError
from svcdesk.services import devices
from svcdesk.services.desk import Changes, Session
from svcdesk.services.exchange import handing_over, outlook, telling
from svcdesk.services.exchange.handing_over import SUFFIX, HandedOver, Request
from svcdesk.services.exchange.outlook import Outlook
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.exchange import packing
from svcdesk.ui.jobs import Progress
from svcdesk.ui.language import text


class HandChosen(QObject):
    """Belongs to the window it asks over; nothing is written before the person has seen what."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def start(self, ids: Sequence[int]) -> None:
        """Look what a package of the rows with these ids would carry."""
        work = partial(_look, self._context.session, list(ids))
        self._context.jobs.start(self.tr("准备交接"), work, self, self._show, self._fail)

    def _show(self, found: Outlook) -> None:
        if not found.docs:
            ask.message(self._window, self.tr("选中的记录已经不在了。"), tone="warn")
            return
        question = self.tr("把选定的 %Ln 条记录写成交接包？", "", len(found.docs))
        detail = "\n".join(text(one) for one in outlook.words(found))
        if ask.confirm(self._window, question, yes=self.tr("下一步"), detail=detail):
            self._write(found)

    def _write(self, found: Outlook) -> None:
        session = self._context.session
        name = (
            f"{devices.code(session)}-{found.numbers[0]}-{session.clock().astimezone(SHANGHAI):%Y%m%d-%H%M}{SUFFIX}"
        )
        filters = self.tr("交接包 (*{suffix})").format(suffix=SUFFIX)
        chosen = packing.ask_packing(self._window, self.tr("怎样写交接包"))
        path = ask.save_file(self._window, self.tr("交接包写到哪里"), name, filters) if chosen else None
        if chosen is not None and path is not None:
            request = Request(
                scope=Scope.CHOSEN,
                numbers=found.numbers,
                docs=found.docs,
                most=chosen.most,
                password=chosen.password,
            )
            work = partial(_hand_over, session, path, request)
            self._context.jobs.start(self.tr("写交接包"), work, self, self._told, self._fail)

    def _told(self, written: HandedOver) -> None:
        self._context.hub.changed.emit(Changes())  # what was handed over counts on the page of packages
        said = text(telling.of_writing(written).message)
        ask.message(self._window, said, detail=str(written.files[0].parent), tone="ok")

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, KnownError):
            raise error
        ask.message(self._window, error.message, tone="warn")


def _look(session: Session, ids: list[int], progress: Progress) -> Outlook:
    return outlook.of_rows(session, ids, progress)


def _hand_over(session: Session, path: Path, request: Request, progress: Progress) -> HandedOver:
    return handing_over.hand_over(session, path, request, progress)
