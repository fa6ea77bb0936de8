"""How a hand-over package is written: with a password or for everybody to read, as one file or as several."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtWidgets import QLineEdit, QWidget

from svcdesk.errors import KnownError
from svcdesk.services.exchange import handing_over
from svcdesk.ui.editors.text import TextEditor
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.words import Message

_PLAIN, _SEALED = "plain", "sealed"
_SIZES = (10, 20, 50)  # MB: what mail services let through
_MEGA = 1 << 20
_SHORT, _DIFFER = "exchange.password_short", "exchange.passwords_differ"


class Packing(NamedTuple):
    """The password, empty for none, and the size in bytes from which on a further file is begun, 0 for one file."""

    password: str = ""
    most: int = 0


def ask_packing(parent: QWidget, title: str) -> Packing | None:
    """Ask how a package shall be written, before somebody chooses where."""
    dialog = PackingDialog(title, parent.window())
    try:
        return dialog.packing() if dialog.exec() else None
    finally:
        dialog.deleteLater()


class PackingDialog(FormDialog):
    """``packing`` is what was chosen."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        form = Form(self._fields(), columns=1)
        words = self.tr("包里有客户的姓名、电话、照片和签名。用 U 盘或邮件带走时，用密码加密可以防止别人看到。")
        concerns = {_SHORT: "password", _DIFFER: "again"}
        super().__init__(
            title,
            form,
            self.tr("选择写到哪里…"),
            self._check,
            words=words,
            concerns=concerns,
            parent=parent,
        )
        for key in ("password", "again"):
            editor = form.editor(key)
            if isinstance(editor, TextEditor):
                editor.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._sealed = False
        form.set_values({"sealed": _PLAIN, "most": "0"})
        form.changed.connect(self._show_fields)
        self._show_fields()
        self._yes.setFocus()  # Enter goes on; on the choice it would take back what is chosen

    def packing(self) -> Packing:
        """Return what was chosen."""
        values = self.form.values()
        password = str(values["password"] or "") if values["sealed"] == _SEALED else ""
        return Packing(password, int(str(values["most"] or 0)) * _MEGA)

    def _fields(self) -> list[Field]:
        ways = (
            Choice(_PLAIN, self.tr("不加密，谁都可以打开")),
            Choice(_SEALED, self.tr("用密码加密")),
        )
        advice = self.tr(
            "至少 8 个字符。请用另外的方式把密码告诉对方。"
            "忘记密码，谁也打不开这个包；本机的内容不受影响，可以再交接一次。"
        )
        sizes = [Choice(str(size), self.tr("每个约 {n} MB，适合邮件").format(n=size)) for size in _SIZES]
        return [
            Field("sealed", self.tr("密码"), "choice", choices=ways, buttons=True),
            Field("password", self.tr("交接包的密码"), required=True, hint=advice),
            Field("again", self.tr("再次输入密码"), required=True),
            Field("most", self.tr("文件"), "choice", choices=(Choice("0", self.tr("一个文件")), *sizes)),
        ]

    def _show_fields(self, _values: object = None) -> None:
        chosen = self.form.values()["sealed"]
        if chosen is None:  # a second press takes a choice back, and one of the two it is
            self.form.set_values({"sealed": _PLAIN})
        sealed = chosen == _SEALED
        for key in ("password", "again"):
            self.form.set_field_visible(key, sealed)
        if sealed and not self._sealed:
            self.form.focus("password")
        self._sealed = sealed

    def _check(self, values: Mapping[str, Any]) -> None:
        """Refuse a password that is too short, or was not typed twice alike."""
        if values["sealed"] != _SEALED:
            return
        handing_over.require_password(str(values["password"] or ""))
        if values["password"] != values["again"]:
            raise KnownError(Message(_DIFFER))
