"""What is set for this computer alone: language, font size, its name and code, where the data lies."""

from typing import get_args

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from svcdesk.domain.rights import Right
from svcdesk.services import devices, rights
from svcdesk.settings import FontSize
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.form import Form
from svcdesk.ui.language import current
from svcdesk.ui.page import Page
from svcdesk.ui.parts import button, card, hide_unless, label, row


class MachinePage(Page):
    """Choices take effect at once; ``hub.styled`` tells the window."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("本机设置"), "title"))
        layout.addWidget(self._look_card())
        layout.addWidget(self._data_card())
        layout.addStretch()

    def _look_card(self) -> QWidget:
        names = (self.tr("小"), self.tr("标准"), self.tr("大"), self.tr("特大"))
        sizes = tuple(Choice(size, name) for size, name in zip(get_args(FontSize), names, strict=True))
        languages = (Choice("zh_CN", "中文"), Choice("en", "English"))
        self._form = Form([
            Field("language", self.tr("语言 Language"), "choice", choices=languages),
            Field("font_size", self.tr("字号"), "choice", choices=sizes),
        ])  # fmt: skip
        self._form.set_values({"language": current(), "font_size": self._context.settings.now.font_size})
        self._form.changed.connect(self._picked)
        frame, column = card(self.tr("显示"))
        column.addWidget(self._form)
        return frame

    def _data_card(self) -> QWidget:
        place = self._context.place
        self._facts: dict[str, QLabel] = {}
        facts = [
            (self.tr("本机代号"), devices.code(self._context.session)),
            (self.tr("数据位置"), place.name),
        ]
        frame, column = card(self.tr("数据"))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(20)
        for at, (name, words) in enumerate(facts):
            grid.addWidget(label(name, "muted"), at, 0)
            self._facts[name] = label(words, wrap=True)
            grid.addWidget(self._facts[name], at, 1)
        column.addLayout(grid)
        words = self.tr(
            "本机代号出现在本机开出的每个单号里；更改以后，新的单号用新代号，已开出的单号不变。每台电脑用不同的代号。"
        )
        column.addWidget(label(words, "small", wrap=True))
        change = button(self.tr("更改代号…"))
        change.clicked.connect(self._change_code)
        hide_unless(rights.may(self._context.session, Right.MAINTENANCE), change)
        column.addLayout(row(change, 1))
        return frame

    def _change_code(self) -> None:
        session = self._context.session
        code = ask.words(self, self.tr("本机的新代号（2 到 3 个字母或数字）"), value=devices.code(session))
        if code is not None:
            devices.change_code(session, code.upper())
            self._facts[self.tr("本机代号")].setText(devices.code(session))

    def _picked(self, key: object) -> None:
        value = self._form.values()[str(key)]
        if value is not None:
            self._context.hub.styled.emit(str(key), str(value))
