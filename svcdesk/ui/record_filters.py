"""What a list of records is about, the filters it comes with, and what a person set up in it."""

from dataclasses import dataclass

import msgspec

from svcdesk.services.lists import Query, Sort
from svcdesk.ui.language import Text
from svcdesk.words import Message

_PRESETS: dict[str, dict[str, object]] = {
    "all": {},
    "active": {"states": ("active",)},
    "open": {"open": True},
    "mine": {"open": True, "mine": True},
    "overdue": {"overdue": True},
    "conflicts": {"conflicts": True},
    "ours": {"open": True, "ours": True},
    "unassigned": {"open": True, "unassigned": True},
    "soon": {"hours": 2},
    "waiting_customer": {"open": True, "waits": "customer"},
    "unsigned": {"unsigned": True},
    "rework": {"reviewed": "rework"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSpec:
    """One list of the window: its name in memory, its kinds, its columns and what it says when it is empty.

    ``columns`` are shown at first, ``choices`` can be; the first of ``presets`` is the filter at first, ``sort`` the
    order; ``conditions`` are asked for in the menu beside those every list has. ``empty`` is
    said where there is no record at all, with ``action`` on the button that leads on (none for no button).
    """

    name: str
    kinds: tuple[str, ...]
    columns: tuple[str, ...] = ("record", "subject", "state")
    choices: tuple[str, ...] = ("record", "subject", "state", "unit", "due", "owner", "occurred", "result")
    presets: tuple[str, ...] = ("all", "open", "mine", "overdue", "conflicts")
    sort: Sort = Sort.NEWEST
    conditions: tuple[str, ...] = ()
    empty: Text = ""
    action: Text = ""


class SavedFilter(msgspec.Struct, frozen=True):
    """A filter a person gave a name."""

    name: str
    query: Query


class ListMemory(msgspec.Struct, frozen=True, kw_only=True):
    """What a person set up in one list; ``widths`` in device-independent pixels at normal font size."""

    query: Query
    columns: tuple[str, ...]
    widths: dict[str, int] = {}
    saved: tuple[SavedFilter, ...] = ()


def preset(spec: ListSpec, key: str) -> Query:
    """Return one of the filters a list comes with, in the list's own order."""
    return own_order(msgspec.convert({"kinds": spec.kinds, **_PRESETS[key]}, Query), spec)


def own_order(query: Query, spec: ListSpec) -> Query:
    """Return a query in the order its list begins with."""
    return change(query, sort=spec.sort, descending=spec.sort is not Sort.URGENT)


def preset_title(key: str) -> Message:
    """Return what a filter is called."""
    return Message(f"lists.preset.{key}")


def first_memory(spec: ListSpec) -> ListMemory:
    """Return what a list is like before anybody set anything up."""
    return ListMemory(query=preset(spec, spec.presets[0]), columns=spec.columns)


def usable(memory: ListMemory | None, spec: ListSpec) -> ListMemory:
    """Return what was remembered as far as this version of the list still knows it."""
    if memory is None:
        return first_memory(spec)
    kept = tuple(key for key in memory.columns if key in spec.choices)
    columns = kept if kept and kept[0] == memory.columns[0] else spec.columns  # the first one names the record
    return msgspec.structs.replace(memory, columns=columns, query=without_text(of_kinds(memory.query, spec)))


def of_kinds(query: Query, spec: ListSpec) -> Query:
    """Return a query about the kinds of a list."""
    return query if query.kinds and set(query.kinds) <= set(spec.kinds) else change(query, kinds=spec.kinds)


def same_filter(one: Query, other: Query) -> bool:
    """Whether two queries choose the same records, however sorted."""
    return unsorted(one) == unsorted(other)


def unsorted(query: Query) -> Query:
    """Return a query in the order every list begins with."""
    plain = Query()
    return change(query, sort=plain.sort, descending=plain.descending)


def without_text(query: Query) -> Query:
    """Return a query without what was typed to look for, or chosen in a chart."""
    return change(query, text="", counted=None)


def change(query: Query, **fields: object) -> Query:
    """Return a query with other fields."""
    return msgspec.structs.replace(query, **fields)
