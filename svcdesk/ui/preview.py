"""Looking at a sheet before it goes out: preview, printer, PDF file, words for a chat message."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from svcdesk.errors import reason
from svcdesk.reports.raster import Pages
from svcdesk.ui import ask, colours, icons, printing, theme
from svcdesk.ui.editors.choices import Segments
from svcdesk.ui.fields import Choice
from svcdesk.ui.pages_view import PagesView, image
from svcdesk.words import Message

SheetLanguage = Literal["zh", "en", "both"]
_LANGUAGES = tuple(Choice(code, Message(f"form.sheet_{code}")) for code in ("zh", "en", "both"))
_THUMB = QSize(84, 118)
_MOST_THUMBS = 60


class Preview(QWidget):
    """Shows one PDF; ``language_chosen`` asks for it in another language, ``printed`` and ``saved`` say so."""

    language_chosen = Signal(object)
    printed = Signal()
    saved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdf = b""
        self._name = ""
        self._chat = ""
        self._language: str | None = None
        self._pages: Pages | None = None
        self.view = PagesView()
        self.view.moved.connect(self._tell_place)
        self.list = QListWidget()
        self.list.setIconSize(_THUMB)
        self.list.setFixedWidth(_THUMB.width() + 44)
        self.list.currentRowChanged.connect(self._go)
        self.languages = Segments(_LANGUAGES)
        self.languages.chosen.connect(self._choose_language)
        self._place = QLabel()
        theme.look(self._place, "muted")
        self._said = QLabel()
        theme.look(self._said, "muted")
        self._lay_out()
        self._say()

    def show_document(
        self, pdf: bytes, name: str, *, chat_text: str = "", language: SheetLanguage | None = None
    ) -> None:
        """Show a PDF; ``name`` is suggested for its file, ``chat_text`` is what "copy as text" copies."""
        before, self._pages = self._pages, Pages(pdf)
        self._pdf, self._name, self._chat = pdf, name, chat_text
        self.languages.setVisible(language is not None)
        self.languages.set_value(language)
        self._language = language
        self.view.show_pages(self._pages)
        if before:
            before.close()
        self._fill_list()
        self.copy.setVisible(bool(chat_text))
        self._said.clear()
        self._tell_place()

    def print(self) -> None:
        """Ask which printer, how many copies and which pages, and print."""
        if not self._pages:
            return
        printer = ask.printer(self, self._name, len(self._pages))
        if printer is None:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            done = printing.print_pages(self._pages, printer)
        finally:
            QGuiApplication.restoreOverrideCursor()
        if done:
            self._said.setText(self.tr("已送到打印机 {name}").format(name=printer.printerName()).strip())
            self.printed.emit()
        else:
            ask.message(self, Message("form.print_failed", {"name": printer.printerName()}), tone="warn")

    def save(self) -> None:
        """Ask where to, and write the PDF as it is shown."""
        path = ask.save_file(self, self.tr("另存为 PDF"), self._name, "PDF (*.pdf)")
        if path is None:
            return
        try:
            write(path, self._pdf)
        except OSError as error:
            failed = Message("form.save_failed", {"name": str(path), "reason": reason(error)})
            ask.message(self, failed, tone="warn")
            return
        self._said.setText(self.tr("已保存 {name}").format(name=path.name))
        self.saved.emit(path)

    def copy_text(self) -> None:
        """Put the words for a chat message on the clipboard."""
        QGuiApplication.clipboard().setText(self._chat)
        self._said.setText(self.tr("文字已复制，可以粘贴到聊天消息里"))

    def close_document(self) -> None:
        """Let the document go."""
        self.view.show_pages(None)
        if self._pages:
            self._pages.close()
            self._pages = None

    def _lay_out(self) -> None:
        self.out = self._tool("zoom-out", self.view.zoom_out)
        self.into = self._tool("zoom-in", self.view.zoom_in)
        self.fit = self._tool("move-horizontal", self.view.fit_width)
        self.copy = self._button("message-square-text", self.copy_text)
        self.file = self._button("file-down", self.save)
        self.printer = self._button("printer", self.print)
        theme.look(self.printer, "primary")
        self.printer.setIcon(icons.icon("printer", "#ffffff"))
        bar = QHBoxLayout()
        bar.setSpacing(8)
        left: list[QWidget] = [self.languages, self.out, self.into, self.fit, self._place]
        right: list[QWidget] = [self._said, self.copy, self.file, self.printer]
        for part in left:
            bar.addWidget(part)
        bar.addStretch(1)
        for part in right:
            bar.addWidget(part)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.list)
        middle.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(bar)
        layout.addLayout(middle, 1)

    def _tool(self, icon: str, slot: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon))
        button.setIconSize(QSize(20, 20))
        button.setFixedSize(theme.target(), theme.target())
        button.clicked.connect(slot)
        return button

    def _button(self, icon: str, slot: object) -> QPushButton:
        button = QPushButton(icons.icon(icon), "")
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _fill_list(self) -> None:
        count = len(self._pages) if self._pages else 0
        self.list.clear()
        self.list.setVisible(count > 1)
        for at in range(count if count > 1 else 0):
            item = QListWidgetItem(str(at + 1), self.list)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            if at < _MOST_THUMBS:
                item.setIcon(self._thumb(at))

    def _thumb(self, at: int) -> QIcon:
        if self._pages is None:
            return QIcon()
        width, height = self._pages.size(at)
        ratio = self.devicePixelRatioF()
        scale = min((_THUMB.width() - 2) / width, (_THUMB.height() - 2) / height) * ratio
        page = image(self._pages.draw(at, scale))
        pixmap = QPixmap(_THUMB * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        place = page.rect()
        place.moveCenter(pixmap.rect().center())
        painter.drawImage(place, page)
        painter.setPen(QColor(colours.LINE))
        painter.drawRect(place)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        icon = QIcon(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)  # not tinted
        return icon

    def _go(self, at: int) -> None:
        if at >= 0 and at != self.view.page():
            self.view.go_to(at)

    def _choose_language(self, language: object) -> None:
        if language is None:  # pressed again: one of them always holds
            self.languages.set_value(self._language)
        else:
            self.language_chosen.emit(language)

    def _tell_place(self) -> None:
        count = len(self._pages) if self._pages else 0
        words = self.tr("第 {page} 页，共 {count} 页").format(page=self.view.page() + 1, count=count)
        self._place.setText(f"{words}   {round(self.view.zoom() * 100)} %")
        if self.list.count():
            self.list.blockSignals(True)
            self.list.setCurrentRow(self.view.page())
            self.list.blockSignals(False)

    def _say(self) -> None:
        self.copy.setText(self.tr("复制文字"))
        self.file.setText(self.tr("另存 PDF"))
        self.printer.setText(self.tr("打印"))
        self.list.setAccessibleName(self.tr("页"))
        self.languages.name(self.tr("单据语言"))
        for button, words in (
            (self.out, self.tr("缩小")),
            (self.into, self.tr("放大")),
            (self.fit, self.tr("适合宽度")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._tell_place()

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


def write(path: Path, pdf: bytes) -> None:
    """Write a file whole or not at all."""
    half = path.with_name(f".{path.name}.part")
    try:
        half.write_bytes(pdf)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
