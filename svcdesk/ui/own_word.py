"""Has who is signed in sign a word of their own: an approval, a judgement."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from svcdesk.domain.signature import Method, Party, Signature
from svcdesk.errors import KnownError
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.ink import Ink
from svcdesk.ui.delivery.sign_dialog import SignDialog
from svcdesk.ui.language import text
from svcdesk.ui.parts import label
from svcdesk.words import Message


def sign_word(context: Context, window: QWidget, title: str, declared: str, role: str = "") -> Signature:
    """Return the signature under what is ``declared``; raises ``KnownError`` where it was not given."""
    dialog = SignDialog(Party.STAFF, declared, context.session.clock, window.window())
    dialog.setWindowTitle(title)
    dialog.prefill(context.session.actor.name, role)
    given = dialog.signature() if dialog.exec() else None
    dialog.deleteLater()
    if given is None:
        raise KnownError(Message("signing.not_given"))
    return given


class OwnWord(QWidget):
    """A signature as it was given, small; that it stands on paper is said."""

    def __init__(self, signature: Signature, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if signature.method is Method.DRAWN:
            column.addWidget(Ink(signature.strokes, self))
        else:
            column.addWidget(label(text(Message("signing.on_paper")), "muted"))
