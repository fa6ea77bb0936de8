"""A record filled in at the customer's: every keystroke a draft, frozen once signed; its head and foot."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from svcdesk.domain.sheets import Form
from svcdesk.domain.times import SHANGHAI
from svcdesk.errors import KnownError
from svcdesk.ui import theme
from svcdesk.ui.context import Context
from svcdesk.ui.draft_editor import DraftEditor
from svcdesk.ui.language import text
from svcdesk.ui.notice import Notice
from svcdesk.ui.opened import Opened, told_opened
from svcdesk.ui.parts import label
from svcdesk.ui.record_view import RecordView
from svcdesk.ui.signed_actions import SignedActions


class DraftView(RecordView):
    """A subclass builds the page between the notice and the line that says what is kept, and names its verbs."""

    _record: Any = None
    _editor: Any = None

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._reason = ""
        self._buttons: Sequence[QWidget] = ()
        self._notice = Notice()
        self._saved = label("", "muted")

    def buttons(self) -> Sequence[QWidget]:
        return self._buttons

    def keep(self) -> None:
        if self._editor is not None:
            self._editor.flush()

    def notice(self) -> str:
        """Return what is said above the page."""
        return self._notice.words()

    def _lead(self, actions: SignedActions) -> None:
        """Put what can be done with the record into its head."""
        self._buttons = actions.buttons()
        actions.reopen.connect(self._reopen)
        actions.print_wanted.connect(self._preview)

    def _preview(self, form: Form, blank: bool) -> None:
        """Show the sheets of a form."""
        raise NotImplementedError

    def _holds_focus(self) -> bool:
        """Tell whether the cursor is in this record, or will be once its window is in front again."""
        at = self.window().focusWidget()
        return at is not None and self.isAncestorOf(at) and at.isVisibleTo(self)

    def _reopen(self) -> None:
        """Load the record again and show it."""
        raise NotImplementedError

    def _changed(self, body: Any) -> None:
        """Show what follows from an edit."""
        raise NotImplementedError

    def _follow(self, editor: DraftEditor) -> None:
        """Show what an editor makes of its body and of the draft."""
        editor.changed.connect(self._changed)
        editor.kept.connect(self._tell_kept)
        editor.failed.connect(self._tell_failed)

    def _tell_kept(self, at: datetime) -> None:
        words = self.tr("✓ 已自动保存 {time} · 关机也不会丢失")
        self._saved.setText(words.format(time=f"{at.astimezone(SHANGHAI):%H:%M:%S}"))
        theme.set_tone(self._saved, "neutral")

    def _tell_failed(self, error: Exception) -> None:
        why = text(error.message) if isinstance(error, KnownError) else str(error)
        self._saved.setText(self.tr("未能保存：{why}").format(why=why))
        theme.set_tone(self._saved, "bad")

    def _tell_opened(self, opened: Opened, signed_words: str) -> None:
        self._saved.setText("")
        self._notice.say(*told_opened(opened, signed_words))
