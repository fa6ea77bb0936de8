"""Lists answer the same on both engines: filters, order, pages, places, tallies, and what a person set up."""

from datetime import date, timedelta
from decimal import Decimal

import msgspec
import pytest

from svcdesk.domain.contract import Contract, Line
from svcdesk.domain.delivery import Delivery, LineKind, PackingLine, Result
from svcdesk.services import lists, remembered
from svcdesk.services.desk import Session
from svcdesk.services.lists import Query, Row, Sort, Tally
from svcdesk.store.frame import localmeta
from tests.conftest import Clock

MINE, OTHER = "0" * 31 + "a", "0" * 31 + "b"
STATES = ("planned", "checking", "signed", "void")
DELIVERIES = Query(kinds=("delivery",))


def delivery(n: int) -> Delivery:
    return Delivery(
        contract="c",
        contract_number="HT-2026-1",
        customer=f"{n % 3:032x}",
        customer_name=("宏达纺织", "江南制药", "Ärzte & Co")[n % 3],
        planned_on=None if n % 5 == 4 else date(2026, 11, 18) + timedelta(days=n % 7),
        technician=MINE if n % 2 else OTHER,
        technician_name="王工" if n % 2 else "李工",
        lines=(PackingLine(id="1", kind=LineKind.GOODS, name=f"空压机 GA{n % 4}", quantity=Decimal(1)),),
        result=Result.FULL,
    )


@pytest.fixture
def many(desk: Session, clock: Clock) -> Session:
    """Record 24 deliveries, one each hour, and two contracts."""
    for n in range(24):
        clock.forward(hours=1)
        with desk.work() as work:
            work.create("delivery", delivery(n), STATES[n % 4])
    with desk.work() as work:
        for amount in ("1250.50", "80"):
            line = Line("1", "p", "空压机", "", "台", Decimal(1), Decimal(amount))
            work.create("contract", Contract("c", "宏达纺织", lines=(line,)), "signed")
    return desk


def every(session: Session, query: Query) -> list[Row]:
    return lists.rows(session, lists.order(session, query))


def ordinal(row: Row) -> int:
    """Return which of the deliveries a row is, from 0; one came each hour after nine."""
    return round((row.occurred_at - Clock().now) / timedelta(hours=1)) - 1


def test_the_newest_stand_first_and_a_row_carries_what_a_list_shows(many: Session):
    rows = every(many, DELIVERIES)
    assert [ordinal(row) for row in rows] == list(range(23, -1, -1))
    first = rows[0]
    assert (first.kind, first.state, first.open, first.title, first.subject) == (
        "delivery", "void", False, "Ärzte & Co", "空压机 GA3",
    )  # fmt: skip
    assert first.owner_name == "王工"
    assert first.occurred_at == many.clock()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, set(range(24))),
        ({"states": ("signed",)}, {n for n in range(24) if n % 4 == 2}),
        ({"states": ("signed", "void")}, {n for n in range(24) if n % 4 >= 2}),
        ({"open": True}, {n for n in range(24) if n % 4 < 2}),
        ({"mine": True}, {n for n in range(24) if n % 2}),
        ({"owner": OTHER}, {n for n in range(24) if not n % 2}),
        ({"mine": True, "open": True}, {n for n in range(24) if n % 4 == 1}),
        ({"customer": f"{1:032x}"}, {n for n in range(24) if n % 3 == 1}),
        ({"department": "sales"}, set()),
        ({"department": "service"}, set(range(24))),
        ({"conflicts": True}, set()),
        ({"text": "宏达"}, {n for n in range(24) if n % 3 == 0}),
        ({"text": "jiangnanzhiyao"}, {n for n in range(24) if n % 3 == 1}),
        ({"text": "arzte ga2"}, {n for n in range(24) if n % 3 == 2 and n % 4 == 2}),
        ({"text": "???"}, set()),
        ({"since": date(2026, 11, 24)}, set(range(14, 24))),
        ({"until": date(2026, 11, 23)}, set(range(14))),
        ({"since": date(2026, 11, 25)}, set()),
        ({"days": 1}, set(range(14, 24))),
        ({"days": 2}, set(range(24))),
    ],
)
def test_a_filter_lets_these_through_and_no_others(many: Session, fields: dict[str, object], expected: set[int]):
    query = msgspec.structs.replace(DELIVERIES, **fields)
    assert {ordinal(row) for row in every(many, query)} == expected
    assert lists.count(many, query) == len(expected)


def test_overdue_is_what_is_open_and_past_its_day(many: Session):
    late = every(many, msgspec.structs.replace(DELIVERIES, overdue=True))
    assert late
    assert all(row.open and row.due_at and row.due_at <= many.clock() for row in late)
    rest = [row for row in every(many, DELIVERIES) if row not in late]
    assert not [row for row in rest if row.open and row.due_at and row.due_at <= many.clock()]


def test_several_kinds_stand_in_one_list(many: Session):
    rows = every(many, Query(kinds=("delivery", "contract")))
    assert [row.kind for row in rows[:3]] == ["contract", "contract", "delivery"]
    assert len(rows) == lists.count(many, Query()) == 26


