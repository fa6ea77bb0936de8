"""Who may be calling, by the little somebody says, and what appears beside it by itself."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.intake import Intake
from svcdesk.domain.masters import Contact, Customer
from svcdesk.domain.ticket import Kind
from svcdesk.errors import Refused
from svcdesk.services import delivery, masters, records
from svcdesk.services import ticket as tickets
from svcdesk.services.background import background
from svcdesk.services.callers import find_callers
from svcdesk.services.desk import Session
from svcdesk.services.installed import installed_base, only_device
from svcdesk.services.passport import passport
from tests.delivering import filled_in, in_desk


@pytest.fixture
def sold(desk: Session, clock):
    """Deliver a compressor and record three more customers; return contract and delivery."""
    contract = in_desk(desk)
    record, _ = delivery.plan(desk, contract.doc, {"1": Decimal(1)}, technician_name="王工")
    clock.forward(hours=7)
    signed, _ = delivery.sign(desk, record, filled_in(record.body))
    for body in (
        Customer("江南制药厂", phone="0512-66778899", contacts=(Contact("李芳", "设备科", "13912345678"),)),
        Customer("江南造船", phone="021-11112222"),
        Customer("华强电子", phone="0755-26661234"),
    ):
        masters.save_customer(desk, body)
    return contract, signed


def found(desk: Session, typed: str):
    return [(one.customer.name, one.customer.caller, one.device.serial) for one in find_callers(desk, typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("5678", ("江南制药厂", "李芳", "")),
        ("13912345678", ("江南制药厂", "李芳", "")),
        ("8899", ("江南制药厂", "", "")),
        ("jnzy", ("江南制药厂", "", "")),
        ("江南制", ("江南制药厂", "", "")),
        ("李芳", ("江南制药厂", "李芳", "")),
        ("SN-1", ("宏达纺织有限公司", "李工", "SN-1")),
        ("sn-1", ("宏达纺织有限公司", "李工", "SN-1")),
    ],
)
def test_a_caller_is_found_by_phone_name_pinyin_or_serial_number(desk: Session, sold, typed, first):
    assert found(desk, typed)[0] == first


def test_digits_of_both_a_piece_and_a_telephone_offer_the_person_with_the_piece(desk: Session, clock):
    contract = in_desk(desk, ("SN-88213",))
    record, _ = delivery.plan(desk, contract.doc, {"1": Decimal(1)}, technician_name="王工")
    clock.forward(hours=7)
    delivery.sign(desk, record, filled_in(record.body))
    customer = records.record(desk, contract.body.customer, Customer)
    named = replace(customer.body, contacts=(Contact("李卫东", "设备科", "13900008213"),))
    masters.save_customer(desk, named, customer)
    assert found(desk, "8213") == [("宏达纺织有限公司", "李卫东", "SN-88213")]


def test_a_contract_number_leads_to_its_customer(desk: Session, sold):
    contract, _ = sold
    [caller] = [one for one in find_callers(desk, contract.number) if one.device.contract == contract.doc]
    assert (caller.customer.doc, caller.customer.caller) == (contract.body.customer, "李工")


def test_what_fits_several_offers_them_all_and_nothing_offers_nobody(desk: Session, sold):
    assert {name for name, _, _ in found(desk, "江南")} == {"江南制药厂", "江南造船"}
    assert found(desk, "1") == []
    assert found(desk, "没有这家") == []


def test_a_caller_without_a_record_is_found_by_the_earlier_call(desk: Session, clock):
    caller = CustomerRef(name="路过的顾客", caller="老周", phone="15900001111")
    tickets.take(desk, Intake(begun_at=clock.now, kind=Kind.QUESTION, customer=caller, content="问路"))
    [one] = find_callers(desk, "1111")
    assert (one.customer.caller, one.customer.doc) == ("老周", "")


def test_a_piece_the_stock_does_not_know_is_found_by_the_call_about_it(desk: Session, sold, clock):
    [other] = find_callers(desk, "jnzy")
    told = Device(serial="OLD-77", name="老空压机")
    body = Intake(begun_at=clock.now, kind=Kind.REPAIR, customer=other.customer, device=told, content="漏油")
    tickets.take(desk, body)
    [one] = find_callers(desk, "OLD-77")
    assert (one.customer.doc, one.device.name) == (other.customer.doc, "老空压机")


def test_a_retired_customer_comes_last_and_says_so(desk: Session, sold):
    [retired] = find_callers(desk, "江南制药")
    masters.retire(desk, records.record(desk, retired.customer.doc, Customer))
    offered = find_callers(desk, "江南")
    assert [one.retired for one in offered] == [False, True]


def call(desk: Session, contract, **fields):
    caller = find_callers(desk, "SN-1")[0]
    plain = {"begun_at": desk.clock(), "kind": Kind.REPAIR, "customer": caller.customer, "device": caller.device}
    return Intake(**{**plain, "content": "停机", **fields})


def test_beside_the_intake_stand_warranty_contract_open_cases_and_history(desk: Session, sold):
    contract, signed = sold
    first, _ = tickets.take(desk, call(desk, contract))
    beside = background(desk, contract.body.customer, "", "SN-1")
    assert (beside.device.warranty_end, beside.device.contract_number) == ("2027-11-22", contract.number)
    assert beside.device.delivery == signed.doc
    assert [row.doc for row in beside.open_cases] == [first.doc]
    assert {row.doc for row in beside.past} == {first.doc, signed.doc}
    assert [row.doc for row in beside.contracts] == [contract.doc]
    assert (beside.hours, beside.open_now) == (("08:30-12:00", "13:00-17:30"), True)


def test_only_a_single_numbered_piece_is_a_customers_only_device(desk: Session, sold, clock):
    contract, _ = sold
    [other] = find_callers(desk, "jnzy")
    only = only_device(desk, contract.body.customer)
    assert (only.serial, only.warranty_end) == ("SN-1", "2027-11-22")
    assert only_device(desk, other.customer.doc) == only_device(desk, "") == Device()
    record, _ = delivery.plan(desk, contract.doc, {"1": Decimal(1)}, technician_name="王工")
    clock.forward(hours=7)
    delivery.sign(desk, record, filled_in(record.body))
    assert only_device(desk, contract.body.customer) == Device()


def test_a_serial_number_of_another_customer_is_refused_without_a_word(desk: Session, sold):
    contract, _ = sold
    [other] = find_callers(desk, "jnzy")
    strange = replace(call(desk, contract), customer=other.customer)
    with pytest.raises(Refused) as refused:
        tickets.take(desk, strange)
    [problem] = refused.value.problems
    assert problem.params == {"serial": "SN-1", "customer": "宏达纺织有限公司"}
    record, _ = tickets.take(desk, replace(strange, serial_note="二手转让"))
    assert record.body.serial_note == "二手转让"


def test_calls_stand_in_the_life_of_a_piece_and_in_the_installed_base(desk: Session, sold):
    contract, _ = sold
    record, _ = tickets.take(desk, call(desk, contract))
    [piece] = installed_base(desk, contract.body.customer)
    assert (piece.serial, piece.last_number, piece.open_cases) == ("SN-1", record.number, 1)
    assert piece.warranty_end == "2027-11-22"
    life = passport(desk, piece.product, "SN-1")
    assert [(case.kind, case.number, case.topic) for case in life.cases] == [("ticket", record.number, "repair")]
