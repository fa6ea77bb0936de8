"""Holds a record in hand: what is typed goes into the body at once and into the draft within a moment."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from svcdesk.ui.form import Form

HalfTyped = Mapping[str, Mapping[str, Any]]

DRAFT_PAUSE_MS = 300
"""Longest time between a keystroke and its draft on disk; the promise is one second."""


class DraftEditor(QObject):
    """The one place the parts of a page read from and write to; a subclass knows what its body is made of.

    ``changed`` carries the new body after every edit, ``kept`` the time of the last draft on disk and ``failed`` the
    error of a draft that could not be kept.
    """

    changed = Signal(object)
    kept = Signal(object)
    failed = Signal(object)

    body: Any

    def __init__(
        self,
        body: Any,
        keep: Callable[[Any], datetime],
        *,
        read_only: bool,
        half_typed: HalfTyped | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.body = body
        self._forms: dict[str, Form] = {}
        self._restored = half_typed or {}
        self.read_only = read_only
        self._keep = keep
        self._dirty = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_PAUSE_MS)
        self._timer.timeout.connect(self.flush)

    def settled(self, body: Any) -> Any:
        """Return a body with what follows from it by itself."""
        return body

    def put(self, body: Any) -> None:
        """Take a new body; the draft follows within a moment."""
        if self.read_only:
            return
        self.body = self.settled(body)
        self._dirty = True
        if not self._timer.isActive():
            self._timer.start()
        self.changed.emit(self.body)

    def watch(self, name: str, form: Form) -> None:
        """Put back what a draft kept of a form's unfinished fields, and keep them from now on."""
        form.set_raw(self._restored.get(name, {}))
        self._forms[name] = form

    def half_typed(self) -> HalfTyped:
        """Return what stands in the forms and means nothing yet, by form and field."""
        self._forms = {name: form for name, form in self._forms.items() if shiboken6.isValid(form)}
        return {name: kept for name, form in self._forms.items() if (kept := form.half_typed())}

    def flush(self) -> None:
        """Write the draft now if anything is newer than the last one; tells ``failed`` where that cannot be."""
        self._timer.stop()
        if not self._dirty:
            return
        try:
            at = self._keep(self.body)
        except Exception as error:  # noqa: BLE001 - whatever it is, the person must see that it is not kept
            self._timer.start()
            self.failed.emit(error)
            return
        self._dirty = False
        self.kept.emit(at)
