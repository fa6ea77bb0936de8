"""A desk keeps what was saved, on SQLite and on PostgreSQL alike."""

import pytest

from svcdesk.domain.masters import Customer, Department, Role
from svcdesk.errors import Conflict, KnownError
from svcdesk.services.desk import Session, find_number, load
from svcdesk.store import log
from tests.conftest import Clock, as_person


def test_a_saved_record_comes_back_with_who_and_when(desk: Session, clock: Clock):
    wang = as_person(desk, "李梅", Department.SERVICE, Role.CLERK)
    clock.forward(minutes=5)
    with wang.work() as work:
        made = work.create("customer", Customer(name="宏达纺织 𫍯"), "active")
    with desk.read() as connection:
        found = load(connection, find_number(connection, "KH-261123-A1-0001"), Customer)
    assert found == made
    assert (found.body.name, found.actor.name, found.recorded_at) == ("宏达纺织 𫍯", "李梅", clock.now)


def test_a_stale_save_is_refused_and_nothing_is_overwritten(desk: Session):
    with desk.work() as work:
        first = work.create("customer", Customer(name="一"), "active")
    with desk.work() as work:
        second = work.revise(first, Customer(name="二"))
    with pytest.raises(Conflict), desk.work() as work:
        work.revise(first, Customer(name="三"))
    with desk.read() as connection:
        assert load(connection, first.doc, Customer) == second
        assert [rev for rev, _ in log.history(connection, first.doc)] == [first.rev, second.rev]


def test_a_unit_of_work_that_fails_leaves_nothing_behind(desk: Session):
    with pytest.raises(KnownError):
        _fail_after_creating(desk)
    with desk.work() as work:
        assert work.create("customer", Customer(name="二"), "active").number == "KH-261123-A1-0001"


def _fail_after_creating(desk: Session) -> None:
    with desk.work() as work:
        work.create("customer", Customer(name="一"), "active")
        work.create("customer", Customer(name="二"), "active", blobs=("0" * 64,))
