"""What the help menu shows: the keys, and what this program is."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

import svcdesk
from svcdesk.ui import ask
from svcdesk.ui.context import Place
from svcdesk.ui.parts import button, label, row

translate = QCoreApplication.translate


class KeysDialog(QDialog):
    """Every key that works throughout the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("键盘快捷键"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(8)
        for at, (keys, words) in enumerate(self._keys()):
            grid.addWidget(label(keys, "strong"), at, 0)
            grid.addWidget(label(words), at, 1)
        done = button(self.tr("知道了"), "primary")
        done.setDefault(True)
        done.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(16)
        layout.addWidget(label(self.tr("键盘快捷键"), "title"))
        layout.addLayout(grid)
        layout.addLayout(row(1, done))

    def _keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+1 … Ctrl+0", self.tr("打开第 1 至第 10 个标签")),
            ("Ctrl+Tab", self.tr("下一个标签")),
            ("F2", self.tr("来电登记")),
            ("F4", self.tr("记录联系")),
            ("Ctrl+K", self.tr("搜索全部记录")),
            ("Ctrl+F", self.tr("在当前列表中查找")),
            ("Ctrl+N", self.tr("新建")),
            ("Ctrl+S", self.tr("保存")),
            ("Ctrl+H", self.tr("修改历史")),
            ("F1", self.tr("规范条款")),
            ("Ctrl+M", self.tr("主数据")),
            ("Ctrl+,", self.tr("设置")),
            ("Esc", self.tr("关闭、返回")),
            ("Tab / Shift+Tab", self.tr("下一项、上一项")),
        ]


def about(parent: QWidget, place: Place) -> None:
    """Say which version this is and where the data lies."""
    lines = (
        translate("help", "版本 {version}").format(version=svcdesk.__version__),
        translate("help", "数据：{place}").format(place=place.name),
        translate("help", "按《销售服务规范》版本 A 修改状态 0 办理业务。"),
        translate("help", "自由软件，MIT 许可；所用组件的许可见 THIRD-PARTY.md。"),
    )
    ask.message(parent, "svcdesk", detail="\n".join(lines))
