"""A dialog around one form: what is typed is tried when it is accepted, and stays where it was refused."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from svcdesk.errors import KnownError, Refused
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import button, label, row
from svcdesk.words import Message

_FRAME = 60  # what a window manager may draw around a dialog, in device-independent pixels
Attempt = Callable[[Mapping[str, Any]], None]
"""Takes the values of the form; raises ``KnownError`` where they will not do, and the dialog stays open."""


class FormDialog(QDialog):
    """``attempt`` does what the dialog is for; ``scroll`` lets a long form move under a small screen.

    ``concerns`` says which field a refusal is about: by its code, by the code of what it names, or by its code and a
    word it speaks of with a blank between; what is about no field stands above them.
    """

    def __init__(
        self,
        title: str,
        form: Form,
        yes: str,
        attempt: Attempt,
        *,
        words: str = "",
        scroll: bool = False,
        concerns: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = form
        self._concerns = concerns or {}
        self._attempt = attempt
        self._scrolls = scroll
        self.notice = Notice()
        self.setWindowTitle(title)
        cancel, self._yes = button(self.tr("取消")), button(yes, "primary")
        cancel.clicked.connect(self.reject)
        self._yes.clicked.connect(self.attempt)
        self._yes.setDefault(True)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # a text of several lines keeps Enter for itself
            QShortcut(QKeySequence(keys), self, self._yes.click)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(label(title, "title"))
        if words:
            layout.addWidget(label(words, "muted", wrap=True))
        layout.addWidget(self.notice)
        self._area = _scrolling(form)
        layout.addWidget(self._area, 1)
        self._foot = row(1, cancel, self._yes)
        layout.addLayout(self._foot)
        self.setMinimumWidth(560)
        form.installEventFilter(self)
        form.focus(form.keys()[0])

    def add_button(self, more: QPushButton) -> None:
        """Put a further button at the left of the last line."""
        self._foot.insertWidget(0, more)

    def fit(self) -> None:
        """Take the height of what is shown now, as far as the screen has it; beyond that the form moves."""
        layout = self.layout()
        if not self._scrolls and layout is not None:
            room = self.screen().availableGeometry().width() - _FRAME
            bar = self._area.verticalScrollBar().sizeHint().width()
            self._area.setMinimumWidth(min(self.form.sizeHint().width() + bar, room))  # or rows of buttons wrap
            margins = self.contentsMargins() + layout.contentsMargins()
            self.setMinimumWidth(
                max(self.minimumWidth(), self._area.minimumWidth() + margins.left() + margins.right())
            )
            self._take_height(self._needed())
            self._take_height(self._needed())  # by now no scroll bar takes of the width

    def _needed(self) -> int:
        """Return the height that hides nothing of the form: lines that wrap need more than their hint says."""
        layout, inside = self.layout(), self.form.layout()
        if layout is None or inside is None:
            return self.height()
        inside.activate()
        layout.invalidate()
        layout.activate()
        width = self._area.width()
        wanted = inside.totalHeightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
        return self.height() - self._area.height() + wanted

    def _take_height(self, needed: int) -> None:
        free = self.screen().availableGeometry()
        self.resize(self.width(), min(needed, free.height() - _FRAME))
        below = self.frameGeometry().bottom() - free.bottom()
        if self.isVisible() and below > 0:
            self.move(self.x(), max(free.top(), self.y() - below))

    def _grow(self) -> None:
        """Make room for what was written under a field or above the form; never shrink under the mouse."""
        if not self._scrolls and self.isVisible():
            self._take_height(max(self.height(), self._needed()))

    def attempt(self) -> None:
        """Try what stands in the form; say what is wrong, or close."""
        unreadable = self.form.problems()
        self.form.set_errors(unreadable)
        if unreadable:
            self.form.focus(next(iter(unreadable)))
            return
        try:
            self._attempt(self.form.values())
        except KnownError as error:
            rest = self.form.place(_reasons(error), self._concerns)
            self.notice.say("\n".join(text(reason) for reason in rest), "notice-bad")
            self._grow()
            return
        self.accept()

    # Qt's own
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.form and event.type() is QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self._grow)  # once the form has laid itself out
        return super().eventFilter(watched, event)


def _reasons(error: KnownError) -> Sequence[Message]:
    return error.problems if isinstance(error, Refused) else (error.message,)


def _scrolling(form: Form) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(form)
    return area
