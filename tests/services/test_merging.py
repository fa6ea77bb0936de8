"""A customer that exists twice becomes one, and what was written for either is found with the one that stays."""

import csv

import pytest
from msgspec.structs import replace

from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.masters import Contact, Customer, Department, Role
from svcdesk.domain.record import Record
from svcdesk.domain.ticket import Kind, Ticket
from svcdesk.errors import Conflict, KnownError, Refused
from svcdesk.services import (
    callers,
    choices,
    dispatching,
    lists,
    masters,
    merging,
    one_customer,
    return_begin,
    return_case,
    search,
)
from svcdesk.services import ticket as tickets
from svcdesk.services.background import background
from svcdesk.services.desk import Session, load
from svcdesk.services.exporting import export
from svcdesk.services.installed import installed_base, only_device
from svcdesk.services.likeness import core, likely, spoken
from svcdesk.services.lists import Query
from svcdesk.services.passport import passport
from svcdesk.services.ticket_saving import owner_of_serial
from svcdesk.store import projector
from svcdesk.store.check import check
from tests.conftest import as_person
from tests.returning import asked, delivered
from tests.services.bringing import bring, problems
from tests.services.test_ticket import intake

WHY = "电话和税号相同，王工核对过"


class Twice:
    """One company known twice: ``old`` bought a compressor and called, ``new`` came into being on another laptop."""

    def __init__(self, desk: Session, clock) -> None:
        self.desk = desk
        self.delivery = delivered(desk, clock, compressors=1)
        self.old = read(desk, self.delivery.body.customer, Customer)
        contact = Contact("李芳", "设备科", "13912345678")
        changed = replace(self.old.body, phone="0512-66551234", contacts=(contact,), code="K-7")
        self.old, _ = masters.save_customer(desk, changed, self.old)
        self.new, _ = masters.save_customer(desk, Customer("宏大纺织厂", phone="0512-66778899"))
        self.ticket = self.call(self.old)

    def call(self, customer: Record[Customer], **fields) -> Record[Ticket]:
        who = CustomerRef(doc=customer.doc, name=customer.body.name, caller="张三", phone="139")
        return tickets.take(self.desk, intake(self.desk, customer=who, kind=Kind.REPAIR, **fields))[0]

    def piece(self) -> Device:
        return Device(product=self.delivery.body.units[0].product, serial="SN-1")

    def merge(self) -> Record[Customer]:
        self.old, changes = merging.merge(self.desk, self.old, self.new.doc, WHY)
        assert {self.old.doc, self.new.doc} <= changes.docs
        return self.old


@pytest.fixture
def twice(desk: Session, clock) -> Twice:
    return Twice(desk, clock)


def read(desk: Session, doc: str, body: type) -> Record:
    with desk.read() as connection:
        return load(connection, doc, body)


def refused(verb, *args) -> list[str]:
    with pytest.raises(Refused) as found:
        verb(*args)
    return [one.code.partition(".")[2] for one in found.value.problems]


def customer(desk: Session, name: str, **fields) -> Record[Customer]:
    return masters.save_customer(desk, Customer(name, **fields))[0]


def found(desk: Session, typed: str) -> list[tuple[str, str, str]]:
    return [(one.customer.doc, one.customer.caller, one.formerly) for one in callers.find_callers(desk, typed)]


def test_a_merged_customer_stays_as_it_was_and_no_other_record_is_written(twice: Twice, desk: Session):
    body, ticket = twice.old.body, read(desk, twice.ticket.doc, Ticket)
    old = twice.merge()
    merged = replace(body, merged_into=twice.new.doc, merged_name=twice.new.body.name)
    assert (old.state, old.reason, old.body) == ("merged", WHY, merged)
    assert read(desk, ticket.doc, Ticket) == ticket
    assert read(desk, twice.new.doc, Customer) == twice.new
    assert (ticket.body.customer.doc, ticket.body.customer.name) == (old.doc, body.name)
    assert check(desk.store) == []


