"""The intake: a call registered in twenty seconds by keyboard alone, timed from the first key, never lost."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from svcdesk.domain.checks import Finding
from svcdesk.domain.intake import Intake
from svcdesk.errors import KnownError, Refused
from svcdesk.services import ticket as tickets
from svcdesk.ui import ask, theme
from svcdesk.ui.context import Context
from svcdesk.ui.language import Text, text
from svcdesk.ui.notice import Notice
from svcdesk.ui.service.intake_draft import IntakeDraft, Typed
from svcdesk.ui.service.intake_form import IntakeForm
from svcdesk.ui.service.intake_hand import IntakeHand
from svcdesk.ui.service.intake_head import IntakeHead
from svcdesk.ui.service.intake_side import IntakeSide

_DRAFT_PAUSE = 300


class IntakePage(QWidget):
    """``saved`` carries the ticket's document; ``closed`` comes whenever it no longer covers the page."""

    saved = Signal(str)
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._dirty = False
        self._draft = IntakeDraft(context.session)
        self._head = IntakeHead(context.session)
        self.clock = self._head.clock
        self.form = IntakeForm(context.session)
        self.notice = Notice()
        self.side = IntakeSide()
        self._hand = IntakeHand(context, self.form, self.side, self.clock, self)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_DRAFT_PAUSE)
        self._keeping.timeout.connect(self.keep)
        self._lay_out()
        self._connect()

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
        self._hand.typed.connect(self._typed)
        self.side.opened.connect(self._open_case)
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
            self._put()
            self._restore()
        self.show()
        self.raise_()
        self.form.caller.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep(self) -> None:
        """Keep what is being typed safe on this machine."""
        self._keeping.stop()
        if self._dirty:
            self._context.hub.saved.emit(self._draft.keep(*self._kept()))

    def _kept(self) -> tuple[Typed, str]:
        """Return what a draft keeps of what stands here, and what it is called."""
        intake, words = self.intake(), self.form.caller.text()
        title = intake.customer.name or intake.customer.phone or words or self.tr("来电登记")
        return Typed(intake, self.form.raw(), words), title

    def intake(self) -> Intake:
        """Return what stands on the screen."""
        return self._hand.intake()

    def save(self) -> None:
        """Register it; what is missing is written where it is missing."""
        at = self.focusWidget()
        self.setFocus()  # what an input method still holds is committed
        if not self._goes_on():
            (at or self.form.caller).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        intake = self._hand.complete()
        errors: Mapping[str, Text] = self.form.unreadable()
        if not errors:
            errors = {one.field: one.message for one in self._found(intake) if not one.warning}
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

    def _found(self, intake: Intake) -> list[Finding]:
        return tickets.check(self._context.session, intake)

    def _goes_on(self) -> bool:
        """Ask whether it shall be for whom its customer was merged into; tell whether it is for nobody merged."""
        told = [one.message for one in self._found(self.intake()) if one.message.code == "ticket.customer_merged"]
        if not told:
            return True
        question = self.tr("这个客户已合并。登记到保留的客户名下？")
        if not ask.confirm(self, question, yes=self.tr("登记到保留的客户"), detail=told[0]):
            return False
        self._hand.go_on()
        return True

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

    def forget(self) -> None:
        """Throw away what was typed, and its clock."""
        self._keeping.stop()
        self._hand.stop()
        self._dirty = False
        self._draft.drop()
        self._put()

    # what is shown
    def _typed(self) -> None:
        self._dirty = True
        if not self._keeping.isActive():
            self._keeping.start()

    def _put(self, intake: Intake | None = None) -> None:
        self._hand.put(intake)
        self.notice.clear()

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
        self._hand.tick()

    def _refuse(self, words: Sequence[str]) -> None:
        self.notice.say("\n".join(words) or self.tr("还没有登记：请补上标红的项目。"), "notice-bad")

    def _open_case(self, kind: str, doc: str) -> None:
        self.leave()
        self._context.hub.wanted.emit(kind, doc)

    # Qt's own
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._hand.tick()

    def hideEvent(self, event: QHideEvent) -> None:
        self.form.caller.popup.hide()
        super().hideEvent(event)
        if not event.spontaneous() and self.isHidden():
            self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._hand.tick()
