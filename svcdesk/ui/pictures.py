"""Getting pictures out of files, the clipboard and things dropped, as bytes; showing bytes as pictures."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QImageWriter

LARGEST = 64 * 1024 * 1024
"""No photo of a telephone comes near this many bytes; a file beyond it is not read at all."""
_ROTATED = QImageIOHandler.Transformation.TransformationRotate90
_KEEP = Qt.AspectRatioMode.KeepAspectRatio
SUFFIXES = ("jpg", "jpeg", "png", "webp", "bmp", "gif", "tif", "tiff")


class Added(NamedTuple):
    """A picture as it came in: the name of its file, or an empty one, and its bytes unchanged."""

    name: str
    data: bytes


def offers(mime: QMimeData) -> bool:
    """Whether something dragged or copied holds a picture or picture files."""
    return mime.hasImage() or bool(files(mime))


def files(mime: QMimeData) -> list[Path]:
    """Return the picture files of something dragged or copied."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if QUrl.isLocalFile(url)]
    return [path for path in paths if path.suffix.lower().removeprefix(".") in SUFFIXES]


def pasted(mime: QMimeData) -> Added | None:
    """Return a picture that is no file: a screenshot, something copied out of a chat."""
    image = QImage(mime.imageData()) if mime.hasImage() else QImage()
    if image.isNull():
        return None
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return Added("", bytes(held.data()))


def image_of(data: bytes, most: QSize | None = None) -> QImage:
    """Return bytes as an upright picture, no larger than ``most`` real pixels; a null picture if they are none."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if most and size.isValid() and (size.width() > most.width() or size.height() > most.height()):
        turned = bool(reader.transformation() & _ROTATED)
        box = most.transposed() if turned else most
        reader.setScaledSize(size.scaled(box, _KEEP).expandedTo(QSize(1, 1)))
    return reader.read()
