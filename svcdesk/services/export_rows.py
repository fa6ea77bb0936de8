"""What each kind of record shows in an exported table; its columns are those an import understands, and some more."""

from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest
from typing import Any, NamedTuple

from svcdesk.domain.contract import Contract
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.masters import Checklist, Contact, Customer, Person, Product, Site, State
from svcdesk.domain.record import Revision
from svcdesk.domain.stock import Opening
from svcdesk.services.export_files import Value
from svcdesk.services.importing.targets import TARGETS, label_of
from svcdesk.services.labels import state_label
from svcdesk.words import Lang, Message, label, listed, say

_NUMBER, _STATE = "fields.import.record_number", "fields.import.record_state"
_LEFT_OUT = {
    "customer": {"province", "city", "region", "postal_code"},
    "product": {"stock"},
    "contract": {"province", "city", "region", "postal_code", "country"},
}


class Names(NamedTuple):
    """What records are called that others point at: code or number, and name, by document."""

    customers: Mapping[str, Customer]
    products: Mapping[str, Product]
    checklists: Mapping[str, Checklist]
    calendars: Mapping[str, WorkCalendar]


class Table(NamedTuple):
    """How a kind is exported: the keys of its fields in order, and the rows one record makes."""

    keys: tuple[str, ...]
    rows: Callable[[Any, Revision, Names], Iterator[dict[str, Any]]]


def headings(kind: str, lang: Lang) -> list[str]:
    """Return the headings of a kind's table: record number, state, then its fields by their names."""
    labels = {target.key: target.label for target in TARGETS[kind]}
    codes = [_NUMBER, _STATE, *(labels.get(key, f"fields.{kind}.{key}") for key in TABLES[kind].keys)]
    return [label(code, lang) for code in codes]


def rows(kind: str, made: Revision, body: Any, names: Names, lang: Lang) -> Iterator[list[Value]]:
    """Yield the rows of one record."""
    state = say(state_label(kind, made.state), lang)
    for values in TABLES[kind].rows(body, made, names):
        yield [made.number, state, *(_shown(values.get(key), lang) for key in TABLES[kind].keys)]


def _shown(value: Any, lang: Lang) -> Value:
    if isinstance(value, bool):
        return label("exporting.yes" if value else "exporting.no", lang)
    if isinstance(value, tuple):
        return listed((str(_shown(one, lang)) for one in value), lang)
    code = label_of(value)
    return say(Message(code), lang) if code else value


def _plain(body: Any) -> dict[str, Any]:
    return {key: getattr(body, key) for key in body.__struct_fields__}


def _customer(body: Customer, made: Revision, names: Names) -> Iterator[dict[str, Any]]:  # noqa: ARG001
    kept = names.customers.get(body.merged_into)
    for contact, site in zip_longest(body.contacts or (Contact(""),), body.sites):
        person, place = contact or Contact(""), site or Site("", "")
        yield {
            **_plain(body),
            "merged_into": (kept.code or kept.name) if kept else "",
            "contact_name": person.name,
            "contact_role": person.role,
            "contact_phone": person.phone,
            "contact_email": person.email,
            "site_name": place.name,
            "site_address": place.address,
        }


def _product(body: Product, made: Revision, names: Names) -> Iterator[dict[str, Any]]:
    checklist = names.checklists.get(body.checklist)
    retired = made.state == State.RETIRED
    yield {**_plain(body), "checklist": checklist.name if checklist else "", "discontinued": retired}


def _person(body: Person, made: Revision, names: Names) -> Iterator[dict[str, Any]]:  # noqa: ARG001
    yield {**_plain(body), "password": None}


def _contract(body: Contract, made: Revision, names: Names) -> Iterator[dict[str, Any]]:
    customer = names.customers.get(body.customer)
    head = {**_plain(body), "external": body.external or made.number}
    head["customer"] = (customer.code or customer.name) if customer else body.customer_name
    calendar = names.calendars.get(body.calendar)
    head["calendar"] = calendar.name if calendar else ""
    for line in body.lines or (None,):
        own = _plain(line) if line else {}
        product = names.products.get(line.product) if line else None
        goods = _called(product) if product else own.get("name")
        yield {**own, **head, "product": goods, "line_note": own.get("note")}


def _opening(body: Opening, made: Revision, names: Names) -> Iterator[dict[str, Any]]:  # noqa: ARG001
    for line in body.lines:
        product = names.products.get(line.product)
        yield {**_plain(line), "product": _called(product) if product else line.name}


def _checklist(body: Checklist, made: Revision, names: Names) -> Iterator[dict[str, Any]]:  # noqa: ARG001
    for item in body.items:
        yield {**_plain(item), **_plain(body), "item": item.name}


def _called(product: Product) -> str:
    return product.code or " ".join(part for part in (product.name, product.model, product.spec) if part)


def _keys(kind: str) -> tuple[str, ...]:
    return tuple(target.key for target in TARGETS[kind] if target.key not in _LEFT_OUT.get(kind, ()))


TABLES: Mapping[str, Table] = {
    "customer": Table((*_keys("customer"), "merged_into"), _customer),
    "product": Table(_keys("product"), _product),
    "person": Table(_keys("person"), _person),
    "contract": Table(_keys("contract"), _contract),
    "opening": Table(_keys("opening"), _opening),
    "checklist": Table(_keys("checklist"), _checklist),
}
"""The kinds with all their fields; every other kind is exported as lists show it."""
