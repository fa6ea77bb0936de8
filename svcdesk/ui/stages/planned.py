"""A stage whose work is still to come: what it will hold, its forms and its clauses, and nothing that pretends."""

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from svcdesk.ui import theme
from svcdesk.ui.clause_panel import ClausePanel, specification
from svcdesk.ui.context import Context
from svcdesk.ui.language import current, text
from svcdesk.ui.notice import Notice
from svcdesk.ui.page import Page
from svcdesk.ui.parts import card, label
from svcdesk.words import Message, codes
from svcdesk.words import label as word


class PlannedPage(Page):
    """Says honestly that nothing can be done here yet."""

    def __init__(self, context: Context, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        inside = QWidget()
        theme.look(inside, "bare")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addWidget(label(text(Message(f"stages.{key}.full")), "title"))
        notice = Notice(inside)
        notice.say(self.tr("这一步还没有开放，本版本在这里不能办理任何业务。下面是它将要做的事。"))
        column.addWidget(notice)
        for title, lines in self._parts(key):
            frame, inner = card(title)
            for line in lines:
                inner.addWidget(label(f"· {line}", wrap=True))
            column.addWidget(frame)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        clauses, beside = card()
        panel = ClausePanel()
        panel.show_stage(key)
        beside.addWidget(panel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(area, 3)
        layout.addWidget(clauses, 2)

    def _parts(self, key: str) -> list[tuple[str, list[str]]]:
        forms = dict.fromkeys(form for ask in specification().asked_by(key) for form in ask.forms)
        return [
            (self.tr("将在这里办理"), _lines(f"{key}.holds.")),
            (self.tr("将在这里把关"), _lines(f"{key}.gate.")),
            (self.tr("将打印的表单"), [f"{form} {word(f'stages.form.{form}', current())}" for form in forms]),
        ]


def _lines(prefix: str) -> list[str]:
    return [word(f"stages.{key}", current()) for key in sorted(codes("stages")) if key.startswith(prefix)]
