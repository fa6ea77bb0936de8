"""Signing on screen: printed name, role and phone, a large pad, or the word that it stands on paper."""

from datetime import datetime

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from svcdesk.domain.signature import Method, Party, Signature, Stroke
from svcdesk.ui import ask, icons, theme
from svcdesk.ui.editors.base import Clock
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.ui.parts import label, row
from svcdesk.ui.signature_pad import SignaturePad
from svcdesk.words import Message


class SignDialog(QDialog):
    """Asks one person to sign; ``signature`` is what was given."""

    def __init__(self, party: Party, what: str, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._party = party
        self._clock = clock
        self._signature: Signature | None = None
        self.setWindowTitle(self.tr("{party}签字").format(party=text(Message(f"delivery.party.{party.value}"))))
        self._form = Form(
            (
                Field("name", self.tr("姓名（正楷）"), required=True),
                Field("role", self.tr("职务或岗位")),
                Field("phone", self.tr("电话"), "phone"),
            ),
            self,
            columns=3,
        )
        self._pad = SignaturePad(self)
        self._said = label("", "error", wrap=True)
        self._lay_out(what)
        self.resize(900, 560)

    def _lay_out(self, what: str) -> None:
        undo = QPushButton(icons.icon("undo-2"), self.tr("撤销一笔"), self)
        undo.clicked.connect(self._pad.undo)
        clear = QPushButton(icons.icon("eraser"), self.tr("重写"), self)
        clear.clicked.connect(self._pad.clear)
        paper = QPushButton(icons.icon("file-pen"), self.tr("纸面签字"), self)
        paper.setToolTip(self.tr("打印后在纸上签字，并把签好的单子收回"))
        paper.clicked.connect(self._on_paper)
        cancel = QPushButton(self.tr("取消"), self)
        cancel.clicked.connect(self.reject)
        done = QPushButton(icons.icon("check", "#ffffff"), self.tr("确认签字"), self)
        theme.look(done, "primary")
        done.clicked.connect(self._drawn)
        for button in (undo, clear, paper, cancel, done):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(label(what, wrap=True))
        column.addWidget(self._form)
        column.addWidget(self._pad, 1)
        column.addWidget(self._said)
        column.addLayout(row(undo, clear, paper, 1, cancel, done))

    def prefill(self, name: str, role: str = "", phone: str = "") -> None:
        """Show who is expected to sign; the person may change it."""
        self._form.set_values({"name": name, "role": role, "phone": phone})

    def signature(self) -> Signature | None:
        """Return what was given, or none."""
        return self._signature

    def _drawn(self) -> None:
        if not self._pad.is_signature():
            self._said.setText(self.tr("还没有签名。请在框内手写签名，或选择“纸面签字”。"))
            return
        strokes = tuple(Stroke(tuple(_whole(point) for point in stroke)) for stroke in self._pad.strokes())
        self._take(Method.DRAWN, strokes)

    def _on_paper(self) -> None:
        self._take(Method.PAPER, ())

    def _take(self, method: Method, strokes: tuple[Stroke, ...]) -> None:
        values = self._form.values()
        name = str(values["name"] or "")
        if not name:
            self._form.set_errors({"name": self.tr("请写下签字人的姓名。")})
            self._form.focus("name")
            return
        self._signature = Signature(
            party=self._party,
            name=name,
            role=str(values["role"] or ""),
            phone=str(values["phone"] or ""),
            method=method,
            signed_at=self._now(),
            strokes=strokes,
        )
        self.accept()

    def _now(self) -> datetime:
        return self._clock()

    # Qt's own
    def reject(self) -> None:
        question = self.tr("已写的签名还没有确认，放弃它？")
        if self._pad.strokes() and not ask.confirm(self, question, yes=self.tr("放弃签名"), danger=True):
            return
        super().reject()


def _whole(point: tuple[float, float, float, int]) -> tuple[int, int, int, int]:
    """Return a pad's point as it is stored: thousandths and milliseconds."""
    x, y, pressure, at = point
    return round(x * 1000), round(y * 1000), round(pressure * 1000), int(at)
