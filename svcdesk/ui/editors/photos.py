"""Editor of photos: thumbnails with captions, added from files, the clipboard or by dropping them."""

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from svcdesk.domain.delivery import Photo
from svcdesk.ui import photo_strip
from svcdesk.ui.editors.base import Editor
from svcdesk.ui.fields import Field, PhotoStore
from svcdesk.ui.photo_strip import PhotoStrip
from svcdesk.ui.pictures import Added

_Kept = tuple[Photo, ...]


class PhotosEditor(Editor):
    """Photos of a record; their bytes lie in the desk as soon as they are added, whatever becomes of the form."""

    def __init__(self, field: Field, store: PhotoStore, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._store = store
        self._photos: _Kept = ()
        self._bytes: dict[str, bytes] = {}
        self.strip = PhotoStrip(self)
        self.strip.added.connect(self._add)
        self.strip.removed.connect(self._remove)
        self.strip.captioned.connect(self._caption)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.strip)

    def value(self) -> object:
        return self._photos

    def set_value(self, value: object) -> None:
        self._photos = value if isinstance(value, tuple) else ()
        for photo in self._photos:
            if photo.sha not in self._bytes:
                self._bytes[photo.sha] = self._store.data(photo)
        shown = [photo_strip.Photo(one.sha, self._bytes[one.sha], one.caption) for one in self._photos]
        self.strip.set_photos(shown)

    def raw(self) -> object:
        return msgspec.to_builtins(self._photos)

    def set_raw(self, raw: object) -> None:
        self.set_value(msgspec.convert(raw or [], _Kept))

    def set_read_only(self, read_only: bool) -> None:
        self.strip.set_read_only(read_only)

    def _add(self, picture: Added) -> None:
        self._store.add(picture, self, self._added)

    def _added(self, photo: Photo) -> None:
        if photo.sha not in {known.sha for known in self._photos}:
            self._change((*self._photos, photo))

    def _remove(self, sha: str) -> None:
        self._change(tuple(photo for photo in self._photos if photo.sha != sha))

    def _caption(self, named: tuple[str, str]) -> None:
        sha, caption = named
        self._change(
            tuple(
                msgspec.structs.replace(photo, caption=caption) if photo.sha == sha else photo
                for photo in self._photos
            )
        )

    def _change(self, photos: _Kept) -> None:
        self.set_value(photos)
        self._tell()
