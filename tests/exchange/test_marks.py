"""A mark of the office meets what somebody changed meanwhile at another desk: no conflict, whatever comes first."""

from pathlib import Path

import pytest

from svcdesk.domain.exchange import Scope
from svcdesk.domain.record import Record
from svcdesk.domain.review import Review
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.services import lists, marks
from svcdesk.services.desk import Session
from svcdesk.services.exchange import handing_over
from svcdesk.services.exchange.handing_over import Request
from svcdesk.store import log
from svcdesk.store.check import check
from tests.exchange.people import ALL, revised, take


@pytest.fixture
def order(laptop: Session, desk: Session, tmp_path: Path) -> Record[ServiceOrder]:
    """Return an order that both desks have."""
    with laptop.work() as work:
        made = work.create("service_order", ServiceOrder(fault="停机"), "dispatched")
    take(desk, packed(laptop, tmp_path / "first.svcpack", ALL))
    return made


def packed(session: Session, path: Path, request: Request) -> Path:
    return handing_over.hand_over(session, path, request).files[0]


def heads(session: Session, doc: str) -> tuple[str, ...]:
    with session.read() as connection:
        return log.heads(connection, doc)


def test_a_mark_given_here_and_a_change_made_there_go_together(
    laptop: Session, desk: Session, order: Record[ServiceOrder], tmp_path: Path
):
    marks.give(desk, order, Review.REWORK, "缺照片")
    changed = revised(laptop, order, work="换密封")
    take(desk, packed(laptop, tmp_path / "to.svcpack", ALL))
    take(laptop, packed(desk, tmp_path / "back.svcpack", ALL))
    for session in (desk, laptop):
        assert heads(session, order.doc) == (changed.rev,)
        (row,) = lists.of_docs(session, [order.doc])
        assert (row.review, row.conflict) == ("rework+", 0)
        assert [one.note for one in marks.given(session, order.doc)] == ["缺照片"]
        assert check(session.store) == []


def test_two_offices_mark_the_same_record(
    laptop: Session, desk: Session, order: Record[ServiceOrder], tmp_path: Path
):
    marks.give(desk, order, Review.SEEN)
    marks.give(laptop, order, Review.APPROVED)
    take(desk, packed(laptop, tmp_path / "to.svcpack", ALL))
    take(laptop, packed(desk, tmp_path / "back.svcpack", ALL))
    said = [[(one.verdict, one.by) for one in marks.given(session, order.doc)] for session in (desk, laptop)]
    assert said[0] == said[1]
    assert len(said[0]) == 2
    words = {lists.of_docs(session, [order.doc])[0].review for session in (desk, laptop)}
    assert len(words) == 1


def test_a_record_that_is_handed_over_brings_its_marks(laptop: Session, desk: Session, tmp_path: Path):
    with desk.work() as work:
        made, other = (work.create("service_order", ServiceOrder(fault="停机"), "dispatched") for _ in range(2))
    marks.give(desk, made, Review.APPROVED, "齐全")
    marks.give(desk, other, Review.APPROVED)
    only = Request(scope=Scope.CHOSEN, numbers=(made.number,))
    take(laptop, packed(desk, tmp_path / "record.svcpack", only))
    assert lists.of_docs(laptop, [made.doc])[0].review == "approved"
    assert [one.note for one in marks.given(laptop, made.doc)] == ["齐全"]
    assert marks.given(laptop, other.doc) == []
