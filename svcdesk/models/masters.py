"""Master data in lists."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP

from svcdesk.domain.contract import CENT
from svcdesk.domain.masters import Checklist, Company, Customer, CustomerState, Person, Product
from svcdesk.models.docview import View
from svcdesk.words import Message


def company_view(company: Company, state: str) -> View:  # noqa: ARG001 - every view has the same shape
    return View(title=company.name, subject=company.name_en, search=(company.name, company.name_en))


def person_view(person: Person, state: str) -> View:  # noqa: ARG001
    return View(
        title=person.name,
        open=person.active,
        subject=person.login,
        department=person.department.value,
        search=(person.name, person.login, person.phone),
    )


def customer_view(customer: Customer, state: str) -> View:  # noqa: ARG001
    contacts = [text for contact in customer.contacts for text in (contact.name, contact.phone)]
    sites = [text for site in customer.sites for text in (site.name, site.address, site.phone)]
    return View(
        title=customer.name,
        subject=customer.address,
        unit=customer.code,
        customer=customer.merged_into,
        search=(customer.name, customer.short_name, customer.code, customer.uscc, customer.phone, *contacts, *sites),
    )


def no_merge(customer: Customer, state: str) -> Iterator[Message]:
    """Yield why a customer that another desk handed over cannot stand: merged into nobody, or merged and in use."""
    if (state == CustomerState.MERGED) != bool(customer.merged_into):
        yield Message("masters.merge_unsaid", {"customer": customer.name})


def product_view(product: Product, state: str) -> View:  # noqa: ARG001
    return View(
        title=product.name,
        subject=" ".join(part for part in (product.model, product.spec) if part),
        unit=product.code,
        amount=None if product.price is None else product.price.quantize(CENT, ROUND_HALF_UP),  # screws cost 0.0125
        search=(product.name, product.code, product.model, product.spec, product.maker),
    )


def checklist_view(checklist: Checklist, state: str) -> View:  # noqa: ARG001
    return View(
        title=checklist.name,
        subject=checklist.version,
        search=(checklist.name, *(item.name for item in checklist.items)),
    )
