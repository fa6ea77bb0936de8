"""Derived rows are a pure function of the log: a rebuild gives the same rows in the same order."""

from typing import Any

import pytest
from sqlalchemy import Connection, Table, select

from svcdesk.domain.masters import Customer
from svcdesk.models.docview import docview
from svcdesk.models.kinds import KINDS, Kind
from svcdesk.services import search
from svcdesk.services.desk import New, Session
from svcdesk.store import log, projector
from svcdesk.store.bodies import body_of
from svcdesk.store.projector import DERIVED
from svcdesk.store.search import search_text


def rows(connection: Connection, table: Table) -> list[tuple[Any, ...]]:
    """Return the rows of a table in their order, without the surrogate number that keeps it."""
    columns = [column for column in table.columns if column.name != "id"]
    order = [table.c.id] if "id" in table.c else list(table.primary_key.columns)
    return [tuple(row) for row in connection.execute(select(*columns).order_by(*order))]


def by_document(found: list[tuple[Any, ...]]) -> dict[str, list[tuple[Any, ...]]]:
    grouped: dict[str, list[tuple[Any, ...]]] = {}
    for row in found:
        grouped.setdefault(str(row[0]), []).append(row)
    return grouped


def test_a_rebuild_gives_the_same_rows(rich: Session):
    with rich.store.write() as connection:
        before = {table: rows(connection, table) for table in (*DERIVED, search_text)}
        assert projector.rebuild(connection) == len(before[docview])
        after = {table: rows(connection, table) for table in (*DERIVED, search_text)}
    assert after[docview] == before[docview]
    assert after[search_text] == before[search_text]
    for table in DERIVED:
        assert by_document(after[table]) == by_document(before[table])
        assert before[table], f"nothing to compare in {table.name}"
    assert [hit.title for hit in search.find(rich, "宏达")]


def test_a_rebuild_mends_whatever_was_wrong(rich: Session):
    with rich.store.write() as connection:
        before = {table: rows(connection, table) for table in (*DERIVED, search_text)}
        for table in (*DERIVED, search_text):
            connection.execute(table.delete())
        projector.rebuild(connection)
        assert rows(connection, docview) == before[docview]
        assert rows(connection, search_text) == before[search_text]


def test_many_at_once_are_the_same_as_one_by_one(desk: Session):
    names = [f"客户 {n}" for n in range(620)]
    with desk.work() as work:
        many = work.create_many("customer", [New(body=Customer(name=name), state="active") for name in names])
        work.create_many("customer", [])
        one = work.create("customer", Customer(name="last"), "active")
        assert work.changes.docs == {record.doc for record in [*many, one]}
    assert [record.number for record in many] == [f"KH-261123-A1-{n:04d}" for n in range(1, 621)]
    assert one.number == "KH-261123-A1-0621"
    with desk.store.write() as connection:
        before = rows(connection, docview)
        assert [row[docview.columns.keys().index("title") - 1] for row in before] == [*names, "last"]
        projector.rebuild(connection)
        assert rows(connection, docview) == before
        assert log.heads(connection, many[300].doc) == (many[300].rev,)


def test_an_old_body_is_lifted_to_todays_schema(sqlite_desk: Session, monkeypatch: pytest.MonkeyPatch):
    with sqlite_desk.work() as work:
        old = work.create("customer", Customer(name="宏达", phone="1"), "active")
    lifted = Kind(
        name="customer",
        body=Customer,
        prefix="KH",
        view=KINDS["customer"].view,
        schema=3,
        upcasters={1: lambda body: {**body, "note": "lifted"}, 2: lambda body: {**body, "phone": "+86 1"}},
    )
    monkeypatch.setitem(KINDS, "customer", lifted)
    with sqlite_desk.read() as connection:
        made = log.load(connection, old.rev)
    assert made.schema == 1
    assert body_of(made) == Customer(name="宏达", phone="+86 1", note="lifted")
