"""Asks for the password of a sealed package, again where one did not open it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from svcdesk.services.exchange.looking import PASSWORD_WRONG
from svcdesk.ui import ask
from svcdesk.words import Message


def ask_password(parent: QWidget, why: Message) -> str | None:
    """Return the password somebody types, none where they do not know it; ``why`` is what the package was said of."""
    code = f"exchange.ask_password{'_again' if why.code == PASSWORD_WRONG else ''}"
    yes = QCoreApplication.translate("Unlocking", "打开")
    return ask.secret(parent, Message(code, why.params), yes=yes, detail=Message(f"{code}_detail"))
