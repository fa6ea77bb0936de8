"""Step 6: the customer's conclusion and the signatures (6.5.1.5); what is missing is listed and leads there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from svcdesk.domain.delivery import Delivery, Result
from svcdesk.domain.problems import Problem
from svcdesk.domain.signature import Method, Party, Signature
from svcdesk.ui import icons, theme
from svcdesk.ui.delivery.editor import Editor
from svcdesk.ui.delivery.ink import Ink
from svcdesk.ui.delivery.parts import Picks, clear, show_in
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.fitting_buttons import WrappedLink
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.ui.parts import card, label, row
from svcdesk.ui.typed import show_moment
from svcdesk.words import Message


class SigningStep(QWidget):
    """Conclusion above, signatures in the middle, open points below."""

    signature_wanted = Signal(object)
    problem_chosen = Signal(object)

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        results = (
            Choice(Result.FULL.value, self.tr("全部验收"), "ok"),
            Choice(Result.PARTIAL.value, self.tr("部分验收"), "warn"),
            Choice(Result.REFUSED.value, self.tr("拒绝验收"), "bad"),
        )
        self._result = Picks(results, self.tr("验收结论"), Result.OPEN, self)
        self._result.picked.connect(self._concluded)
        self._reason = Form(
            (
                Field("result_reason", self.tr("原因（部分或拒绝验收）")),
                Field("witness", self.tr("见证人")),
            ),
            self,
        )
        self._opinion = Form(
            (Field("opinion", self.tr("顾客意见"), placeholder=self.tr("顾客的话，可不填")),), self, columns=1
        )
        for form in (self._reason, self._opinion):
            form.changed.connect(self._changed)
            form.set_read_only(editor.read_only)
        self._result.set_read_only(editor.read_only)
        self._cards = QHBoxLayout()
        self._shown: tuple[Signature, ...] | None = None
        self._problems = ProblemList(self)
        self._problems.chosen.connect(self.problem_chosen)
        self._lay_out()

    def _lay_out(self) -> None:
        frame, column = card()
        column.addLayout(row(label(self.tr("验收结论"), "heading"), 1, self._result))
        column.addWidget(self._reason)
        column.addWidget(self._opinion)
        signing, inner = card()
        head = self._buttons()  # above the cards: they stay in place from one signature to the next
        head.insertWidget(0, label(self.tr("签字"), "heading"))
        inner.addLayout(head)
        inner.addLayout(self._cards)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(frame)
        outer.addWidget(signing)
        outer.addWidget(self._problems)
        outer.addStretch(1)

    def _buttons(self) -> QHBoxLayout:
        line = row(1, spacing=10)
        for party, words in (
            (Party.STAFF, self.tr("售后服务人员签字")),
            (Party.CUSTOMER, self.tr("顾客签字")),
            (Party.WITNESS, self.tr("见证人签字")),
        ):
            button = QPushButton(icons.icon("signature"), words, self)
            button.setAutoDefault(False)
            button.setProperty("party", party.value)
            button.clicked.connect(self._wanted)
            button.setVisible(not self._editor.read_only)
            line.addWidget(button)
        return line

    def show_body(self, body: Delivery) -> None:
        """Show the conclusion and the signatures as they stand."""
        self._result.show_member(body.result)
        self._reason.setVisible(body.result in {Result.PARTIAL, Result.REFUSED} or bool(body.result_reason))
        self._reason.set_field_visible("witness", body.result is Result.REFUSED or bool(body.witness))
        show_in(self._reason, {"result_reason": body.result_reason, "witness": body.witness})
        show_in(self._opinion, {"opinion": body.opinion})
        self._show_signatures(body.signatures)
        problems = [] if self._editor.read_only else self._editor.problems()
        self._problems.show_problems(problems)

    def focus(self, target: str) -> None:
        """Put the cursor where a problem is."""
        if target in {"result_reason", "witness"}:
            self._reason.setVisible(True)
            self._reason.focus(target)
        else:
            self._result.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_signatures(self, signatures: tuple[Signature, ...]) -> None:
        if signatures == self._shown:
            return
        self._shown = signatures
        clear(self._cards)
        for index, signature in enumerate(signatures):
            made = SignatureCard(index, signature, read_only=self._editor.read_only, parent=self)
            made.gone.connect(self._drop)
            self._cards.addWidget(made)
        self._cards.addStretch(1)

    def _concluded(self, result: Result) -> None:
        self._editor.edit(result=result)
        if result in {Result.PARTIAL, Result.REFUSED} and not self._editor.body.result_reason:
            self._reason.focus("result_reason")

    def _changed(self, key: str) -> None:
        form = self._opinion if key == "opinion" else self._reason
        self._editor.edit(**{key: form.values()[key]})

    def _wanted(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.signature_wanted.emit(Party(button.property("party")))

    def _drop(self, index: int) -> None:
        signatures = self._editor.body.signatures
        self._editor.edit(signatures=(*signatures[:index], *signatures[index + 1 :]))


class SignatureCard(QFrame):
    """One signature as it was given."""

    gone = Signal(int)

    def __init__(self, index: int, signature: Signature, *, read_only: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._index = index
        theme.look(self, "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        party = text(Message(f"delivery.party.{signature.party.value}"))
        column.addWidget(label(party, "small"))
        named = " · ".join(part for part in (signature.name, signature.role) if part)
        column.addWidget(label(named, "strong", wrap=True))
        if signature.method is Method.DRAWN:
            column.addWidget(Ink(signature.strokes, self))
        else:
            column.addWidget(label(self.tr("纸面签字"), "muted"))
        drop = QPushButton(self.tr("重签"), self)
        drop.setAutoDefault(False)
        drop.setVisible(not read_only)
        theme.look(drop, "link")
        drop.clicked.connect(self._leave)
        column.addLayout(row(label(show_moment(signature.signed_at), "small"), 1, drop))
        self.setMinimumWidth(220)

    def _leave(self) -> None:
        self.gone.emit(self._index)


class ProblemList(QFrame):
    """Every reason against signing, at once; pressing one leads to it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "notice-warn")
        self._problems: list[Problem] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(0)

    def show_problems(self, problems: list[Problem]) -> None:
        """Show the open points, or that there are none."""
        if problems == self._problems and self._column.count():
            return
        self._problems = problems
        clear(self._column)
        self.setVisible(bool(problems))
        self._column.addWidget(label(self.tr("还差 {n} 项，签字前请补齐：").format(n=len(problems)), "strong"))
        for index, one in enumerate(problems):
            self._column.addWidget(self._line(index, one))

    def _line(self, index: int, problem: Problem) -> QPushButton:
        words = self.tr("第 {step} 步").format(step=int(problem.step))
        button = WrappedLink(f"{words} · {text(problem.message)}", self)
        button.setProperty("index", index)
        button.clicked.connect(self._press)
        return button

    def _press(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.chosen.emit(self._problems[int(button.property("index"))])
