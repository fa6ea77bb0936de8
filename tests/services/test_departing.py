"""A departure noted after the signature stands beside it: what was signed stays as it was, byte for byte."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from svcdesk.domain.departure import Departure, forged, noted_later
from svcdesk.domain.masters import Department, Role
from svcdesk.domain.record import Record
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.sheets import Form, OrderSheet
from svcdesk.errors import Denied, Refused
from svcdesk.reports.catalog import render
from svcdesk.services import departing, lists, paper, search
from svcdesk.services import service_order as orders
from svcdesk.services.desk import Session, load
from svcdesk.services.lists import Query
from svcdesk.store import projector
from svcdesk.store.check import check
from svcdesk.store.exchange.gather import chosen
from svcdesk.store.log import history
from tests.conftest import Clock, as_person
from tests.repairing import ARRIVED, FINISHED, NOW, arrived, both, finished, sent, sold
from tests.reports.reading import pdfium_text, squeezed

LEFT = NOW + timedelta(minutes=3)


@pytest.fixture
def confirmed(desk: Session, clock: Clock) -> Record[ServiceOrder]:
    goods = sold(desk, clock)
    person = as_person(desk, "王工", Department.SERVICE, Role.TECHNICIAN).actor.doc
    record = sent(desk, goods, person)
    return orders.confirm_before(desk, record, arrived(record.body))[0]


@pytest.fixture
def signed(desk: Session, clock: Clock, confirmed: Record[ServiceOrder]) -> Record[ServiceOrder]:
    record, _ = orders.sign(desk, confirmed, replace(finished(confirmed.body), signatures=both()))
    clock.now = LEFT + timedelta(minutes=1)
    return record


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [one.code.removeprefix("service_order.") for one in refused.value.problems]


def payloads(desk: Session, doc: str) -> list[tuple[str, bytes]]:
    with desk.read() as connection:
        return [(rev, bytes(made.body)) for rev, made in history(connection, doc)]


def test_the_signed_order_stays_what_was_signed(desk: Session, signed: Record[ServiceOrder]):
    before = payloads(desk, signed.doc)
    made, changes = departing.note(desk, signed, LEFT)
    assert changes.docs == {made.doc, signed.doc}
    assert payloads(desk, signed.doc) == before
    with desk.read() as connection:
        now = load(connection, signed.doc, ServiceOrder)
    assert (now.rev, now.state, now.amendment, now.body) == (signed.rev, signed.state, 0, signed.body)
    (kept,) = departing.noted(desk, signed.doc)
    assert (kept.left_at, kept.by, kept.at, kept.signed) == (LEFT, desk.actor, desk.clock(), signed.rev)
    assert noted_later(signed.body, [kept]) == kept


def test_a_correction_counts_and_what_was_noted_first_is_kept(
    desk: Session, signed: Record[ServiceOrder], clock: Clock
):
    departing.note(desk, signed, LEFT)
    clock.forward(minutes=5)
    departing.note(desk, signed, LEFT - timedelta(minutes=2))
    noted = departing.noted(desk, signed.doc)
    assert [one.left_at for one in noted] == [LEFT, LEFT - timedelta(minutes=2)]
    assert noted_later(signed.body, noted) == noted[1]


@pytest.mark.parametrize(
    ("left_at", "code"),
    [
        (LEFT + timedelta(minutes=20), "time_in_future"),
        (ARRIVED - timedelta(minutes=1), "times_reversed"),
        (FINISHED - timedelta(minutes=1), "times_reversed"),
        (None, "departure_unsaid"),
    ],
)
def test_times_that_cannot_be_are_refused(desk: Session, signed: Record[ServiceOrder], left_at, code: str):
    with pytest.raises(Refused) as refused:
        departing.note(desk, signed, left_at)
    assert codes(refused) == [code]
    assert departing.noted(desk, signed.doc) == ()


def test_only_what_is_signed_without_it_waits_for_a_departure(
    desk: Session, confirmed: Record[ServiceOrder], clock: Clock
):
    with pytest.raises(Refused) as refused:
        departing.note(desk, confirmed, NOW)
    assert codes(refused) == ["departure_unwanted"]
    body = replace(finished(confirmed.body), signatures=both())
    body = replace(body, visits=(replace(body.visits[-1], left_at=NOW),))
    said, _ = orders.sign(desk, confirmed, body)
    with pytest.raises(Refused) as refused:
        departing.note(desk, said, NOW)
    assert codes(refused) == ["departure_unwanted"]


def test_only_who_repairs_notes_it(desk: Session, signed: Record[ServiceOrder]):
    with pytest.raises(Denied):
        departing.note(as_person(desk, "小周", Department.SALES, Role.SALES), signed, LEFT)


def test_an_amendment_that_says_it_itself_counts(desk: Session, signed: Record[ServiceOrder], clock: Clock):
    departing.note(desk, signed, LEFT)
    clock.forward(hours=1)
    body = replace(signed.body, signatures=both(60))
    body = replace(body, visits=(replace(body.visits[-1], left_at=LEFT + timedelta(minutes=1)),))
    amended, _ = orders.amend(desk, signed, body, "补写离开时间")
    assert noted_later(amended.body, departing.noted(desk, signed.doc)) is None


def test_the_sheet_prints_it_as_noted_later_under_the_same_code(desk: Session, signed: Record[ServiceOrder]):
    before = paper.gather(desk, signed.doc, Form.ORDER)
    departing.note(desk, signed, LEFT)
    after = paper.gather(desk, signed.doc, Form.ORDER)
    assert isinstance(after, OrderSheet)
    assert after.stamp.rev == before.stamp.rev == signed.rev
    words = squeezed(pdfium_text(render(Form.ORDER, after, "zh").pdf))
    assert "离开于签收后补记" in words
    assert "离开于签收后补记" not in squeezed(pdfium_text(render(Form.ORDER, before, "zh").pdf))


def test_it_goes_where_its_order_goes_and_no_search_finds_it(desk: Session, signed: Record[ServiceOrder]):
    made, _ = departing.note(desk, signed, LEFT)
    with desk.read() as connection:
        ids = list(chosen(connection, [signed.doc]))
        docs = set(connection.exec_driver_sql(_docs_of(ids)).scalars())
    assert made.doc in docs
    assert made.doc not in {hit.doc for hit in search.find(desk, made.number)}
    assert made.doc not in {row.doc for row in lists.page(desk, Query(kinds=("service_order",)), 0, 20)}


def _docs_of(ids: list[int]) -> str:
    return f"SELECT doc FROM revision WHERE id IN ({','.join(map(str, ids))})"


def test_a_rebuild_keeps_it(desk: Session, signed: Record[ServiceOrder]):
    departing.note(desk, signed, LEFT)
    with desk.store.write() as connection:
        projector.rebuild(connection)
    assert check(desk.store) == []
    assert [one.left_at for one in departing.noted(desk, signed.doc)] == [LEFT]


def test_another_desk_cannot_have_noted_it_before_it_was(desk: Session):
    made = Departure(left_at=LEFT, at=LEFT - timedelta(hours=1), by=desk.actor)
    assert [one.code for one in forged(made, "noted")] == ["service_order.time_in_future"]
    assert list(forged(replace(made, at=LEFT), "noted")) == []
