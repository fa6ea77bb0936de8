"""The evidence button of a row: how many photos there are, and the way to add, see, name and drop them."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget

from svcdesk.domain.delivery import Photo
from svcdesk.errors import KnownError
from svcdesk.services import photos as photo_service
from svcdesk.services.desk import Session
from svcdesk.ui import ask, icons, photo_strip, pictures, theme
from svcdesk.ui.context import Context
from svcdesk.ui.jobs import Progress
from svcdesk.ui.parts import label, row
from svcdesk.ui.photo_strip import PhotoStrip
from svcdesk.ui.pictures import Added


class Photos(QObject):
    """Takes pictures into the desk beside the window, and brings their bytes back."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def add(self, picture: Added, owner: QWidget, done: Callable[[Photo], None]) -> None:
        """Turn a picture upright, store it and give its ``Photo``; a refusal is told to the person."""
        work = partial(_store, self._context.session, picture)
        self._context.jobs.start(self.tr("保存照片"), work, owner, done, partial(_tell, owner))

    def data(self, photo: Photo) -> bytes:
        """Return the bytes of a stored photo."""
        return photo_service.data(self._context.session, photo.sha)


def _store(session: Session, picture: Added, _progress: Progress) -> Photo:
    return photo_service.add(session, picture.data)


def _tell(owner: QWidget, error: BaseException) -> None:
    if not isinstance(error, KnownError):
        raise error
    ask.message(owner, error.message, tone="warn")


class PhotoButton(QPushButton):
    """Takes dropped pictures at once; pressing it shows them all. ``changed`` carries the new tuple of ``Photo``."""

    changed = Signal(object)

    def __init__(self, photos: Photos, parent: QWidget) -> None:
        super().__init__(icons.icon("camera"), "", parent)
        self._store = photos
        self._photos: tuple[Photo, ...] = ()
        self._about = ""
        self._read_only = False
        self.setAutoDefault(False)
        self.setAcceptDrops(True)
        self.setMinimumWidth(96)
        self.clicked.connect(self._open)
        self.show_photos((), "")

    def show_photos(self, photos: tuple[Photo, ...], about: str, *, required: bool = False) -> None:
        """Show how many photos there are; a missing one that is required stands out."""
        self._photos = photos
        self._about = about
        self.setText(self.tr("照片 {n}").format(n=len(photos)) if photos else self.tr("照片"))
        missing = required and not photos
        theme.look(self, "segment", "warn" if missing else "neutral")
        self.setToolTip(self.tr("这一项要求拍照") if missing else self.tr("添加或查看照片；也可以拖到这里"))
        self.setAccessibleName(f"{about}: {self.text()}")

    def set_read_only(self, read_only: bool) -> None:
        """Let people look but not add."""
        self._read_only = read_only
        self.setAcceptDrops(not read_only)

    def photos(self) -> tuple[Photo, ...]:
        """Return what is shown."""
        return self._photos

    def take(self, picture: Added) -> None:
        """Add one picture."""
        self._store.add(picture, self, self._added)

    def change(self, photos: tuple[Photo, ...]) -> None:
        """Take over what the dialog changed."""
        self.show_photos(photos, self._about)
        self.changed.emit(photos)

    def _added(self, photo: Photo) -> None:
        if photo.sha not in {known.sha for known in self._photos}:
            self.change((*self._photos, photo))

    def _open(self) -> None:
        dialog = PhotoDialog(self, self._store, self._about, read_only=self._read_only)
        dialog.exec()
        dialog.deleteLater()

    # Qt's own
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if pictures.offers(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        mime = event.mimeData()
        event.acceptProposedAction()
        for path in pictures.files(mime):
            self.take(Added(path.name, path.read_bytes()))
        pasted = None if pictures.files(mime) else pictures.pasted(mime)
        if pasted:
            self.take(pasted)


class PhotoDialog(QDialog):
    """All photos of one row."""

    def __init__(self, button: PhotoButton, store: Photos, about: str, *, read_only: bool) -> None:
        super().__init__(button.window())
        self._button = button
        self._store = store
        self._bytes: dict[str, bytes] = {}
        self.setWindowTitle(self.tr("照片"))
        self._strip = PhotoStrip(self)
        self._strip.set_read_only(read_only)
        self._strip.added.connect(button.take)
        self._strip.removed.connect(self._remove)
        self._strip.captioned.connect(self._caption)
        button.changed.connect(self._show)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._strip)
        done = QPushButton(self.tr("完成"), self)
        theme.look(done, "primary")
        done.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(label(about, "heading", wrap=True))
        column.addWidget(label(self.tr("从文件添加、粘贴（Ctrl+V）或把照片拖进来。"), "muted"))
        column.addWidget(area, 1)
        column.addLayout(row(1, done))
        self.resize(820, 460)
        self._show(button.photos())

    def _show(self, photos: tuple[Photo, ...]) -> None:
        for photo in photos:
            if photo.sha not in self._bytes:
                self._bytes[photo.sha] = self._store.data(photo)
        self._strip.set_photos([photo_strip.Photo(one.sha, self._bytes[one.sha], one.caption) for one in photos])

    def _remove(self, sha: str) -> None:
        self._button.change(tuple(photo for photo in self._button.photos() if photo.sha != sha))

    def _caption(self, named: tuple[str, str]) -> None:
        sha, caption = named
        self._button.change(
            tuple(
                msgspec.structs.replace(photo, caption=caption) if photo.sha == sha else photo
                for photo in self._button.photos()
            )
        )
