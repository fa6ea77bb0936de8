"""Handing over and taking in by file: who lacks what, what lies in the in-tray, and the package being looked at."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from svcdesk.domain.exchange import Scope
from svcdesk.domain.rights import Right
from svcdesk.domain.times import SHANGHAI
from svcdesk.errors import Cancelled, KnownError
from svcdesk.services import devices, rights
from svcdesk.services.desk import Changes, Session
from svcdesk.services.exchange import handing_over, in_tray, looking, taking_in, telling
from svcdesk.services.exchange.belonging import OTHER_COMPANY
from svcdesk.services.exchange.handing_over import SUFFIX, HandedOver, KnownDesk, Request
from svcdesk.services.exchange.report import Report
from svcdesk.services.exchange.taking_in import Taken
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.exchange import packing
from svcdesk.ui.exchange.desks_card import DesksCard
from svcdesk.ui.exchange.package_view import PackageView
from svcdesk.ui.exchange.tray_view import TrayView
from svcdesk.ui.exchange.unlocking import ask_password
from svcdesk.ui.fields import Option
from svcdesk.ui.jobs import Progress
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice
from svcdesk.ui.page import Page
from svcdesk.ui.parts import button, label, row
from svcdesk.ui.work_line import WorkLine, reasons
from svcdesk.words import Message

T = TypeVar("T")


class ExchangePage(Page):
    """Nothing is written before the button that says so; long work runs beside the window and can be stopped."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._paths: list[Path] = []
        self._adopting = False
        self._password = ""
        self._stale = False
        self._stopped = Message("exchange.cancelled")
        self.notice = Notice()
        self.desks = DesksCard()
        self.tray = TrayView(context)
        self.package = PackageView()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._overview())
        self._stack.addWidget(self.package)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(self._head())
        self._work = WorkLine(context.jobs, [self._stack, self.take_in, self.hand_over])
        layout.addWidget(self.notice)
        layout.addWidget(self._work)
        layout.addWidget(self._stack, 1)
        self.tray.settled.connect(self._settled)
        self.desks.asked.connect(self._hand_to)
        self.package.accepted.connect(self._take_in)
        self.package.closed.connect(self.show_overview)
        context.hub.changed.connect(self._something_changed)
        self.refresh()

    def _head(self) -> QHBoxLayout:
        self.take_in = button(self.tr("接收…"), icon="download")
        self.hand_over = button(self.tr("交接…"), "primary", "upload")
        self.take_in.clicked.connect(self.choose_packages)
        self.hand_over.clicked.connect(self.choose_what)
        return row(label(self.tr("交接"), "title"), 1, self.take_in, self.hand_over)

    def _overview(self) -> QWidget:
        words = self.tr(
            "把本机的内容写成一个文件，用 U 盘、邮件或任何方式带到另一台电脑上接收，不需要网络。"
            "重复接收、次序颠倒、文件不全都不会造成损害；包里有照片和签名，请像保管单据一样保管，也可以用密码加密。"
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self.desks)
        column.addWidget(self.tray, 1)
        return inside

    def open_record(self, _kind: str, _doc: str) -> None:
        """Show the in-tray, where the list of what has to be settled leads."""
        self.show_overview()

    def show_overview(self) -> None:
        """Go back to desks and in-tray."""
        self._stack.setCurrentIndex(0)
        self.refresh()

    def refresh(self) -> None:
        """Ask anew who lacks what and what lies in the in-tray."""
        self._stale = False
        session = self._context.session
        self.desks.show_desks(handing_over.desks(session), handing_over.not_handed_over(session))
        self.tray.show_lying(in_tray.lying(session))

    # handing over

    def choose_what(self) -> None:
        """Ask for whom or what a package is."""
        known = handing_over.desks(self._context.session)
        options = [*map(self._desk_option, known), *self._other_options()]
        chosen = ask.choose(self, self.tr("交接什么？"), options, yes=self.tr("下一步"))
        desk = next((one for one in known if one.device.node == chosen), None)
        if chosen == Scope.CHOSEN:
            self._choose_records()
        elif chosen is not None:
            self._choose_file(_request(desk), desk.device.code if desk else Scope.ALL.value)

    def _hand_to(self, node: str) -> None:
        known = {one.device.node: one for one in handing_over.desks(self._context.session)}
        self._choose_file(_request(known[node]), known[node].device.code)

    def _desk_option(self, desk: KnownDesk) -> Option:
        title = self.tr("交给 {name}：只写对方没有的").format(name=text(telling.name_of(desk.device)))
        detail = self.tr("代号 {code}，%n 个版本尚未确认收到", "", desk.lacks).format(code=desk.device.code)
        return Option(desk.device.node, title, detail)

    def _other_options(self) -> list[Option]:
        return [
            Option(Scope.ALL.value, self.tr("全部内容"), self.tr("给还没有向本机交接过的电脑")),
            Option(
                Scope.CHOSEN.value,
                self.tr("选定的单据"),
                self.tr("连同它的全部版本、照片和它提到的客户、产品、合同等"),
            ),
        ]

    def _choose_records(self) -> None:
        question = self.tr("交接哪些单据？请写单号，一行一个。")
        words = ask.words(self, question, yes=self.tr("下一步"), lines=5)
        numbers = tuple(dict.fromkeys((words or "").split()))
        if numbers:
            self._choose_file(Request(scope=Scope.CHOSEN, numbers=numbers), numbers[0])

    def _choose_file(self, request: Request, whom: str) -> None:
        session = self._context.session
        name = f"{devices.code(session)}-{whom}-{session.clock().astimezone(SHANGHAI):%Y%m%d-%H%M}{SUFFIX}"
        chosen = packing.ask_packing(self, self.tr("怎样写交接包"))
        path = ask.save_file(self, self.tr("交接包写到哪里"), name, self._filters()) if chosen else None
        if chosen is not None and path is not None:
            request = replace(request, password=chosen.password, most=chosen.most)
            work = partial(_hand_over, session, path, request)
            self._start(self.tr("写交接包"), work, self._handed_over, Message("exchange.writing_stopped"))

    def _handed_over(self, written: HandedOver) -> None:
        told = telling.of_writing(written)
        self._context.hub.changed.emit(Changes())
        self.refresh()
        self.notice.say(f"{text(told.message)}\n{written.files[0].parent}", "notice-ok")

    # taking in

    def choose_packages(self) -> None:
        """Ask which packages to look at."""
        self._paths = ask.open_files(self, self.tr("接收哪些交接包"), self._filters())
        if self._paths:
            self._stack.setCurrentIndex(0)  # what was looked at before must not seem to be what is taken in
            self._look()

    def _look(self, *, adopting: bool = False, password: str = "") -> None:
        self._adopting, self._password = adopting, password
        work = partial(_preview, self._context.session, self._paths, password, adopting)
        self._start(self.tr("查看交接包"), work, self._seen, Message("exchange.looking_stopped"))

    def _filters(self) -> str:
        return self.tr("交接包 (*{suffix})").format(suffix=SUFFIX)

    def _seen(self, reports: list[Report]) -> None:
        self.package.show_previews(reports)
        self._stack.setCurrentWidget(self.package)

    def _take_in(self) -> None:
        self.package.show_begun()
        work = partial(_take_in, self._context.session, self._paths, self._password, self._adopting)
        self._start(self.tr("接收交接包"), work, self._taken, Message("exchange.cancelled"))

    def _taken(self, outcome: Taken) -> None:
        self.package.show_results(outcome.reports)
        self._context.hub.changed.emit(outcome.changes)
        if outcome.stopped is not None:
            self._say_why(outcome.stopped)

    # work beside the window

    def _start(self, title: str, work: Callable[[Progress], T], done: Callable[[T], None], stopped: Message) -> None:
        self.notice.clear()
        self._stopped = stopped
        self._work.start(title, work, done, self._failed)

    def _failed(self, error: KnownError) -> None:
        self._stack.setCurrentIndex(0)
        self.refresh()
        code = error.message.code
        password = ask_password(self, error.message) if code in looking.SEALED else None
        if password is not None:
            self._look(password=password)
        elif code == OTHER_COMPANY and self._goes_over(error):
            self._look(adopting=True, password=self._password)
        else:
            self._say_why(error)

    def _say_why(self, error: KnownError) -> None:
        if isinstance(error, Cancelled):
            self.notice.say(text(self._stopped), "notice-warn")
        else:
            self.notice.say(reasons(error), "notice-bad")

    def _goes_over(self, error: KnownError) -> bool:
        """Ask whether this desk shall go over to the package's company, where the person may decide that."""
        if not rights.may(self._context.session, Right.COMPANY):
            return False
        said = error.message.params
        question = Message("exchange.whose", {key: said[key] for key in ("code", "theirs")})
        yes = text(Message("exchange.go_over_yes", {"theirs": said["theirs"]}))
        detail = Message("exchange.go_over", {key: said[key] for key in ("ours", "theirs")})
        return ask.confirm(self, question, detail=detail, yes=yes, no=self.tr("不接收"), danger=True)

    def _settled(self, words: str) -> None:
        self.refresh()
        self.notice.say(words, "notice-ok")

    def _something_changed(self, _changes: Changes) -> None:
        self._stale = True
        if self.isVisible() and not self._work.running():
            self.refresh()

    # Qt's own
    def showEvent(self, event: QShowEvent) -> None:
        if self._stale and not self._work.running():
            self.refresh()
        super().showEvent(event)


def _request(desk: KnownDesk | None) -> Request:
    return Request(scope=Scope.LACKING, receiver=desk.device.node) if desk else Request(scope=Scope.ALL)


def _hand_over(session: Session, path: Path, request: Request, progress: Progress) -> HandedOver:
    return handing_over.hand_over(session, path, request, progress)


def _preview(session: Session, paths: list[Path], password: str, adopting: bool, progress: Progress) -> list[Report]:
    return looking.preview(session, paths, progress, password=password, adopting=adopting)


def _take_in(session: Session, paths: list[Path], password: str, adopting: bool, progress: Progress) -> Taken:
    return taking_in.take_in_all(session, paths, progress, password=password, adopting=adopting)
