"""What sheets are printed from: the right revision, its pictures, the company, and what is not there yet."""

from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from svcdesk.domain.delivery import Delivery
from svcdesk.domain.masters import Company
from svcdesk.domain.record import Record
from svcdesk.domain.sheets import DeliverySheet, FeedbackSheet, Form, NoticeSheet
from svcdesk.errors import KnownError
from svcdesk.services import delivery, paper, photos, settlement
from svcdesk.services.desk import Session
from tests.conftest import Clock
from tests.delivering import both_signatures, filled_in, in_desk

replace = msgspec.structs.replace
PHOTO = Path(__file__).parents[1] / "data/png/basn2c08.png"


@pytest.fixture
def record(desk: Session, clock: Clock) -> Record[Delivery]:
    """Give a saved, filled-in delivery with a photo, on a desk of a company with a logo."""
    clock.forward(hours=7)
    picture = photos.add(desk, PHOTO.read_bytes())
    with desk.work() as work:
        work.create("company", Company("宏宇压缩机设备有限公司", logo=picture.sha), "active", blobs=(picture.sha,))
    made, _ = delivery.plan(desk, in_desk(desk).doc, {"1": Decimal(1)})
    body = filled_in(made.body)
    body = replace(body, site_work=replace(body.site_work, photos=(picture,)))
    return delivery.save(desk, made, body)[0]


def test_an_acceptance_brings_its_company_contract_and_pictures(desk: Session, record: Record[Delivery]):
    sheet = paper.gather(desk, record.doc, Form.PACKET)
    assert isinstance(sheet, DeliverySheet)
    assert sheet.company.name == "宏宇压缩机设备有限公司"
    assert sheet.contract is not None
    assert sheet.contract.external == "HD-2026-118"
    assert sheet.delivery == record.body
    sha = record.body.site_work.photos[0].sha
    assert (sheet.images[sha].width, sheet.images[sha].mime) == (32, "image/png")
    assert sheet.logo == sheet.images[sha]
    stamp = sheet.stamp
    assert (stamp.number, stamp.rev, stamp.state) == (record.number, record.rev, "checking")
    assert (stamp.printed_by, stamp.printed_at) == ("王工", desk.clock())


def test_sheets_without_photos_do_not_load_any(desk: Session, record: Record[Delivery]):
    sheet = paper.gather(desk, record.doc, Form.PACKING_LIST)
    assert isinstance(sheet, DeliverySheet)
    assert sheet.images == {}


def test_what_is_being_typed_can_be_previewed(desk: Session, record: Record[Delivery]):
    sheet = paper.gather(desk, record.doc, Form.ACCEPTANCE, body=replace(record.body, opinion="还在写"))
    assert isinstance(sheet, DeliverySheet)
    assert sheet.delivery.opinion == "还在写"


def test_the_signed_revision_stays_printable_after_an_amendment(
    desk: Session, clock: Clock, record: Record[Delivery]
):
    signed, _ = delivery.sign(desk, record, record.body)
    body = replace(signed.body, opinion="很好", signatures=both_signatures(clock.now))
    amended, _ = delivery.amend(desk, signed, body, "漏写意见")
    old = paper.gather(desk, signed.doc, Form.ACCEPTANCE, rev=signed.rev)
    new = paper.gather(desk, signed.doc, Form.ACCEPTANCE)
    assert (old.stamp.rev, old.stamp.amendment, new.stamp.rev, new.stamp.amendment) == (signed.rev, 0, amended.rev, 1)
    assert new.stamp.reason == "漏写意见"
    assert isinstance(old, DeliverySheet)
    assert old.delivery.opinion == ""


def test_feedback_and_notice_are_found_by_their_delivery_or_themselves(desk: Session, record: Record[Delivery]):
    signed, _ = delivery.sign(desk, record, record.body)
    after = settlement.followers(desk, signed.doc)
    assert after.feedback is not None
    assert after.notice is not None
    for doc in (signed.doc, after.feedback.doc):
        told = paper.gather(desk, doc, Form.FEEDBACK)
        assert isinstance(told, FeedbackSheet)
        assert (told.stamp.number, told.feedback.delivery_number) == (after.feedback.number, signed.number)
    for doc in (signed.doc, after.notice.doc):
        asked = paper.gather(desk, doc, Form.PAYMENT_NOTICE)
        assert isinstance(asked, NoticeSheet)
        assert asked.notice == after.notice.body


def test_what_is_not_signed_has_neither(desk: Session, record: Record[Delivery]):
    for form, code in ((Form.FEEDBACK, "paper.no_feedback"), (Form.PAYMENT_NOTICE, "paper.no_notice")):
        with pytest.raises(KnownError) as told:
            paper.gather(desk, record.doc, form)
        assert told.value.message.code == code
