"""Asks who is sent and when; for the board, the keyboard's way to drag."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from svcdesk.domain.record import Actor, Record
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.visit_rules import current
from svcdesk.errors import Refused
from svcdesk.services import dispatching
from svcdesk.services.choices import fits
from svcdesk.ui.context import Context
from svcdesk.ui.fields import Field, Option
from svcdesk.ui.form import Form
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.words import Message

translate = QCoreApplication.translate


class Technicians:
    """The people who may be sent, found by what is typed of their names, in Chinese or pinyin."""

    def __init__(self, people: Sequence[Actor]) -> None:
        self._people = {one.doc: one for one in people}

    def search(self, words: str) -> Sequence[Option]:
        """Return who fits, all where nothing is typed."""
        return [Option(one.doc, one.name) for one in self._people.values() if fits(words, one.name)]

    def title(self, id: str) -> str:  # noqa: A002 - the word of the records
        """Return a person's name."""
        return self._people[id].name if id in self._people else ""


class DispatchDialog(FormDialog):
    """Gives an order to somebody; ``record`` is the order afterwards."""

    def __init__(
        self,
        context: Context,
        record: Record[ServiceOrder],
        parent: QWidget | None = None,
        *,
        technician: str = "",
        at: datetime | None = None,
        until: datetime | None = None,
    ) -> None:
        self._context, self.record = context, record
        people = Technicians(dispatching.technicians(context.session))
        form = Form(
            (
                Field(
                    "technician",
                    translate("Dispatch", "派给"),
                    "reference",
                    source="technician",
                    required=True,
                    wide=True,
                ),
                Field("at", translate("Dispatch", "预约上门"), "datetime"),
                Field("until", translate("Dispatch", "预计结束"), "datetime"),
            ),
            sources={"technician": people},
            clock=context.session.clock,
        )
        who = record.body.customer
        words = " · ".join(part for part in (record.number, who.name, record.body.device.name, who.address) if part)
        title = translate("Dispatch", "派工")
        super().__init__(title, form, translate("Dispatch", "派工"), self._send, words=words, parent=parent)
        visit = current(record.body)
        shown = technician or (visit.technician.doc if visit else record.body.technician.doc)
        start = at or (visit.appointed_at if visit else None)
        end = until or (visit.appointed_until if visit and not at else None)
        form.set_values({"technician": shown or None, "at": start, "until": end})

    def _send(self, values: Mapping[str, Any]) -> None:
        if not values["technician"]:
            raise Refused([Message("service_order.no_technician", clause="6.6.2")])
        session, record = self._context, self.record
        technician, at, until = str(values["technician"]), values["at"], values["until"]
        self.record = session.do(dispatching.dispatch, record, technician, at, until)