def test_what_was_written_for_the_merged_one_counts_as_of_the_one_that_stays(twice: Twice, desk: Session):
    new = twice.new.doc
    assert installed_base(desk, new) == []
    twice.merge()
    assert [(one.serial, one.warranty_end) for one in installed_base(desk, new)] == [("SN-1", "2027-11-22")]
    assert only_device(desk, new).serial == "SN-1"
    beside = background(desk, new)
    assert (beside.installed, [row.doc for row in beside.open_cases]) == (1, [twice.ticket.doc])
    assert [row.number for row in beside.contracts]
    assert {row.kind for row in beside.past} >= {"ticket", "delivery"}
    assert lists.count(desk, Query(kinds=("ticket",), customer=new)) == 1
    held = merging.holding(desk, new)
    assert (held.units, held.counts["ticket"], held.counts["contract"], held.counts["delivery"]) == (1, 1, 1, 1)
    assert passport(desk, twice.piece().product, "SN-1").customer == "宏大纺织厂"
    with desk.read() as connection:
        assert owner_of_serial(connection, new, twice.piece().product, "SN-1") == ""
        assert owner_of_serial(connection, "e" * 32, twice.piece().product, "SN-1") == "宏达纺织有限公司"


def test_a_rebuild_says_the_same(twice: Twice, desk: Session):
    twice.merge()
    with desk.store.write() as connection:
        projector.rebuild(connection)
    assert len(installed_base(desk, twice.new.doc)) == 1
    assert check(desk.store) == []


@pytest.mark.parametrize("typed", ["5678", "李芳", "66551234", "8899", "hdfz", "宏达纺织", "SN-1", "K-7"])
def test_whoever_calls_by_a_name_or_number_of_either_is_the_one_that_stays(twice: Twice, desk: Session, typed):
    twice.merge()
    first = found(desk, typed)[0]
    assert first[0] == twice.new.doc
    assert [one for one in found(desk, typed) if one[0] == twice.old.doc] == []


def test_a_caller_found_by_the_merged_ones_contact_is_reached_as_that_one_was(twice: Twice, desk: Session):
    twice.merge()
    one = callers.find_callers(desk, "李芳")[0]
    assert (one.customer.name, one.customer.phone, one.formerly) == ("宏大纺织厂", "13912345678", "宏达纺织有限公司")
    assert callers.named(desk, "宏达纺织有限公司") == twice.new.doc


def test_pickers_offer_the_one_that_stays_by_either_name_and_once(twice: Twice, desk: Session):
    twice.merge()
    assert [one.doc for one in choices.find_customers(desk, "宏达纺织")] == [twice.new.doc]
    assert [one.doc for one in choices.find_customers(desk, "hdfz")] == [twice.new.doc]
    assert [one.doc for one in choices.find_customers(desk)] == [twice.new.doc]


def test_a_search_for_the_old_name_shows_the_one_that_stays_first(twice: Twice, desk: Session):
    twice.merge()
    hit = next(hit for hit in search.find(desk, "宏达纺织有限公司") if hit.kind == "customer")
    assert (hit.doc, hit.matched) == (twice.new.doc, "宏达纺织有限公司")
    listed = lists.page(desk, Query(kinds=("customer",), states=("active",), text="宏达纺织"), 0, 9)
    assert [row.doc for row in listed] == [twice.new.doc]


def test_a_merge_into_a_merged_one_goes_to_whoever_goes_on(twice: Twice, desk: Session):
    third = customer(desk, "宏达二厂")
    twice.merge()
    third, _ = merging.merge(desk, third, twice.old.doc, WHY)
    assert third.body.merged_into == twice.new.doc
    fourth = customer(desk, "宏达集团")
    merging.merge(desk, twice.new, fourth.doc, WHY)
    assert [one.serial for one in installed_base(desk, fourth.doc)] == ["SN-1"]
    assert found(desk, "李芳")[0][0] == fourth.doc
    assert {one.name for one in merging.absorbed(desk, fourth.doc)} == {"宏达纺织有限公司", "宏大纺织厂", "宏达二厂"}


