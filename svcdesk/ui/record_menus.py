"""The menus of a list of records: which conditions hold, which columns are shown."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from svcdesk.services import lists
from svcdesk.services.desk import Session
from svcdesk.services.labels import state_label
from svcdesk.services.lists import Query
from svcdesk.ui.language import Text, text
from svcdesk.ui.record_columns import COLUMNS
from svcdesk.ui.record_filters import ListSpec, change
from svcdesk.words import Message

_FLAGS = ("open", "overdue", "mine", "conflicts")
_MORE_FLAGS = ("ours", "unassigned", "unsigned")
_WAITS = ("customer", "parts", "site", "supplier", "other")
_VERDICTS = ("none", "seen", "approved", "rework")
_TOGGLED = ("owner", "waits", "reviewed")
_DAYS = (0, 1, 7, 30, 365)
_PEOPLE = 40


def fill_conditions(menu: QMenu, session: Session, spec: ListSpec, query: Query) -> None:
    """Offer every condition there is, those that hold ticked; an action's data is a field and its value."""
    menu.clear()
    for flag in (*_FLAGS, *(one for one in _MORE_FLAGS if one in spec.conditions)):
        _add(menu, Message(f"lists.only.{flag}"), (flag, True), chosen=getattr(query, flag))
    menu.addSeparator()
    found = {state: kind for kind in spec.kinds for state in lists.states(session, [kind])}
    states = [(state_label(kind, state), ("states", state), state in query.states) for state, kind in found.items()]
    _submenu(menu, Message("lists.by.state"), states)
    people = [(name, ("owner", doc), doc == query.owner) for doc, name in lists.owners(session)[:_PEOPLE]]
    _submenu(menu, Message("lists.by.owner"), people)
    days = [(Message(f"lists.days.{days}"), ("days", days), days == query.days) for days in _DAYS]
    _submenu(menu, Message("lists.by.days"), days)
    for field, area, values in (("waits", "waits", _WAITS), ("reviewed", "review", _VERDICTS)):
        if field in spec.conditions:
            held = getattr(query, field)
            choices = [(Message(f"lists.{area}.{one}"), (field, one), one == held) for one in values]
            _submenu(menu, Message(f"lists.by.{field}"), choices)


def fill_columns(menu: QMenu, spec: ListSpec, shown: Sequence[str]) -> None:
    """Offer every column of a list; an action's data is the column's key. The last one shown cannot be taken away."""
    menu.clear()
    for key in spec.choices:
        action = _add(menu, COLUMNS[key].title, key, chosen=key in shown)
        action.setEnabled(tuple(shown) != (key,))


def conditioned(query: Query, field: str, value: object) -> Query:
    """Return a query with one condition set, or taken back where it held already."""
    if field == "states":
        return change(query, states=tuple(sorted(set(query.states) ^ {str(value)})))
    if field in (*_FLAGS, *_MORE_FLAGS):
        return change(query, **{field: not getattr(query, field)})
    if field in _TOGGLED:
        return change(query, **{field: "" if getattr(query, field) == value else value})
    return change(query, days=value)


def _submenu(menu: QMenu, title: Message, choices: Iterable[tuple[Text, tuple[str, object], bool]]) -> None:
    below = menu.addMenu(text(title))
    for words, data, chosen in choices:
        _add(below, words, data, chosen=chosen)
    below.setEnabled(not below.isEmpty())


def _add(menu: QMenu, words: Text, data: object, *, chosen: bool) -> QAction:
    action = QAction(text(words).replace("&", "&&"), menu)
    action.setCheckable(True)
    action.setChecked(chosen)
    action.setData(data)
    menu.addAction(action)
    return action
