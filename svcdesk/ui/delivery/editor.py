"""Holds the delivery in hand: what is typed goes into the body at once and into the draft within a moment."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from svcdesk.domain.acceptance import check
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.findings import with_found_defects
from svcdesk.domain.problems import Problem
from svcdesk.services.delivery import HalfTyped
from svcdesk.ui.form import Form

DRAFT_PAUSE_MS = 300
"""Longest time between a keystroke and its draft on disk; the promise is one second."""


class Editor(QObject):
    """The one place the steps read from and write to.

    ``changed`` carries the new ``Delivery`` after every edit, ``kept`` the time of the last draft on disk and
    ``failed`` the error of a draft that could not be kept.
    """

    changed = Signal(object)
    kept = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        body: Delivery,
        keep: Callable[[Delivery], datetime],
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

    def problems(self) -> list[Problem]:
        """Return everything that stands against signing, as of now."""
        return check(self.body)

    def put(self, body: Delivery) -> None:
        """Take a new body: defects follow from findings, the draft follows within a moment."""
        if self.read_only:
            return
        self.body = with_found_defects(body)
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

    def edit(self, **fields: Any) -> None:
        """Change fields of the delivery itself."""
        self.put(msgspec.structs.replace(self.body, **fields))

    def edit_line(self, line_id: str, **fields: Any) -> None:
        """Change one packing line."""
        self.edit(lines=_replaced(self.body.lines, line_id, fields))

    def edit_unit(self, unit_id: str, **fields: Any) -> None:
        """Change one unit."""
        self.edit(units=_replaced(self.body.units, unit_id, fields))

    def edit_answer(self, unit_id: str, item_id: str, **fields: Any) -> None:
        """Change one answer of a unit's checklist."""
        unit = next(unit for unit in self.body.units if unit.id == unit_id)
        answers = tuple(
            msgspec.structs.replace(answer, **fields) if answer.item.id == item_id else answer
            for answer in unit.answers
        )
        self.edit_unit(unit_id, answers=answers)

    def edit_defect(self, defect_id: str, **fields: Any) -> None:
        """Change one defect."""
        self.edit(defects=_replaced(self.body.defects, defect_id, fields))

    def edit_work(self, **fields: Any) -> None:
        """Change conditions and conduct on site."""
        self.edit(site_work=msgspec.structs.replace(self.body.site_work, **fields))

    def edit_training(self, **fields: Any) -> None:
        """Change the training."""
        self.edit(training=msgspec.structs.replace(self.body.training, **fields))


def _replaced(rows: tuple[Any, ...], row_id: str, fields: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(msgspec.structs.replace(row, **fields) if row.id == row_id else row for row in rows)
