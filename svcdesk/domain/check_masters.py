"""What company, customer and product must say before they are kept: all problems at once."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from svcdesk.domain import uscc
from svcdesk.domain.checks import Finding, same, unholdable
from svcdesk.domain.figures import between, countable
from svcdesk.domain.masters import Company, Customer, Product
from svcdesk.words import Message

_LONGEST_WARRANTY = 600


class Taken(NamedTuple):
    """Names and codes of the other records of a kind, as ``same`` gives them."""

    names: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()


def check_company(company: Company) -> list[Finding]:
    """Return everything wrong with the company's own data."""
    return [*unholdable(company), *_named(company.name, "company_unnamed"), *_company(company)]


def _company(company: Company) -> Iterator[Finding]:
    if company.feedback_working_days < 1:
        yield Finding(Message("masters.feedback_days", clause="6.5.2"), "feedback_working_days")
    if company.bank.tax_id.strip():
        yield from _uscc(company.bank.tax_id, "bank.tax_id")
    for index, form in enumerate(company.forms):
        if not form.code.strip():
            yield Finding(Message("masters.form_without_code", {"form": form.form}), f"forms.{index}.code")
        if form.copies < 1:
            yield Finding(Message("masters.form_copies", {"form": form.form}), f"forms.{index}.copies")
    yield from _twice([form.form for form in company.forms], "forms", "form", "form_twice")


def check_customer(customer: Customer, taken: Taken) -> list[Finding]:
    """Return everything wrong with a customer; ``taken`` is what other customers are called."""
    return [
        *unholdable(customer),
        *_named(customer.name, "customer_unnamed"),
        *_duplicates(customer.name, customer.code, taken, "customer"),
        *(_uscc(customer.uscc, "uscc") if customer.uscc.strip() else ()),
        *_parts(customer),
    ]


def _parts(customer: Customer) -> Iterator[Finding]:
    for index, site in enumerate(customer.sites):
        if not site.name.strip():
            yield Finding(Message("masters.site_unnamed", {"n": index + 1}), f"sites.{index}.name")
    for index, contact in enumerate(customer.contacts):
        if not contact.name.strip():
            yield Finding(Message("masters.contact_unnamed", {"n": index + 1}), f"contacts.{index}.name")
    yield from _twice([site.id for site in customer.sites], "sites", "id", "site_id_twice")
    yield from _twice([site.name for site in customer.sites], "sites", "name", "site_twice")


def check_product(product: Product, taken: Taken, checklists: Iterable[str] = ()) -> list[Finding]:
    """Return everything wrong with a product; ``checklists`` are the documents of the checklists there are."""
    return [
        *unholdable(product),
        *_named(product.name, "product_unnamed"),
        *_duplicates(product.name, product.code, taken, "product"),
        *_figures(product),
        *_checklist(product, checklists),
    ]


def _figures(product: Product) -> Iterator[Finding]:
    if not product.uom.strip():
        yield Finding(Message("masters.uom_missing"), "uom")
    if not 0 <= product.warranty_months <= _LONGEST_WARRANTY:
        yield Finding(Message("masters.warranty_range", {"most": _LONGEST_WARRANTY}), "warranty_months")
    if product.price is not None and not between(product.price, 0):
        yield Finding(Message("masters.price_range"), "price")
    if product.minimum_stock is not None and not countable(product.minimum_stock, least=Decimal(0)):
        yield Finding(Message("masters.minimum_range"), "minimum_stock")


def _checklist(product: Product, checklists: Iterable[str]) -> Iterator[Finding]:
    if product.checklist and product.checklist not in set(checklists):
        yield Finding(Message("masters.checklist_unknown", clause="6.5.1.3"), "checklist")


def _named(name: str, code: str) -> Iterator[Finding]:
    if not name.strip():
        yield Finding(Message(f"masters.{code}"), "name")


def _duplicates(name: str, code: str, taken: Taken, kind: str) -> Iterator[Finding]:
    """A code belongs to one record; two records of one name are told, for branches do share names."""
    called = Message(f"masters.kind.{kind}")
    if same(code) and same(code) in taken.codes:
        yield Finding(Message("masters.code_taken", {"code": code, "kind": called}), "code")
    if same(name) and same(name) in taken.names:
        yield Finding(Message("masters.name_taken", {"name": name, "kind": called}), "name", warning=True)


def _uscc(code: str, field: str) -> Iterator[Finding]:
    wrong = uscc.fault(uscc.tidy(code))
    if wrong:
        yield Finding(Message(f"masters.uscc_{wrong}", {"code": code.strip()}), field)


def _twice(texts: list[str], group: str, field: str, code: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, text in enumerate(texts):
        key = same(text)
        if key and key in seen:
            yield Finding(Message(f"masters.{code}", {"text": text}), f"{group}.{index}.{field}")
        seen.add(key)
