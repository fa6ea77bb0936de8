"""What stands between the start and the window: a desk that does not open, another desk to choose."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication

from svcdesk.errors import KnownError
from svcdesk.ui import ask
from svcdesk.ui.fields import Option
from svcdesk.ui.language import text

WayOn = Literal["again", "other", "backup", "new"]


def trouble(error: KnownError) -> WayOn | None:
    """Tell why a desk does not open and ask how to go on; ``None`` means to leave."""
    options = [
        Option("again", _tr("再试一次"), _tr("关闭占用它的程序、插好移动硬盘或连上网络之后")),
        Option("other", _tr("打开其他数据库…"), _tr("选择另一个 .svcdesk 文件")),
        Option("backup", _tr("从备份恢复…"), _tr("用备份另存为新的数据库，原文件不动")),
        Option("new", _tr("新建数据库…"), _tr("在别的位置从头开始，原文件不动")),
    ]
    chosen = ask.choose(None, text(error.message), options)
    return next((way for way in ("again", "other", "backup", "new") if way == chosen), None)


def other_desk() -> Path | None:
    """Ask which desk to open."""
    return ask.open_file(None, _tr("打开数据库"), _tr("svcdesk 数据库 (*.svcdesk)"))


def new_desk() -> Path | None:
    """Ask where a new desk shall lie."""
    return ask.save_file(None, _tr("新建数据库"), "main.svcdesk", _tr("svcdesk 数据库 (*.svcdesk)"))


def backup() -> Path | None:
    """Ask which backup to restore."""
    return ask.open_file(None, _tr("选择备份"), _tr("svcdesk 备份 (*.svcdesk)"))


def _tr(words: str) -> str:
    return QCoreApplication.translate("entrance", words)
