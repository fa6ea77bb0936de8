"""Answers the search box: asks the desk, shows what it found, leads to what was picked."""

from PySide6.QtCore import QObject

from svcdesk.domain.masters import CustomerState
from svcdesk.services import search
from svcdesk.services.labels import kind_label, state_label
from svcdesk.services.passport import UnitFound, find_units
from svcdesk.services.search import Hit
from svcdesk.ui.context import Context
from svcdesk.ui.fields import Option
from svcdesk.ui.language import text
from svcdesk.ui.search_box import Query, SearchBox
from svcdesk.words import Message

_SHOWN = 40


class Searching(QObject):
    """Belongs to one search box."""

    def __init__(self, context: Context, box: SearchBox) -> None:
        super().__init__(box)
        self._context = context
        self._box = box
        box.wanted.connect(self._answer)
        box.picked.connect(self._lead)

    def _answer(self, query: Query) -> None:
        hits = search.find(self._context.session, query.words, _SHOWN)
        units = find_units(self._context.session, query.words, {hit.matched for hit in hits})
        self._box.show_results(query.ticket, [*map(_unit, units), *map(_option, hits)])

    def _lead(self, option: Option) -> None:
        kind, _, doc = option.id.partition(":")
        self._context.hub.wanted.emit(kind, doc)


def _option(hit: Hit) -> Option:
    detail = " · ".join(part for part in (hit.number, hit.subject, hit.matched) if part)
    merged = hit.kind == "customer" and hit.state == CustomerState.MERGED
    mark = state_label(hit.kind, hit.state) if merged else kind_label(hit.kind)
    return Option(f"{hit.kind}:{hit.doc}", hit.title or hit.number, detail, text(mark))


def _unit(found: UnitFound) -> Option:
    where = found.customer or text(Message(f"stock.place.{found.place}"))
    mark = text(Message("passport.unit"))
    return Option(f"unit:{found.product}:{found.serial}", found.serial, f"{found.name} · {where}", mark)
