"""Photos of a record as thumbnails with captions: added from files, the clipboard or by dropping them here."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from svcdesk.errors import reason
from svcdesk.ui import ask, pictures
from svcdesk.ui.flow_layout import FlowLayout
from svcdesk.ui.photo_tiles import AddButton, Photo, Tile
from svcdesk.ui.photo_view import PhotoView
from svcdesk.words import Message

__all__ = ["Photo", "PhotoStrip"]


class PhotoStrip(QWidget):
    """Shows photos and says what the person wants; what becomes of a picture is for the page to decide.

    ``added`` carries ``pictures.Added``, ``removed`` the id, ``captioned`` ``(id, caption)`` at every keystroke.
    """

    added = Signal(object)
    removed = Signal(object)
    captioned = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos: list[Photo] = []
        self._tiles: dict[str, Tile] = {}
        self._read_only = False
        self._add = AddButton(self)
        self._add.clicked.connect(self.add_files)
        self._row = FlowLayout(self, 12)
        self._row.addWidget(self._add)
        self.setAcceptDrops(True)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)

    def set_photos(self, photos: Sequence[Photo]) -> None:
        """Show these photos in this order; a caption being typed is left in peace. Emits nothing."""
        self._photos = list(photos)
        wanted = {photo.id for photo in photos}
        for gone in self._tiles.keys() - wanted:
            tile = self._tiles.pop(gone)
            self._row.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        for photo in photos:
            tile = self._tiles.get(photo.id) or self._make_tile(photo)
            tile.set_caption(photo.caption)
            self._row.removeWidget(tile)
            self._row.addWidget(tile)
        self._row.removeWidget(self._add)
        self._row.addWidget(self._add)
        self.updateGeometry()

    def photos(self) -> list[Photo]:
        """Return what is shown."""
        return list(self._photos)

    def set_read_only(self, read_only: bool) -> None:
        """Let the person only look."""
        self._read_only = read_only
        self._add.setHidden(read_only)
        self.setAcceptDrops(not read_only)
        for tile in self._tiles.values():
            tile.set_read_only(read_only)

    def add_files(self) -> None:
        """Ask for photo files."""
        suffixes = " ".join(f"*.{suffix}" for suffix in pictures.SUFFIXES)
        filters = self.tr("照片 ({suffixes})").format(suffixes=suffixes)
        self._take(ask.open_files(self, self.tr("添加照片"), filters))

    def paste(self) -> None:
        """Take a picture or picture files from the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        if self._read_only or mime is None:
            return
        if not pictures.offers(mime):
            ask.message(self, self.tr("剪贴板里没有照片。请先复制一张照片或照片文件。"), tone="warn")
            return
        self._take_mime(mime)

    def open_photo(self, photo_id: str) -> None:
        """Show one photo large."""
        at = next(i for i, photo in enumerate(self._photos) if photo.id == photo_id)
        view = PhotoView([(photo.data, photo.caption) for photo in self._photos], at, self)
        view.open()

    def _make_tile(self, photo: Photo) -> Tile:
        tile = Tile(photo, self)
        tile.opened.connect(self.open_photo)
        tile.removing.connect(self._remove)
        tile.captioned.connect(self.captioned)
        tile.set_read_only(self._read_only)
        self._tiles[photo.id] = tile
        return tile

    def _remove(self, photo_id: str) -> None:
        if ask.confirm(self, self.tr("去掉这张照片？"), yes=self.tr("去掉照片"), danger=True):
            self.removed.emit(photo_id)

    def _take_mime(self, mime: QMimeData) -> None:
        from_files = pictures.files(mime)
        if from_files:
            self._take(from_files)
            return
        picture = pictures.pasted(mime)
        if picture:
            self.added.emit(picture)

    def _take(self, paths: Sequence[Path]) -> None:
        for path in paths:
            try:
                if path.stat().st_size > pictures.LARGEST:
                    ask.message(self, Message("form.photo_too_large", {"name": path.name}), tone="warn")
                    continue
                data = path.read_bytes()
            except OSError as error:
                failed = Message("form.photo_unreadable", {"name": path.name, "reason": reason(error)})
                ask.message(self, failed, tone="warn")
                continue
            self.added.emit(pictures.Added(path.name, data))

    # Qt's own
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if pictures.offers(event.mimeData()):
            event.acceptProposedAction()
            self._add.set_dropping(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._add.set_dropping(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._add.set_dropping(False)
        event.acceptProposedAction()
        self._take_mime(event.mimeData())
