"""A record typed into forms: shown, kept as a draft while it is typed, checked, saved in one verb."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from svcdesk.domain.checks import Finding, problems
from svcdesk.domain.record import Record
from svcdesk.domain.times import SHANGHAI
from svcdesk.errors import Conflict
from svcdesk.services import drafts
from svcdesk.services.desk import Changes
from svcdesk.ui import theme
from svcdesk.ui.context import Context
from svcdesk.ui.edit_parts import EditParts, by_field
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice
from svcdesk.ui.parts import button, card, label, row
from svcdesk.ui.record_view import Heading, RecordView

DRAFT_PAUSE_MS = 300
"""Longest time between a keystroke and its draft on disk; the promise is one second."""


class EditView(RecordView):
    """A subclass builds the forms and names the verbs: see the methods without a body below."""

    kind = ""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.record: Record[Any] | None = None
        self.parts = EditParts((), {})
        self.may_edit = True
        self.dirty = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_PAUSE_MS)
        self._timer.timeout.connect(self.keep)
        context.hub.changed.connect(self._something_changed)

    # what a subclass says
    def load(self, doc: str) -> Record[Any]:
        """Load a record."""
        raise NotImplementedError

    def put(self, body: Any) -> None:
        """Show a body, or an empty record for ``None``."""
        raise NotImplementedError

    def take(self) -> Any:
        """Return the body that stands on the screen; called only while everything can be read."""
        raise NotImplementedError

    def check(self, body: Any) -> list[Finding]:
        """Return everything wrong, or worth telling, with a body about to be saved."""
        raise NotImplementedError

    def store(self, body: Any) -> Record[Any]:
        """Save a body through a verb of the services and return the record."""
        raise NotImplementedError

    def heading(self) -> Heading:
        """Return the head of the record now shown."""
        raise NotImplementedError

    def read_only_words(self) -> str:
        """Say why nothing can be changed here."""
        return self.tr("只能查看：您没有修改权限。")

    def lay_out(
        self, sections: Sequence[tuple[str, QWidget]], parts: EditParts, above: QWidget | None = None
    ) -> None:
        """Put cards with forms one under the other, and the line with Save under them."""
        self.parts = parts
        self.notice = Notice()
        inside = QWidget()
        theme.look(inside, "bare")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(10)
        for title, part in sections:
            frame, inner = card(title)
            inner.addWidget(part)
            column.addWidget(frame)
        column.addStretch()
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if above is not None:
            layout.addWidget(above)
        layout.addWidget(self.notice)
        layout.addWidget(area, 1)
        layout.addWidget(self._foot())
        for form in parts.forms:
            form.changed.connect(self._typed)
        for lines in parts.lines.values():
            lines.changed.connect(self._typed)

    def _foot(self) -> QWidget:
        self._state = label("", "muted")
        self._undo = button(self.tr("放弃修改"))
        self._undo.clicked.connect(self.discard)
        self._save = button(self.tr("保存"), "primary")
        self._save.setToolTip("Ctrl+S")
        self._save.clicked.connect(self.save)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._save.click)
        foot = QWidget()
        foot.setLayout(row(self._state, 1, self._undo, self._save))
        return foot

    def show_record(self, doc: str) -> None:
        self.keep()
        self._show(self.load(doc))
        self._area.verticalScrollBar().setValue(0)

    def start_new(self) -> None:
        self.keep()
        self._show(None)
        form = self.parts.forms[0]
        form.focus(form.keys()[0])

    def keep(self) -> None:
        self._timer.stop()
        if not self.dirty:
            return
        parent = self.record.rev if self.record else ""
        title, raw = text(self.heading().title), self.parts.raw()
        at = drafts.keep(self.context.session, self._key(), raw, kind=self.kind, title=title, parent=parent)
        self._state.setText(
            self.tr("草稿已保存在本机 {time}，尚未提交").format(time=f"{at.astimezone(SHANGHAI):%H:%M:%S}")
        )
        self.context.hub.saved.emit(at)

    def discard(self) -> None:
        """Take back everything since the last save."""
        self._timer.stop()
        self.dirty = False
        drafts.drop(self.context.session, self._key())
        self._show(self.load(self.record.doc) if self.record else None)

    def save(self) -> None:
        """Check and save; what stands in the way is written at its field and told above."""
        self.setFocus()  # what an input method still holds is committed
        unreadable = self.parts.unreadable()
        if unreadable:
            self._refuse(dict(unreadable))
            return
        body = self.take()
        findings = self.check(body)
        wrong = by_field(problems(findings))
        if wrong:
            self._refuse(wrong)
            return
        key = self._key()
        try:
            record = self.store(body)
        except Conflict as error:
            self.keep()
            again = button(self.tr("放弃我的修改，查看新版本"))
            again.clicked.connect(self.discard)
            self.notice.say(text(error.message), "notice-bad", [again])
            return
        self.dirty = False
        drafts.drop(self.context.session, key)
        self._show(record)
        told = [text(finding.message) for finding in findings if finding.warning]
        self.notice.say("\n".join([self.tr("已保存。"), *told]), "notice-warn" if told else "notice-ok")

    def saved(self) -> bool:
        """Save what is typed, if anything is; tell whether nothing is left unsaved."""
        if self.dirty:
            self.save()
        return not self.dirty

    def _refuse(self, errors: dict[str, Any]) -> None:
        left = self.parts.set_errors(errors)
        self.parts.focus_first(errors)
        marked = [self.tr("还没有保存：请改正标红的项目。")] if len(left) < len(errors) else []
        self.notice.say("\n".join([*marked, *(text(one) for one in left)]), "notice-bad")

    def _show(self, record: Record[Any] | None) -> None:
        self.record = record
        self.dirty = False
        self.notice.clear()
        self.put(record.body if record else None)
        self.parts.set_errors({})
        self._restore()
        self.parts.set_read_only(not self.may_edit)
        self._settle()
        self.heading_changed.emit(self.heading())
        self.shown.emit(record.doc if record else "")

    def _restore(self) -> None:
        record = self.record
        draft = drafts.find(self.context.session, self._key())
        raw = drafts.body_of(draft, dict[str, Any]) if draft else None
        if draft is None or raw is None or not self.may_edit:
            return
        self.parts.set_raw(raw)
        self.dirty = True
        at = f"{draft.at.astimezone(SHANGHAI):%m-%d %H:%M}"
        if draft.parent == (record.rev if record else ""):
            self.notice.say(self.tr("已恢复 {at} 尚未提交的修改。").format(at=at), "notice-ok")
        else:
            words = self.tr("下面是 {at} 尚未提交的修改；此后这条记录已有新版本，请核对后再保存。")
            self.notice.say(words.format(at=at), "notice-warn")

    def _settle(self) -> None:
        self._save.setVisible(self.may_edit)
        self._undo.setVisible(self.may_edit)
        self._save.setEnabled(self.dirty or self.record is None)
        self._undo.setEnabled(self.dirty)
        self._state.setText("" if self.may_edit else self.read_only_words())

    def _typed(self) -> None:
        if not self.dirty:
            self.dirty = True
            self._settle()
        if not self._timer.isActive():
            self._timer.start()

    def _key(self) -> str:
        return f"{self.kind}:{self.record.doc if self.record else 'new'}"

    def _something_changed(self, changes: Changes) -> None:
        if self.record and self.record.doc in changes.docs and not self.dirty and self.isVisible():
            fresh = self.load(self.record.doc)
            if fresh.rev != self.record.rev:
                self._show(fresh)
