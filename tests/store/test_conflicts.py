"""Two revisions of one record at once are kept, shown, judged and settled; a signature is never written over."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from svcdesk.domain.delivery import Delivery
from svcdesk.domain.masters import Contact, Customer, Department, Role, Site
from svcdesk.domain.record import Record
from svcdesk.errors import Conflict, Denied, Refused
from svcdesk.models.docview import docview
from svcdesk.services import conflicts
from svcdesk.services.desk import Session, load
from svcdesk.store import log, projector
from svcdesk.store.conflicts import HARD, NO_CONFLICT, SOFT
from tests.conftest import as_person

FIRST = Customer(name="宏达", sites=(Site("1", "一号厂"), Site("2", "二号厂")))


def create(desk: Session, body: Any = FIRST, kind: str = "customer", state: str = "active") -> Record[Any]:
    with desk.work() as work:
        return work.create(kind, body, state)


def branch(desk: Session, record: Record[Any], body: Any, **how: Any) -> Record[Any]:
    with desk.work() as work:
        return work.revise(record, body, allow_branch=True, **how)


def judged(desk: Session, doc: str) -> int:
    with desk.read() as connection:
        return int(connection.scalar(select(docview.c.conflict).where(docview.c.doc == doc)))


def with_site(body: Customer, index: int, **fields: str) -> Customer:
    sites = list(body.sites)
    sites[index] = msgspec.structs.replace(sites[index], **fields)
    return msgspec.structs.replace(body, sites=tuple(sites))


def test_a_stale_save_makes_a_second_head_only_when_asked(desk: Session):
    first = create(desk)
    branch(desk, first, msgspec.structs.replace(FIRST, phone="1"))
    with pytest.raises(Conflict), desk.work() as work:
        work.revise(first, msgspec.structs.replace(FIRST, note="n"))
    other = branch(desk, first, msgspec.structs.replace(FIRST, note="n"))
    assert len(other.heads) == 2
    assert other.rev in other.heads


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (msgspec.structs.replace(FIRST, phone="1"), msgspec.structs.replace(FIRST, note="n"), SOFT),
        (with_site(FIRST, 0, phone="1"), with_site(FIRST, 1, phone="2"), SOFT),
        (with_site(FIRST, 0, phone="1"), with_site(FIRST, 0, address="a"), SOFT),
        (with_site(FIRST, 0, phone="1"), with_site(FIRST, 0, phone="2"), HARD),
        (msgspec.structs.replace(FIRST, phone="1"), msgspec.structs.replace(FIRST, phone="2"), HARD),
        (
            msgspec.structs.replace(FIRST, contacts=(Contact("甲"),)),
            msgspec.structs.replace(FIRST, contacts=(Contact("乙"),)),
            HARD,
        ),
    ],
)
def test_disjoint_changes_are_soft_and_the_same_field_is_hard(
    desk: Session, one: Customer, other: Customer, verdict: int
):
    first = create(desk)
    branch(desk, first, one)
    assert judged(desk, first.doc) == NO_CONFLICT
    branch(desk, first, other)
    assert judged(desk, first.doc) == verdict


def test_the_common_ancestor_lies_where_the_ways_parted_not_at_the_last_parents(desk: Session):
    first = create(desk)
    left = branch(desk, first, msgspec.structs.replace(FIRST, phone="1"))
    left = branch(desk, left, msgspec.structs.replace(FIRST, phone="1", note="left"))
    branch(desk, first, msgspec.structs.replace(FIRST, address="right"))
    assert judged(desk, first.doc) == SOFT
    found = conflicts.compare(desk, first.doc)
    assert found.base is not None
    assert found.base.rev == first.rev
    assert found.proposal == msgspec.structs.replace(FIRST, phone="1", note="left", address="right")


def test_of_several_common_ancestors_the_nearest_counts(desk: Session):
    for _ in range(4):
        first = create(desk)
        second = branch(desk, first, msgspec.structs.replace(FIRST, phone="1"))
        branch(desk, second, msgspec.structs.replace(FIRST, phone="2"))
        branch(desk, second, msgspec.structs.replace(FIRST, phone="1", note="n"))
        found = conflicts.compare(desk, first.doc)
        assert found.base is not None
        assert (found.base.rev, judged(desk, first.doc)) == (second.rev, SOFT)
        assert found.proposal == msgspec.structs.replace(FIRST, phone="2", note="n")


def test_a_person_settles_with_a_revision_that_has_both_parents(desk: Session):
    first = create(desk)
    branch(desk, first, msgspec.structs.replace(FIRST, phone="1"))
    branch(desk, first, msgspec.structs.replace(FIRST, phone="2"))
    found = conflicts.compare(desk, first.doc)
    assert (found.clashes, found.proposal) == ((("body", "phone"),), None)
    parents = tuple(side.record.rev for side in found.sides)
    settled, changes = conflicts.resolve(
        desk, first.doc, parents, msgspec.structs.replace(FIRST, phone="2"), state="active", reason="电话核实为 2"
    )
    assert changes.docs == {first.doc}
    assert settled.heads == (settled.rev,)
    assert judged(desk, first.doc) == NO_CONFLICT
    with desk.read() as connection:
        assert load(connection, first.doc, Customer).body.phone == "2"
        assert log.load(connection, settled.rev).parents == tuple(sorted(parents))
        assert len(log.history(connection, first.doc)) == 4


def test_settling_what_has_changed_again_is_refused(desk: Session):
    first = create(desk)
    one = branch(desk, first, msgspec.structs.replace(FIRST, phone="1"))
    other = branch(desk, first, msgspec.structs.replace(FIRST, phone="2"))
    branch(desk, one, msgspec.structs.replace(FIRST, phone="3"))
    with pytest.raises(Conflict):
        conflicts.resolve(desk, first.doc, (one.rev, other.rev), FIRST, state="active")


def test_not_everybody_may_settle(desk: Session):
    first = create(desk)
    technician = as_person(desk, "李", Department.SERVICE, Role.TECHNICIAN)
    with pytest.raises(Denied):
        conflicts.resolve(technician, first.doc, (first.rev,), FIRST, state="active")


DELIVERY = Delivery(contract="c", contract_number="HT-1", customer="k", customer_name="宏达")


def signed(desk: Session) -> tuple[Record[Any], Record[Any]]:
    first = create(desk, DELIVERY, "delivery", "checking")
    with desk.work() as work:
        return first, work.revise(first, DELIVERY, state="signed")


def test_a_signed_record_is_followed_only_by_an_amendment_or_a_void(desk: Session):
    _, signature = signed(desk)
    changed = msgspec.structs.replace(DELIVERY, opinion="改")
    with pytest.raises(Refused) as caught, desk.work() as work:
        work.revise(signature, changed)
    assert {problem.clause for problem in caught.value.problems} == {"6.5.1.5"}
    with pytest.raises(Refused), desk.work() as work:
        work.revise(signature, changed, amendment=1)
    with desk.work() as work:
        amended = work.revise(signature, changed, amendment=1, reason="数量写错")
    assert (amended.state, amended.amendment) == ("signed", 1)
    with desk.work() as work:
        void = work.revise(amended, changed, state="void", reason="重复")
    with pytest.raises(Refused), desk.work() as work:
        work.revise(void, changed, state="checking")
    with desk.read() as connection:
        bodies = [projector.body_of(made) for _, made in log.history(connection, amended.doc)]
    assert bodies == [DELIVERY, DELIVERY, changed, changed]


def test_a_signed_record_cannot_be_branched_around(desk: Session):
    first, signature = signed(desk)
    with pytest.raises(Refused):
        branch(desk, signature, DELIVERY)
    branch(desk, first, msgspec.structs.replace(DELIVERY, opinion="late"))
    assert judged(desk, first.doc) == HARD
    with desk.read() as connection:
        assert load(connection, first.doc, Delivery).rev == signature.rev  # the signed one is what lists show


def test_settling_over_a_signature_is_an_amendment_with_a_reason(desk: Session):
    first, signature = signed(desk)
    other = branch(desk, first, msgspec.structs.replace(DELIVERY, opinion="late"))
    found = conflicts.compare(desk, first.doc)
    assert found.proposal is None
    with pytest.raises(Refused):
        conflicts.resolve(desk, first.doc, (signature.rev, other.rev), DELIVERY, state="signed")
    settled, _ = conflicts.resolve(
        desk, first.doc, (signature.rev, other.rev), DELIVERY, state="signed", reason="合并现场记录"
    )
    assert (settled.amendment, settled.state) == (1, "signed")


def test_a_made_up_parent_is_refused(desk: Session):
    first = create(desk)
    stranger = replace(first, rev="f" * 64)
    with pytest.raises(Exception, match="parent_missing"):
        branch(desk, stranger, FIRST)
