"""Contracts: kept as drafts, signed when complete, changed only with a reason (6.4)."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from svcdesk.domain.contract import Contract, Instalment, Line, State, Trigger
from svcdesk.domain.masters import Contact, Customer, Department, Product, Role, Site
from svcdesk.domain.record import Record
from svcdesk.errors import Denied, Refused
from svcdesk.services import contract, masters
from svcdesk.services.delivery import plan
from svcdesk.services.desk import Session
from tests.conftest import as_person

SIGNED_ON = date(2026, 11, 20)


@pytest.fixture
def customer(desk: Session) -> Record[Customer]:
    site = Site("s1", "二厂", "吴江区", "周工", "0512-6300")
    body = Customer(
        "宏达纺织", address="苏州", phone="0512-1", sites=(site,), contacts=(Contact("李工", phone="0512-2"),)
    )
    return masters.save_customer(desk, body)[0]


@pytest.fixture
def product(desk: Session) -> Record[Product]:
    return masters.save_product(desk, Product("卷绕机", "JR-1", model="JR-300", spec="380 V", uom="台"))[0]


def draft(customer: Record[Customer], product: Record[Product], quantity: int = 3, **more) -> Contract:
    line = Line("", product.doc, "", "", "", Decimal(quantity), Decimal("1250.50"))
    return Contract(**{"customer": customer.doc, "customer_name": "", "lines": (line,), **more})


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_what_is_left_empty_comes_from_customer_site_and_product(desk: Session, customer, product):
    record, _ = contract.save_contract(desk, draft(customer, product, site="s1", external=" HT-7 "))
    body = record.body
    assert (body.customer_name, body.external) == ("宏达纺织", "HT-7")
    assert (body.site_name, body.address, body.contact, body.phone) == ("二厂", "吴江区", "周工", "0512-6300")
    line = body.lines[0]
    assert (line.name, line.spec, line.uom, bool(line.id)) == ("卷绕机", "JR-300 380 V", "台", True)
    assert record.state == State.DRAFT


def test_without_a_site_the_customers_first_contact_is_asked_for(desk: Session, customer, product):
    body = contract.save_contract(desk, draft(customer, product, contact="王总"))[0].body
    assert (body.address, body.contact, body.phone) == ("苏州", "王总", "0512-2")


def test_a_draft_is_signed_when_nothing_is_missing(desk: Session, customer, product):
    record, _ = contract.save_contract(desk, Contract(customer.doc, ""))
    with pytest.raises(Refused) as refused:
        contract.sign_contract(desk, record)
    assert codes(refused) == ["contract.signing_day_missing", "contract.no_lines"]
    part = Instalment("验收款", Decimal(1), Trigger.ACCEPTANCE)
    body = draft(customer, product, signed_on=SIGNED_ON, plan=(part,))
    assert contract.check_contract(desk, body, signing=True) == []
    signed, changes = contract.sign_contract(desk, contract.save_contract(desk, body, record)[0])
    assert signed.state == State.SIGNED
    assert changes.kinds == {"contract"}


def test_a_product_banned_meanwhile_stops_the_signing(desk: Session, customer, product):
    record, _ = contract.save_contract(desk, draft(customer, product, signed_on=SIGNED_ON))
    masters.save_product(desk, msgspec.structs.replace(product.body, banned="无生产许可证"), product)
    with pytest.raises(Refused) as refused:
        contract.sign_contract(desk, record)
    assert [(problem.code, problem.clause) for problem in refused.value.problems] == [
        ("contract.product_banned", "6.2")
    ]


@pytest.fixture
def signed(desk: Session, customer, product) -> Record[Contract]:
    body = draft(customer, product, signed_on=SIGNED_ON)
    return contract.sign_contract(desk, contract.save_contract(desk, body)[0])[0]


def test_a_signed_contract_changes_only_with_a_reason_and_is_signed_again(desk: Session, signed):
    with pytest.raises(Refused) as refused:
        contract.save_contract(desk, signed.body, signed)
    assert codes(refused) == ["contract.already_signed"]
    more = msgspec.structs.replace(signed.body, freight=Decimal(300))
    with pytest.raises(Refused) as unsaid:
        contract.amend_contract(desk, signed, more, " ")
    assert codes(unsaid) == ["contract.reason_missing"]
    amended, _ = contract.amend_contract(desk, signed, more, "增加运费")
    assert (amended.state, amended.amendment, amended.reason) == (State.DRAFT, 1, "增加运费")
    again, _ = contract.sign_contract(desk, amended)
    assert (again.state, again.amendment) == (State.SIGNED, 1)


def test_only_a_draft_is_signed_and_only_a_signed_one_amended(desk: Session, signed):
    with pytest.raises(Refused) as twice:
        contract.sign_contract(desk, signed)
    assert codes(twice) == ["contract.not_draft"]
    amended, _ = contract.amend_contract(desk, signed, signed.body, "核对")
    with pytest.raises(Refused) as early:
        contract.amend_contract(desk, amended, amended.body, "再核对")
    assert codes(early) == ["contract.not_signed"]


def test_deliveries_hold_their_lines(desk: Session, signed):
    line = signed.body.lines[0]
    plan(desk, signed.doc, {line.id: Decimal(2)})
    less = msgspec.structs.replace(signed.body, lines=(msgspec.structs.replace(line, quantity=Decimal(1)),))
    with pytest.raises(Refused) as refused:
        contract.amend_contract(desk, signed, less, "少订")
    assert codes(refused) == ["contract.less_than_delivered"]
    with pytest.raises(Refused) as kept:
        contract.cancel_contract(desk, signed, "客户取消")
    assert codes(kept) == ["contract.has_deliveries"]


def test_a_contract_without_deliveries_is_cancelled_and_keeps_its_number(desk: Session, signed):
    cancelled, _ = contract.cancel_contract(desk, signed, "客户取消")
    assert (cancelled.state, cancelled.number) == (State.CANCELLED, signed.number)


def test_a_technician_signs_no_contracts(desk: Session, signed):
    technician = as_person(desk, "李雷", Department.SERVICE, Role.TECHNICIAN)
    for verb in (
        lambda: contract.save_contract(technician, signed.body),
        lambda: contract.amend_contract(technician, signed, signed.body, "改"),
        lambda: contract.cancel_contract(technician, signed, "改"),
    ):
        with pytest.raises(Denied):
            verb()
