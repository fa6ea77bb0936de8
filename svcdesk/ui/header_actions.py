"""What the header does that concerns no page: language, font size, password, help, what is not handed over yet."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from svcdesk.services import people
from svcdesk.services.desk import Changes
from svcdesk.services.exchange import handing_over
from svcdesk.ui import language, theme
from svcdesk.ui.context import Context
from svcdesk.ui.header import Header
from svcdesk.ui.help import KeysDialog, about
from svcdesk.ui.password_dialog import PasswordDialog


class HeaderActions(QObject):
    """Belongs to one header."""

    def __init__(self, context: Context, header: Header) -> None:
        super().__init__(header)
        self._context = context
        self._header = header
        header.language.connect(self._language)
        header.font_size.connect(self._font_size)
        header.guide.connect(context.hub.guided)
        header.keys.connect(self._keys)
        header.about.connect(self._about)
        header.password.connect(self._password)
        header.exchange.connect(self._exchange)
        context.hub.changed.connect(self._something_changed)
        self._something_changed(Changes())

    def _exchange(self) -> None:
        self._context.hub.led.emit("masters", "exchange")

    def _something_changed(self, _changes: Changes) -> None:
        self._header.show_outgoing(handing_over.not_handed_over(self._context.session) or 0)

    def _language(self, lang: str) -> None:
        self._context.hub.styled.emit("language", lang)

    def _font_size(self, size: str) -> None:
        self._context.hub.styled.emit("font_size", size)

    def _keys(self) -> None:
        dialog = KeysDialog(self._header)
        dialog.exec()
        dialog.deleteLater()

    def _about(self) -> None:
        about(self._header, self._context.place)

    def _password(self) -> None:
        dialog = PasswordDialog(self.tr("修改密码"), self._save_password, old=True, parent=self._header)
        dialog.exec()
        dialog.deleteLater()

    def _save_password(self, old: str, new: str) -> None:
        self._context.do(people.change_own_password, old, new)


def restyle(context: Context, what: str, value: str) -> None:
    """Keep another language or font size for this machine and put it into effect."""
    context.settings.change(**{what: value})
    app = QApplication.instance()
    if what == "language":
        language.switch(context.settings.now.language)
    elif isinstance(app, QApplication):
        theme.apply(app, context.settings.now.font_size)
