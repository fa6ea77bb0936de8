"""The first look at a desk: the very rows a list would show, only to who stays signed in, else nothing at all."""

import subprocess
import sys
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest

from svcdesk.domain.masters import Department, Person
from svcdesk.domain.times import local_day
from svcdesk.services import lists, passwords, people, remembered
from svcdesk.services.first_look import LOOKED_AT, LookedAt, look
from svcdesk.services.list_rows import INDEXED, Query, plain
from svcdesk.store import header
from svcdesk.store.engine import run_bare
from tests.demos import NOW, filled

TABS = (14, 54, 1338, 50)
QUERIES = [
    Query(kinds=(kind,), sort=sort, descending=descending, **asked)
    for kind, sort, descending, asked in product(
        ("ticket", "service_order", "delivery", "contract"),
        sorted(INDEXED),
        (False, True),
        ({}, {"open": True}, {"states": ("closed",)}, {"open": True, "mine": True}, {"mine": True}),
    )
]


@pytest.fixture(scope="module")
def peopled(tmp_path_factory):
    """Give the path of a demo desk on which somebody stays signed in, their token and the session."""
    cost, passwords.cost = passwords.cost, passwords.Cost(1, 1024, 1)
    session = filled(str(tmp_path_factory.mktemp("desk") / "demo.svcdesk"))
    passwords.cost = cost
    yield Path(session.store.path), people.stay_signed_in(session), session
    session.store.close()


def looked(peopled, query=None, now=NOW, token=None):
    """Let the window be closed on a list, and look again at a moment."""
    path, own, session = peopled
    day = local_day(session.clock())
    remembered.remember(session, LOOKED_AT, LookedAt(day=day, stage="service", tabs=TABS, query=query))
    return look(str(path), own if token is None else token, now)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: str(query)[6:90])
def test_its_rows_are_those_of_the_list(peopled, query):
    found = looked(peopled, query)
    assert plain(query)
    assert found.at.stage == "service"
    assert found.rows == lists.page(peopled[2], query, 0, 64)


def test_the_queries_above_find_something(peopled):
    assert sum(bool(lists.page(peopled[2], query, 0, 1)) for query in QUERIES) > len(QUERIES) * 2 / 3


@pytest.mark.parametrize(
    "query",
    [
        None,
        Query(),
        Query(kinds=("ticket", "complaint")),
        Query(kinds=("ticket",), text="东风"),
        Query(kinds=("ticket",), open=True, department="service"),
        Query(kinds=("ticket",), sort=lists.Sort.TITLE),
    ],
)
def test_a_list_that_would_have_to_be_searched_for_is_not_shown_yet(peopled, query):
    assert looked(peopled, query).rows == []


def test_nobody_sees_anything_who_does_not_stay_signed_in(peopled):
    session = peopled[2]
    query = Query(kinds=("ticket",))
    assert looked(peopled, query).rows
    assert looked(peopled, query, token="") is None
    assert looked(peopled, query, token="of somebody else") is None
    assert looked(peopled, query, now=NOW + passwords.TOKEN_LIFE) is None
    other = people.stay_signed_in(session)
    people.sign_out(session, other)
    assert looked(peopled, query, token=other) is None


def test_who_was_deactivated_sees_nothing(peopled):
    session = peopled[2]
    record, _ = people.add_person(session, Person("郑新", Department.SALES), "long enough words")
    theirs = people.sign_in(session.store, "郑新", "long enough words", session.clock)
    token = people.stay_signed_in(theirs)
    day = local_day(session.clock())
    remembered.remember(theirs, LOOKED_AT, LookedAt(day=day, stage="delivery", tabs=TABS))
    assert look(str(peopled[0]), token, NOW).at.stage == "delivery"
    people.deactivate(session, record)
    assert look(str(peopled[0]), token, NOW) is None


def test_a_new_day_begins_with_what_is_due(peopled):
    assert looked(peopled, Query(kinds=("ticket",)), now=NOW + timedelta(days=1)) is None


def test_what_another_version_wrote_is_not_guessed_at(peopled):
    path, token, session = peopled
    remembered.remember(session, LOOKED_AT, {"of": "another shape"})
    assert look(str(path), token, NOW) is None


@pytest.fixture
def closed(peopled, tmp_path):
    """Give a copy of the desk as it lies there when nobody has it open."""
    looked(peopled, Query(kinds=("ticket",)))
    copy = tmp_path / "closed.svcdesk"
    run_bare(peopled[2].store.engine, "VACUUM INTO ?", (str(copy),))
    return copy


def test_a_look_writes_nothing(peopled, closed):
    """Not even the log or the shared memory that opening a database makes."""
    before = closed.read_bytes()
    assert look(str(closed), peopled[1], NOW).rows
    assert closed.read_bytes() == before
    assert [one.name for one in closed.parent.iterdir()] == [closed.name]


@pytest.mark.parametrize("harm", ["missing", "rubbish", "older", "torn", "server"])
def test_what_is_no_whole_desk_of_this_version_is_left_to_the_doorway(peopled, closed, harm):
    content = bytearray(closed.read_bytes())
    if harm == "missing":
        closed.unlink()
    elif harm == "rubbish":
        closed.write_bytes(b"no desk at all" * 1000)
    elif harm == "older":
        content[60:64] = (header.SCHEMA - 1).to_bytes(4, "big")
        closed.write_bytes(content)
    elif harm == "torn":
        content[4096:-4096] = b"\x7f" * (len(content) - 8192)
        closed.write_bytes(content)
    desk = "postgresql+psycopg://office/desk" if harm == "server" else str(closed)
    assert look(desk, peopled[1], NOW) is None


def test_the_program_loads_no_database_toolkit_before_it():
    code = "import sys; from svcdesk.app import program; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
