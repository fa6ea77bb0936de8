"""The in-tray: what packages brought and the log could not take, why, and what a person can do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QVBoxLayout, QWidget

from svcdesk.domain.rights import Right
from svcdesk.domain.times import SHANGHAI
from svcdesk.errors import KnownError
from svcdesk.services import rights
from svcdesk.services.exchange import in_tray
from svcdesk.services.exchange.in_tray import MOST, Fate, Kept, Lying
from svcdesk.services.labels import kind_label
from svcdesk.ui import ask
from svcdesk.ui.colours import Tone
from svcdesk.ui.context import Context
from svcdesk.ui.language import text
from svcdesk.ui.parts import button, label, row
from svcdesk.ui.tables import Cell, Column, RowsModel, RowsView
from svcdesk.words import Message, codes

_TONES: dict[Fate, Tone] = {Fate.REFUSED: "bad", Fate.WAITING: "warn", Fate.DROPPED: "muted"}


class TrayView(QWidget):
    """``settled`` carries a sentence after something was done."""

    settled = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: dict[str, Kept] = {}
        self.model = RowsModel([
            Column("fate", self.tr("状态"), 96), Column("record", self.tr("单据"), 190),
            Column("why", self.tr("原因")), Column("sender", self.tr("来自"), 120),
            Column("at", self.tr("收到"), 130),
        ], parent=self)  # fmt: skip
        self.view = RowsView(self.model)
        self.view.setAccessibleName(self.tr("收件篮"))
        self.view.setWordWrap(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.selectionModel().selectionChanged.connect(self._offer)
        self._count = label("", "muted", wrap=True)
        self._photos = label("", "muted", wrap=True)
        self._full = label("", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._head())
        layout.addWidget(self._photos)
        layout.addWidget(self._count)
        layout.addWidget(self.view, 100)
        layout.addWidget(self._full)
        layout.addStretch(1)  # holds the words at the top while there is nothing to list

    def _head(self) -> QWidget:
        self._drop = self._button(self.tr("搁置…"), "ban", self.drop)
        self._again = self._button(self.tr("再判断一次"), "refresh-cw", self.judge_again)
        self._out = self._button(self.tr("另存为文件…"), "file-down", self.write_out)
        head = QWidget()
        head.setLayout(row(label(self.tr("收件篮"), "heading"), 1, self._out, self._again, self._drop))
        return head

    def _button(self, words: str, icon: str, slot: object) -> QPushButton:
        made = button(words, icon=icon)
        made.clicked.connect(slot)
        return made

    def show_lying(self, found: Lying) -> None:
        """Show what lies in the in-tray now."""
        self._kept = {one.rev: one for one in found.kept}
        self.model.set_rows([{"id": one.rev, **_cells(one, found)} for one in found.kept])
        total = sum(found.counts.values())
        self._count.setText(self._foot(total))
        self._photos.setText(self.tr("有 %n 张照片或附件还没有交来。", "", found.photos))
        self._photos.setVisible(bool(found.photos))
        self.view.setVisible(bool(total))
        self._out.setVisible(bool(total))
        self._again.setVisible(bool(total))
        self._drop.setVisible(bool(total) and rights.may(self._context.session, Right.SETTLE_CONFLICTS))
        self._offer()

    def _foot(self, total: int) -> str:
        if not total:
            return self.tr("收件篮是空的：交来的内容都已接收。")
        words = self.tr(
            "这里的内容没有丢失，也没有进入单据。等待的会自动接收；不能接收的请按原因处理，或写明原因后搁置。"
        )
        if total > MOST:
            words += self.tr("只列出前 {most} 条，共 {n} 条。").format(most=MOST, n=total)
        return words

    def chosen(self) -> list[str]:
        """Return the names of the chosen rows."""
        return [str(self.model.id_at(index.row())) for index in self.view.selectionModel().selectedRows()]

    def drop(self) -> None:
        """Put what is chosen aside, with a reason."""
        revs = [rev for rev in self.chosen() if self._kept[rev].fate is not Fate.DROPPED]
        if not revs:
            return
        question = self.tr("搁置选中的 %n 条？请写明原因。", "", len(revs))
        detail = self.tr("内容仍保存在收件篮里，以后还可以再判断；同样的内容再次交来时不再提示。")
        why = ask.words(self, question, detail=detail, yes=self.tr("搁置"))
        if why is not None:
            in_tray.drop(self._context.session, revs, why)
            self.settled.emit(self.tr("已搁置 %n 条。", "", len(revs)))

    def judge_again(self) -> None:
        """Judge what lies here once more, put aside things only where they are chosen."""
        came = self._context.do(in_tray.judge_again, self.chosen())
        words = self.tr("已接收 %n 条。", "", came) if came else self.tr("判断结果没有变化。")
        self.settled.emit(words)

    def write_out(self) -> None:
        """Write what is chosen, or all that is listed, into a file for whoever looks into it."""
        path = ask.save_file(self, self.tr("另存为文件"), "intray.jsonl", self.tr("JSON 行 (*.jsonl)"))
        if path is None:
            return
        try:
            count = in_tray.write_out(self._context.session, self.chosen() or list(self._kept), path)
        except KnownError as error:
            ask.message(self, error.message, tone="bad")
            return
        self.settled.emit(self.tr("已写入 {file}：{n} 条。").format(file=path.name, n=count))

    def _offer(self) -> None:
        chosen = [self._kept[rev].fate for rev in self.chosen() if rev in self._kept]
        self._drop.setEnabled(any(fate is not Fate.DROPPED for fate in chosen))
        one = self._kept.get(self.chosen()[0]) if len(chosen) == 1 else None
        self._full.setText("\n".join(text(reason) for reason in _said(one)) if one else "")
        self._full.setVisible(one is not None)


def _cells(one: Kept, found: Lying) -> dict[str, object]:
    device = found.devices.get(one.sender)
    kind = kind_label(one.kind) if f"kind.{one.kind}" in codes("lists") else one.kind
    first, *more = [text(reason) for reason in _said(one)] or [""]
    return {
        "fate": Cell(Message(f"exchange.fate.{one.fate}"), tone=_TONES[one.fate], bold=True),
        "record": Cell(one.number or one.rev[:12], kind),
        "why": Cell(first, " ".join(more)),
        "sender": Cell(device.code if device else "", device.name if device else ""),
        "at": Cell(f"{one.arrived_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"),
    }


def _said(one: Kept) -> list[Message]:
    """Return who put something aside and why, and the reasons for which it lies here."""
    aside = one.dropped
    if aside is None:
        return list(one.reasons)
    day = f"{aside.at.astimezone(SHANGHAI):%Y-%m-%d}"
    return [Message("exchange.put_aside", {"name": aside.name, "day": day, "why": aside.why}), *one.reasons]
