"""One photo large: zoom with the wheel, the keys or the buttons, go on to the next."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPixmap, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QDialog,
    QGraphicsScene,
    QGraphicsView,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from svcdesk.ui import icons, pictures, theme

_STEP, _MOST = 1.25, 8.0


class PhotoView(QDialog):
    """Shows photos given as ``(bytes, caption)``."""

    def __init__(self, photos: Sequence[tuple[bytes, str]], at: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._photos = list(photos)
        self._at = at
        self.view = ZoomView(self)
        self._caption = QLabel()
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setWordWrap(True)
        slots = {
            "chevron-left": self.previous, "chevron-right": self.next, "zoom-out": self.view.zoom_out,
            "zoom-in": self.view.zoom_in, "maximize": self.view.fit, "x": self.close,
        }  # fmt: skip
        bar = QHBoxLayout()
        bar.addWidget(self._caption, 1)
        self._buttons = {name: self._button(name, slot) for name, slot in slots.items()}
        for button in self._buttons.values():
            bar.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.addLayout(bar)
        layout.addWidget(self.view, 1)
        self._say()
        self._show_photo()
        self.resize(parent.window().size() * 0.9 if parent else QSize(1000, 700))
        self.view.setFocus()

    def next(self) -> None:
        """Go to the next photo."""
        self._go(1)

    def previous(self) -> None:
        """Go to the photo before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        at = self._at + by
        if 0 <= at < len(self._photos):
            self._at = at
            self._show_photo()

    def _show_photo(self) -> None:
        data, caption = self._photos[self._at]
        self._caption.setText(f"{self._at + 1} / {len(self._photos)}   {caption}".rstrip())
        image = pictures.image_of(data)
        self.view.show_pixmap(QPixmap.fromImage(image))
        self.view.setAccessibleName(caption or self.tr("照片"))
        if image.isNull():
            self._caption.setText(self.tr("这张照片不能显示：文件已损坏，或不是图片。"))

    def _button(self, name: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(name))
        button.setIconSize(QSize(20, 20))
        theme.look(button, "quiet")
        button.clicked.connect(slot)
        return button

    def _say(self) -> None:
        self.setWindowTitle(self.tr("照片"))
        words = {
            "chevron-left": self.tr("上一张"), "chevron-right": self.tr("下一张"), "zoom-out": self.tr("缩小"),
            "zoom-in": self.tr("放大"), "maximize": self.tr("适合窗口"), "x": self.tr("关闭"),
        }  # fmt: skip
        for name, said in words.items():
            button = self._buttons[name]
            button.setToolTip(said)
            button.setAccessibleName(said)

    # Qt's own
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Left: self.previous, Qt.Key.Key_Right: self.next, Qt.Key.Key_Plus: self.view.zoom_in,
                Qt.Key.Key_Equal: self.view.zoom_in, Qt.Key.Key_Minus: self.view.zoom_out,
                Qt.Key.Key_0: self.view.fit}  # fmt: skip
        slot = keys.get(Qt.Key(event.key()))
        if slot:
            slot()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)


class ZoomView(QGraphicsView):
    """One picture that fits the window until the person zooms."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.setBackgroundBrush(QColor("#20242d"))
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self._fits = True

    def show_pixmap(self, pixmap: QPixmap) -> None:
        """Show another picture, fitted."""
        self.scene().clear()
        item = self.scene().addPixmap(pixmap)
        item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.scene().setSceneRect(item.boundingRect())
        self.fit()

    def zoom(self) -> float:
        """Return pixels on the screen per pixel of the picture."""
        return self.transform().m11()

    def zoom_in(self) -> None:
        """Make it larger, up to eight times."""
        self._scale(_STEP)

    def zoom_out(self) -> None:
        """Make it smaller, until it fits."""
        self._scale(1 / _STEP)

    def fit(self) -> None:
        """Show the whole picture, never larger than it is."""
        self._fits = True
        self.resetTransform()
        whole, room = self.sceneRect(), self.viewport().size()
        if whole.width() and whole.height():
            scale = min(1.0, room.width() / whole.width(), room.height() / whole.height())
            self.scale(scale, scale)

    def _scale(self, by: float) -> None:
        whole, room = self.sceneRect(), self.viewport().size()
        least = min(1.0, room.width() / max(1.0, whole.width()), room.height() / max(1.0, whole.height()))
        wanted = min(max(self.zoom() * by, least), _MOST)
        self._fits = wanted <= least
        self.scale(wanted / self.zoom(), wanted / self.zoom())

    # Qt's own
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scale(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the window knows the keys

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fits:
            self.fit()
