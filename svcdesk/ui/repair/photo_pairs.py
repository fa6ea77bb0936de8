"""Photos of one thing before and after, side by side."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from svcdesk.domain.delivery import Photo
from svcdesk.domain.service_order import Observation
from svcdesk.ui import pictures, theme
from svcdesk.ui.delivery.photos import Photos
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, label, row
from svcdesk.ui.repair.words import said
from svcdesk.ui.typed import show_moment

_SIDE = 420


class PairDialog(QDialog):
    """The first photo before beside the first one after, and so on."""

    def __init__(self, one: Observation, photos: Photos, parent: QWidget) -> None:
        super().__init__(parent)
        self._photos = photos
        name = f"{text(said('aspect', one.aspect))} · {one.item.name}"
        self.setWindowTitle(name)
        inside = QWidget()
        theme.look(inside, "bare")
        grid = QGridLayout(inside)
        grid.setSpacing(12)
        for column, (title, shown) in enumerate(
            ((self.tr("维修前"), one.before.photos), (self.tr("维修后"), one.after.photos))
        ):
            grid.addWidget(label(title, "heading"), 0, column)
            for at, photo in enumerate(shown):
                grid.addWidget(self._picture(photo, f"{name} {title}"), 1 + at, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        done = button(self.tr("关闭"), "primary")
        done.clicked.connect(self.accept)
        column_ = QVBoxLayout(self)
        column_.addWidget(area, 1)
        column_.addLayout(row(1, done))
        self.resize(940, 620)

    def _picture(self, photo: Photo, name: str) -> QWidget:
        side = round(_SIDE * self.devicePixelRatioF())
        image = pictures.image_of(self._photos.data(photo), QSize(side, side))
        shown = QLabel()
        picture = QPixmap.fromImage(image).scaled(
            side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        shown.setPixmap(picture)
        shown.setAccessibleName(f"{name} {photo.caption}".strip())
        taken = show_moment(photo.taken_at) if photo.taken_at else ""
        words = " · ".join(part for part in (photo.caption, taken) if part)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(shown)
        column.addWidget(label(words, "small", wrap=True))
        return holder
