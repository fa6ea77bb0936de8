"""All versions of one record side by side, and which of them goes on."""

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from svcdesk.domain.times import SHANGHAI
from svcdesk.errors import KnownError, Refused
from svcdesk.services import conflicts
from svcdesk.services.conflicts import Side
from svcdesk.services.side_by_side import side_by_side
from svcdesk.ui.context import Context
from svcdesk.ui.editors.choices import Segments
from svcdesk.ui.fields import Choice
from svcdesk.ui.language import current, text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import button, label, row
from svcdesk.ui.tables import Cell, Column, RowsModel, RowsView
from svcdesk.ui.wrapping_delegate import WrappingDelegate

_TOGETHER = "all"
_NARROWEST = 210  # of a version's column, in pixels at normal font size: five versions are scrolled through


class ConflictDialog(QDialog):
    """Accepted once a revision follows all versions; nothing is ever chosen beforehand."""

    def __init__(self, context: Context, doc: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found = conflicts.compare(context.session, doc)
        self._sides = [side.record for side in self._found.sides]
        self.setWindowTitle(self.tr("并存的版本"))
        self.notice = Notice()
        self.choice = Segments(self._choices())
        self.choice.name(self.tr("以哪一个为准"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("为什么这样处理"))
        self.reason.setAccessibleName(self.tr("为什么这样处理"))
        cancel, settle = button(self.tr("以后再说")), button(self.tr("以此为准"), "primary")
        cancel.clicked.connect(self.reject)
        settle.clicked.connect(self.settle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        title = self.tr("{number} 有 {n} 个版本").format(number=self._sides[0].number, n=len(self._sides))
        layout.addWidget(label(title, "title"))
        words = self.tr("几台电脑各自改了同一条记录。全部版本都会留在历史里；请选定以哪一个为准。")
        layout.addWidget(label(words, "muted", wrap=True))
        layout.addWidget(self.notice)
        if self._found.against:
            self.notice.say("\n".join(text(one) for one in self._found.against))
        layout.addWidget(self._table(), 1)
        layout.addWidget(self.choice)
        layout.addWidget(self.reason)
        layout.addLayout(row(1, cancel, settle))
        self.resize(max(900, min(1300, 240 + 280 * len(self._sides))), 640)

    def _table(self) -> RowsView:
        columns = [Column(str(at), f"{at}  {_whose(side)}") for at, side in enumerate(self._found.sides, 1)]
        model = RowsModel([Column("field", self.tr("内容"), 220), *columns], parent=self)
        rows = []
        for at, line in enumerate(side_by_side(self._sides, current())):
            values = {str(n): value for n, value in enumerate(line.values, 1)}
            rows.append({"id": at, "field": Cell(line.field, bold=True), **values})
        model.set_rows(rows)
        view = RowsView(model)
        view.horizontalHeader().setMinimumSectionSize(round(_NARROWEST * view.font().pixelSize() / 14))
        WrappingDelegate.wrap_in(view)
        view.setAccessibleName(self.tr("各版本的差别"))
        return view

    def _choices(self) -> list[Choice]:
        use = self.tr("用第 {n} 个版本")
        made = [Choice(side.rev, use.format(n=at)) for at, side in enumerate(self._sides, 1)]
        if self._found.proposal is not None:
            made.append(Choice(_TOGETHER, self.tr("各方的修改都保留")))
        return made

    def settle(self) -> None:
        """Write what was chosen as the revision that follows all of them."""
        chosen = self.choice.value()
        if chosen is None:
            self.notice.say(self.tr("请先选定以哪一个为准。"))
            return
        side = next((one for one in self._sides if one.rev == chosen), None)
        body, state = (side.body, side.state) if side else (self._found.proposal, self._found.state)
        parents = tuple(one.rev for one in self._sides)
        reason = self.reason.text().strip()
        doc = self._sides[0].doc
        try:
            self._context.do(conflicts.resolve, doc, parents, body, state=state, reason=reason)
        except KnownError as error:
            problems = error.problems if isinstance(error, Refused) else (error.message,)
            self.notice.say("\n".join(text(problem) for problem in problems), "notice-bad")
            return
        self.accept()


def _whose(side: Side) -> str:
    made = side.record
    return f"{made.actor.name} · {side.code}\n{made.recorded_at.astimezone(SHANGHAI):%m-%d %H:%M:%S}"
