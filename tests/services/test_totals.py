"""What charts count stays what a recount finds: after any edits, imports and a rebuild, on both engines."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import Connection, func, select, update
from sqlalchemy.exc import DBAPIError

from svcdesk.domain.clock import Rule, Stop
from svcdesk.domain.device import Device
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.service_order import Result, ServiceOrder, Type, Visit
from svcdesk.domain.ticket import Channel, Due, Kind, Ticket
from svcdesk.errors import DeskError
from svcdesk.models.service_fact import service_fact, service_total
from svcdesk.services.desk import New, Session
from svcdesk.store import projector
from svcdesk.store.check_derived import check_derived
from tests.conftest import Clock

RULE = Rule(id="contact", stop=Stop.REACHED, target=7200)
START = Clock().now
Totals = Mapping[tuple[str, int, str], tuple[int, int, int]]

times = st.integers(0, 90 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
kept = st.one_of(st.none(), times)
dues = st.builds(
    lambda start, stop: Due(rule="contact", started_at=start, due_at=start + timedelta(hours=2), stopped_at=stop),
    times,
    kept,
)
tickets = st.builds(
    Ticket,
    received_at=times,
    receiver=st.just(Actor("r", "王工", "service")),
    channel=st.sampled_from(Channel),
    kind=st.sampled_from(Kind),
    device=st.builds(Device, name=st.sampled_from(("", "泵", "GA37"))),
    cause=st.sampled_from(("", "wear", "misuse")),
    resolved_at=kept,
    rules=st.just((RULE,)),
    dues=st.lists(dues, max_size=3).map(tuple),
)
orders = st.builds(
    ServiceOrder,
    type=st.sampled_from(Type),
    technician=st.sampled_from((Actor("", "", ""), Actor("t" * 32, "李工", "service"))),
    dispatched_at=kept,
    visits=st.lists(st.builds(Visit, id=st.just("v"), arrived_at=kept), max_size=2).map(tuple),
    result=st.sampled_from(Result),
    finished_at=kept,
)
states = st.sampled_from(("open", "handling", "resolved", "closed", "void"))


def recount(connection: Connection) -> Totals:
    columns = (service_fact.c.measure, service_fact.c.month, service_fact.c.key)
    sums = (func.count(), func.sum(service_fact.c.met), func.sum(service_fact.c.amount))
    rows = connection.execute(select(*columns, *sums).group_by(*columns))
    return {(measure, month, key): (n, int(met), int(amount)) for measure, month, key, n, met, amount in rows}


def kept_totals(connection: Connection) -> Totals:
    rows = connection.execute(select(service_total))
    return {(row.measure, row.month, row.key): (row.n, row.met, row.amount) for row in rows}


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_totals_are_what_a_recount_finds_after_any_edits(desk: Session, data: st.DataObject):
    records: list[Record[Any]] = []
    for _ in range(data.draw(st.integers(1, 8))):
        with desk.work() as work:
            if records and data.draw(st.booleans()):
                old = records[data.draw(st.integers(0, len(records) - 1))]
                body = data.draw(tickets if old.kind == "ticket" else orders)
                # from an older revision too: then the record has two heads, and the list shows one of them
                work.revise(old, body, state=_state(old.kind, data), allow_branch=True)
            elif data.draw(st.booleans()):
                bodies = data.draw(st.lists(tickets, min_size=1, max_size=4))
                records += work.create_many("ticket", [New(body=body, state="open") for body in bodies])
            else:
                kind = data.draw(st.sampled_from(("ticket", "service_order")))
                body = data.draw(tickets if kind == "ticket" else orders)
                records.append(work.create(kind, body, _state(kind, data)))
    with desk.store.write() as connection:
        counted = recount(connection)
        assert kept_totals(connection) == counted
        assert all(n > 0 for n, _, _ in counted.values())
        projector.rebuild(connection)
        assert kept_totals(connection) == recount(connection) == counted
        assert list(check_derived(connection)) == []


def _state(kind: str, data: st.DataObject) -> str:
    return data.draw(states) if kind == "ticket" else data.draw(st.sampled_from(("new", "dispatched")))


def ticket(**fields: Any) -> Ticket:
    first = Ticket(received_at=START, receiver=Actor("r", "王工", "service"), channel=Channel.PHONE, kind=Kind.REPAIR)
    return replace(first, **fields)


def test_each_chart_counts_its_own_things(desk: Session):
    late = Due(rule="contact", started_at=START, due_at=START, stopped_at=START + timedelta(seconds=1))
    met = Due(rule="contact", started_at=START, due_at=START, stopped_at=START)
    running = Due(rule="contact", started_at=START, due_at=START)
    other = Due(rule="report", started_at=START, due_at=START, stopped_at=START)
    body = ticket(
        cause="wear",
        device=Device(product="p" * 32, name="泵"),
        resolved_at=START + timedelta(hours=3),
        rules=(RULE,),
        dues=(late, met, running, other, replace(met, cancelled=True)),
    )
    order = ServiceOrder(
        technician=Actor("t", "李工", "service"), dispatched_at=START, finished_at=START, result=Result.SOLVED
    )
    with desk.work() as work:
        made = work.create("ticket", body, "resolved")
        work.create("service_order", order, "signed")
    expected = {
        ("contact", 202611, ""): (3, 1, 0),
        ("cause", 202611, "wear"): (1, 0, 0),
        ("product", 202611, "p" * 32): (1, 0, 0),
        ("repair_time", 202611, ""): (1, 0, 10800),
        ("technician", 202611, "t"): (1, 1, 0),
        ("first_fix", 202611, ""): (1, 1, 0),
    }
    with desk.read() as connection:
        assert kept_totals(connection) == expected
    with desk.work() as work:
        work.revise(made, body, state="void")
    with desk.read() as connection:
        assert set(kept_totals(connection)) == {("technician", 202611, "t"), ("first_fix", 202611, "")}


def test_a_settled_repair_without_cause_is_counted_as_such(desk: Session):
    with desk.work() as work:
        work.create("ticket", ticket(), "closed")
        work.create("ticket", ticket(), "open")
        work.create("ticket", ticket(kind=Kind.PRAISE), "closed")
    with desk.read() as connection:
        assert kept_totals(connection) == {("cause", 202611, ""): (1, 0, 0)}


def test_a_check_finds_wrong_totals_and_a_rebuild_mends_them(desk: Session):
    with desk.work() as work:
        work.create("ticket", ticket(cause="wear"), "closed")
    with desk.store.write() as connection:
        connection.execute(update(service_total).values(n=7))
        assert [found.message.code for found in check_derived(connection)] == ["check.total"]
        projector.rebuild(connection)
        assert list(check_derived(connection)) == []
        assert kept_totals(connection) == {("cause", 202611, "wear"): (1, 0, 0)}


def test_what_is_counted_is_replaced_and_never_updated(desk: Session):
    with desk.work() as work:
        work.create("ticket", ticket(cause="wear"), "closed")
    with pytest.raises((DBAPIError, DeskError)), desk.store.write() as connection:
        connection.execute(update(service_fact).values(met=1))
