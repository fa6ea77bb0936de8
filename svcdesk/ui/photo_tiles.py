"""The tiles of a photo strip: a thumbnail with its caption, and the one to add another."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from svcdesk.ui import colours, icons, pictures, theme
from svcdesk.ui.editors.lines import Line

_WIDTH, _HEIGHT = 176, 120


class Photo(NamedTuple):
    """A photo of the record: its key, its bytes and what it shows."""

    id: str
    data: bytes
    caption: str = ""


class Tile(QWidget):
    """A thumbnail, its caption and a way to take it away."""

    opened = Signal(object)
    removing = Signal(object)
    captioned = Signal(object)

    def __init__(self, photo: Photo, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = photo.id
        self.thumbnail = Thumbnail(photo.data, self)
        self.thumbnail.clicked.connect(self._open)
        self.caption = Line()
        self.caption.textChanged.connect(self._type)
        self.remove = QToolButton()
        self.remove.setIcon(icons.icon("trash-2"))
        self.remove.setFixedSize(theme.target(), theme.target())
        self.remove.clicked.connect(self._ask)
        theme.look(self.remove, "quiet")
        under = QHBoxLayout()
        under.setSpacing(2)
        under.addWidget(self.caption, 1)
        under.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.thumbnail)
        layout.addLayout(under)
        self.setFixedWidth(_WIDTH)
        self._say()

    def set_caption(self, caption: str) -> None:
        """Show a caption."""
        self.caption.put(caption)
        self._say()

    def set_read_only(self, read_only: bool) -> None:
        """Let the person only look."""
        self.caption.setReadOnly(read_only)
        self.caption.setHidden(read_only and not self.caption.text())
        theme.repolish(self.caption)
        self.remove.setHidden(read_only)

    def _open(self) -> None:
        self.opened.emit(self._id)

    def _ask(self) -> None:
        self.removing.emit(self._id)

    def _type(self, caption: str) -> None:
        self.captioned.emit((self._id, caption))

    def _say(self) -> None:
        caption = self.caption.text() or self.tr("没有说明")
        self.caption.setPlaceholderText(self.tr("照片说明"))
        self.caption.setAccessibleName(self.tr("照片说明"))
        self.thumbnail.setAccessibleName(self.tr("照片：{caption}，放大查看").format(caption=caption))
        self.thumbnail.setToolTip(self.caption.text() or self.tr("放大查看"))
        self.remove.setToolTip(self.tr("去掉照片"))
        self.remove.setAccessibleName(self.tr("去掉照片：{caption}").format(caption=caption))

    # Qt's own
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


class Thumbnail(QAbstractButton):
    def __init__(self, data: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self._data = data
        self._image: QImage | None = None
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def image(self) -> QImage:
        """Return the small picture; read when first needed."""
        if self._image is None:
            side = round(_WIDTH * self.devicePixelRatioF() * 1.4)  # the tile is filled, what stands out is cut
            self._image = pictures.image_of(self._data, QSize(side, side))
        return self._image

    # Qt's own
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        whole, image = QRectF(self.rect()), self.image()
        edge = QPainterPath()
        edge.addRoundedRect(whole.adjusted(1, 1, -1, -1), 6, 6)
        painter.fillPath(edge, QColor(colours.DONE))
        painter.setClipPath(edge)
        if image.isNull():
            mark = icons.pixmap("image", 32, self.devicePixelRatioF(), colours.MUTED)
            painter.drawPixmap(round(whole.center().x()) - 16, round(whole.center().y()) - 16, mark)
        else:
            size = image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            place = QRectF((_WIDTH - size.width()) / 2, (_HEIGHT - size.height()) / 2, size.width(), size.height())
            painter.drawImage(place, image)
        painter.setClipping(False)
        focus = self.hasFocus()
        painter.setPen(QPen(QColor(colours.ACCENT if focus else colours.LINE), 3 if focus else 1))
        painter.drawPath(edge)
        painter.end()


class AddButton(QAbstractButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._dropping = False
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say()

    def set_dropping(self, dropping: bool) -> None:
        """Light up while something is dragged over the strip."""
        self._dropping = dropping
        self.update()

    def _say(self) -> None:
        self.setText(self.tr("添加照片"))
        self.setAccessibleName(self.tr("添加照片"))
        self.setToolTip(self.tr("从文件添加；也可以粘贴（Ctrl+V）或拖到这里"))

    # Qt's own
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self._dropping or self.underMouse() or self.hasFocus()
        style = Qt.PenStyle.SolidLine if self.hasFocus() else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(colours.ACCENT if lit else colours.OFF), 2 if lit else 1, style))
        painter.setBrush(QColor(colours.ACCENT_PALE if self._dropping else colours.CARD))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        mark = icons.pixmap("camera", 26, self.devicePixelRatioF(), colours.MUTED)
        painter.drawPixmap(_WIDTH // 2 - 13, 18, mark)
        painter.setPen(QColor(colours.INK))
        painter.drawText(QRectF(4, 48, _WIDTH - 8, 24), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.setPen(QColor(colours.MUTED))
        font = painter.font()
        font.setPixelSize(max(12, font.pixelSize() - 2))
        painter.setFont(font)
        wrap = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(6, 72, _WIDTH - 12, 44), wrap, self.tr("粘贴 Ctrl+V，或拖到这里"))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
