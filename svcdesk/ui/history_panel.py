"""Who changed a record, when, and what it said before."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from svcdesk.ui.colours import Tone
from svcdesk.ui.language import Text, text
from svcdesk.ui.reading_pane import ReadingPane, words


class Change(NamedTuple):
    """One field: what it said and what it says; an empty side means there was nothing."""

    field: Text
    old: Text
    new: Text


class Entry(NamedTuple):
    """One revision: when as it is to be shown, who, what was done, why, and the fields that changed."""

    when: str
    who: str
    what: Text
    changes: tuple[Change, ...] = ()
    reason: Text = ""
    tone: Tone = "neutral"


class HistoryPanel(ReadingPane):
    """Shows entries in the order given, newest first by custom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self.refresh()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; what is already shown is left where the person scrolled it."""
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self.refresh()

    def _entry(self, entry: Entry) -> str:
        tone = f" class='{entry.tone}'" if entry.tone != "neutral" else ""
        head = f"<p><span class='small'>{words(entry.when)} &nbsp; {words(entry.who)}</span>"
        parts = [f"{head}<br><b{tone}>{words(text(entry.what))}</b></p>"]
        if entry.reason:
            reason = self.tr("原因：{reason}").format(reason=text(entry.reason))
            parts.append(f"<p>{words(reason)}</p>")
        parts += [self._change(change) for change in entry.changes]
        return "".join(parts)

    def _change(self, change: Change) -> str:
        nothing = words(self.tr("（空）"))
        field, old, new = (words(text(part)) for part in change)
        before = f"<s>{old}</s>" if old else nothing
        return (
            f"<p>&nbsp;&nbsp;<span class='muted'>{field}</span>&nbsp; "
            f"<span class='muted'>{before}</span> → {new or nothing}</p>"
        )

    def write(self) -> str:
        self.setAccessibleName(self.tr("修改历史"))
        if not self._entries:
            nothing = self.tr("还没有保存过，没有历史。")
            return f"<p class='muted'>{words(nothing)}</p>"
        return "<hr>".join(self._entry(entry) for entry in self._entries)
