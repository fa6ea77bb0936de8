"""What people do before and after a package passes between their desks."""

from pathlib import Path
from typing import Any

import msgspec

from svcdesk.domain.delivery import Delivery, Photo, Result, SiteWork
from svcdesk.domain.exchange import Scope
from svcdesk.domain.masters import Customer
from svcdesk.domain.record import Record
from svcdesk.services.desk import Session
from svcdesk.services.exchange import in_tray, taking_in
from svcdesk.services.exchange.handing_over import Request
from svcdesk.services.exchange.report import Report
from svcdesk.store import blobs
from svcdesk.words import LANGUAGES, Message, say
from tests.delivering import both_signatures
from tests.store.conftest import PNG

ALL = Request(scope=Scope.ALL)
DELIVERY = Delivery(contract="c" * 32, contract_number="HT-1", customer="k" * 32, customer_name="宏达纺织")


def customer(desk: Session, name: str = "宏达纺织") -> Record[Customer]:
    with desk.work() as work:
        return work.create("customer", Customer(name), "active")


def revised(desk: Session, record: Record[Any], **changed: Any) -> Record[Any]:
    with desk.work() as work:
        return work.revise(record, msgspec.structs.replace(record.body, **changed), allow_branch=True)


def signed(desk: Session) -> Record[Delivery]:
    body = msgspec.structs.replace(
        DELIVERY, result=Result.FULL, signatures=both_signatures(), accepted_at=both_signatures()[0].signed_at
    )
    with desk.work() as work:
        first = work.create("delivery", DELIVERY, "checking")
        return work.revise(first, body, state="signed")


def photographed(desk: Session) -> tuple[Record[Delivery], str]:
    with desk.store.write() as connection:
        sha = blobs.put(connection, PNG, "image/png", 40, 30)
    body = msgspec.structs.replace(DELIVERY, site_work=SiteWork(photos=(Photo(sha),)))
    with desk.work() as work:
        return work.create("delivery", body, "checking", blobs=(sha,)), sha


def take(desk: Session, path: Path) -> Report:
    return taking_in.take_in(desk, path)[0]


def reasons(desk: Session) -> list[str]:
    return [one.reasons[0].code.removeprefix("exchange.") for one in in_tray.lying(desk).kept]


def said(message: Message) -> None:
    for lang in LANGUAGES:
        assert say(message, lang)
