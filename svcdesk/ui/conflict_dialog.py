"""Two versions of one record side by side, and which of them goes on."""

from typing import Any

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from svcdesk.domain.changes import differences
from svcdesk.domain.delivery import Delivery, photos_of
from svcdesk.domain.masters import Company
from svcdesk.domain.record import Record
from svcdesk.domain.times import SHANGHAI
from svcdesk.errors import KnownError
from svcdesk.services import conflicts, telling
from svcdesk.ui.context import Context
from svcdesk.ui.editors.choices import Segments
from svcdesk.ui.fields import Choice
from svcdesk.ui.language import current, text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import button, label, row
from svcdesk.ui.tables import Cell, Column, RowsModel, RowsView

_FIRST, _SECOND, _BOTH = "first", "second", "both"


class ConflictDialog(QDialog):
    """Accepted once a revision follows both versions; nothing is ever chosen beforehand."""

    def __init__(self, context: Context, doc: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found = conflicts.compare(context.session, doc)
        self._sides = [side.record for side in self._found.sides]
        first, second = self._sides[0], self._sides[1]
        self.setWindowTitle(self.tr("并存的两个版本"))
        self.notice = Notice()
        self.choice = Segments(self._choices())
        self.choice.name(self.tr("以哪一个为准"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("为什么这样处理"))
        self.reason.setAccessibleName(self.tr("为什么这样处理"))
        model = RowsModel([
            Column("field", self.tr("内容"), 220), Column("first", _whose(first)), Column("second", _whose(second)),
        ], parent=self)  # fmt: skip
        model.set_rows(_rows(first, second))
        view = RowsView(model)
        view.setAccessibleName(self.tr("两个版本的差别"))
        cancel, settle = button(self.tr("以后再说")), button(self.tr("以此为准"), "primary")
        cancel.clicked.connect(self.reject)
        settle.clicked.connect(self.settle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("{number} 有两个版本").format(number=first.number), "title"))
        words = self.tr("两台电脑各自改了同一条记录。两个版本都会留在历史里；请选定以哪一个为准。")
        layout.addWidget(label(words, "muted", wrap=True))
        layout.addWidget(self.notice)
        layout.addWidget(view, 1)
        layout.addWidget(self.choice)
        layout.addWidget(self.reason)
        layout.addLayout(row(1, cancel, settle))
        self.resize(900, 560)

    def _choices(self) -> list[Choice]:
        made = [Choice(_FIRST, self.tr("用第一个版本")), Choice(_SECOND, self.tr("用第二个版本"))]
        if self._found.proposal is not None:
            made.append(Choice(_BOTH, self.tr("两边的修改都保留")))
        return made

    def settle(self) -> None:
        """Write what was chosen as the revision that follows both."""
        chosen = self.choice.value()
        if chosen is None:
            self.notice.say(self.tr("请先选定以哪一个为准。"))
            return
        side = self._sides[1] if chosen == _SECOND else self._sides[0]
        body = self._found.proposal if chosen == _BOTH else side.body
        try:
            self._context.do(
                conflicts.resolve,
                side.doc,
                tuple(one.rev for one in self._sides),
                body,
                state=side.state,
                reason=self.reason.text().strip(),
                blobs=_blobs(body),
            )
        except KnownError as error:
            self.notice.say(text(error.message), "notice-bad")
            return
        self.accept()


def _whose(side: Record[Any]) -> str:
    return f"{side.actor.name}  {side.recorded_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def _rows(first: Record[Any], second: Record[Any]) -> list[dict[str, object]]:
    lang = current()
    return [
        {
            "id": at,
            "field": Cell(telling.path(one.path, lang), bold=True),
            "first": telling.value(one.old, lang, one.path),
            "second": telling.value(one.new, lang, one.path),
        }
        for at, one in enumerate(differences(first.body, second.body))
    ]


def _blobs(body: Any) -> tuple[str, ...]:
    if isinstance(body, Delivery):
        return photos_of(body)
    return (body.logo,) if isinstance(body, Company) and body.logo else ()
