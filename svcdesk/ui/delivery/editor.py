"""Holds the delivery in hand: defects follow from what is typed, the draft within a moment."""

from typing import Any

import msgspec

from svcdesk.domain.acceptance import check
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.findings import with_found_defects
from svcdesk.domain.problems import Problem
from svcdesk.ui.draft_editor import DRAFT_PAUSE_MS, DraftEditor

__all__ = ["DRAFT_PAUSE_MS", "Editor"]


class Editor(DraftEditor):
    """The one place the steps read from and write to; see ``DraftEditor``."""

    body: Delivery

    def problems(self) -> list[Problem]:
        """Return everything that stands against signing, as of now."""
        return check(self.body)

    def settled(self, body: Delivery) -> Delivery:
        return with_found_defects(body)

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
