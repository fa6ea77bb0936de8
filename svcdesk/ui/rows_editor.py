"""Lines of a record typed one under the other: each field is an editor of its own, lines come and go."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from svcdesk.ui import icons, theme
from svcdesk.ui.editors.base import Editor
from svcdesk.ui.editors.lists import DropEditor
from svcdesk.ui.editors.make import editor
from svcdesk.ui.fields import Field, PhotoStore, Source
from svcdesk.ui.language import Text, text
from svcdesk.ui.parts import bring_into_view, button, hide_unless
from svcdesk.ui.row_parts import Column, Line, freeze, head_of, mark, now
from svcdesk.words import Message

Values = Mapping[str, object]


class RowsEditor(QWidget):
    """Knows no rules. What a line has beside its fields (its id) is carried along untouched.

    ``ordered`` lets lines be moved up, ``fixed`` lets none come or go.

    ``changed`` tells the number of the line and the key of the field after every keystroke; key "" means that a line
    came, went or moved.
    """

    changed = Signal(int, str)

    def __init__(
        self,
        columns: Sequence[Column],
        add: str,
        *,
        sources: Mapping[str, Source] | None = None,
        ordered: bool = False,
        fixed: bool = False,
        photos: PhotoStore | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = list(columns)
        self._above = [column for column in columns if not column.below]
        self._sources = sources or {}
        self._photos = photos
        self._ordered = ordered
        self._fixed = fixed
        self._read_only = False
        self._lines: list[Line] = []
        self._heads: list[QLabel] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(6)
        for place, column in enumerate(self._above):
            self._grid.setColumnStretch(place, column.weight)
            self._heads.append(head_of(column.field))
            self._grid.addWidget(self._heads[-1], 0, place)
        self._add = button(add, icon="plus")
        self._add.clicked.connect(self._add_line)
        hide_unless(not fixed, self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._settle_heads()

    def rows(self) -> list[dict[str, object]]:
        """Return what every line means: its fields, and what it carries beside them."""
        return [{**line.carried, **{key: one.value() for key, one in line.editors.items()}} for line in self._lines]

    def set_rows(self, rows: Sequence[Values]) -> None:
        """Show lines in place of those there are."""
        self._resize(len(rows))
        for line, values in zip(self._lines, rows, strict=True):
            line.carried = {key: value for key, value in values.items() if key not in line.editors}
            for key, one in line.editors.items():
                one.set_value(values.get(key))
        self.set_errors({})

    def raw(self) -> list[dict[str, object]]:
        """Return what stands in every line, finished or not, as plain JSON."""
        return [{**line.carried, **{key: one.raw() for key, one in line.editors.items()}} for line in self._lines]

    def set_raw(self, raw: Sequence[Values]) -> None:
        """Show what a draft kept."""
        self._resize(len(raw))
        for line, values in zip(self._lines, raw, strict=True):
            line.carried = {key: value for key, value in values.items() if key not in line.editors}
            for key, one in line.editors.items():
                one.set_raw(values.get(key))

    def put(self, index: int, values: Values) -> None:
        """Show some fields of one line, as a page does when another field decides them."""
        line = self._lines[index]
        for key, value in values.items():
            if key in line.editors:
                line.editors[key].set_value(value)
            else:
                line.carried[key] = value

    def problems(self) -> dict[str, Message]:
        """Return what was typed but cannot be read, as ``line.key``."""
        found = {
            f"{at}.{key}": one.problem() for at, line in enumerate(self._lines) for key, one in line.editors.items()
        }
        return {path: problem for path, problem in found.items() if problem}

    def set_errors(self, errors: Mapping[str, Text]) -> None:
        """Mark the fields, named ``line.key``, and tell what is wrong when the mouse or a screen reader asks."""
        for at, line in enumerate(self._lines):
            for key, one in line.editors.items():
                mark(one, text(errors.get(f"{at}.{key}", "")))

    def set_read_only(self, read_only: bool) -> None:
        """Let the person only look."""
        self._read_only = read_only
        self._add.setVisible(not (read_only or self._fixed))
        for line in self._lines:
            freeze(line, read_only)

    def focus(self, index: int, key: str) -> None:
        """Bring a field of a line into view and let the person type there."""
        bring_into_view(self._lines[index].editors[key])
        self._lines[index].editors[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _resize(self, count: int) -> None:
        while len(self._lines) > count:
            self._drop(len(self._lines) - 1)
        while len(self._lines) < count:
            self._append()

    def _append(self) -> None:
        number = len(self._lines) + 1
        editors = {column.field.key: self._editor(column.field) for column in self._columns}
        for one in editors.values():
            name = self.tr("第 {n} 行 {name}").format(n=number, name=text(one.field.label))
            (one.focusProxy() or one).setAccessibleName(name)
        tools = [] if self._fixed else [self._tool("trash-2", self.tr("删除这一行"), self._remove)]
        if self._ordered:
            tools.insert(0, self._tool("chevron-up", self.tr("上移"), self._raise))
        at = 2 * number
        first = [editors[column.field.key] for column in self._above]
        for place, widget in enumerate((*first, *tools)):
            self._grid.addWidget(widget, at, place, Qt.AlignmentFlag.AlignTop)
        line = Line(editors, tools, self._second(at + 1, editors))
        self._lines.append(line)
        self._settle_heads()
        freeze(line, self._read_only)

    def _second(self, at: int, editors: dict[str, Editor]) -> QWidget | None:
        below = [column for column in self._columns if column.below]
        if not below:
            return None
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 8)
        lines.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(6)
        lines.addLayout(row)
        for column in below:
            if column.field.kind == "photos":  # a line of its own: they take its width
                lines.addWidget(editors[column.field.key])
            else:
                row.addWidget(editors[column.field.key], column.weight)
        self._grid.addWidget(holder, at, 0, 1, len(self._above))
        return holder

    def _editor(self, field: Field) -> Editor:
        made = DropEditor(field) if field.kind == "choice" else editor(field, self._sources, now, self._photos)
        made.changed.connect(self._note)
        made.left.connect(self._check)
        return made

    def _tool(self, icon: str, name: str, slot: Any) -> QToolButton:
        tool = QToolButton()
        tool.setIcon(icons.icon(icon))
        tool.setAccessibleName(name)
        tool.setToolTip(name)
        theme.look(tool, "quiet")
        tool.clicked.connect(slot)
        return tool

    def _add_line(self) -> None:
        self._append()
        self.focus(len(self._lines) - 1, self._columns[0].field.key)
        self.changed.emit(len(self._lines) - 1, "")

    def _remove(self) -> None:
        at = self._line_of(self.sender())
        rows = self.raw()
        del rows[at]
        self.set_raw(rows)
        self.changed.emit(at, "")

    def _raise(self) -> None:
        at = self._line_of(self.sender())
        if at:
            rows = self.raw()
            rows[at - 1], rows[at] = rows[at], rows[at - 1]
            self.set_raw(rows)
            self.changed.emit(at, "")

    def _note(self, key: str) -> None:
        at = self._line_of(self.sender())
        mark(self._lines[at].editors[key], "")
        self.changed.emit(at, key)

    def _check(self, key: str) -> None:
        one = self._lines[self._line_of(self.sender())].editors[key]
        problem = one.problem()
        if problem:
            mark(one, text(problem))

    def _line_of(self, widget: object) -> int:
        return next(at for at, line in enumerate(self._lines) if widget in (*line.editors.values(), *line.tools))

    def _settle_heads(self) -> None:
        for head in self._heads:
            head.setVisible(bool(self._lines))

    def _drop(self, at: int) -> None:
        line = self._lines.pop(at)
        self._settle_heads()
        for widget in (*line.editors.values(), *line.tools, *([line.second] if line.second else [])):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
