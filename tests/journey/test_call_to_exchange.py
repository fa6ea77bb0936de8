"""From a call to a signed repair and on to an exchange: an office, a laptop, packages between them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import structs
from sqlalchemy import select

from svcdesk.cli.trial_paper import read_back
from svcdesk.domain import sheetcode
from svcdesk.domain.clock import ClockState
from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.exchange import Scope
from svcdesk.domain.intake import Intake
from svcdesk.domain.masters import Company, Department, Role
from svcdesk.domain.record import Record
from svcdesk.domain.return_case import Basis, Reason, ReturnCase, Settlement, Type
from svcdesk.domain.service_order import OldPart, Payer, ServiceOrder
from svcdesk.domain.service_order import State as OrderState
from svcdesk.domain.sheet_numbers import sheet_number
from svcdesk.domain.sheets import Form
from svcdesk.domain.stock import Place
from svcdesk.domain.ticket import Kind, Reach, Satisfaction, Ticket
from svcdesk.errors import Refused
from svcdesk.reports.catalog import render
from svcdesk.services import (
    dispatching,
    maintenance,
    order_parts,
    paper,
    return_begin,
    return_case,
    return_lines,
    ticket_view,
)
from svcdesk.services import service_order as orders
from svcdesk.services import ticket as tickets
from svcdesk.services.desk import Session, load
from svcdesk.services.exchange.handing_over import Request, hand_over
from svcdesk.services.exchange.taking_in import take_in
from svcdesk.services.passport import passport
from svcdesk.store.frame import revision
from svcdesk.store.store import create_desk
from tests.conftest import Clock, as_person
from tests.repairing import ARRIVED, NOW, Sold, arrived, finished, sold
from tests.returning import approved, inspected, judged, offer, received, signatures

COMPANY = Company("宏宇压缩机设备有限公司", "HONGYU COMPRESSOR EQUIPMENT CO., LTD.")
TOLD = "停机，报警 E07"


@dataclass(frozen=True, slots=True)
class Two:
    """The office's desk and a technician's laptop, with the goods a customer bought."""

    office: Session
    laptop: Session
    goods: Sold
    folder: Path

    def carry(self, origin: Session, target: Session) -> None:
        """Carry everything from one desk to the other by a file, twice, as people do."""
        file = self.folder / f"{origin.store.node.code}.svcpack"
        file.unlink(missing_ok=True)
        hand_over(origin, file, Request(scope=Scope.ALL))
        for _ in range(2):
            report, _ = take_in(target, file)
            assert not report.refused
            assert report.conflicts == []


@pytest.fixture
def two(desk: Session, clock: Clock, tmp_path: Path) -> Iterator[Two]:
    """Give an office that sold a compressor this morning, and a laptop with a desk of its own and nothing in it."""
    clock.now = ARRIVED - timedelta(hours=3)
    with desk.work() as work:
        work.create("company", COMPANY, "active")
    goods = sold(desk, clock)
    technician = as_person(desk, "王工", Department.SERVICE, Role.TECHNICIAN)
    laptop = replace(technician, store=create_desk(str(tmp_path / "laptop.svcdesk"), "B7", "王工的笔记本"))
    yield Two(desk, laptop, goods, tmp_path)
    laptop.store.close()


def called(two: Two, clock: Clock) -> Record[Ticket]:
    """The customer calls at 7:30 and is reached at 7:45."""
    clock.now = ARRIVED - timedelta(minutes=110)
    intake = Intake(
        begun_at=clock.now,
        kind=Kind.REPAIR,
        customer=CustomerRef(doc=two.goods.customer, name="宏达纺织有限公司", caller="李工", phone="13900008213"),
        device=Device(product=two.goods.compressor, name="螺杆空压机", serial="SN-1"),
        content=TOLD,
    )
    record, _ = tickets.take(two.office, intake)
    clock.forward(minutes=10)
    record, _ = tickets.attempt(two.office, record, Reach.NO_ANSWER)
    clock.forward(minutes=5)
    return tickets.attempt(two.office, record, Reach.REACHED, content="今天上午上门", spoke_with="李工")[0]


def sent_out(two: Two, ticket: Record[Ticket]) -> Record[ServiceOrder]:
    record, _ = dispatching.open_order(two.office, ticket=ticket.doc)
    return dispatching.dispatch(two.office, record, two.laptop.actor.doc, ARRIVED)[0]


def repaired(two: Two, clock: Clock, doc: str) -> Record[ServiceOrder]:
    """On the laptop, without a network: the condition confirmed, a filter changed, the result signed."""
    record = at(two.laptop, doc, ServiceOrder)
    clock.now = ARRIVED + timedelta(minutes=30)
    record, _ = orders.confirm_before(two.laptop, record, arrived(record.body))
    clock.now = NOW
    spare = order_parts.part_of(order_parts.spares(two.laptop, two.goods.filters)[0], "p1")
    spare = structs.replace(spare, payer=Payer.US, old_part=OldPart.TAKEN_BACK)
    body = structs.replace(finished(record.body), parts=(spare,))
    return orders.sign(two.laptop, record, body)[0]


def closed(two: Two, clock: Clock, ticket: str) -> Record[Ticket]:
    """In the office again: what the laptop's signature settled is followed up and closed."""
    record = at(two.office, ticket, Ticket)
    assert (record.state, record.body.cause) == ("resolved", "electrical.sensor")
    clock.forward(hours=3)
    with pytest.raises(Refused):
        tickets.close(two.office, record)
    record, _ = tickets.follow_up(two.office, record, Satisfaction.SATISFIED)
    return tickets.close(two.office, record)[0]


