"""What the lines of a ``RowsEditor`` are made of."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from svcdesk.ui.editors.base import Editor
from svcdesk.ui.fields import Field
from svcdesk.ui.language import text
from svcdesk.ui.parts import label


class Column(NamedTuple):
    """A field of every line and its share of the width; ``below`` puts it under the others, without a heading."""

    field: Field
    weight: int = 1
    below: bool = False


class Line:
    """The editors of one line, its buttons, what stands under it, and what it carries beside its fields."""

    def __init__(self, editors: dict[str, Editor], tools: list[QToolButton], second: QWidget | None) -> None:
        self.editors = editors
        self.tools = tools
        self.second = second
        self.carried: dict[str, object] = {}


def now() -> datetime:
    return datetime.now().astimezone()


def head_of(field: Field) -> QLabel:
    return label(text(field.label) + (" *" if field.required else ""), "small")


def mark(one: Editor, problem: str) -> None:
    one.set_wrong(bool(problem))
    one.setToolTip(problem)
    (one.focusProxy() or one).setAccessibleDescription(problem)


def freeze(line: Line, read_only: bool) -> None:
    for one in line.editors.values():
        one.set_read_only(read_only or one.field.read_only)
    for tool in line.tools:
        tool.setVisible(not read_only)
