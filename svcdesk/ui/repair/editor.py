"""Holds the service order in hand: who carries the work follows from what is typed, the draft within a moment."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
from PySide6.QtCore import QObject

from svcdesk.domain.confirming import confirmed, unsigned_where_changed
from svcdesk.domain.order_problems import OrderProblem
from svcdesk.domain.repair_rules import check_result
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.visit_rules import current
from svcdesk.services.service_order import HalfTyped
from svcdesk.ui.draft_editor import DraftEditor

replace = msgspec.structs.replace


class OrderEditor(DraftEditor):
    """The one place the parts of the page read from and write to; ``propose`` decides anew who carries the work.

    Without ``may_work`` a person only says what is to be done, until somebody is there.
    """

    body: ServiceOrder

    def __init__(
        self,
        body: ServiceOrder,
        keep: Callable[[ServiceOrder], datetime],
        *,
        clock: Callable[[], datetime],
        propose: Callable[[ServiceOrder], ServiceOrder],
        read_only: bool,
        may_work: bool = True,
        half_typed: HalfTyped | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(body, keep, read_only=read_only, half_typed=half_typed, parent=parent)
        self.clock = clock
        self.may_work = may_work
        self._propose = propose

    @property
    def confirmed(self) -> bool:
        """Whether what stands under before was confirmed and cannot change."""
        return confirmed(self.body)

    def problems(self) -> list[OrderProblem]:
        """Return everything that stands against signing, as of now."""
        return check_result(self.body, self.clock())

    def settled(self, body: ServiceOrder) -> ServiceOrder:
        body = unsigned_where_changed(self.body, body)
        if (body.parts, body.device) == (self.body.parts, self.body.device):
            return body
        return self._propose(body)

    def edit(self, **fields: Any) -> None:
        """Change fields of the order itself."""
        self.put(replace(self.body, **fields))

    def edit_visit(self, **fields: Any) -> None:
        """Change the visit in hand."""
        visit = current(self.body)
        if visit is not None:
            self.edit(visits=(*self.body.visits[:-1], replace(visit, **fields)))

    def edit_observation(self, own: str, **fields: Any) -> None:
        """Change one line of what is looked at."""
        rows = tuple(replace(one, **fields) if one.id == own else one for one in self.body.observations)
        self.edit(observations=rows)

    def edit_sight(self, own: str, when: str, **fields: Any) -> None:
        """Change how a thing was found, ``before`` or ``after``."""
        one = next(one for one in self.body.observations if one.id == own)
        self.edit_observation(own, **{when: replace(getattr(one, when), **fields)})

    def edit_conduct(self, **fields: Any) -> None:
        """Change conduct on site."""
        self.edit(conduct=replace(self.body.conduct, **fields))

    def edit_sign_off(self, **fields: Any) -> None:
        """Change what the customer says when signing."""
        self.edit(sign_off=replace(self.body.sign_off, **fields))

    def edit_quote(self, **fields: Any) -> None:
        """Change the quote; another amount or text is another quote and not accepted yet."""
        fields.setdefault("signature", None)
        self.edit(quote=replace(self.body.quote, **fields))
