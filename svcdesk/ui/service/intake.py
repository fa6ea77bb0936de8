"""The intake: a call registered in twenty seconds by keyboard alone, timed from the first key, never lost."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from svcdesk.domain.device import NOBODY, UNKNOWN
from svcdesk.domain.intake import Intake
from svcdesk.domain.masters import Department
from svcdesk.domain.rights import Right
from svcdesk.domain.times import local_day
from svcdesk.errors import KnownError, Refused
from svcdesk.services import background, installed, people, rights
from svcdesk.services import ticket as tickets
from svcdesk.services.callers import Caller
from svcdesk.ui import ask, theme
from svcdesk.ui.context import Context
from svcdesk.ui.edit_parts import EditParts
from svcdesk.ui.editors.choices import SegmentsEditor
from svcdesk.ui.form import Form
from svcdesk.ui.language import Text, text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import card, label, row
from svcdesk.ui.service import intake_fields as fields
from svcdesk.ui.service.caller_line import CallerLine
from svcdesk.ui.service.intake_draft import IntakeDraft, Typed
from svcdesk.ui.service.intake_head import IntakeHead
from svcdesk.ui.service.intake_side import IntakeSide
from svcdesk.ui.sources import sources

_DRAFT_PAUSE, _LOOK_PAUSE = 300, 200
_PLACES = {"customer": "name"}
"""Where a finding is written whose field has another name on the screen."""


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
        self._dirty = False
        self._filled = UNKNOWN
        self._draft = IntakeDraft(context.session)
        self._head = IntakeHead(context.session)
        self.clock = self._head.clock
        self.caller = CallerLine(context.session)
        found, now = sources(context.session), context.session.clock
        made = fields.IntakeFields(self)
        self.who = Form(made.caller(), columns=3, sources=found, clock=now)
        self.word = Form(made.serial(), columns=1)
        self.matter = Form(made.matter(), columns=1)
        self.office = Form(made.office(), columns=4, sources=found)
        self._parts = EditParts((self.who, self.word, self.matter, self.office), {})
        self._make = QCheckBox(self.tr("建立客户档案"))
        self._known = label("", "muted")
        self.notice = Notice()
        self.side = IntakeSide()
        self._keeping = self._timer(_DRAFT_PAUSE, self.keep)
        self._looking = self._timer(_LOOK_PAUSE, self._look)
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
        inside, column = card()
        column.setSpacing(8)
        first = row(self._known, self._make)
        first.insertWidget(0, self.caller, 1)
        column.addLayout(first)
        column.addWidget(self.who)
        for part in (self.word, self.matter, self.office):
            column.addWidget(part)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self.side.setFixedWidth(theme.target() * 9)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(area, 1)
        both.addWidget(self.side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._head)
        layout.addWidget(self.notice)
        layout.addLayout(both, 1)
        last = self.office.editor("owner")
        self.setTabOrder(last.focusProxy() or last, self._head.save)

    def _connect(self) -> None:
        self._head.saved.connect(self.save)
        self._head.left.connect(self.leave)
        self._head.set_aside.connect(self.set_aside)
        self._head.cleared.connect(self.discard)
        self.caller.picked.connect(self._take_caller)
        self.caller.unknown.connect(self._take_unknown)
        self.caller.textEdited.connect(self._typed)
        self._make.checkStateChanged.connect(self._typed)
        for form in self._parts.forms:
            form.changed.connect(self._typed)
        self.who.changed.connect(self._who_typed)
        self.matter.changed.connect(self._matter_typed)
        self.side.opened.connect(self._open_case)
        self.side.not_this.connect(self._take_away)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._shortcut(keys, self.save)
        self._shortcut("Esc", self.leave)
        for n in range(1, 8):
            self._shortcut(f"Alt+{n}", self._pick_kind).setObjectName(str(n))

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
        self.caller.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep(self) -> None:
        """Keep what is being typed safe on this machine."""
        self._keeping.stop()
        if not self._dirty:
            return
        self._context.hub.saved.emit(self._draft.keep(*self._kept()))

    def _kept(self) -> tuple[Typed, str]:
        """Return what a draft keeps of what stands here, and what it is called."""
        intake, words = self.intake(), self.caller.text()
        title = intake.customer.name or intake.customer.phone or words or self.tr("来电登记")
        return Typed(intake, self._parts.raw(), words), title

    def intake(self) -> Intake:
        """Return what stands on the screen."""
        values = self._parts.values()
        doc = str(values["owner"] or "")
        before = self._intake.owner
        owner = before if doc == before.doc else people.actor_of(self._context.session, doc) if doc else NOBODY
        found = fields.intake_of(values, self._intake, owner)
        return replace(found, new_customer=self._make.isChecked() and not found.customer.doc)

    def save(self) -> None:
        """Register it; what is missing is written where it is missing."""
        self.setFocus()  # what an input method still holds is committed
        unreadable = self._parts.unreadable()
        if unreadable:
            self._refuse(unreadable)
            return
        intake = replace(self.intake(), begun_at=self._intake.begun_at or self._now())
        found = [one for one in tickets.check(self._context.session, intake) if not one.warning]
        if found:
            self._refuse({_PLACES.get(one.field, one.field): one.message for one in found})
            return
        try:
            record = self._context.do(tickets.take, intake)
        except KnownError as error:
            reasons = error.problems if isinstance(error, Refused) else (error.message,)
            self._refuse({}, [text(one) for one in reasons])
            return
        self.forget()
        self.hide()
        self.saved.emit(record.doc)

    def leave(self) -> None:
        """Go back; what was typed stays as a draft."""
        if self.caller.popup.isVisible():
            self.caller.popup.hide()
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
    def _typed(self) -> None:
        if self._intake.begun_at is None:
            self._intake = replace(self._intake, begun_at=self._now())
        self._dirty = True
        self._tick()
        if not self._keeping.isActive():
            self._keeping.start()

    def _who_typed(self, key: object) -> None:
        if key in {"serial", "product", "name"}:
            self._intake = replace(self.intake(), begun_at=self._intake.begun_at)
            self._looking.start()
            self._settle()
        elif key == "received_at":
            self._intake = replace(self._intake, received_at=self.intake().received_at)
            self._tick()

    def _matter_typed(self, key: object) -> None:
        if key == "kind" and self.matter.values()["kind"]:
            self._tick()
            self.matter.focus("content")

    def _pick_kind(self) -> None:
        editor = self.matter.editor("kind")
        if isinstance(editor, SegmentsEditor):
            editor.segments.pick(int(self.sender().objectName()) - 1)

    def _take_caller(self, found: Caller) -> None:
        self._typed()
        device = found.device
        if device == UNKNOWN:
            device = self._filled = installed.only_device(self._context.session, found.customer.doc)
        self._intake = replace(self.intake(), customer=found.customer, device=device)
        self._show_values(self._intake)
        self._look()
        self._settle()
        empty = not (found.customer.caller or found.customer.phone)
        if empty:
            self.who.focus("caller")
        else:
            self.matter.focus("kind")

    def _take_away(self) -> None:
        """Forget the piece that was filled in by itself."""
        self.who.focus("product")  # before its button hides: the cursor would wander down the column
        self._intake = replace(self.intake(), device=UNKNOWN)
        self._typed()
        self._show_values(self._intake)
        self._look()

    def _take_unknown(self, words: str) -> None:
        self._typed()
        phone = sum(sign.isdigit() for sign in words) * 2 > len(words)
        customer = replace(self.intake().customer, doc="", **{"phone" if phone else "name": words})
        self._intake = replace(self.intake(), customer=customer)
        self._show_values(self._intake)
        self._settle()
        self.who.focus("name" if phone else "caller")

    def _look(self) -> None:
        """Bring what stands beside in line with caller and piece."""
        self._looking.stop()
        intake = self.intake()
        device = intake.device
        found = background.background(self._context.session, intake.customer.doc, device.product, device.serial)
        if found.device.product and (found.device.product, found.device.serial) != (device.product, ""):
            self._intake = replace(intake, device=found.device)
            self.who.set_values({"product": found.device.product})
        elif device != UNKNOWN and not found.device.product:
            self._intake = intake
        filled = device != UNKNOWN and device == self._filled
        self.side.show_background(intake.customer, found, local_day(self._now()), filled=filled)
        self._settle_word()
        self._tick()

    def _settle(self) -> None:
        customer = self.intake().customer
        known = bool(customer.doc)
        self._make.setVisible(
            not known and bool(customer.name) and rights.may(self._context.session, Right.CUSTOMERS)
        )
        self._known.setText(self.tr("✓ 已有客户档案") if known else self.tr("未建档") if customer.name else "")
        self._known.setVisible(bool(self._known.text()))

    def _settle_word(self) -> None:
        """Ask for a word only where the serial number is known at another customer."""
        intake = self.intake()
        found = [one for one in tickets.check(self._context.session, intake) if one.field == "serial"]
        self.word.setVisible(bool(found) or bool(intake.serial_note))
        self.word.set_errors({"serial_note": found[0].message} if found and not found[0].warning else {})

    # what is shown
    def _put(self, intake: Intake) -> None:
        self._intake, self._filled = intake, UNKNOWN
        self._make.blockSignals(True)
        self._make.setChecked(intake.new_customer)
        self._make.blockSignals(False)
        self._show_values(intake)
        self.caller.put("")
        self.notice.clear()
        self._parts.set_errors({})
        self._look()
        self._settle()

    def _show_values(self, intake: Intake) -> None:
        values = fields.values_of(intake)
        for form in self._parts.forms:
            form.set_values({key: values[key] for key in form.keys()})  # noqa: SIM118 - a method

    def _restore(self) -> None:
        typed = self._draft.find()
        if typed is None:
            return
        self._put(typed.intake)
        self._parts.set_raw(typed.raw)
        self.caller.put(typed.words)
        self._dirty = True
        words = self.tr("接着填写还没有登记的来电；计时从当时的第一个键算起。")
        self.notice.say(words, "notice-ok")
        self._tick()

    def _refuse(self, errors: Mapping[str, Text], words: Sequence[str] = ()) -> None:
        left = [text(one) for one in self._parts.set_errors(errors)]
        if "serial" in errors:
            self.word.setVisible(True)
            self.word.set_errors({"serial_note": errors["serial"]})
        wanted = {"serial_note" if key == "serial" else key for key in errors}
        self._parts.focus_first(key for form in self._parts.forms for key in form.keys() if key in wanted)  # noqa: SIM118
        self.notice.say("\n".join([*words, *left]) or self.tr("还没有登记：请补上标红的项目。"), "notice-bad")

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
        kind = self.matter.values()["kind"]
        self.clock.show_intake(self._intake, str(kind or ""))

    def _now(self) -> datetime:
        return self._context.session.clock().replace(microsecond=0)

    # Qt's own
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        self.caller.popup.hide()
        super().hideEvent(event)
        if not event.spontaneous() and self.isHidden():
            self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._tick()
