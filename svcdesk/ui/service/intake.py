"""The intake: a call registered in twenty seconds by keyboard alone, timed from the first key, never lost."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from svcdesk.domain.device import UNKNOWN, CustomerRef
from svcdesk.domain.intake import Intake
from svcdesk.domain.masters import Department
from svcdesk.domain.times import local_day
from svcdesk.errors import KnownError, Refused
from svcdesk.services import background, callers
from svcdesk.services import ticket as tickets
from svcdesk.services.callers import Caller
from svcdesk.ui import ask, theme
from svcdesk.ui.context import Context
from svcdesk.ui.language import Text, text
from svcdesk.ui.notice import Notice
from svcdesk.ui.service.intake_draft import IntakeDraft, Typed
from svcdesk.ui.service.intake_form import IntakeForm
from svcdesk.ui.service.intake_head import IntakeHead
from svcdesk.ui.service.intake_piece import IntakePiece
from svcdesk.ui.service.intake_side import IntakeSide

_DRAFT_PAUSE, _LOOK_PAUSE = 300, 200


class IntakePage(QWidget):
    """``saved`` carries the ticket's document; ``closed`` comes whenever it no longer covers the page."""

    saved = Signal(str)
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._intake = self._blank()
        self._dirty = self._named = False
        self._piece = IntakePiece(context.session)
        self._draft = IntakeDraft(context.session)
        self._head = IntakeHead(context.session)
        self.clock = self._head.clock
        self.form = IntakeForm(context.session)
        self.notice = Notice()
        self.side = IntakeSide()
        self._keeping = self._timer(_DRAFT_PAUSE, self.keep)
        self._looking = self._timer(_LOOK_PAUSE, self._look_typed)
        self._lay_out()
        self._connect()

    def _blank(self) -> Intake:
        own = self._context.session.actor.department
        both = {Department.SALES.value, Department.SERVICE.value}
        return Intake(department=own if own in both else Department.SERVICE.value)

    def _timer(self, pause: int, slot: Any) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(pause)
        made.timeout.connect(slot)
        return made

    def _lay_out(self) -> None:
        self.side.setFixedWidth(theme.target() * 9)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.form, 1)
        both.addWidget(self.side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._head)
        layout.addWidget(self.notice)
        layout.addLayout(both, 1)
        self.setTabOrder(self.form.last(), self._head.save)

    def _connect(self) -> None:
        self._head.saved.connect(self.save)
        self._head.left.connect(self.leave)
        self._head.set_aside.connect(self.set_aside)
        self._head.cleared.connect(self.discard)
        self.form.typed.connect(self._typed)
        self.form.caller.picked.connect(self._take_caller)
        self.form.caller.unknown.connect(self._take_unknown)
        self.form.who.changed.connect(self._who_typed)
        self.form.matter.changed.connect(self._matter_typed)
        self.side.opened.connect(self._open_case)
        self.side.not_this.connect(self._take_away)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._shortcut(keys, self.save)
        self._shortcut("Esc", self.leave)

    def _shortcut(self, keys: str, slot: Any) -> QShortcut:
        return QShortcut(QKeySequence(keys), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # what the page of tickets asks
    def begin(self, name: str = "") -> None:
        """Show an empty intake, or what was typed and not saved; the cursor asks who is calling.

        ``name`` is that of an intake set aside.
        """
        if name and name != self._draft.name:
            self.keep()
            self._dirty = False
            self._draft.take(name)
        if not self._dirty:
            self._put(self._blank())
            self._restore()
        self.show()
        self.raise_()
        self.form.caller.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep(self) -> None:
        """Keep what is being typed safe on this machine."""
        self._keeping.stop()
        if not self._dirty:
            return
        self._context.hub.saved.emit(self._draft.keep(*self._kept()))

    def _kept(self) -> tuple[Typed, str]:
        """Return what a draft keeps of what stands here, and what it is called."""
        intake, words = self.intake(), self.form.caller.text()
        title = intake.customer.name or intake.customer.phone or words or self.tr("来电登记")
        return Typed(intake, self.form.raw(), words), title

    def intake(self) -> Intake:
        """Return what stands on the screen."""
        return self.form.intake(self._intake)

    def save(self) -> None:
        """Register it; what is missing is written where it is missing."""
        at = self.focusWidget()
        self.setFocus()  # what an input method still holds is committed
        errors: Mapping[str, Text] = self.form.unreadable()
        intake = replace(self.intake(), begun_at=self._intake.begun_at or self._now())
        if not errors:
            found = tickets.check(self._context.session, intake)
            errors = {one.field: one.message for one in found if not one.warning}
        if errors:
            self._refuse(self.form.refuse(errors))
            return
        try:
            record = self._context.do(tickets.take, intake)
        except KnownError as error:
            reasons = error.problems if isinstance(error, Refused) else (error.message,)
            self._refuse([text(one) for one in reasons])
            (at or self.form.caller).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.forget()
        self.hide()
        self.saved.emit(record.doc)

    def leave(self) -> None:
        """Go back; what was typed stays as a draft."""
        if self.form.caller.popup.isVisible():
            self.form.caller.popup.hide()
            return
        self.keep()
        self.hide()

    def discard(self) -> None:
        """Begin anew, once the person said that what stands here is not wanted."""
        question = self.tr("清空这次登记？")
        detail = self.tr("已填写的内容和计时都会丢弃。")
        if self._dirty and not ask.confirm(self, question, yes=self.tr("清空"), detail=detail, danger=True):
            return
        self.forget()
        self.begin()

    def set_aside(self) -> None:
        """Keep this call for later and take another; Today lists it among what is unfinished."""
        words = ""
        if self._dirty:
            self._keeping.stop()
            typed, title = self._kept()
            self._draft.set_aside(typed, title)
            self._dirty = False
            words = self.tr("“{title}”已暂存，在工作台的“本机未完成的表单”里接着填。").format(title=title)
        self._draft.take()
        self.begin()
        if words:
            self.notice.say(words, "notice-ok")

    # what is typed
    def _typed(self, _key: object) -> None:
        if self._intake.begun_at is None:
            self._intake = replace(self._intake, begun_at=self._now())
        self._dirty = True
        self._tick()
        if not self._keeping.isActive():
            self._keeping.start()

    def _who_typed(self, key: object) -> None:
        if key in {"serial", "product", "name"}:
            self._intake = replace(self.intake(), begun_at=self._intake.begun_at)
            self._named = self._named or key == "name"
            self._looking.start()
            self.form.settle(self._intake)
        elif key == "received_at":
            self._intake = replace(self._intake, received_at=self.intake().received_at)
            self._tick()

    def _matter_typed(self, key: object) -> None:
        if key == "kind" and self.form.matter.values()["kind"]:
            self._tick()
            self.form.matter.focus("content")

    def _take_caller(self, found: Caller) -> None:
        self._typed(None)
        intake = self.intake()
        self._intake = replace(intake, customer=found.customer, device=self._piece.of(found, intake.device))
        self.form.show_intake(self._intake)
        self._look()
        if found.customer.caller or found.customer.phone:
            self.form.matter.focus("kind")
        else:
            self.form.who.focus("caller")

    def _take_away(self) -> None:
        """Forget the piece that was filled in by itself."""
        self.form.who.focus("product")  # before its button hides: the cursor would wander down the column
        self._intake = replace(self.intake(), device=UNKNOWN)
        self._typed(None)
        self.form.show_intake(self._intake)
        self._look()

    def _take_unknown(self, words: str) -> None:
        self._typed(None)
        phone = sum(sign.isdigit() for sign in words) * 2 > len(words)
        intake = self.intake()
        before = CustomerRef() if intake.customer.doc else intake.customer
        customer = replace(before, **{"phone" if phone else "name": words})
        self._intake = replace(intake, customer=customer, device=self._piece.of_nobody(intake.device))
        self.form.show_intake(self._intake)
        self._look()
        self.form.who.focus("name" if phone else "caller")

    def _look_typed(self) -> None:
        """Know a customer whose whole name was typed by hand, and look."""
        customer = self.intake().customer
        if self._named and not customer.doc:
            doc = callers.named(self._context.session, customer.name)
            self._intake = replace(self.intake(), customer=replace(customer, doc=doc))
            self.form.settle(self._intake)
        self._named = False
        self._look()

    def _look(self) -> None:
        """Bring what stands beside in line with caller and piece."""
        self._looking.stop()
        intake = self.intake()
        device = intake.device
        found = background.background(self._context.session, intake.customer.doc, device.product, device.serial)
        if found.device.product and (found.device.product, found.device.serial) != (device.product, ""):
            self._intake = replace(intake, device=found.device)
            self.form.who.set_values({"product": found.device.product})
        elif device != UNKNOWN and not found.device.product:
            self._intake = intake
        filled = self._piece.filled_in(device)
        self.side.show_background(intake.customer, found, local_day(self._now()), filled=filled)
        self._ask_word()
        self._tick()

    def _ask_word(self) -> None:
        intake = self.intake()
        asked = [one for one in tickets.check(self._context.session, intake) if one.field == "serial"]
        message = asked[0].message if asked and not asked[0].warning else None
        self.form.ask_word(message, needed=bool(asked or intake.serial_note))

    # what is shown
    def _put(self, intake: Intake) -> None:
        self._intake = intake
        self._piece.forget()
        self.form.show_intake(intake)
        self.form.caller.put("")
        self.form.refuse({})
        self.notice.clear()
        self._look()

    def _restore(self) -> None:
        typed = self._draft.find()
        if typed is None:
            return
        self._put(typed.intake)
        self.form.set_raw(typed.raw)
        self.form.caller.put(typed.words)
        self._dirty = True
        words = self.tr("接着填写还没有登记的来电；计时从当时的第一个键算起。")
        self.notice.say(words, "notice-ok")
        self._tick()

    def _refuse(self, words: Sequence[str]) -> None:
        self.notice.say("\n".join(words) or self.tr("还没有登记：请补上标红的项目。"), "notice-bad")

    def forget(self) -> None:
        """Throw away what was typed, and its clock."""
        self._keeping.stop()
        self._looking.stop()
        self._dirty = False
        self._draft.drop()
        self._put(self._blank())

    def _open_case(self, kind: str, doc: str) -> None:
        self.leave()
        self._context.hub.wanted.emit(kind, doc)

    def _tick(self) -> None:
        kind = self.form.matter.values()["kind"]
        self.clock.show_intake(self._intake, str(kind or ""))

    def _now(self) -> datetime:
        return self._context.session.clock().replace(microsecond=0)

    # Qt's own
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        self.form.caller.popup.hide()
        super().hideEvent(event)
        if not event.spontaneous() and self.isHidden():
            self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._tick()