def exchanged(two: Two, clock: Clock, order: str) -> Record[ReturnCase]:
    """Three days later the same machine stands still again: it goes back, and another one comes."""
    clock.forward(days=3)
    record, _ = return_begin.open_return(two.office, order=order)
    asked = structs.replace(
        record.body,
        type=Type.EXCHANGE,
        reason=Reason.FUNCTION,
        basis=Basis.STATUTORY,
        basis_note="合同约定按三包处理",
        fault_on=clock.now.date(),
    )
    record, _ = return_case.save_request(two.office, asked, record)
    record = judged(two.office, inspected(two.office, received(two.office, approved(two.office, record))))
    line = record.body.lines[0]
    piece = return_lines.replacements(two.office, line)[0]
    given = offer(two.office, settlement=Settlement.REPLACED, piece=piece, product_name="螺杆空压机")
    record, _ = return_lines.settle_line(two.office, record, line.id, given)
    clock.forward(minutes=5)
    record, _ = return_case.sign(two.office, record, signatures(two.office))
    return return_case.close(two.office, record)[0]


def at(session: Session, doc: str, body: type) -> Record:
    with session.read() as connection:
        return load(connection, doc, body)


def revisions(session: Session) -> set[str]:
    with session.read() as connection:
        return set(connection.scalars(select(revision.c.rev)))


def prints(session: Session, record: Record, *forms: Form) -> None:
    """Print forms in each language and read number and code back with another reader."""
    for form in forms:
        for language in ("zh", "en", "both"):
            sheet = render(form, paper.gather(session, record.doc, form), language)
            pages = read_back(sheet.pdf)
            assert {page.code for page in pages} == {sheetcode.encode(sheet_number(form, record.number), record.rev)}


def test_from_a_call_to_a_signed_repair_and_on_to_an_exchange(two: Two, clock: Clock):
    ticket = called(two, clock)
    shown = ticket_view.show(two.office, ticket.doc)
    states = {rule.id: one.state for rule, one in ticket_view.clocks(shown.record.body, shown.calendar, clock.now)}
    assert states == {
        "contact": ClockState.MET, "reply": ClockState.MET, "report_upward": ClockState.RUNNING,
    }  # fmt: skip
    order = sent_out(two, ticket)

    two.carry(two.office, two.laptop)
    signed = repaired(two, clock, order.doc)
    assert (signed.state, at(two.office, order.doc, ServiceOrder).state) == (OrderState.SIGNED, OrderState.DISPATCHED)
    two.carry(two.laptop, two.office)
    assert at(two.office, order.doc, ServiceOrder).rev == signed.rev

    done = closed(two, clock, ticket.doc)
    case = exchanged(two, clock, signed.doc)
    old, new = (
        passport(two.office, two.goods.compressor, serial) for serial in ("SN-1", case.body.lines[0].replacement)
    )
    assert old is not None
    assert new is not None
    assert (old.place, old.replaced_by) == (Place.QUARANTINE, new.serial)
    assert (new.place, new.replaces, new.customer) == (Place.CUSTOMER, "SN-1", "宏达纺织有限公司")
    assert new.warranty_start == f"{clock.now:%Y-%m-%d}"

    two.carry(two.office, two.laptop)
    assert revisions(two.office) == revisions(two.laptop)
    assert passport(two.laptop, two.goods.compressor, new.serial) == new
    for session in (two.office, two.laptop):
        assert maintenance.rebuild(replace(two.office, store=session.store)) > 0
        assert passport(session, two.goods.compressor, "SN-1") == old

    prints(two.laptop, done, Form.TICKET)
    prints(two.office, at(two.office, case.doc, ReturnCase), Form.RETURN)
    prints(two.office, signed, Form.ORDER, Form.REPAIR, Form.SIGN_OFF)
