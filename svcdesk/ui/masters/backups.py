"""Backups: which there are, where they lie, making one now, going back to one."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from svcdesk.domain.rights import Right
from svcdesk.services import backups, rights
from svcdesk.services.backups import Backup
from svcdesk.services.desk import Session
from svcdesk.ui import ask
from svcdesk.ui.backing_up import backup_folder
from svcdesk.ui.context import Context
from svcdesk.ui.empty_words import EmptyWords
from svcdesk.ui.jobs import Progress
from svcdesk.ui.notice import Notice
from svcdesk.ui.page import Page
from svcdesk.ui.parts import button, card, hide_unless, label, row
from svcdesk.ui.tables import Cell, Column, RowsModel, RowsView


class BackupsPage(Page):
    """Restoring closes the desk first; ``hub.restored`` asks for that."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found: dict[str, Backup] = {}
        self._model = RowsModel([
            Column("at", self.tr("时间"), 170), Column("size", self.tr("大小"), 100, right=True),
            Column("file", self.tr("文件")),
        ], parent=self)  # fmt: skip
        self._view = RowsView(self._model)
        self._view.setAccessibleName(self.tr("备份"))
        EmptyWords(self._view).say(self.tr("这个文件夹里还没有备份。"))
        self._notice = Notice()
        self._where = label("", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(self._head())
        layout.addWidget(self._notice)
        layout.addWidget(self._folder_card())
        layout.addWidget(self._view, 1)
        self.refresh()

    def _head(self) -> QHBoxLayout:
        now, back = button(self.tr("立即备份"), "primary", "save"), button(self.tr("恢复到选中的备份…"), "danger")
        now.clicked.connect(self.back_up)
        back.clicked.connect(self._restore)
        local = self._context.place.local
        hide_unless(local and rights.may(self._context.session, Right.MAINTENANCE), back)
        return row(label(self.tr("备份与恢复"), "title"), 1, back, now)

    def _folder_card(self) -> QWidget:
        change, usual = button(self.tr("换个文件夹…"), icon="folder-open"), button(self.tr("用默认文件夹"))
        change.clicked.connect(self._change_folder)
        usual.clicked.connect(self._usual_folder)
        words = self.tr(
            "每 30 分钟和退出时自动备份；两天内的全部保留，更早的按天、周、月保留。最好放在另一块硬盘或 U 盘上。"
        )
        frame, column = card(self.tr("备份放在哪里"))
        column.addWidget(self._where)
        column.addWidget(label(words, "small", wrap=True))
        column.addLayout(row(change, usual, 1))
        return frame

    def refresh(self) -> None:
        """List what lies in the folder now."""
        session, folder = self._context.session, backup_folder(self._context)
        self._where.setText(str(folder))
        self._found = {str(one.path): one for one in backups.backups(session, folder)}
        self._model.set_rows([{"id": key, **_cells(one)} for key, one in self._found.items()])

    def back_up(self) -> None:
        """Make a backup beside the window."""
        work = partial(_back_up, self._context.session, backup_folder(self._context))
        self._context.jobs.start(self.tr("备份"), work, self, self._made)

    def _made(self, made: Backup) -> None:
        self.refresh()
        self._notice.say(self.tr("已备份并核对：{file}").format(file=made.path.name), "notice-ok")

    def _change_folder(self) -> None:
        path = ask.folder(self, self.tr("备份放在哪里"))
        if path is not None:
            self._context.settings.change(backup_folder=str(path))
            self.refresh()

    def _usual_folder(self) -> None:
        self._context.settings.change(backup_folder="")
        self.refresh()

    def _restore(self) -> None:
        chosen = self._found.get(str(self._view.current_id()))
        if chosen is None:
            self._notice.say(self.tr("请先选中要恢复的备份。"), "notice-warn")
            return
        question = self.tr("恢复到 {at} 的备份？").format(at=f"{chosen.at:%Y-%m-%d %H:%M}")
        detail = self.tr("此后录入的内容不在备份里。现在的数据库会改名保留在原处，不会删除。窗口会重新打开。")
        if ask.confirm(self, question, detail=detail, yes=self.tr("恢复"), danger=True):
            self._context.hub.restored.emit(chosen.path)


def _cells(one: Backup) -> dict[str, object]:
    size = f"{one.path.stat().st_size / (1 << 20):,.1f} MB"
    return {"at": Cell(f"{one.at:%Y-%m-%d %H:%M:%S}", bold=True), "size": size, "file": one.path.name}


def _back_up(session: Session, folder: Path, progress: Progress) -> Backup:
    return backups.back_up(session, folder, progress)