def test_no_circle_can_be_made_at_one_desk(twice: Twice, desk: Session):
    twice.merge()
    assert refused(merging.merge, desk, twice.new, twice.old.doc, WHY) == ["merge_itself"]
    assert refused(merging.merge, desk, twice.new, twice.new.doc, "") == ["merge_itself", "merge_reason"]
    assert refused(merging.merge, desk, twice.old, twice.new.doc, WHY) == ["merged_already"]


def test_a_retired_customer_is_no_one_to_merge_into(twice: Twice, desk: Session):
    retired, _ = masters.retire(desk, twice.new)
    assert refused(merging.merge, desk, twice.old, retired.doc, WHY) == ["merge_retired"]


def test_two_people_at_once_cannot_merge_over_each_other(twice: Twice, desk: Session):
    stale = twice.old
    twice.merge()
    other = customer(desk, "别家")
    with pytest.raises(Conflict):
        merging.merge(desk, stale, other.doc, WHY)


def test_separated_again_each_has_its_own(twice: Twice, desk: Session):
    twice.merge()
    assert refused(merging.separate, desk, twice.old, " ") == ["merge_reason"]
    back, changes = merging.separate(desk, twice.old, "是两家，税号不同")
    assert (back.state, back.body.merged_into, back.reason) == ("active", "", "是两家，税号不同")
    assert twice.new.doc in changes.docs
    assert installed_base(desk, twice.new.doc) == []
    assert len(installed_base(desk, back.doc)) == 1
    assert found(desk, "李芳")[0][0] == back.doc
    assert refused(merging.separate, desk, back, WHY) == ["not_merged"]


def test_a_merged_customer_is_not_changed_retired_or_restored(twice: Twice, desk: Session):
    old = twice.merge()
    assert refused(masters.save_customer, desk, replace(old.body, note="新"), old) == ["merged_read_only"]
    assert refused(masters.retire, desk, old) == ["merged_read_only"]
    assert refused(masters.restore, desk, old) == ["merged_read_only"]


def test_the_one_that_stays_may_take_over_the_code(twice: Twice, desk: Session):
    assert refused(masters.save_customer, desk, replace(twice.new.body, code="K-7"), twice.new) == ["code_taken"]
    twice.merge()
    assert masters.save_customer(desk, replace(twice.new.body, code="K-7"), twice.new)[0].body.code == "K-7"


def test_only_the_office_merges(twice: Twice, desk: Session):
    for roles, may in (((Role.TECHNICIAN,), False), ((Role.SALES,), False), ((Role.CLERK,), True)):
        who = as_person(desk, "某人", Department.SERVICE, *roles)
        if may:
            assert merging.merge(who, twice.old, twice.new.doc, WHY)[0].state == "merged"
        else:
            with pytest.raises(KnownError):
                merging.merge(who, twice.old, twice.new.doc, WHY)


def test_a_call_begun_before_the_merge_is_told_and_goes_on_once_confirmed(twice: Twice, desk: Session):
    begun = intake(desk, customer=twice.ticket.body.customer)
    twice.merge()
    assert refused(tickets.take, desk, begun) == ["customer_merged"]
    confirmed = tickets.for_who_goes_on(desk, begun)
    made, _ = tickets.take(desk, confirmed)
    who = made.body.customer
    assert (who.doc, who.name, who.caller, who.phone) == (twice.new.doc, "宏大纺织厂", "张三", "139")


def test_a_ticket_in_work_is_told_and_goes_on_once_confirmed(twice: Twice, desk: Session):
    twice.merge()
    beside = background(desk, twice.ticket.body.customer.doc)
    assert [one.code for one in beside.told] == ["ticket.customer_merged"]
    assert beside.goes_on == twice.new.doc
    record, _ = tickets.go_on(desk, twice.ticket)
    assert (record.body.customer.doc, record.body.customer.name) == (twice.new.doc, "宏大纺织厂")
    assert record.reason == "宏达纺织有限公司 → 宏大纺织厂"
    assert background(desk, record.body.customer.doc).told == ()


