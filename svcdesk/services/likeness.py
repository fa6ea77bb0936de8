"""Customers that may be the same as one: by telephone number, by name, by how the name is spoken."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from svcdesk.domain.masters import Customer, CustomerState
from svcdesk.models.docview import docview
from svcdesk.services import one_customer, search
from svcdesk.services.desk import Session
from svcdesk.services.find import of_docs
from svcdesk.services.search import Hit
from svcdesk.store.readings import readings
from svcdesk.store.tokens import fold
from svcdesk.words import Message

_LEGAL = re.compile(
    r"(股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|集团公司|公司|集团)$"
    r"|\b(co(mpany)?|corp(oration)?|inc|ltd|limited|llc|gmbh|ag|s\.?a|plc)\b\.?"
)
_TAIL, _SHORTEST, _FIRST, _LOOKED_AT = 7, 2, 4, 10
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Likely:
    """A customer that may be the same; ``why`` says by what."""

    doc: str
    number: str
    name: str
    address: str
    why: tuple[Message, ...]


def likely(session: Session, name: str, phones: Iterable[str] = (), without: str = "", most: int = 4) -> list[Likely]:
    """Return customers that may be the same as one of this name and these numbers; ``without`` is its own record."""
    bare, tails = core(name), {tail for phone in phones for tail in _tails(phone)}
    hits = {hit.doc: hit for query in _queries(bare, tails) for hit in _found(session, query)}
    with session.read() as connection:
        own = set(one_customer.family(connection, without))
        bodies = of_docs(connection, [doc for doc in hits if doc not in own], Customer)
    alike = [(_why(bare, tails, body), hits[doc], body) for doc, body in bodies.items()]
    alike.sort(key=lambda one: (-len(one[0]), one[1].number))
    return [Likely(hit.doc, hit.number, body.name, body.address, why) for why, hit, body in alike if why][:most]


def core(name: str) -> str:
    """Return a name without what all companies are called, signs and blanks: 宏达纺织(有限)公司 is 宏达纺织."""
    text, before = fold(name).strip(), ""
    while text != before:
        before, text = text, _SIGNS.sub(" ", _LEGAL.sub(" ", text)).strip()
    return text.replace(" ", "")


def spoken(name: str) -> str:
    """Return how a name is spoken, in plain letters; what is not Chinese stays as it is."""
    return "".join((readings(sign) or (sign,))[0] for sign in name)


def _queries(bare: str, tails: set[str]) -> Iterator[str]:
    yield from sorted(tails)
    if len(bare) >= _SHORTEST:
        yield from dict.fromkeys((bare, spoken(bare), bare[:_FIRST]))


def _found(session: Session, query: str) -> list[Hit]:
    kept = (docview.c.kind == "customer", docview.c.state != CustomerState.MERGED.value)
    return search.find(session, query, _LOOKED_AT, kept)


def _why(bare: str, tails: set[str], body: Customer) -> tuple[Message, ...]:
    return tuple(_reasons(bare, tails, body))


def _reasons(bare: str, tails: set[str], body: Customer) -> Iterator[Message]:
    phones = (body.phone, *(one.phone for one in body.contacts), *(one.phone for one in body.sites))
    shared = next((phone for phone in phones if tails & set(_tails(phone))), "")
    if shared:
        yield Message("masters.alike_phone", {"phone": shared.strip()})
    others = {core(one) for one in (body.name, body.short_name)} - {""}
    if len(bare) < _SHORTEST:
        return
    if bare in others:
        yield Message("masters.alike_name")
    elif spoken(bare) in {spoken(one) for one in others}:
        yield Message("masters.alike_spoken")
    elif any(_within(bare, one) for one in others):
        yield Message("masters.alike_part")


def _within(one: str, other: str) -> bool:
    """Whether one name is a good part of the other."""
    short, long = sorted((one, other), key=len)
    return short in long and len(short) >= max(_SHORTEST + 1, min(_FIRST, len(long) // 2))


def _tails(phone: str) -> Iterator[str]:
    """Yield the last digits of each number in a field, as far as they tell one from another."""
    for part in re.split(r"[/、;；,，\n]|\s{2,}|转", phone):
        digits = "".join(sign for sign in part if sign.isdigit())
        if len(digits) >= _TAIL:
            yield digits[-_TAIL:]
