"""What tests of the store need beside a fresh desk: one in which everything there is has been done."""

import os
from datetime import timedelta
from decimal import Decimal
from random import Random

import msgspec
import pytest

from svcdesk.domain.clock import Rule, Stop
from svcdesk.domain.contract import Contract, Line
from svcdesk.domain.delivery import Delivery, PackingLine, Result, UnitCheck
from svcdesk.domain.device import Device
from svcdesk.domain.masters import Customer, Product, Site, Tracking
from svcdesk.domain.return_case import Line as ReturnLine
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.service_order import Part, ServiceOrder
from svcdesk.domain.stock import Opening, OpeningLine, Transfer, TransferLine
from svcdesk.domain.ticket import Channel, Due, Kind, Ticket
from svcdesk.services.desk import New, Session
from svcdesk.store import blobs

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + (40).to_bytes(4, "big") + (30).to_bytes(4, "big") + bytes(200)


@pytest.fixture
def is_root() -> bool:
    """Tell whether the tests run as root, who may write what is read-only."""
    return os.geteuid() == 0


@pytest.fixture
def rich(desk: Session) -> Session:
    """Give a session on a desk in which everything there is has been done, on each engine in turn."""
    fill(desk)
    return desk


def fill(desk: Session) -> None:
    """Record revisions, branches, signatures, amendments, stock, photos and many records at once."""
    with desk.work() as work:
        customer = work.create("customer", Customer(name="宏达纺织", sites=(Site("1", "一号厂"),)), "active")
        contract = Contract(
            customer=customer.doc,
            customer_name="宏达纺织",
            lines=(Line("l", "p", "泵", "WQ-1", "台", Decimal(2), Decimal("99.50")),),
        )
        work.create("contract", contract, "signed")
        work.create("opening", Opening(tuple(_line(n) for n in range(4))), "booked")
    for body in (Customer(name="宏达", phone="1"), Customer(name="宏达", note="n")):
        with desk.work() as work:
            work.revise(customer, body, allow_branch=True)
    with desk.work() as work:
        work.create("transfer", Transfer("", "车 1", (TransferLine("p", "泵", Decimal(1), "S1"),)), "booked")
        work.create_many("customer", [New(body=Customer(name=f"客户 {n}"), state="active") for n in range(5)])
        work.create("ticket", _ticket(desk), "resolved")
        returned = ReturnLine(id="l", device=Device(product="p", name="泵", serial="S3"))
        work.create("product", Product(name="阀芯", minimum_stock=Decimal(3)), "active")
        part = Part(id="1", name="泵", product="p", serial="S2", quantity=Decimal(1))
        work.create("service_order", ServiceOrder(fault="漏水", parts=(part,)), "new")
        work.create("return_case", ReturnCase(requested_at=desk.clock(), lines=(returned,)), "requested")
        photo = blobs.put(work.connection, PNG, "image/png", 40, 30)
        other = blobs.put(work.connection, Random(3).randbytes(blobs.PART + 5), "application/octet-stream")
    sign(desk, photo, other)


def _ticket(desk: Session) -> Ticket:
    rule = Rule(id="contact", stop=Stop.REACHED, target=7200)
    at = desk.clock()
    due = Due(rule="contact", started_at=at, due_at=at + timedelta(hours=2), stopped_at=at)
    return Ticket(
        received_at=at,
        receiver=desk.actor,
        channel=Channel.HOTLINE,
        kind=Kind.REPAIR,
        device=Device(name="泵"),
        rules=(rule,),
        dues=(due,),
        result="换密封",
        resolved_at=at,
    )


def _line(n: int) -> OpeningLine:
    return OpeningLine("p", "泵", Decimal(1), f"S{n}")


def sign(desk: Session, *photos: str) -> None:
    """Deliver and sign one unit, then amend that once."""
    unit = UnitCheck(id="u", line="l", product="p", name="泵", serial="S2", tracking=Tracking.SERIAL, counted=True)
    line = PackingLine(id="l", contract_line="l", product="p", name="泵", quantity=Decimal(1), serials=("S2",))
    head = {"contract": "c", "contract_number": "HT-1", "customer": "k", "customer_name": "宏达"}
    body = Delivery(**head, lines=(line,), units=(unit,))
    with desk.work() as work:
        first = work.create("delivery", body, "checking", blobs=photos)
    body = msgspec.structs.replace(body, result=Result.FULL, accepted_at=desk.clock())
    with desk.work() as work:
        signed = work.revise(first, body, state="signed", blobs=photos)
    with desk.work() as work:
        work.revise(signed, body, amendment=1, reason="改正", blobs=photos[:1])
