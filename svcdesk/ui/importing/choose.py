"""The first step: what is imported, and from which file."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from svcdesk.services import rights
from svcdesk.services.desk import Session
from svcdesk.services.importing.run import KINDS
from svcdesk.ui import ask, theme
from svcdesk.ui.language import text
from svcdesk.ui.lines_delegate import DETAIL, LinesDelegate
from svcdesk.ui.parts import button, label
from svcdesk.words import Message


class ChooseStep(QWidget):
    """``chosen`` carries kind and file; a file may be dropped anywhere on the step."""

    chosen = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._kinds = [kind for kind, one in KINDS.items() if rights.may(session, one.right)]
        self._list = QListWidget()
        self._list.setItemDelegate(LinesDelegate(self._list))
        self._list.setAccessibleName(self.tr("导入什么"))
        for kind in self._kinds:
            item = QListWidgetItem(text(Message(f"sections.import.{kind}.title")), self._list)
            item.setData(DETAIL, text(Message(f"sections.import.{kind}.hint")))
        self._list.setCurrentRow(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("导入什么？"), "heading"))
        layout.addWidget(self._list, 1)
        layout.addWidget(label(self.tr("从哪个文件？"), "heading"))
        layout.addWidget(self._target())

    def choose_kind(self, kind: str) -> None:
        """Choose what is imported."""
        if kind in self._kinds:
            self._list.setCurrentRow(self._kinds.index(kind))

    def _target(self) -> QFrame:
        frame = QFrame()
        theme.look(frame, "card")
        words = label(self.tr("把文件拖到这里，或者"), "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        press = button(self.tr("选择文件…"), "primary", "folder-open")
        press.clicked.connect(self._ask)
        formats = label(self.tr("xlsx、xls、ods、csv（UTF-8 或 GB18030）。选好后先检查，不会马上写入。"), "small")
        formats.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 18, 16, 18)
        column.addWidget(words)
        column.addWidget(press, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(formats)
        return frame

    def _ask(self) -> None:
        filters = self.tr("表格 (*.xlsx *.xls *.xlsb *.ods *.csv *.txt *.tsv);;全部文件 (*)")
        path = ask.open_file(self, self.tr("导入的文件"), filters)
        if path is not None:
            self._choose(path)

    def _choose(self, path: Path) -> None:
        if self._list.currentRow() >= 0:
            self.chosen.emit(self._kinds[self._list.currentRow()], path)

    # Qt's own
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self._choose(Path(files[0]))
