"""What stands between the start and the window: a desk that does not open, another desk to choose."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication

from svcdesk.errors import KnownError
from svcdesk.ui import ask
from svcdesk.ui.fields import Option
from svcdesk.ui.language import text
from svcdesk.words import Message

translate = QCoreApplication.translate

WayOn = Literal["again", "other", "backup", "new", "here"]
_WAYS: tuple[WayOn, ...] = ("again", "other", "backup", "new", "here")
EMPTY_SERVER = "store.server_not_a_desk"


def trouble(error: KnownError, *, server: bool = False) -> WayOn | None:
    """Tell why a desk does not open and ask how to go on; ``None`` means to leave.

    A desk on a ``server`` is not restored from here; a database that holds none yet can be given one.
    """
    after = translate("entrance", "关闭占用它的程序、插好移动硬盘或连上网络之后")
    restored = translate("entrance", "打不开的文件改名保留，不会删除")
    options = [
        Option("again", translate("entrance", "再试一次"), after),
        Option("other", translate("entrance", "打开其他数据库…"), translate("entrance", "选择另一个 .svcdesk 文件")),
        Option("backup", translate("entrance", "从备份恢复…"), restored),
        Option("new", translate("entrance", "新建数据库…"), translate("entrance", "在别的位置从头开始，原文件不动")),
    ]
    if server:
        del options[2]
    if error.message.code == EMPTY_SERVER:
        here = Option("here", text(Message("entrance.make_here")), text(Message("entrance.make_here_detail")))
        options.insert(0, here)
    chosen = ask.choose(None, text(error.message), options)
    return next((way for way in _WAYS if way == chosen), None)


def other_desk() -> Path | None:
    """Ask which desk to open."""
    return ask.open_file(None, translate("entrance", "打开数据库"), _filter())


def new_desk() -> Path | None:
    """Ask where a new desk shall lie."""
    return ask.save_file(None, translate("entrance", "新建数据库"), "main.svcdesk", _filter())


def backup() -> Path | None:
    """Ask which backup to restore."""
    return ask.open_file(None, translate("entrance", "选择备份"), translate("entrance", "svcdesk 备份 (*.svcdesk)"))


def _filter() -> str:
    return translate("entrance", "svcdesk 数据库 (*.svcdesk)")
