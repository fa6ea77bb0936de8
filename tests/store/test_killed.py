"""Killed without warning: nothing that was acknowledged is lost, nothing is torn, the chain is green."""

from itertools import islice
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from svcdesk.domain.masters import Customer, Role
from svcdesk.services import drafts
from svcdesk.services.desk import Session
from svcdesk.store.check import check
from svcdesk.store.frame import revision
from svcdesk.store.store import Store, open_desk
from tests.conftest import ADMIN
from tests.store.killing import create_then_say, left_in, save_without_end, type_without_end, working


def revisions(store: Store) -> set[str]:
    with store.read() as connection:
        return set(connection.scalars(select(revision.c.rev)))


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """Give where an empty desk lies, on each engine in turn."""
    return str(request.getfixturevalue("desk_file" if request.param == "sqlite" else "postgres_url_of_desk"))


def test_killed_while_saving_twenty_five_times(address: str):
    random = Random(6)
    acknowledged: set[str] = set()
    for seed in range(25):
        with working(save_without_end, address, seed) as told:
            acknowledged.update(islice(left_in(told), random.randrange(1, 12)))
        acknowledged.update(left_in(told))
        store = open_desk(address)
        lost = acknowledged - revisions(store)
        assert not lost, f"{len(lost)} of {len(acknowledged)}"
        found = check(store) if seed % 5 == 4 else []
        store.close()
        assert found == []
    assert len(acknowledged) > 100


def test_killed_while_typing_the_form_comes_back(desk_file: Path):
    for count in (1, 2, 5, 9, 30):
        with working(type_without_end, str(desk_file)) as told:
            last = max(islice(left_in(told), count))
        last = max([last, *left_in(told)])
        session = Session(open_desk(str(desk_file)), ADMIN, frozenset(Role))
        draft = drafts.find(session, "form")
        session.store.close()
        assert draft is not None
        body = drafts.body_of(draft, Customer)
        assert body is not None
        assert len(body.note) in {last, last + 1}  # one more may have been kept and not told


@pytest.mark.parametrize("round_", range(8))
def test_killed_while_making_a_desk_there_is_a_whole_one_or_none(tmp_path: Path, round_: int):
    path = tmp_path / "new.svcdesk"
    with working(create_then_say, str(path)) as told:
        assert told.recv() == "begin"
        for _ in range(round_ * 200_000):
            pass
    said = list(left_in(told))
    if not path.exists():
        assert said == []
        return
    store = open_desk(str(path))
    assert (store.node.code, check(store)) == ("K7", [])
    store.close()
