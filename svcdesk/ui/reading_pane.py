"""Running text to read, select and copy, built from plain words."""

import html

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from svcdesk.ui import colours
from svcdesk.ui.colours import PAINTS


class ReadingPane(QTextBrowser):
    """Its subclasses write with ``set_html``, which is said again when the language or the font changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(4)

    def write(self) -> str:
        """Return what to show, as HTML whose words went through ``words``."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what ``write`` says now, from the top."""
        small = max(12, self.font().pixelSize() - 1)
        self.document().setDefaultStyleSheet(
            f"h3 {{ font-size: {round(self.font().pixelSize() * 1.1)}px; margin-top: 14px; margin-bottom: 4px; }}"
            f"hr {{ background-color: {colours.LINE}; }}"
            "p { margin-top: 4px; margin-bottom: 4px; }"
            f".muted {{ color: {colours.MUTED}; }} .small {{ color: {colours.MUTED}; font-size: {small}px; }}"
            f".accent {{ color: {PAINTS['accent'].ink}; }} .ok {{ color: {PAINTS['ok'].ink}; }}"
            f".warn {{ color: {PAINTS['warn'].ink}; }} .bad {{ color: {PAINTS['bad'].ink}; }}"
        )
        self.setHtml(self.write())

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.refresh()


def words(text: str) -> str:
    """Return words as HTML: nothing in them is markup, lines stay lines."""
    return html.escape(text).replace("\n", "<br>")
