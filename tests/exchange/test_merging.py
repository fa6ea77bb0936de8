"""Customers merged on two desks that did not know of each other: one end on both, nothing lost, a clash is shown."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from svcdesk.domain.device import CustomerRef
from svcdesk.domain.masters import Customer
from svcdesk.domain.record import Record
from svcdesk.errors import Refused
from svcdesk.services import callers, choices, conflicts, lists, masters, merging, one_customer, records
from svcdesk.services import ticket as tickets
from svcdesk.services.background import background
from svcdesk.services.desk import Session
from svcdesk.services.exchange import handing_over, in_tray
from svcdesk.services.lists import Query
from svcdesk.services.settling import unsettled
from svcdesk.services.side_by_side import side_by_side
from svcdesk.store.check import check
from tests.exchange.people import ALL, customer, reasons, take
from tests.services.test_ticket import intake

WHY = "同一家"


def package(session: Session, folder: Path) -> Path:
    return handing_over.hand_over(session, folder / f"{session.store.node.code}.svcpack", ALL).files[0]


class Desks:
    """The office and a laptop that know the same customers."""

    def __init__(self, office: Session, laptop: Session, folder: Path) -> None:
        self.office, self.laptop, self.folder = office, laptop, folder
        self.first, self.second = (customer(office, name) for name in ("宏达纺织厂", "宏大纺织"))
        self.third = customer(office, "宏达集团")
        take(laptop, package(office, folder))

    def exchange(self) -> None:
        """Let each desk have what the other has."""
        for giver, taker in ((self.office, self.laptop), (self.laptop, self.office)):
            take(taker, package(giver, self.folder))

    def ends(self, doc: str) -> list[str]:
        return [_standing(desk, doc) for desk in (self.office, self.laptop)]


def _standing(desk: Session, doc: str) -> str:
    with desk.read() as connection:
        return one_customer.standing(connection, doc)


@pytest.fixture
def desks(sqlite_desk: Session, laptop: Session, tmp_path: Path) -> Desks:
    return Desks(sqlite_desk, laptop, tmp_path)


def merged(desk: Session, gone: Record[Customer], kept: Record[Customer]) -> Record[Customer]:
    return merging.merge(desk, records.record(desk, gone.doc, Customer), kept.doc, WHY)[0]


def called(desk: Session, who: Record[Customer], content: str):
    named = CustomerRef(doc=who.doc, name=who.body.name, caller="张三", phone="139")
    return tickets.take(desk, intake(desk, customer=named, content=content))[0]


def test_two_desks_that_merge_into_each_other_come_to_one_end_and_are_told(desks: Desks):
    merged(desks.office, desks.first, desks.second)
    merged(desks.laptop, desks.second, desks.first)
    desks.exchange()
    smallest = min(desks.first.doc, desks.second.doc)
    assert desks.ends(desks.first.doc) == desks.ends(desks.second.doc) == [smallest] * 2
    for desk in (desks.office, desks.laptop):
        told = [one for one in unsettled(desk) if one.what.code == "settling.merged_both_ways"]
        assert [(one.kind, one.doc) for one in told] == [("customer", smallest)]
        assert [one.doc for one in choices.find_customers(desk, "hdfz")] == [smallest]
        assert callers.find_callers(desk, "宏大纺织")[0].customer.doc == smallest
        assert check(desk.store) == []
    back, _ = merging.separate(desks.office, records.record(desks.office, smallest, Customer), "留下这一个")
    assert back.state == "active"
    desks.exchange()
    assert desks.ends(desks.first.doc) == desks.ends(desks.second.doc) == [smallest] * 2
    assert not any(one.what.code == "settling.merged_both_ways" for one in unsettled(desks.laptop))


def test_one_customer_merged_into_two_others_is_a_conflict_that_is_shown(desks: Desks):
    merged(desks.office, desks.first, desks.second)
    merged(desks.laptop, desks.first, desks.third)
    desks.exchange()
    assert desks.ends(desks.first.doc)[0] == desks.ends(desks.first.doc)[1]
    for desk in (desks.office, desks.laptop):
        assert lists.count(desk, Query(kinds=("customer",), conflicts=True)) == 1
    found = conflicts.compare(desks.office, desks.first.doc)
    assert found.clashes == (("body", "merged_into"), ("body", "merged_name"))
    assert found.proposal is None
    chosen = next(side.record for side in found.sides if side.record.body.merged_into == desks.third.doc)
    parents = tuple(side.record.rev for side in found.sides)
    conflicts.resolve(desks.office, chosen.doc, parents, chosen.body, state=chosen.state)
    desks.exchange()
    assert desks.ends(desks.first.doc) == [desks.third.doc] * 2


def test_a_change_made_meanwhile_goes_together_with_the_merge(desks: Desks):
    merged(desks.office, desks.first, desks.second)
    masters.save_customer(desks.laptop, replace(desks.first.body, phone="0512-66551234"), desks.first)
    desks.exchange()
    found = conflicts.compare(desks.office, desks.first.doc)
    assert (found.state, found.proposal.phone, found.proposal.merged_into) == (
        "merged",
        "0512-66551234",
        desks.second.doc,
    )


def test_a_ticket_written_elsewhere_for_the_merged_one_is_found_with_the_one_that_stays(desks: Desks):
    ticket = called(desks.laptop, desks.first, "停机")
    merged(desks.office, desks.first, desks.second)
    take(desks.office, package(desks.laptop, desks.folder))
    beside = background(desks.office, desks.second.doc)
    assert [row.doc for row in beside.open_cases] == [ticket.doc]
    assert in_tray.lying(desks.office).kept == ()
    desks.exchange()
    moved, _ = tickets.go_on(desks.laptop, ticket)
    assert moved.body.customer.doc == desks.second.doc


def test_the_laptop_that_hears_of_the_merge_says_so_at_the_next_call(desks: Desks):
    merged(desks.office, desks.first, desks.second)
    desks.exchange()
    with pytest.raises(Refused) as refused:
        called(desks.laptop, desks.first, "又停机")
    assert [one.code for one in refused.value.problems] == ["ticket.customer_merged"]


def test_chains_made_on_two_desks_end_in_one(desks: Desks):
    merged(desks.office, desks.first, desks.second)
    merged(desks.laptop, desks.second, desks.third)
    desks.exchange()
    assert desks.ends(desks.first.doc) == [desks.third.doc] * 2


def test_a_merge_that_names_nobody_is_refused_with_the_reason(desks: Desks):
    with desks.laptop.work() as work:
        work.revise(records.record(desks.laptop, desks.first.doc, Customer), desks.first.body, state="merged")
    take(desks.office, package(desks.laptop, desks.folder))
    assert reasons(desks.office) == ["impossible"]
    assert desks.ends(desks.first.doc)[0] == desks.first.doc


def test_one_merged_into_somebody_who_has_not_come_yet_stands_for_itself_until_then(desks: Desks, clock):
    made = customer(desks.laptop, "新厂")
    merged(desks.laptop, desks.first, made)
    with desks.office.work() as work:  # as a part of a package that came without the other
        body = records.record(desks.laptop, desks.first.doc, Customer).body
        work.revise(records.record(desks.office, desks.first.doc, Customer), body, state="merged")
    assert desks.ends(desks.first.doc) == [desks.first.doc, made.doc]
    assert background(desks.office, desks.first.doc).goes_on == ""
    assert merging.of_merged(desks.office, records.record(desks.office, desks.first.doc, Customer)).into == ""


def test_versions_merged_into_different_customers_say_into_whom(desks: Desks):
    merged(desks.office, desks.first, desks.second)
    merged(desks.laptop, desks.first, desks.third)
    desks.exchange()
    found = conflicts.compare(desks.office, desks.first.doc)
    lines = side_by_side([side.record for side in found.sides], "en")
    assert [set(line.values) for line in lines if line.field == "Merged into"] == [{"宏大纺织", "宏达集团"}]
