"""Leaving after the signature: one press notes it beside the order, which stays as it was signed (6.6.2)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from svcdesk.domain.departure import Departure, awaited, noted_later
from svcdesk.domain.rights import Right
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.errors import KnownError, Refused
from svcdesk.services import departing, records, rights
from svcdesk.services.desk import Changes
from svcdesk.ui import ask
from svcdesk.ui.context import Context
from svcdesk.ui.fields import Field
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.parts import button, label, row
from svcdesk.ui.typed import show_moment


class LaterDeparture(QWidget):
    """Says what was noted after the signature, and takes it; ``noted`` tells that there is something new."""

    noted = Signal()

    def __init__(self, context: Context, doc: str, state: str) -> None:
        super().__init__()
        self._context, self._doc, self._state = context, doc, state
        self._known = departing.noted(context.session, doc)
        self._body: ServiceOrder | None = None
        self._said = label("", "muted", wrap=True)
        self._other = button("", "link")
        self._other.clicked.connect(self.ask_when)
        line = row(spacing=12)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._said, 1)
        line.addWidget(self._other)
        self.setLayout(line)
        context.hub.changed.connect(self._something_changed)

    def found(self) -> Departure | None:
        """Return the departure that counts beside what was signed."""
        return noted_later(self._body, self._known) if self._body else None

    def may_note(self) -> bool:
        """Whether the person may note one now."""
        return (
            self._body is not None
            and awaited(self._body, self._state)
            and rights.may(self._context.session, Right.REPAIR)
        )

    def show_body(self, body: ServiceOrder, *, read_only: bool) -> None:
        """Say what was noted; while an amendment is written its own time is what is typed."""
        self._body = body
        found, may = self.found(), self.may_note() and read_only
        self.setVisible(found is not None or may)
        self._other.setVisible(may)
        if found is None:
            self._said.setText(self.tr("签收后离开现场时按“离开”，补记在签收内容之外，签收内容不变。"))
            self._other.setText(self.tr("填写其他时间…"))
            return
        words = self.tr("离开时间是签收后补记的：{who}，{at}。签收内容不变。")
        said = words.format(who=found.by.name, at=show_moment(found.at))
        before = [show_moment(one.left_at) for one in self._known if one != found and one.visit == found.visit]
        if before:
            said += self.tr("此前记为 {times}。").format(times=self.tr("、").join(before))
        self._said.setText(said)
        self._other.setText(self.tr("更正离开时间…"))

    def note_now(self) -> None:
        """Note that the technician leaves now."""
        try:
            self._note(self._context.session.clock().replace(second=0, microsecond=0))
        except Refused as refused:
            ask.problems(self, self.tr("不能补记离开时间："), refused.problems)
        except KnownError as error:
            ask.message(self, error.message, tone="warn")

    def ask_when(self) -> None:
        """Ask at what time the technician left; the present time stands there."""
        found = self.found()
        clock = self._context.session.clock
        form = Form((Field("left_at", self.tr("离开时间"), "datetime", required=True),), clock=clock)
        form.set_values({"left_at": found.left_at if found else clock().replace(second=0, microsecond=0)})
        words = self.tr("记在签收内容之外：谁在何时补记会一并显示和打印。")
        title = self.tr("更正离开时间") if found else self.tr("补记离开时间")
        dialog = FormDialog(title, form, self.tr("记下"), self._typed, words=words, parent=self.window())
        dialog.exec()
        dialog.deleteLater()

    def _typed(self, values: Mapping[str, Any]) -> None:
        self._note(values["left_at"])

    def _note(self, left_at: datetime | None) -> None:
        record = records.record(self._context.session, self._doc, ServiceOrder)
        self._context.do(departing.note, record, left_at)

    def _something_changed(self, changes: Changes) -> None:
        if self._doc in changes.docs:
            self._known = departing.noted(self._context.session, self._doc)
            self.noted.emit()
