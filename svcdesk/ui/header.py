"""The top line of the window: name, search over everything, where the data stands, master data, help and person."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from svcdesk.ui import icons, theme
from svcdesk.ui.blank_forms import BlankForms
from svcdesk.ui.context import Context
from svcdesk.ui.language import current, text
from svcdesk.ui.theme import FONT_SIZES
from svcdesk.words import LANGUAGES, Message


class Header(QWidget):
    """Emits what the person asks for."""

    masters = Signal()
    exchange = Signal()
    settings = Signal()
    guide = Signal()
    keys = Signal()
    about = Signal()
    password = Signal()
    sign_out = Signal()
    language = Signal(str)
    font_size = Signal(str)

    def __init__(self, context: Context, search: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        name = QLabel("svcdesk")
        theme.look(name, "title")
        search.setMaximumWidth(440)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(name)
        row.addStretch(1)
        row.addWidget(search, 4)
        row.addStretch(1)
        row.addWidget(self._place())
        row.addWidget(self._outgoing_button())
        row.addWidget(self._masters_button())
        row.addWidget(self._help_button())
        row.addWidget(self._person_button())

    def _place(self) -> QWidget:
        place = self._context.place
        label = QLabel()
        if place.demo:
            label.setText(self.tr("演示数据"))
            label.setToolTip(
                self.tr("这是演示数据，不属于任何公司，可以随意试用。\n{place}").format(place=place.name)
            )
            theme.set_tone(label, "warn")
        elif place.local:
            label.setText(self.tr("本机数据"))
            label.setToolTip(self.tr("全部数据都在这台电脑上，不需要网络：\n{place}").format(place=place.name))
            theme.look(label, "muted")
        else:
            label.setText(self.tr("办公室服务器"))
            label.setToolTip(self.tr("数据在办公室的服务器上：\n{place}").format(place=place.name))
            theme.look(label, "muted")
        return label

    def _outgoing_button(self) -> QPushButton:
        self._outgoing = QPushButton(icons.icon("cloud-off"), "")
        theme.look(self._outgoing, "quiet")
        self._outgoing.clicked.connect(self.exchange)
        self._outgoing.hide()
        return self._outgoing

    def show_outgoing(self, count: int) -> None:
        """Tell how much was written here that is in no hand-over package yet; nothing where there is none."""
        self._outgoing.setText(self.tr("%n 条待交接", "", count))
        self._outgoing.setToolTip(self.tr("这台电脑上有 %n 个版本还没有写进交接包；点此交接。", "", count))
        self._outgoing.setVisible(bool(count))

    def _masters_button(self) -> QPushButton:
        button = QPushButton(icons.icon("building-2"), self.tr("主数据"))
        button.setToolTip(self.tr("公司、人员、客户、产品、检查表、库存、导入、备份  Ctrl+M"))
        theme.look(button, "quiet")
        button.clicked.connect(self.masters)
        QShortcut(QKeySequence("Ctrl+M"), button).activated.connect(self.masters)
        return button

    def _help_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon("circle-question-mark"))
        button.setAccessibleName(self.tr("帮助"))
        button.setToolTip(self.tr("帮助"))
        theme.look(button, "quiet")
        menu = QMenu(button)
        self._add(menu, self.tr("第一次验收：从这里开始"), "flag").triggered.connect(self.guide)
        self._add(menu, self.tr("键盘快捷键"), "info").triggered.connect(self.keys)
        menu.addMenu(BlankForms(self._context, button))
        menu.addSeparator()
        self._add(menu, self.tr("关于 svcdesk")).triggered.connect(self.about)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _person_button(self) -> QPushButton:
        actor = self._context.session.actor
        department = text(Message(f"rights.department.{actor.department}")) if actor.department else ""
        words = " · ".join(part for part in (actor.name, department) if part)
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, theme.target() * 5)
        button = QPushButton(icons.icon("circle-user-round"), shown)
        button.setAccessibleName(words)
        button.setToolTip(words)
        theme.look(button, "quiet")
        menu = QMenu(button)
        settings = self._add(menu, self.tr("设置…"), "settings")
        settings.setShortcut(QKeySequence("Ctrl+,"))
        settings.triggered.connect(self.settings)
        self._add_languages(menu)
        self._add_sizes(menu)
        menu.addSeparator()
        self._add(menu, self.tr("修改密码…"), "lock").triggered.connect(self.password)
        self._add(menu, self.tr("退出登录"), "log-out").triggered.connect(self.sign_out)
        button.setMenu(menu)
        return button

    def _add_languages(self, menu: QMenu) -> None:
        below = menu.addMenu(icons.icon("languages"), self.tr("语言 Language"))
        group = QActionGroup(below)
        group.triggered.connect(self._language_picked)
        for lang, name in zip(LANGUAGES, ("中文", "English"), strict=True):
            self._choice(group, below, name, lang, chosen=lang == current())

    def _add_sizes(self, menu: QMenu) -> None:
        below = menu.addMenu(icons.icon("zoom-in"), self.tr("字号"))
        group = QActionGroup(below)
        group.triggered.connect(self._size_picked)
        names = dict(zip(FONT_SIZES, (self.tr("小"), self.tr("标准"), self.tr("大"), self.tr("特大")), strict=True))
        for size, name in names.items():
            self._choice(group, below, name, size, chosen=size == self._context.settings.now.font_size)

    @staticmethod
    def _choice(group: QActionGroup, menu: QMenu, name: str, value: str, *, chosen: bool) -> None:
        action = QAction(name, group)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.setData(value)
        menu.addAction(action)

    @staticmethod
    def _add(menu: QMenu, name: str, icon: str = "") -> QAction:
        action = QAction(name, menu)
        if icon:
            action.setIcon(icons.icon(icon))
        menu.addAction(action)
        return action

    def _language_picked(self, action: QAction) -> None:
        self.language.emit(action.data())

    def _size_picked(self, action: QAction) -> None:
        self.font_size.emit(action.data())
