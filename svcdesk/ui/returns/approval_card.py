"""审批: whose word a return takes, by what its goods are worth, and what each of them said."""

from PySide6.QtWidgets import QGridLayout, QWidget

from svcdesk.domain.return_case import Approval, ReturnCase, worth
from svcdesk.domain.return_rules import nodes
from svcdesk.ui import theme
from svcdesk.ui.delivery.parts import clear
from svcdesk.ui.language import text
from svcdesk.ui.own_word import OwnWord
from svcdesk.ui.parts import label
from svcdesk.ui.typed import show_moment
from svcdesk.words import Message


class ApprovalCard(QWidget):
    """One row a node; nothing is pressed here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(3, 1)

    def show_case(self, body: ReturnCase) -> None:
        """Show who has to agree, who did, and a refusal with its reason."""
        clear(self._grid)
        words = self.tr("产品价值 ¥ {amount}，须审批：").format(amount=f"{worth(body):,.2f}")
        self._grid.addWidget(label(words, "muted"), 0, 0, 1, 4)
        given = {one.node: one for one in body.approvals}
        for at, node in enumerate(nodes(body), 1):
            word = given.get(node.node)
            self._grid.addWidget(label(text(Message(f"return_case.node.{node.node}"))), at, 0)
            verdict = label(self.tr("已同意") if word else self.tr("待审批"), "strong")
            theme.set_tone(verdict, "ok" if word else "muted")
            self._grid.addWidget(verdict, at, 1)
            who = f"{word.by.name} {show_moment(word.at)}" if word else ""
            self._grid.addWidget(label(who, "muted"), at, 2)
            self._grid.addWidget(label(_said(word) if word else "", wrap=True), at, 3)
            if word and word.signature:
                self._grid.addWidget(OwnWord(word.signature), at, 4)
        if body.refused_reason:
            refused = label(self.tr("未批准：{why}").format(why=body.refused_reason), "strong", wrap=True)
            theme.set_tone(refused, "bad")
            self._grid.addWidget(refused, self._grid.rowCount(), 0, 1, 4)


def _said(word: Approval) -> str:
    """Return an opinion, and for how many returns the signature beside it was given at once."""
    together = Message("return_case.signed_together", {"n": len(word.together)})
    return "\n".join(part for part in (word.opinion, text(together) if word.together else "") if part)
