"""The visit in hand: one large button a moment, and how the site was treated (6.6.2, 6.6.4)."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from svcdesk.domain.service_order import Mode, ServiceOrder, Visit, VisitResult
from svcdesk.domain.times import SHANGHAI, local_day
from svcdesk.domain.visit_rules import TIMES, current, offered, still_to_come
from svcdesk.ui import theme
from svcdesk.ui.delivery.parts import columns, show_in
from svcdesk.ui.delivery.photos import PhotoButton, Photos
from svcdesk.ui.fields import Choice, Field
from svcdesk.ui.flow_layout import FlowLayout
from svcdesk.ui.form import Form
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import button, card, label, row
from svcdesk.ui.repair.departing import LaterDeparture
from svcdesk.ui.repair.editor import OrderEditor
from svcdesk.ui.typed import show_moment
from svcdesk.words import Message

_CONDUCT = ("protected", "asked_before_use", "cleaned", "note")


class VisitCard(QFrame):
    """``stamped`` tells that a moment was just noted, ``sending`` asks for somebody to be sent."""

    stamped = Signal()
    sending = Signal()

    def __init__(self, editor: OrderEditor, photos: Photos, later: LaterDeparture) -> None:
        super().__init__()
        self._editor, self._later = editor, later
        later.noted.connect(self._noted_later)
        self._when = label("", "muted", wrap=True)
        self._earlier = label("", "muted", wrap=True)
        self.buttons = {key: self._moment(key) for key in TIMES}
        self._correct = button(self.tr("更正时间"), "link")
        self._correct.clicked.connect(self._flip)
        self.times = Form(
            tuple(Field(key, _name(key), "datetime") for key in TIMES), self, columns=2, clock=editor.clock
        )
        self.times.setVisible(False)
        self.times.changed.connect(self._typed_time)
        self._reminder = Notice()
        self.conduct = Form(self._conduct_fields(), self, columns=columns())
        self.conduct.changed.connect(self._typed_conduct)
        self._photo = PhotoButton(photos, self)
        self._photo.changed.connect(self._pictured)
        editor.watch("times", self.times)
        editor.watch("conduct", self.conduct)
        self._lay_out()

    def _moment(self, key: str) -> QPushButton:
        made = button("", "moment")
        made.setMinimumWidth(round(theme.target() * 2.9))
        made.setProperty("moment", key)
        made.clicked.connect(self._stamp)
        return made

    def _conduct_fields(self) -> tuple[Field, ...]:
        yes_no = (Choice("yes", self.tr("是"), "ok"), Choice("no", self.tr("否"), "bad"))
        return (
            Field("protected", self.tr("已保护现场设备设施"), "yes_no", choices=yes_no, required=True),
            Field("asked_before_use", self.tr("使用顾客设施前已征得允许"), "yes_no", choices=yes_no, required=True),
            Field("cleaned", self.tr("已清理、恢复现场"), "yes_no", choices=yes_no, required=True),
            Field("note", self.tr("现场说明（有“否”时必填）"), wide=True),
        )

    def _lay_out(self) -> None:
        frame, column = card()
        head = row(label(self.tr("到场"), "heading"), spacing=12)
        head.addWidget(self._when, 1)
        column.addLayout(head)
        column.addWidget(self._earlier)
        holder = QWidget()
        flow = FlowLayout(holder, 8)
        for one in self.buttons.values():
            flow.addWidget(one)
        flow.addWidget(self._correct)
        column.addWidget(holder)
        column.addWidget(self._later)
        column.addWidget(self.times)
        column.addWidget(self._reminder)
        self._site = QWidget()
        site = QVBoxLayout(self._site)
        site.setContentsMargins(0, 0, 0, 0)
        site.addWidget(self.conduct)
        site.addLayout(row(label(self.tr("现场照片"), "muted"), self._photo, 1))
        column.addWidget(self._site)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_body(self, body: ServiceOrder) -> None:
        """Show the visit as it stands; what is being typed stays as it is."""
        visit = current(body)
        read_only = self._editor.read_only or not self._editor.may_work
        self._when.setText(self._appointment(visit))
        self._earlier.setText("\n".join(self._past(at, one) for at, one in enumerate(body.visits[:-1], 1)))
        self._earlier.setVisible(len(body.visits) > 1)
        self._later.show_body(body, read_only=self._editor.read_only)
        self._show_moments(body, visit, read_only=read_only)
        self._correct.setVisible(visit is not None and not read_only)
        if visit is not None:
            show_in(self.times, {key: getattr(visit, key) for key in TIMES})
        self.times.set_read_only(read_only or visit is None)
        self._show_site(body, visit)

    def _show_moments(self, body: ServiceOrder, visit: Visit | None, *, read_only: bool) -> None:
        to_come = still_to_come(body)
        if self._leaving_later():
            read_only, to_come = False, ("left_at",)
        following = to_come[0] if to_come else ""
        for key, one in self.buttons.items():
            at = self._at(visit, key)
            one.setVisible(key in offered(body))
            one.setText(f"{text(_name(key))}\n{at.astimezone(SHANGHAI):%m-%d %H:%M}" if at else text(_name(key)))
            one.setEnabled(key in to_come and not read_only)
            one.setAccessibleName(f"{text(_name(key))} {show_moment(at) if at else ''}".strip())
            theme.set_tone(one, "ok" if at else "accent" if key == following and not read_only else "neutral")
            self.times.set_field_visible(key, key in offered(body))

    def _leaving_later(self) -> bool:
        """Whether the order is signed and nobody has noted yet when they left."""
        return self._editor.read_only and self._later.may_note() and self._later.found() is None

    def _at(self, visit: Visit | None, key: str) -> datetime | None:
        later = self._later.found() if key == "left_at" else None
        at: datetime | None = later.left_at if later else getattr(visit, key, None)
        return at

    def _noted_later(self) -> None:
        self.show_body(self._editor.body)

    def _show_site(self, body: ServiceOrder, visit: Visit | None) -> None:
        conduct = body.conduct
        show_in(self.conduct, {key: getattr(conduct, key) for key in _CONDUCT})
        self.conduct.set_read_only(self._editor.read_only)
        self._photo.show_photos(conduct.photos, self.tr("现场照片"))
        self._photo.set_read_only(self._editor.read_only)
        there = visit is not None and visit.arrived_at is not None
        self._site.setVisible(body.mode is Mode.ON_SITE and (there or self._editor.read_only))
        self._remind(there=there and body.mode is Mode.ON_SITE and conduct.cleaned is None)

    def _remind(self, *, there: bool) -> None:
        if there and not self._editor.read_only:
            words = self.tr("到场提醒（6.6.4）：先保护现场设备设施；未经允许不使用顾客的设施；完工后清理、恢复现场。")
            if self._reminder.words() != words:
                self._reminder.say(words)
        elif self._reminder.words():
            self._reminder.clear()

    def focus(self, target: str) -> None:
        """Put the cursor where a problem is: a field of the site, or ``visit:moment``."""
        key = target.rpartition(":")[2]
        if key in _CONDUCT:
            self.conduct.focus(key)
        elif key in TIMES and self.buttons[key].isEnabled():
            self.buttons[key].setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in TIMES:
            self.times.setVisible(True)
            self.times.focus(key)

    def _appointment(self, visit: Visit | None) -> str:
        if visit is None:
            return self.tr("还没有派工")
        parts = [visit.technician.name]
        if visit.appointed_at:
            until = visit.appointed_until
            same = until and local_day(until) == local_day(visit.appointed_at)
            end = f"–{until.astimezone(SHANGHAI):%H:%M}" if until and same else ""
            parts.append(self.tr("预约 {at}").format(at=show_moment(visit.appointed_at) + end))
        else:
            parts.append(self.tr("时间未约"))
        return " · ".join(part for part in parts if part)

    def _past(self, number: int, visit: Visit) -> str:
        results = {
            VisitResult.COME_AGAIN: self.tr("未完成"),
            VisitResult.NOT_ADMITTED: self.tr("未能进场"),
            VisitResult.DONE: self.tr("完成"),
        }
        at = visit.arrived_at or visit.started_at or visit.appointed_at
        parts = (
            self.tr("第 {n} 次").format(n=number),
            show_moment(at) if at else "",
            visit.technician.name,
            results.get(visit.result, ""),
            visit.note,
        )
        return " · ".join(part for part in parts if part)

    def _stamp(self) -> None:
        pressed = self.sender()
        if self._leaving_later():
            self._later.note_now()
        elif isinstance(pressed, QPushButton):
            now = self._editor.clock().replace(second=0, microsecond=0)
            self._editor.edit_visit(**{str(pressed.property("moment")): now})
            self.stamped.emit()

    def _flip(self) -> None:
        self.times.setVisible(not self.times.isVisible())

    def _typed_time(self, key: str) -> None:
        self._editor.edit_visit(**{key: self.times.values()[key]})

    def _typed_conduct(self, key: str) -> None:
        self._editor.edit_conduct(**{key: self.conduct.values()[key]})

    def _pictured(self, photos: object) -> None:
        self._editor.edit_conduct(photos=photos)


def _name(key: str) -> Message:
    return Message(f"service_order.time.{key}")