KEYS = {
    Sort.NEWEST: lambda row: row.id,
    Sort.NUMBER: lambda row: row.number,
    Sort.TITLE: lambda row: row.title.encode(),
    Sort.SUBJECT: lambda row: row.subject.encode(),
    Sort.STATE: lambda row: row.state,
    Sort.OWNER: lambda row: row.owner_name.encode(),
    Sort.OCCURRED: lambda row: row.occurred_at,
    Sort.DUE: lambda row: row.due_at,
    Sort.AMOUNT: lambda row: row.amount,
}


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", KEYS)
def test_a_list_runs_by_its_sort_and_what_has_no_value_stands_last(many: Session, sort: Sort, descending: bool):
    kinds = ("contract", "delivery") if sort is Sort.AMOUNT else ("delivery",)
    query = Query(kinds=kinds, sort=sort, descending=descending)
    rows = every(many, query)
    having = [row for row in rows if KEYS[sort](row) is not None]
    assert rows[: len(having)] == having
    assert having == sorted(having, key=lambda row: (KEYS[sort](row), row.id), reverse=descending)
    for at in (0, 7, len(rows) - 1):
        assert lists.position(many, query, rows[at]) == at


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.DUE, Sort.TITLE])
@pytest.mark.parametrize("offset", [0, 5, 12, 13, 20, 23, 30])
def test_a_page_is_a_piece_of_the_list(many: Session, sort: Sort, offset: int):
    query = msgspec.structs.replace(DELIVERIES, sort=sort)
    rows = every(many, query)
    assert lists.page(many, query, offset, 4) == rows[offset : offset + 4]


def test_matching_tells_which_of_some_documents_belong_to_a_list(many: Session):
    rows = every(many, DELIVERIES)
    docs = [row.doc for row in rows[:8]]
    assert lists.of_docs(many, docs) == rows[:8]
    wanted = msgspec.structs.replace(DELIVERIES, states=("void",))
    assert lists.matching(many, wanted, docs) == [row for row in rows[:8] if row.state == "void"]


def test_tallies_count_what_is_open_and_what_is_late(many: Session):
    rows = every(many, DELIVERIES)
    late = [row for row in rows if row.open and row.due_at and row.due_at <= many.clock()]
    assert lists.tallies(many) == {"delivery": Tally(12, len(late)), "contract": Tally(2, 0)}
    assert lists.tallies(many, ["contract"]) == {"contract": Tally(2, 0)}


def test_states_and_owners_are_those_that_occur(many: Session):
    assert lists.states(many, ["delivery"]) == sorted(STATES)
    assert lists.states(many, ["contract", "product"]) == ["signed"]
    assert lists.owners(many) == [(OTHER, "李工"), (MINE, "王工")]


@pytest.mark.parametrize("size", [1, 5, 12, 24, 25])
@pytest.mark.parametrize("descending", [False, True])
def test_an_order_read_in_pieces_is_the_same(
    many: Session, monkeypatch: pytest.MonkeyPatch, size: int, descending: bool
):
    query = msgspec.structs.replace(DELIVERIES, descending=descending)
    whole = list(lists.order(many, query))
    monkeypatch.setattr(lists, "_PIECE", size)
    assert list(lists.order(many, query)) == whole == sorted(whole, reverse=descending)
    assert len(whole) == 24


def test_only_what_follows_an_index_is_quick():
    assert lists.quick(DELIVERIES)
    assert lists.quick(msgspec.structs.replace(DELIVERIES, states=("void",), descending=False))
    assert lists.quick(msgspec.structs.replace(DELIVERIES, open=True, mine=True))
    both = {"open": True, "states": ("void",)}
    assert lists.quick(msgspec.structs.replace(DELIVERIES, overdue=True, sort=Sort.URGENT))
    for fields in (both, {"overdue": True, "text": "宏"}, {"text": "宏"}, {"sort": Sort.DUE}, {"kinds": ("a", "b")}):
        assert not lists.quick(msgspec.structs.replace(DELIVERIES, **fields))


def test_what_a_person_set_up_is_theirs_alone(desk: Session):
    query = msgspec.structs.replace(DELIVERIES, text="宏达", since=date(2026, 1, 2))
    remembered.remember(desk, "list:delivery", query)
    assert remembered.recall(desk, "list:delivery", Query) == query
    remembered.remember(desk, "list:delivery", DELIVERIES)
    assert remembered.recall(desk, "list:delivery", Query) == DELIVERIES
    assert remembered.recall(desk, "list:contract", Query) is None
    other = Session(desk.store, msgspec.structs.replace(desk.actor, doc="b" * 32))
    assert remembered.recall(other, "list:delivery", Query) is None


def test_what_another_version_remembered_is_forgotten_not_fatal(desk: Session):
    remembered.remember(desk, "list", DELIVERIES)
    with desk.store.write() as connection:
        connection.execute(localmeta.update().where(localmeta.c.key.like("ui:%")).values(value='{"kinds": 5}'))
    assert remembered.recall(desk, "list", Query) is None
