"""Review marks stand beside a record: what was signed stays as it was, byte for byte and on paper."""

import pytest
from msgspec.structs import replace
from sqlalchemy import update

from svcdesk.domain.masters import Department, Role
from svcdesk.domain.record import Record
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.return_case import State as ReturnState
from svcdesk.domain.review import Review
from svcdesk.domain.service_order import ServiceOrder, State
from svcdesk.domain.sheets import Form
from svcdesk.errors import Denied, KnownError, Refused
from svcdesk.models.docview import docview
from svcdesk.models.kinds import KINDS
from svcdesk.reports.catalog import render
from svcdesk.services import lists, marks, paper, return_case, search
from svcdesk.services import service_order as orders
from svcdesk.services.desk import Session, load
from svcdesk.services.lists import Query
from svcdesk.store import projector
from svcdesk.store.check import check
from svcdesk.store.log import history
from tests.conftest import Clock, as_person
from tests.delivering import ARRIVED, both_signatures
from tests.repairing import arrived, both, finished, sent, sold

KEPT = Review.APPROVED


@pytest.fixture
def signed(desk: Session, clock: Clock) -> Record[ServiceOrder]:
    """Return a service order that the customer signed twice."""
    goods = sold(desk, clock)
    person = as_person(desk, "王工", Department.SERVICE, Role.TECHNICIAN).actor.doc
    record = sent(desk, goods, person)
    record, _ = orders.confirm_before(desk, record, arrived(record.body))
    body = replace(finished(record.body), signatures=both())
    return orders.sign(desk, record, body)[0]


def word(desk: Session, doc: str) -> str:
    return lists.of_docs(desk, [doc])[0].review


def payloads(desk: Session, doc: str) -> list[tuple[str, bytes]]:
    with desk.read() as connection:
        return [(rev, bytes(made.body)) for rev, made in history(connection, doc)]


def test_a_signed_order_takes_a_mark_and_stays_what_was_signed(desk: Session, signed: Record[ServiceOrder]):
    assert signed.state == State.SIGNED
    before = payloads(desk, signed.doc)
    sheets = {
        form: render(form, paper.gather(desk, signed.doc, form), "both").pdf
        for form in (Form.ORDER, Form.SERVICE_PACKET)
    }
    mark, changes = marks.give(desk, signed, KEPT, " 齐全 ")
    assert changes.docs == {mark.doc, signed.doc}
    assert changes.kinds == {"review", "service_order"}
    assert payloads(desk, signed.doc) == before
    with desk.read() as connection:
        now = load(connection, signed.doc, ServiceOrder)
    assert (now.rev, now.state, now.amendment, now.body) == (signed.rev, signed.state, signed.amendment, signed.body)
    assert list(KINDS["service_order"].forged(now.body, now.state)) == []
    assert {form: render(form, paper.gather(desk, signed.doc, form), "both").pdf for form in sheets} == sheets
    assert word(desk, signed.doc) == "approved"
    assert [(one.verdict, one.note, one.seen) for one in marks.given(desk, signed.doc)] == [
        (KEPT, "齐全", signed.rev)
    ]


def test_an_amendment_after_the_mark_is_told(desk: Session, clock: Clock, signed: Record[ServiceOrder]):
    marks.give(desk, signed, KEPT)
    clock.forward(hours=1)
    body = replace(signed.body, fault="停机，报警 E08", signatures=both(60))
    orders.amend(desk, signed, body, "故障代码写错")
    assert word(desk, signed.doc) == "approved+"


def test_a_settled_return_is_closed_after_its_mark(desk: Session, clock: Clock):
    body = ReturnCase(requested_at=ARRIVED, signatures=both_signatures(), settled_at=ARRIVED)
    with desk.work() as work:
        record = work.create("return_case", replace(body, signatures=()), "inspected")
        settled = work.revise(record, body, state="settled")
    marks.give(desk, settled, Review.SEEN)
    assert word(desk, settled.doc) == "seen"
    closed, _ = return_case.close(desk, settled)
    assert (closed.state, closed.amendment) == (ReturnState.CLOSED, 0)
    assert word(desk, closed.doc) == "seen+"
    clock.forward(seconds=1)
    marks.give(desk, closed, KEPT)
    assert word(desk, closed.doc) == "approved"
    with desk.read() as connection:
        assert load(connection, closed.doc, ReturnCase).rev == closed.rev


def test_who_sends_back_says_why_and_only_the_office_marks(desk: Session, signed: Record[ServiceOrder]):
    with pytest.raises(Refused) as refused:
        marks.give(desk, signed, Review.REWORK, "  ")
    assert [one.code for one in refused.value.problems] == ["review.rework_unsaid"]
    with pytest.raises(Denied):
        marks.give(as_person(desk, "赵工", Department.SERVICE, Role.TECHNICIAN), signed, KEPT)
    with desk.read() as connection:
        customer = load(connection, signed.body.customer.doc, object)
    with pytest.raises(KnownError):
        marks.give(desk, customer, KEPT)
    assert marks.given(desk, signed.doc) == []


def test_the_latest_word_counts_and_all_are_kept(desk: Session, clock: Clock, signed: Record[ServiceOrder]):
    marks.give(desk, signed, Review.REWORK, "缺铭牌照片")
    clock.forward(minutes=5)
    marks.give(desk, signed, KEPT, "照片已补")
    assert word(desk, signed.doc) == "approved"
    assert [one.note for one in marks.given(desk, signed.doc)] == ["照片已补", "缺铭牌照片"]
    found = lists.page(desk, Query(kinds=("service_order",), reviewed="approved"), 0, 9)
    assert [row.doc for row in found] == [signed.doc]


def test_no_search_finds_a_mark(desk: Session, signed: Record[ServiceOrder]):
    mark, _ = marks.give(desk, signed, KEPT, "齐全得很")
    assert search.find(desk, "齐全得很") == []
    assert mark.doc not in {hit.doc for hit in search.find(desk, mark.number)}


def test_a_rebuild_says_the_same_and_a_wrong_word_is_found(desk: Session, signed: Record[ServiceOrder]):
    marks.give(desk, signed, KEPT)
    assert check(desk.store) == []
    with desk.store.write() as connection:
        connection.execute(update(docview).where(docview.c.doc == signed.doc).values(review="seen"))
    assert [one.message.code for one in check(desk.store)] == ["check.derived"]
    with desk.store.write() as connection:
        projector.rebuild(connection)
    assert word(desk, signed.doc) == "approved"
    assert check(desk.store) == []


class Marked(ServiceOrder, frozen=True, kw_only=True):
    """An order as the second version of the program wrote it, with the office's marks inside."""

    reviews: tuple[dict[str, object], ...]


def test_marks_that_stand_inside_older_records_are_still_shown(desk: Session):
    by = {"doc": desk.actor.doc, "name": "周主管", "department": "service"}
    earlier = [{"at": "2026-11-20T01:00:00Z", "by": by, "verdict": "rework", "note": "缺铭牌照片"}]
    earlier.append({"at": "2026-11-21T01:00:00Z", "by": by, "verdict": "approved", "note": "照片已补"})
    with desk.work() as work:
        made = work.create("service_order", Marked(fault="漏水", reviews=tuple(earlier)), "new")
    marks.give(desk, made, Review.SEEN, "又看了一次")
    assert [one.note for one in marks.given(desk, made.doc)] == ["又看了一次", "照片已补", "缺铭牌照片"]
