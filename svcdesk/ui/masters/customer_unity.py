"""Whether a customer is one with others: merged into one, others merged into it, others that look the same."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from svcdesk.domain.masters import Customer, CustomerState
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.times import SHANGHAI
from svcdesk.errors import KnownError, Refused
from svcdesk.services import likeness, merging, rights
from svcdesk.services.desk import Changes
from svcdesk.services.merging import Absorbed
from svcdesk.ui import ask
from svcdesk.ui.alike_lines import AlikeLines
from svcdesk.ui.context import Context
from svcdesk.ui.delivery.parts import clear
from svcdesk.ui.language import listed, text
from svcdesk.ui.masters.merge_dialog import merge_customers
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import button, label, row, show_card
from svcdesk.words import Message

_PAUSE = 300


class CustomerUnity(QObject):
    """Belongs to the page of a customer and shows its parts there; ``changed`` asks the page to show it anew."""

    changed = Signal()

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._record: Record[Customer] | None = None
        self._circle = False
        self._typed: tuple[str, tuple[str, ...]] = ("", ())
        self.may = rights.may(context.session, Right.MERGE_CUSTOMERS)
        self.notice = Notice()
        self.merge = button(self.tr("合并到…"))
        self.merge.setParent(window)
        self.merge.clicked.connect(self._merge)
        self.merge.hide()
        self.alike = AlikeLines("")
        self.alike.chosen.connect(self._alike_chosen)
        self.absorbed = QWidget()
        self._lines = QVBoxLayout(self.absorbed)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.look)
        context.hub.changed.connect(self._something_changed)

    def show_customer(self, record: Record[Customer] | None) -> None:
        """Show what there is to know of one customer; of a new one nothing yet."""
        self._record = record
        merged = record is not None and record.state == CustomerState.MERGED
        self.merge.setVisible(self.may and record is not None and not merged)
        self._tell(record)
        found = merging.absorbed(self._context.session, record.doc) if record else []
        self._list(found)
        body = record.body if record else Customer("")
        self.typed(body.name, (body.phone, *(one.phone for one in body.contacts)), now=True)

    def typed(self, name: str, phones: Iterable[str], *, now: bool = False) -> None:
        """Look for others like what is typed, at once or once the person pauses."""
        self._typed = (name, tuple(phones))
        if now:
            self.look()
        else:
            self._pause.start()

    def look(self) -> None:
        """Show the customers that may be the same."""
        self._pause.stop()
        record, (name, phones) = self._record, self._typed
        merged = record is not None and record.state == CustomerState.MERGED
        doc = record.doc if record else ""
        found = [] if merged else likeness.likely(self._context.session, name, phones, doc)
        pair = record is not None and self.may
        self.alike.name_act(self.tr("并排查看…") if pair else self.tr("打开"))
        self.alike.show_alike(found)
        show_card(self.alike, bool(found))

    def _tell(self, record: Record[Customer] | None) -> None:
        one = merging.of_merged(self._context.session, record) if record else None
        if one is None:
            self.notice.clear()
            return
        at = f"{one.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
        said = {"into": one.into_name, "number": one.into_number, "reason": one.reason, "by": one.by, "at": at}
        circle = one.by_circle and record is not None and self._goes_on(record.doc)
        code = "merged_circle" if circle else "merged_into" if one.into else "merged_nowhere"
        used = {"merged_circle": ("into", "number"), "merged_nowhere": ("reason", "by", "at")}.get(code, tuple(said))
        words = text(Message(f"masters.{code}", {key: said[key] for key in used}))
        self._circle = circle
        self.notice.say(words, "notice-bad" if circle else "notice-warn", self._ways(one))

    def _goes_on(self, doc: str) -> bool:
        return bool(merging.absorbed(self._context.session, doc))

    def _ways(self, one: Absorbed) -> list[QPushButton]:
        ways = []
        if one.into:
            lead = button(self.tr("打开另一个") if self._circle else self.tr("打开保留的客户"))
            lead.setProperty("doc", one.into)
            lead.clicked.connect(self._open)
            ways.append(lead)
        if self.may:
            part = button(self.tr("保留这一个…") if self._circle else self.tr("再分开…"))
            part.clicked.connect(self._separate)
            ways.append(part)
        return ways

    def _list(self, found: list[Absorbed]) -> None:
        clear(self._lines)
        for one in found:
            lead = button(text(Message("masters.absorbed", {"name": one.name, "number": one.number})), "link")
            lead.setProperty("doc", one.doc)
            lead.clicked.connect(self._open)
            reached = [" ".join(part for part in (who.name, who.phone) if part) for who in one.contacts]
            why = " · ".join(part for part in (listed(reached), one.reason) if part)
            self._lines.addLayout(row(lead, 1))
            self._lines.addWidget(label(why, "muted", wrap=True))
        show_card(self.absorbed, bool(found))

    # what is pressed
    def _merge(self) -> None:
        self._side_by_side("")

    def _alike_chosen(self, doc: str) -> None:
        if self._record is None or not self.may:
            self._context.hub.wanted.emit("customer", doc)
        else:
            self._side_by_side(doc)

    def _side_by_side(self, kept: str) -> None:
        if self._record is not None and merge_customers(self._context, self._record.doc, kept, self._window):
            self.changed.emit()

    def _separate(self) -> None:
        record = self._record
        if record is None:
            return
        reason = self._asked(record.body.name)
        if reason is None:
            return
        try:
            self._context.do(merging.separate, record, reason)
        except KnownError as error:
            reasons = error.problems if isinstance(error, Refused) else (error.message,)
            ask.problems(self._window, self.tr("没有分开"), reasons)
        self.changed.emit()

    def _asked(self, name: str) -> str | None:
        if self._circle:
            question = self.tr("保留“{name}”？").format(name=name)
            detail = self.tr("它重新可以选用，另一个仍合并在它名下。请写明原因。")
            return ask.words(self._window, question, yes=self.tr("保留"), detail=detail, lines=2)
        question = self.tr("把“{name}”再分开？").format(name=name)
        detail = self.tr("分开后它重新可以选用；为它写的单据又归它自己。请写明为什么不是同一个客户。")
        return ask.words(self._window, question, yes=self.tr("再分开"), detail=detail, lines=2)

    def _open(self) -> None:
        self._context.hub.wanted.emit("customer", str(self.sender().property("doc")))

    def _something_changed(self, changes: Changes) -> None:
        if self._record is not None and "customer" in changes.kinds and self._window.isVisible():
            self.show_customer(self._record)
