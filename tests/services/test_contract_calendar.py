"""A contract names a calendar this desk has not got: the ticket says by what it is timed instead, and what to do."""

from msgspec.structs import replace

from svcdesk.domain.contract import Contract
from svcdesk.domain.device import Device
from svcdesk.domain.intake import Intake
from svcdesk.domain.record import Record
from svcdesk.domain.ticket import Kind, Ticket
from svcdesk.services import clock_rules, ticket_view
from svcdesk.services import ticket as tickets
from svcdesk.services.clock_rules import absent_calendar
from svcdesk.services.desk import Session
from svcdesk.words import LANGUAGES, say
from tests.conftest import Clock
from tests.delivering import goods_contract
from tests.services.test_calendar_elsewhere import CALLER, SHIFTS

ABSENT = "a" * 32


def contract(desk: Session, calendar: str) -> Record[Contract]:
    with desk.work() as work:
        return work.create("contract", replace(goods_contract(), calendar=calendar), "signed")


def call(desk: Session, sold: Record[Contract]) -> Record[Ticket]:
    device = Device(name="空压机", contract=sold.doc)
    intake = Intake(begun_at=desk.clock(), kind=Kind.REPAIR, customer=CALLER, content="停机报警", device=device)
    return tickets.take(desk, intake)[0]


def told(shown: ticket_view.Shown) -> list[str]:
    return [one.code for one in shown.beside.told if "calendar" in one.code]


def test_the_ticket_and_each_derivation_say_that_the_companys_calendar_counts(desk: Session, clock: Clock):
    sold = contract(desk, ABSENT)
    record = call(desk, sold)
    shown = ticket_view.show(desk, record.doc)
    assert shown.calendar_here
    assert told(shown) == ["ticket.contract_calendar_unused"]
    warning = next(one for one in shown.beside.told if one.code == told(shown)[0])
    for lang in LANGUAGES:
        assert sold.number in say(warning, lang)
        assert "6.6.2" in say(warning, lang)
    rule = record.body.rules[0]
    readings = ticket_view.explain(record.body, rule, shown.calendar, clock.now, instead=shown.instead)
    for reading in readings:
        assert sold.number in say(reading.steps[0], "zh_CN")
    assert readings[0].due_at == record.body.dues[0].due_at


def test_it_is_said_before_anything_is_registered(desk: Session):
    sold = contract(desk, ABSENT)
    with desk.read() as connection:
        assert absent_calendar(connection, sold.doc) == sold.number
        assert absent_calendar(connection, contract(desk, "").doc) == ""


def test_nothing_is_said_where_the_contracts_calendar_counts(desk: Session):
    calendar, _ = clock_rules.save_calendar(desk, SHIFTS)
    record = call(desk, contract(desk, calendar.doc))
    shown = ticket_view.show(desk, record.doc)
    assert (told(shown), shown.instead) == ([], "")
    assert shown.calendar.name == SHIFTS.name
