"""The second step: which column means what, guessed and to be corrected."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from svcdesk.services.importing.mapping import Column, Layout, columns, guess
from svcdesk.services.importing.tables import Table
from svcdesk.services.importing.targets import TARGETS
from svcdesk.ui import theme
from svcdesk.ui.editors.lists import Drop
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import button, card, label

_ENCODINGS = ("utf-8-sig", "gb18030", "utf-16", "big5")


class MappingStep(QWidget):
    """``checked`` carries the layout to try; ``again`` asks for the file anew with a sheet or an encoding."""

    checked = Signal(object)
    again = Signal(str, str)
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = ""
        self._table: Table | None = None
        self._drops: dict[int, Drop] = {}
        self.notice = Notice()
        self._title = label("", "muted", wrap=True)
        self._header = QSpinBox()
        self._header.setMinimum(1)
        self._header.valueChanged.connect(self._fill)
        self._sheet, self._encoding = Drop(), Drop()
        self._sheet.activated.connect(self._read_again)
        self._encoding.activated.connect(self._read_again)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._title)
        layout.addLayout(self._options())
        layout.addWidget(self.notice)
        frame, inner = card()
        inner.addWidget(self._area)
        layout.addWidget(frame, 1)
        layout.addLayout(self._foot())

    def _options(self) -> QHBoxLayout:
        self._parts = {
            "header": (label(self.tr("表头在第几行"), "muted"), self._header),
            "sheet": (label(self.tr("工作表"), "muted"), self._sheet),
            "encoding": (label(self.tr("文字编码"), "muted"), self._encoding),
        }
        line = QHBoxLayout()
        line.setSpacing(8)
        for words, field in self._parts.values():
            field.setAccessibleName(words.text())
            line.addWidget(words)
            line.addWidget(field)
            line.addSpacing(12)
        line.addStretch()
        return line

    def _foot(self) -> QHBoxLayout:
        back, check = button(self.tr("换一个文件")), button(self.tr("检查（不写入）"), "primary")
        back.clicked.connect(self.back)
        check.clicked.connect(self._check)
        check.setAutoDefault(True)  # Enter presses it
        self.setFocusProxy(check)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addStretch()
        foot.addWidget(check)
        return foot

    def show_table(self, kind: str, table: Table) -> None:
        """Show a table with the likeliest meaning of its columns."""
        self._kind, self._table = kind, table
        self.notice.clear()
        self._title.setText(self.tr("{file}，{n} 行").format(file=table.name, n=len(table.rows)))
        self._offer("sheet", table.sheets, table.sheet, len(table.sheets) > 1)
        known = _ENCODINGS if table.encoding in _ENCODINGS else (table.encoding, *_ENCODINGS)
        self._offer("encoding", known, table.encoding, bool(table.encoding))
        layout = guess(kind, table)
        self._header.blockSignals(True)
        self._header.setMaximum(max(1, len(table.rows)))
        self._header.setValue(layout.header)
        self._header.blockSignals(False)
        self._show(layout)

    def layout_now(self) -> Layout:
        """Return what the columns mean as it stands on the screen."""
        meant = {index: drop.currentData() for index, drop in self._drops.items()}
        return Layout(self._header.value(), {index: key for index, key in meant.items() if key})

    def choose(self, index: int, key: str) -> None:
        """Let a column mean a field, or nothing for an empty key."""
        drop = self._drops[index]
        drop.setCurrentIndex(max(0, drop.findData(key)))

    def _offer(self, name: str, values: tuple[str, ...], now: str, shown: bool) -> None:
        words, drop = self._parts[name]
        words.setVisible(shown)
        drop.setVisible(shown)
        if isinstance(drop, Drop):
            drop.clear()
            for value in values:
                drop.addItem(value.removesuffix("-sig").upper() if name == "encoding" else value, value)
            drop.setCurrentIndex(drop.findData(now))

    def _fill(self) -> None:
        """The headings stand in another row: guess anew from there."""
        if self._table is not None:
            shifted = Table(self._table.name, self._table.rows[self._header.value() - 1 :][:1])
            self._show(Layout(self._header.value(), guess(self._kind, shifted).columns))

    def _show(self, layout: Layout) -> None:
        if self._table is None:
            return
        inside = QWidget()
        theme.look(inside, "bare")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(18)
        for place, (words, stretch) in enumerate(
            ((self.tr("文件中的列"), 3), (self.tr("前几行内容"), 5), (self.tr("导入为"), 4))
        ):
            grid.addWidget(label(words, "small"), 0, place)
            grid.setColumnStretch(place, stretch)
        self._drops = {}
        for at, column in enumerate(columns(self._table, layout.header), 1):
            self._add(grid, at, column, layout.columns.get(column.index, ""))
        grid.setRowStretch(grid.rowCount(), 1)
        self._area.setWidget(inside)

    def _add(self, grid: QGridLayout, at: int, column: Column, key: str) -> None:
        heading = column.heading or self.tr("第 {n} 列").format(n=column.index + 1)
        grid.addWidget(label(heading, "strong", wrap=True), at, 0)
        samples = label(" ｜ ".join(one.replace("\n", " ")[:40] for one in column.samples if one), "muted", wrap=True)
        grid.addWidget(samples, at, 1)
        drop = Drop()
        drop.addItem(self.tr("（不导入）"), "")
        for target in TARGETS[self._kind]:
            drop.addItem(text(target.name) + (" *" if target.required else ""), target.key)
        drop.setCurrentIndex(max(0, drop.findData(key)))
        drop.setAccessibleName(self.tr("“{column}”导入为").format(column=heading))
        grid.addWidget(drop, at, 2)
        self._drops[column.index] = drop

    def _check(self) -> None:
        self.checked.emit(self.layout_now())

    def _read_again(self) -> None:
        self.again.emit(self._sheet.currentData() or "", self._encoding.currentData() or "")
