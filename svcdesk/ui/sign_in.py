"""Who works here: name, password, and whether this computer remembers it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QVBoxLayout

from svcdesk.errors import KnownError
from svcdesk.services.desk import Session
from svcdesk.ui import theme
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, card, label, lay_out_now

SignIn = Callable[[str, str], Session]
"""Takes name or login and password; returns the session or raises ``KnownError``."""


class SignInDialog(QDialog):
    """Ends with ``session`` set, or is rejected; ``elsewhere`` tells that another desk is wanted."""

    def __init__(self, sign_in: SignIn, people: Sequence[str], company: str, desk: str) -> None:
        super().__init__()
        self._sign_in = sign_in
        self.session: Session | None = None
        self.elsewhere = False
        self.setWindowTitle(self.tr("登录 svcdesk"))
        self._who = QComboBox()
        self._who.setEditable(True)
        self._who.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._who.addItems(list(people))
        self._who.setAccessibleName(self.tr("姓名或登录名"))
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setAccessibleName(self.tr("密码"))
        self._stay = QCheckBox(self.tr("在这台电脑上保持登录 90 天"))
        self._problem = label("", "error", wrap=True)
        self._problem.hide()
        self._lay_out(company, desk)
        self._who.setCurrentIndex(0 if len(people) == 1 else -1)
        (self._password if len(people) == 1 else self._who).setFocus()

    @property
    def stay(self) -> bool:
        """Whether this computer shall remember who signed in."""
        return self._stay.isChecked()

    def _lay_out(self, company: str, desk: str) -> None:
        frame, column = card()
        column.setContentsMargins(28, 24, 28, 24)
        column.addWidget(label("svcdesk", "figure"), 0, Qt.AlignmentFlag.AlignHCenter)
        for line in (label(company, "strong", wrap=True), label(desk, "small", wrap=True)):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(line)
        column.addSpacing(8)
        column.addWidget(label(self.tr("姓名或登录名"), "muted"))
        column.addWidget(self._who)
        column.addWidget(label(self.tr("密码"), "muted"))
        column.addWidget(self._password)
        column.addWidget(self._stay)
        column.addWidget(self._problem)
        enter = button(self.tr("登录"), "primary")
        enter.setDefault(True)
        enter.clicked.connect(self.attempt)
        column.addWidget(enter)
        other = button(self.tr("打开其他数据库…"), "link")
        other.clicked.connect(self._go_elsewhere)
        column.addWidget(other, 0, Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addWidget(frame)
        self.setFixedWidth(max(440, theme.target() * 11))

    def attempt(self) -> None:
        """Try name and password; say what is wrong, or close."""
        try:
            self.session = self._sign_in(self._who.currentText(), self._password.text())
        except KnownError as error:
            self._problem.setText(text(error.message))
            self._problem.setFixedHeight(self._problem.heightForWidth(self._password.width()))
            self._problem.show()
            self._password.selectAll()
            self._password.setFocus()
            lay_out_now()
            needed = max(self.sizeHint().height(), self.heightForWidth(self.width()))
            self.resize(self.width(), needed)  # adjustSize() stops at two thirds of the screen, in the midst of words
            return
        self.accept()

    def _go_elsewhere(self) -> None:
        self.elsewhere = True
        self.reject()
