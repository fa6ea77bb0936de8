"""A new password, typed twice; one's own asks for the old one first."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from svcdesk.errors import KnownError
from svcdesk.ui.editors.text import TextEditor
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, label, row


class PasswordDialog(QDialog):
    """``save`` takes the old password (empty where none is asked for) and the new one, and may refuse."""

    def __init__(
        self, title: str, save: Callable[[str, str], None], *, old: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._save = save
        self.setWindowTitle(title)
        fields = [Field("old", self.tr("原密码"), required=True)] if old else []
        fields += [
            Field("new", self.tr("新密码"), required=True, hint=self.tr("至少 8 个字符。")),
            Field("again", self.tr("再次输入新密码"), required=True),
        ]
        self.form = Form(fields, columns=1)
        for field in fields:
            editor = self.form.editor(field.key)
            if isinstance(editor, TextEditor):
                editor.line.setEchoMode(QLineEdit.EchoMode.Password)
        cancel, done = button(self.tr("取消")), button(self.tr("保存"), "primary")
        cancel.clicked.connect(self.reject)
        done.clicked.connect(self._try)
        done.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addWidget(label(title, "heading"))
        layout.addWidget(self.form)
        layout.addStretch()
        layout.addLayout(row(1, cancel, done))
        self.resize(420, 0)
        self.form.focus(fields[0].key)

    def _try(self) -> None:
        values = {key: str(value or "") for key, value in self.form.values().items()}
        if values["new"] != values["again"]:
            self.form.set_errors({"again": self.tr("两次输入的密码不一样。请重新输入。")})
            return
        try:
            self._save(values.get("old", ""), values["new"])
        except KnownError as error:
            wrong_old = "old" in values and error.message.code == "masters.old_password_wrong"
            self.form.set_errors({"old" if wrong_old else "new": text(error.message)})
            return
        self.accept()
