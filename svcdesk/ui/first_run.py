"""The first start: one page that makes the desk, the company and the first administrator."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from svcdesk.domain.masters import Department
from svcdesk.errors import KnownError, Refused
from svcdesk.services.desk import Session
from svcdesk.ui import language, theme
from svcdesk.ui.editors.text import TextEditor
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.form import Form
from svcdesk.ui.parts import button, card, label, row
from svcdesk.words import Lang, Message


class Start(NamedTuple):
    """What the first start asks for; ``code`` is this computer's short code inside record numbers."""

    company: str
    name: str
    department: Department
    password: str
    code: str
    device: str


class FirstRun(QDialog):
    """Ends with ``session`` set, or is rejected; ``wish`` is then what is wanted instead."""

    def __init__(
        self, make: Callable[[Start], Session], place: str, *, server: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._place = place
        self._server = server
        self.session: Session | None = None
        self.wish = ""
        self.setWindowTitle("svcdesk")
        self._build()
        self.resize(860, 728)
        self._forms[0].focus("company")

    def _build(self) -> None:
        self._forms = [Form(self._company_fields()), Form(self._person_fields()), Form(self._device_fields())]
        for key in ("password", "again"):
            editor = self._forms[1].editor(key)
            if isinstance(editor, TextEditor):
                editor.line.setEchoMode(QLineEdit.EchoMode.Password)
        titles = (self.tr("公司"), self.tr("管理员（您自己）"), self.tr("这台电脑"))
        inside = QWidget()
        theme.look(inside, "bare")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for title, form in zip(titles, self._forms, strict=True):
            frame, inner = card(title)
            inner.addWidget(form)
            column.addWidget(frame)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._problem = label("", "error", wrap=True)
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 6, 24, 12)
        layout.setSpacing(6)
        layout.addLayout(self._top())
        layout.addWidget(label(self._words(), "muted", wrap=True))
        layout.addLayout(self._other_computers())
        layout.addWidget(area, 1)
        layout.addWidget(self._problem)
        layout.addLayout(self._bottom())

    def _words(self) -> str:
        if self._server:
            return language.text(Message("entrance.first_on_server", {"place": self._place}))
        return self.tr(
            "这里还没有数据库。填写下面几项就可以开始，以后都能修改。全部数据保存在这台电脑上：{place}"
        ).format(place=self._place)

    def _top(self) -> QVBoxLayout:
        chinese, english = button("中文", "link"), button("English", "link")
        chinese.clicked.connect(self._to_chinese)
        english.clicked.connect(self._to_english)
        top = QVBoxLayout()
        top.addLayout(row(label(self.tr("欢迎使用 svcdesk"), "title"), 1, chinese, english))
        return top

    def _other_computers(self) -> QHBoxLayout:
        words = label(self.tr("公司里已有电脑在用 svcdesk？不要再建一份公司资料。"), "strong", wrap=True)
        join = button(self.tr("从交接包开始…"), icon="download")
        join.clicked.connect(self._wish_join)
        line = row(words, join)
        line.setStretch(0, 1)
        return line

    def _bottom(self) -> QVBoxLayout:
        existing = button(self.tr("打开已有数据库…"))
        backup = button(self.tr("从备份恢复…"))
        start = button(self.tr("开始使用"), "primary")
        start.setDefault(True)
        existing.clicked.connect(self._wish_existing)
        backup.clicked.connect(self._wish_backup)
        start.clicked.connect(self._try)
        backup.setVisible(not self._server)
        bottom = QVBoxLayout()
        bottom.addLayout(row(existing, backup, 1, start))
        return bottom

    def _company_fields(self) -> list[Field]:
        hint = self.tr("印在每一张单据的页眉上。")
        return [Field("company", Message("fields.company.name"), required=True, hint=hint, wide=True)]

    def _person_fields(self) -> list[Field]:
        departments = tuple(Choice(one, Message(f"rights.department.{one}")) for one in Department)
        return [
            Field("name", Message("fields.person.name"), required=True),
            Field("department", Message("fields.person.department"), "choice", choices=departments, required=True),
            Field("password", Message("fields.person.password"), required=True, hint=self.tr("至少 8 个字符。")),
            Field("again", self.tr("再次输入密码"), required=True),
        ]

    def _device_fields(self) -> list[Field]:
        code_hint = self.tr("出现在本机开出的每个单号里，例如 YS-261123-A1-0007。每台电脑用不同的代号。")
        return [
            Field("code", self.tr("本机代号"), required=True, hint=code_hint, placeholder="A1"),
            Field("device", self.tr("电脑名称"), hint=self.tr("例如“王工的笔记本”。")),
        ]

    def _try(self) -> None:
        values = {key: value for form in self._forms for key, value in form.values().items()}
        errors = {key: words for key, words in self._gaps(values).items() if words}
        for form in self._forms:
            form.set_errors({key: words for key, words in errors.items() if key in set(form.keys())})
        if errors:
            first = next(form for form in self._forms if errors.keys() & set(form.keys()))
            first.focus(next(filter(errors.__contains__, first.keys())))
            return
        try:
            self.session = self._make(_start(values))
        except KnownError as error:
            problems = error.problems if isinstance(error, Refused) else (error.message,)
            self._problem.setText("\n".join(language.text(problem) for problem in problems))
            self._problem.show()
            return
        self.accept()

    def _gaps(self, values: dict[str, object]) -> dict[str, str]:
        gaps = {
            key: self.tr("请填写此项。") for key in ("company", "name", "department", "password") if not values[key]
        }
        if values["password"] != values["again"]:
            gaps["again"] = self.tr("两次输入的密码不一样。请重新输入。")
        code = str(values["code"] or "")
        if not (code.isascii() and code.isalnum() and len(code) in {2, 3}):
            gaps["code"] = self.tr("请填写 2 到 3 个字母或数字，例如 A1。")
        return gaps

    def _to_chinese(self) -> None:
        self._switch("zh_CN")

    def _to_english(self) -> None:
        self._switch("en")

    def _switch(self, lang: Lang) -> None:
        kept = [form.raw() for form in self._forms]
        language.switch(lang)
        old = self.layout()
        if old is not None:
            discarded = QWidget(self)
            discarded.setLayout(old)
            discarded.deleteLater()  # not at once: the pressed button is among them
        self._build()
        for form, raw in zip(self._forms, kept, strict=True):
            form.set_raw(raw)
        self._forms[0].focus("company")

    def _wish_existing(self) -> None:
        self.wish = "existing"
        self.reject()

    def _wish_join(self) -> None:
        self.wish = "join"
        self.reject()

    def _wish_backup(self) -> None:
        self.wish = "backup"
        self.reject()


def _start(values: dict[str, object]) -> Start:
    return Start(
        company=str(values["company"]).strip(),
        name=str(values["name"]).strip(),
        department=Department(str(values["department"])),
        password=str(values["password"]),
        code=str(values["code"]).upper(),
        device=str(values["device"] or "").strip(),
    )
