"""Customers from a table: one row each, or one row per contact or site of a customer."""

from typing import Any

from svcdesk.domain.check_masters import check_customer
from svcdesk.domain.checks import same
from svcdesk.domain.masters import Contact, Customer, CustomerState, Site, State
from svcdesk.services.importing.batch import Batch, Index, address, agreed, grouped, replaced
from svcdesk.services.importing.lines import Line
from svcdesk.services.masters import tidy_customer
from svcdesk.services.phones import phone_findings

_PLAIN = ("name", "code", "short_name", "uscc", "phone", "note", "country")
_ADDRESS = ("address", "province", "city", "region", "postal_code")


def take(batch: Batch, lines: list[Line]) -> None:
    """Take in customers; one with the same code, or without codes the same name, is updated."""
    known = batch.known("customer")
    index = Index(known)
    for group in grouped(lines, _key):
        doc = _existing(batch, index, group[0])
        if doc is None:
            continue
        if doc and known[doc].state == CustomerState.MERGED:
            batch.warn(group[0], "customer_merged", "name", customer=known[doc].body.name)
            batch.keep("customer", group[0], doc, known[doc].number, title=known[doc].body.name)
            continue
        before = known[doc].body if doc else Customer("")
        body = _merged(batch, group, before)
        batch.judge(group[0], check_customer(body, index.taken(body, doc)))
        batch.judge(group[0], phone_findings({"phone": body.phone}))
        state = known[doc].state if doc else State.ACTIVE
        index.add(batch.put("customer", group[0], body, state, doc=doc, title=body.name), body)


def _key(line: Line) -> object:
    code = same(line.values.get("code", ""))
    return ("code", code) if code else ("name", same(line.values.get("name", "")))


def _existing(batch: Batch, index: Index, line: Line) -> str | None:
    """Return the record a row is about, empty for a new one, or nothing where it could be several."""
    code, name = line.values.get("code", ""), line.values.get("name", "")
    found = index.coded(code) if code else _in_use(batch, index.named(name))
    if code and not found:  # a customer entered without code gets it from the file
        found = [doc for doc in index.named(name) if not batch.known("customer")[doc].body.code]
    if len(found) > 1:
        batch.problem(line, "several_records", "name", value=name)
        return None
    return found[0] if found else ""


def _in_use(batch: Batch, docs: list[str]) -> list[str]:
    """Return the customers of a name that stand for themselves; a merged one only where there is no other."""
    known = batch.known("customer")
    return [doc for doc in docs if known[doc].state != CustomerState.MERGED] or docs


def _merged(batch: Batch, group: list[Line], before: Customer) -> Customer:
    values = agreed(batch, group, (*_PLAIN, *_ADDRESS))
    plain = {key: values[key] for key in _PLAIN if key in values}
    body = replaced(before, plain | address({key: values.get(key) for key in _ADDRESS}))
    for line in group:
        body = _with_contact(_with_site(body, line.values), line.values)
    return tidy_customer(body)


def _with_contact(body: Customer, values: Any) -> Customer:
    name = values.get("contact_name")
    if not name:
        return body
    said = {key: values[f"contact_{key}"] for key in ("role", "phone", "email") if f"contact_{key}" in values}
    found = next((one for one in body.contacts if same(one.name) == same(name)), None)
    if found is None:
        return replaced(body, {"contacts": (*body.contacts, Contact(name, **said))})
    changed = replaced(found, said)
    return replaced(body, {"contacts": tuple(changed if one is found else one for one in body.contacts)})


def _with_site(body: Customer, values: Any) -> Customer:
    name = values.get("site_name")
    if not name:
        return body
    said = {"address": values["site_address"]} if "site_address" in values else {}
    found = next((one for one in body.sites if same(one.name) == same(name)), None)
    if found is None:
        return replaced(body, {"sites": (*body.sites, Site("", name, **said))})
    changed = replaced(found, said)
    return replaced(body, {"sites": tuple(changed if one is found else one for one in body.sites)})
