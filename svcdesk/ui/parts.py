"""Small parts every page is put together from: plain labels, cards, rows of widgets."""

import html

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from svcdesk.ui import colours, icons, theme
from svcdesk.ui.theme import Look


def label(words: str, look: Look | None = None, *, wrap: bool = False) -> QLabel:
    """Return plain text, never taken for markup."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if look:
        theme.look(made, look)
    return made


def name_text(words: str, *, required: bool) -> str:
    """Return the name of something to be filled in, with a star where it has to be, as rich text."""
    star = f' <span style="color:{colours.PAINTS["bad"].ink}">*</span>' if required else ""
    return f'<span style="color:{colours.MUTED}">{html.escape(words)}</span>{star}'


def button(words: str, look: Look | None = None, icon: str = "") -> QPushButton:
    """Return a push button; Enter presses it where the cursor is on it, and not from elsewhere in a dialog."""
    made = _Button(words)
    made.setAutoDefault(False)
    if look:
        theme.look(made, look)
    if icon:
        made.setIcon(icons.icon(icon, "#ffffff") if look == "primary" else icons.icon(icon))
    return made


def tool(icon: str, name: str) -> QToolButton:
    """Return a quiet button that is only a picture; its name is told as tooltip and to screen readers."""
    made = QToolButton()
    made.setIcon(icons.icon(icon))
    made.setToolTip(name)
    made.setAccessibleName(name)
    theme.look(made, "quiet")
    return made


def card(title: str = "") -> tuple[QFrame, QVBoxLayout]:
    """Return a white card and the column inside it."""
    frame = QFrame()
    theme.look(frame, "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 14, 16, 14)
    column.setSpacing(10)
    if title:
        column.addWidget(label(title, "heading"))
    return frame, column


def row(*parts: QWidget | int, spacing: int = 8) -> QHBoxLayout:
    """Return parts in a row; a number is a stretch of that weight."""
    made = QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(spacing)
    for part in parts:
        if isinstance(part, int):
            made.addStretch(part)
        else:
            made.addWidget(part)
    return made


def show_card(inside: QWidget, shown: bool) -> None:
    """Show or hide the card around a part."""
    around = inside.parentWidget()
    if around is not None:
        around.setVisible(shown)


def hide_unless(shown: bool, *widgets: QWidget) -> None:
    """Hide widgets that stand nowhere yet; to show them there and then would open a window for each."""
    if not shown:
        for widget in widgets:
            widget.hide()


def lay_out_now() -> None:
    """Bring every widget to its place before the next click: one that waits already must not meet lines on their way.

    Lines whose words wrap find their height in several rounds, and a page is hundreds of points shorter in between.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def bring_into_view(part: QWidget) -> None:
    """Scroll what is around a part until the part is seen."""
    above = part.parentWidget()
    while above and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(part)


class _Button(QPushButton):
    """Qt's own leaves Enter on a button that is no default to the dialog around it, or to nobody."""

    # Qt's own
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not plain or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif self.menu():
            self.showMenu()
        else:
            self.click()