def test_other_work_for_a_merged_customer_says_so_and_what_is_done_does_not(twice: Twice, desk: Session):
    order, _ = dispatching.open_order(desk, ticket=twice.ticket.doc)
    assert one_customer.told_of(desk, order.doc) == []
    twice.merge()
    assert [one.code for one in one_customer.told_of(desk, order.doc)] == ["ticket.customer_merged"]
    assert one_customer.told_of(desk, twice.ticket.doc) == []
    assert one_customer.told_of(desk, twice.delivery.doc) == []


def test_goods_sold_to_the_merged_one_come_back_from_the_one_that_stays(twice: Twice, desk: Session):
    twice.merge()
    goods = return_begin.candidates(desk, twice.new.doc)
    assert {one.serial for one in goods} == {"SN-1", ""}
    request = asked(desk, twice.delivery, "SN-1")
    request = replace(request, customer=replace(request.customer, doc=twice.new.doc, name="宏大纺织厂"))
    found = [one.message.code for one in return_case.check(desk, request)]
    assert "return_case.someone_elses" not in found
    strangers = replace(request, customer=replace(request.customer, doc=customer(desk, "别家").doc))
    assert "return_case.someone_elses" in [one.message.code for one in return_case.check(desk, strangers)]


def test_a_table_with_the_old_name_brings_its_rows_to_the_one_that_stays(twice: Twice, desk: Session):
    twice.merge()
    report = bring(
        desk,
        "ticket",
        ("接收时间", "渠道", "类别", "顾客", "来电人", "内容"),
        ("2026-11-20 10:00", "电话", "咨询", "宏达纺织有限公司", "李芳", "问保养"),
    )
    assert problems(report) == []
    rows = lists.page(desk, Query(kinds=("ticket",), text="问保养"), 0, 5)
    assert [row.customer for row in rows] == [twice.new.doc]


def test_a_table_of_all_customers_says_who_was_merged_into_whom(twice: Twice, desk: Session, tmp_path):
    twice.merge()
    export(desk, "customer", tmp_path / "a.csv")
    rows = list(csv.reader((tmp_path / "a.csv").read_text("utf-8-sig").splitlines()))
    at = rows[0].index("合并到")
    assert {(row[1], row[at]) for row in rows[1:]} == {("已合并", "宏大纺织厂"), ("使用中", "")}


@pytest.mark.parametrize(
    ("name", "phone", "why"),
    [
        ("某某公司", "+86 512 6655 1234", ["masters.alike_phone"]),
        ("某某公司", "13912345678", ["masters.alike_phone"]),
        ("宏达纺织", "", ["masters.alike_name"]),
        ("宏达纺织股份有限公司", "66551234", ["masters.alike_phone", "masters.alike_name"]),
        ("鸿达纺织有限公司", "", ["masters.alike_spoken"]),
        ("hongda fangzhi", "", ["masters.alike_spoken"]),
        ("宏达纺织有限公司苏州分公司", "", ["masters.alike_part"]),
        ("华强电子", "0755-1", []),
    ],
)
def test_who_may_be_the_same_is_told_and_why(twice: Twice, desk: Session, name, phone, why):
    alike = {one.doc: [said.code for said in one.why] for one in likely(desk, name, [phone])}
    assert alike.get(twice.old.doc, []) == why


def test_a_customer_is_not_like_itself_nor_like_one_merged_with_it(twice: Twice, desk: Session):
    assert [one.doc for one in likely(desk, "宏达纺织", without=twice.old.doc)] == []
    twin = customer(desk, "宏达纺织（苏州）有限公司")
    assert [one.doc for one in likely(desk, twice.old.body.name, without=twice.old.doc)] == [twin.doc]
    merging.merge(desk, twin, twice.old.doc, WHY)
    assert likely(desk, twice.old.body.name, without=twice.old.doc) == []


def test_names_are_compared_without_what_all_companies_are_called():
    assert core("宏达纺织（集团）有限责任公司") == core("宏达纺织")
    assert core("Hongda Textile Co., Ltd.") == core("HONGDA TEXTILE")
    assert core("公司") == ""
    assert spoken("宏达") == spoken("鸿达") == "hongda"
