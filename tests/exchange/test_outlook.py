"""What a package of chosen records would carry is told before it is written, and is what is then written."""

from pathlib import Path

from sqlalchemy import select

from svcdesk.domain.exchange import Scope
from svcdesk.models.docview import docview
from svcdesk.services import lists
from svcdesk.services.desk import Session
from svcdesk.services.exchange import handing_over, outlook
from svcdesk.services.exchange.handing_over import Request
from svcdesk.services.exchange.outlook import Outlook
from svcdesk.services.lists import Query
from svcdesk.words import say
from tests.exchange.people import ALL, customer, photographed, revised, take
from tests.timing import take as call


def looked_at(session: Session, *numbers: str) -> Outlook:
    rows = lists.page(session, Query(), 0, 99)
    return outlook.of_rows(session, [row.id for row in rows if row.number in numbers], lambda _done, _total: None)


def test_what_was_told_is_what_is_written_and_taken_in(desk: Session, laptop: Session, tmp_path: Path):
    buyer = revised(laptop, customer(laptop), phone="1")
    customer(laptop, "远东")
    visit, _ = photographed(laptop)
    visit = revised(laptop, visit, customer=buyer.doc)
    found = looked_at(laptop, visit.number)
    assert (found.numbers, found.along) == ((visit.number,), (("customer", 1),))
    assert (found.revisions, found.attachments, found.awaited) == (4, 1, 0)
    request = Request(scope=Scope.CHOSEN, numbers=found.numbers, docs=found.docs)
    written = handing_over.hand_over(laptop, tmp_path / "some.svcpack", request)
    assert (written.revisions, written.attachments) == (found.revisions, found.attachments)
    take(desk, written.files[0])
    with desk.read() as connection:
        assert set(connection.scalars(select(docview.c.doc))) == {visit.doc, buyer.doc}


def test_it_is_said_in_both_languages(laptop: Session):
    made = [call(laptop, laptop.clock()) for _ in range(10)]
    found = looked_at(laptop, *(one.number for one in made))
    chinese = [say(one, "zh_CN") for one in outlook.words(found)]
    english = [say(one, "en") for one in outlook.words(found)]
    assert chinese[0].startswith(f"选定的单据：{found.numbers[0]}、")
    assert chinese[0].endswith("、…。")
    assert english[0].startswith(f"Chosen: {found.numbers[0]}, ")
    assert len(chinese) == len(english)


def test_photos_that_have_not_come_yet_are_told_of(desk: Session, laptop: Session, tmp_path: Path):
    visit, _ = photographed(laptop)
    data = handing_over.hand_over(laptop, tmp_path / "a.svcpack", ALL).files[0].read_bytes()
    short = tmp_path / "short.svcpack"
    short.write_bytes(data[: data.index(b"attachments/")])
    take(desk, short)
    found = looked_at(desk, visit.number)
    assert (found.attachments, found.awaited) == (0, 1)
    assert "其中 1 个照片或附件还没有到本机，包里不会有。" in [say(one, "zh_CN") for one in outlook.words(found)]
