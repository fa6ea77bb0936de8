"""A further computer of the company begins from a package: which file, who you are, what this computer is called."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from svcdesk.errors import Cancelled, KnownError
from svcdesk.services.desk import Session
from svcdesk.services.exchange import joining, looking, telling
from svcdesk.services.exchange.handing_over import SUFFIX
from svcdesk.services.exchange.joining import Beginning
from svcdesk.ui import ask, theme
from svcdesk.ui.editors.text import TextEditor
from svcdesk.ui.exchange.unlocking import ask_password
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.form import Form
from svcdesk.ui.jobs import Jobs, Progress
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import button, card, label, row
from svcdesk.ui.work_line import WorkLine, reasons
from svcdesk.words import Message


class Joining(NamedTuple):
    """What a computer begins from, as whom, and the code inside the numbers it will give."""

    beginning: Beginning
    who: str
    password: str
    code: str
    device: str


Make = Callable[[Joining, Progress], Session]


class JoinDialog(QDialog):
    """Ends with ``session`` set, or is rejected; nothing is made before the last button."""

    def __init__(self, make: Make, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._beginning: Beginning | None = None
        self._paths: list[Path] = []
        self._stopped = Message("exchange.looking_stopped")
        self.session: Session | None = None
        self.setWindowTitle("svcdesk")
        self.notice = Notice()
        self._inside = QWidget()
        self._jobs = Jobs(self)
        self._work = WorkLine(self._jobs, [self._inside])
        self._start = button(self.tr("开始使用"), "primary")
        self._start.setDefault(True)
        self._start.setEnabled(False)
        self._start.clicked.connect(self.begin)
        back = button(self.tr("返回"))
        back.clicked.connect(self.reject)
        words = self.tr("公司、人员和全部资料取自另一台电脑，您用原来的密码登录。保存在这台电脑上：{place}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 24, 12)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("从交接包开始"), "title"))
        layout.addWidget(label(words.format(place=place), "muted", wrap=True))
        layout.addWidget(self.notice)
        layout.addWidget(self._cards(), 1)
        layout.addWidget(self._work)
        layout.addLayout(row(back, 1, self._start))
        self.resize(860, 712)

    def _cards(self) -> QScrollArea:
        theme.look(self._inside, "bare")
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        frame, inner = card(self.tr("交接包"))
        self._choose = button(self.tr("选择交接包…"), icon="download")
        self._choose.clicked.connect(self.choose)
        self._found = label(self._how(), wrap=True)
        inner.addWidget(self._found)
        inner.addLayout(row(self._choose, 1))
        column.addWidget(frame)
        self._who_card, self._who_column = card(self.tr("您是谁"))
        self._device_card, inner = card(self.tr("这台电脑"))
        self._who = Form([])
        self._who_column.addWidget(self._who)
        self._device = Form(self._device_fields())
        inner.addWidget(self._device)
        for one in (self._who_card, self._device_card):
            column.addWidget(one)
            one.hide()
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _how(self) -> str:
        return self.tr(
            "在公司已经使用 svcdesk 的电脑上打开“主数据 → 交接”，选择“交接… → 全部内容”，"
            "把写成的文件（分成几个时全部）带到这台电脑上，再在这里选择它。"
        )

    def _device_fields(self) -> list[Field]:
        hint = self.tr("出现在本机开出的每个单号里，每台电脑用不同的代号。这是一个没有用过的代号，也可以改。")
        return [
            Field("code", self.tr("本机代号"), required=True, hint=hint),
            Field("device", self.tr("电脑名称"), hint=self.tr("例如“王工的笔记本”。")),
        ]

    def _who_fields(self, names: list[str]) -> list[Field]:
        hint = self.tr("没有您的名字？请先在已使用的电脑上添加您并设置密码，再交接一次。")
        choices = tuple(Choice(name, name) for name in names)
        return [
            Field("who", self.tr("姓名"), "choice", choices=choices, required=True, hint=hint),
            Field("password", self.tr("密码"), required=True, hint=self.tr("与在其他电脑上的密码相同。")),
        ]

    def choose(self) -> None:
        """Ask which packages to begin from, and look into them."""
        filters = self.tr("交接包 (*{suffix})").format(suffix=SUFFIX)
        paths = ask.open_files(self, self.tr("从哪些交接包开始"), filters)
        if paths:
            self._look(paths)

    def _look(self, paths: list[Path], password: str = "") -> None:
        self._paths = paths
        self._stopped = Message("exchange.looking_stopped")
        self._do(self.tr("查看交接包"), partial(_look, paths, password), self._seen)

    def _seen(self, found: Beginning) -> None:
        self._beginning = found
        codes = tuple(f"{code} {name}".strip() for code, name in found.codes.items())
        said: dict[str, str | int | Message | tuple[str, ...]]
        said = {"company": found.company.name, "people": tuple(found.names), "codes": codes}
        heads = [text(telling.head(report)) for report in found.reports]
        self._found.setText("\n".join([*heads, text(Message("exchange.begins_with", said))]))
        form = Form(self._who_fields(found.names))
        password = form.editor("password")
        if isinstance(password, TextEditor):
            password.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._who_column.replaceWidget(self._who, form)
        self._who.hide()
        self._who.deleteLater()
        self._who = form
        if len(found.names) == 1:
            form.set_values({"who": found.names[0]})
        if not self._device.values()["code"]:
            self._device.set_values({"code": joining.suggested_code(found.codes)})
        self._who_card.show()
        self._device_card.show()
        self._start.setEnabled(True)
        form.focus("password" if len(found.names) == 1 else "who")

    def begin(self) -> None:
        """Check what was filled in, then make the desk."""
        if self._beginning is None or self._work.running():
            return
        values = {**self._who.values(), **self._device.values()}
        missing = {key: self.tr("请填写此项。") for key in ("who", "password", "code") if not values[key]}
        for form in (self._who, self._device):
            form.set_errors({key: words for key, words in missing.items() if key in set(form.keys())})
        if missing:
            return
        device = str(values["device"] or "").strip()
        who, password, code = (str(values[key]) for key in ("who", "password", "code"))
        asked = Joining(self._beginning, who, password, code.upper(), device)
        try:
            joining.require_free(asked.code, asked.beginning.codes)
            joining.require_known(asked.beginning, who, password)
        except KnownError as error:
            self._failed(error)
            return
        self._stopped = Message("exchange.joining_stopped")
        self._do(self.tr("接收交接包"), partial(_made, self._make, asked), self._made)

    def _made(self, session: Session) -> None:
        self.session = session
        self.accept()

    def _do(self, title: str, work: Callable[[Progress], object], done: Callable[..., None]) -> None:
        self.notice.clear()
        self._start.setEnabled(False)
        self._work.start(title, work, done, self._failed)

    def _failed(self, error: KnownError) -> None:
        self._start.setEnabled(self._beginning is not None)
        sealed = error.message.code in looking.SEALED
        password = ask_password(self, error.message) if sealed else None
        if password is not None:
            self._look(self._paths, password)
        elif isinstance(error, Cancelled):
            self.notice.say(text(self._stopped), "notice-warn")
        else:
            self.notice.say(reasons(error), "notice-bad")

    # Qt's own
    def reject(self) -> None:
        if self._work.running():
            self._work.stop()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._work.running():
            event.ignore()
        self.reject()


def _look(paths: list[Path], password: str, progress: Progress) -> Beginning:
    return joining.look(paths, progress, password=password)


def _made(make: Make, asked: Joining, progress: Progress) -> Session:
    return make(asked, progress)
