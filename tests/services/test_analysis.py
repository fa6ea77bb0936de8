"""The charts of the office: what they count, what they leave out, and how they are named, on both engines."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from svcdesk.domain.clock import Rule, Stop
from svcdesk.domain.device import Device
from svcdesk.domain.masters import Customer, Product
from svcdesk.domain.measures import FEW, Bar, Counted, Figure, Measure, months, months_before
from svcdesk.domain.record import Actor
from svcdesk.domain.service_order import Result, ServiceOrder, Visit
from svcdesk.domain.ticket import Channel, Due, Kind, Ticket
from svcdesk.domain.times import SHANGHAI
from svcdesk.services import analysis, lists
from svcdesk.services.desk import Session
from svcdesk.services.lists import Query
from svcdesk.words import LANGUAGES, Message, say
from tests.conftest import ADMIN, Clock

NOW = Clock().now
RULE = Rule(id="contact", stop=Stop.REACHED, target=7200)


def ticket(at: datetime, *, minutes: int | None = None, **fields: object) -> Ticket:
    stop = None if minutes is None else at + timedelta(minutes=minutes)
    due = Due(rule="contact", started_at=at, due_at=at + timedelta(hours=2), stopped_at=stop)
    body = Ticket(received_at=at, receiver=ADMIN, channel=Channel.PHONE, kind=Kind.REPAIR, rules=(RULE,), dues=(due,))
    return replace(body, **fields)


def put(desk: Session, *bodies: Ticket, state: str = "closed") -> None:
    with desk.work() as work:
        for body in bodies:
            work.create("ticket", body, state)


def figure(desk: Session, measure: Measure, first: int = 202609, last: int = 202611) -> Figure:
    return analysis.figure(desk, measure, first, last)


def at(month: int, day: int = 3, hour: int = 8) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=SHANGHAI)


def test_the_contact_rate_counts_late_and_overdue_ones_and_leaves_out_what_is_not_due_yet(desk: Session):
    put(desk, ticket(at(9), minutes=120), ticket(at(9), minutes=60), ticket(at(9), minutes=121), ticket(at(9)))
    put(desk, ticket(NOW - timedelta(minutes=30)), ticket(NOW - timedelta(minutes=121)), state="open")
    found = figure(desk, Measure.CONTACT)
    assert [(bar.label, bar.n, bar.met, bar.share) for bar in found.bars] == [
        ("2026-09", 4, 2, 50.0),
        ("2026-10", 0, 0, 0.0),
        ("2026-11", 1, 0, 0.0),
    ]
    assert found.undecided == 1


def test_a_month_is_that_of_the_site(desk: Session):
    put(desk, ticket(datetime(2026, 9, 30, 23, 59, 59, tzinfo=SHANGHAI), minutes=1))
    put(desk, ticket(datetime(2026, 10, 1, tzinfo=SHANGHAI), minutes=1))
    assert [bar.n for bar in figure(desk, Measure.CONTACT).bars] == [1, 1, 0]


def test_month_by_cause_names_the_commonest_and_lumps_the_rest(desk: Session):
    causes = [f"cause {n}" for n in range(14)]
    put(desk, *(ticket(at(9), cause=cause) for n, cause in enumerate(causes) for _ in range(15 - n)))
    put(desk, ticket(at(10), cause="mechanical.bearing"), ticket(at(10)), ticket(at(11), kind=Kind.PRAISE))
    found = figure(desk, Measure.CAUSE)
    assert [name for name, _ in found.rows[:10]] == causes[:10]
    assert [bar.n for bar in found.rows[0][1]] == [15, 0, 0]
    name, rest = found.rows[10]
    assert name == Message("analysis.others", {"n": 6})
    assert [bar.n for bar in rest] == [5 + 4 + 3 + 2, 2, 0]
    assert all(bar.counted is None for bar in rest)
    assert all(say(name, lang) for lang in LANGUAGES if isinstance(name, Message))


def test_every_cell_leads_to_just_the_records_it_counts(desk: Session):
    put(desk, *(ticket(at(month), cause=cause) for month, cause in ((9, "a"), (9, "a"), (10, "a"), (10, ""))))
    for _, bars in figure(desk, Measure.CAUSE).rows:
        for bar in bars:
            query = Query(kinds=("ticket",), counted=bar.counted)
            assert lists.count(desk, query) == bar.n
    for bar in figure(desk, Measure.CONTACT).bars:
        for met, n in ((True, bar.met), (False, bar.n - bar.met)):
            assert bar.counted
            counted = Counted(measure="contact", first=bar.counted.first, last=bar.counted.last, met=met)
            assert lists.count(desk, Query(kinds=("ticket",), counted=counted)) == n


def test_products_are_called_by_their_title_and_the_longest_stand_first(desk: Session):
    with desk.work() as work:
        product = work.create("product", Product("螺杆空压机"), "active")
    put(desk, ticket(at(9), device=Device(product=product.doc, name="旧名")), ticket(at(9), device=Device(name="泵")))
    put(desk, ticket(at(9), device=Device(name="泵")), ticket(at(9), device=Device(product="f" * 32)))
    found = figure(desk, Measure.PRODUCT)
    assert next((bar.label, bar.n) for bar in found.bars) == ("泵", 2)
    assert ("螺杆空压机", 1) in [(bar.label, bar.n) for bar in found.bars]
    assert (Message("analysis.not_here"), 1) in [(bar.label, bar.n) for bar in found.bars]


def test_orders_by_technician_first_fix_and_the_mean_time_to_repair(desk: Session):
    with desk.work() as work:
        person = work.create("customer", _called("李工"), "active")
        who = Actor(person.doc, "李工", "service")
        for visits, result in ((1, Result.SOLVED), (2, Result.SOLVED), (1, Result.PARTLY)):
            seen = tuple(Visit(id=str(n), arrived_at=at(9)) for n in range(visits))
            order = ServiceOrder(technician=who, dispatched_at=at(9), finished_at=at(9), visits=seen, result=result)
            work.create("service_order", order, "signed")
        work.create("service_order", ServiceOrder(technician=who, dispatched_at=at(9)), "dispatched")
    (bar,) = figure(desk, Measure.TECHNICIAN).bars
    assert (bar.label, bar.n, bar.met) == ("李工", 4, 3)
    assert next((bar.n, bar.met) for bar in figure(desk, Measure.FIRST_FIX).bars) == (3, 1)
    put(
        desk,
        ticket(at(9), resolved_at=at(9) + timedelta(hours=3)),
        ticket(at(9), resolved_at=at(9) + timedelta(hours=6)),
    )
    assert figure(desk, Measure.REPAIR_TIME).bars[0].hours == 4.5


def _called(name: str) -> Customer:

    return Customer(name)


def test_an_empty_desk_has_empty_charts(desk: Session):
    assert all(one.empty for one in analysis.figures(desk, 202601, 202612))
    assert analysis.this_month(desk) == 202611


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(202611, 202611, [202611]), (202611, 202702, [202611, 202612, 202701, 202702]), (202612, 202611, [])],
)
def test_months_go_over_the_end_of_a_year(first: int, last: int, expected: list[int]):
    assert months(first, last) == expected


def test_months_back(desk: Session):
    assert [months_before(202602, n) for n in (0, 1, 2, 14)] == [202602, 202601, 202512, 202412]


def test_few_are_said_to_be_few():
    assert Bar(label="x", n=FEW - 1).few
    assert not Bar(label="x", n=FEW).few


def test_two_products_of_one_name_are_told_apart_by_model_then_by_code(desk: Session):
    goods = [
        ("空压机", "A1", "GA37"),
        ("空压机", "A2", "GA55"),
        ("阀", "B1", "X"),
        ("阀", "B2", "X"),
        ("泵", "C1", "Y"),
    ]
    with desk.work() as work:
        docs = [
            work.create("product", Product(name, code=code, model=model), "active").doc for name, code, model in goods
        ]
    put(desk, *(ticket(at(10), device=Device(product=doc)) for doc in docs))
    labels = {bar.counted.key: bar.label for bar in figure(desk, Measure.PRODUCT).bars if bar.counted}
    assert [labels[doc] for doc in docs] == ["空压机 GA37", "空压机 GA55", "阀 X B1", "阀 X B2", "泵"]
