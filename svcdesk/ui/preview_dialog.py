"""A preview in a window of its own."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from svcdesk.ui.preview import Preview


class PreviewDialog(QDialog):
    """A window of its own around a preview; gone once closed."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.preview = Preview()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.addWidget(self.preview)
        room = parent.window().size() if parent else QSize(1280, 900)
        self.resize(round(room.width() * 0.92), round(room.height() * 0.94))
        self.preview.view.setFocus()

    # Qt's own
    def done(self, result: int) -> None:
        self.preview.close_document()
        super().done(result)
