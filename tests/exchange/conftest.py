"""Fixtures of the exchange between desks."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from svcdesk.domain.masters import Role
from svcdesk.domain.record import Actor
from svcdesk.services.desk import Session
from svcdesk.services.exchange import handing_over
from svcdesk.services.exchange.handing_over import Request
from svcdesk.store import engine
from svcdesk.store.exchange import gather
from svcdesk.store.store import create_desk
from tests.conftest import Clock
from tests.exchange.making import Maker, SeededIds, StockedMaker
from tests.exchange.people import ALL


@pytest.fixture(scope="module")
def ids() -> Iterator[SeededIds]:
    """Give names that are the same in every run, files that do not wait for the disk, packages of small parts."""
    quick = tuple(pragma.replace("synchronous=FULL", "synchronous=OFF") for pragma in engine._PRAGMAS)
    seeded = SeededIds()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uuid, "os", SimpleNamespace(urandom=seeded.urandom))
        patch.setattr(engine, "_PRAGMAS", quick)
        patch.setattr(gather, "_AT_ONCE", 2)
        patch.setattr(gather, "_IN_A_PART", 2)
        yield seeded


@pytest.fixture(scope="module")
def maker(tmp_path_factory: pytest.TempPathFactory, ids: SeededIds) -> Maker:
    """Give what makes fresh desks."""
    return Maker(tmp_path_factory.mktemp("desks"), ids)


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory, ids: SeededIds) -> StockedMaker:
    """Give what makes fresh desks of a company that has sold something."""
    return StockedMaker(tmp_path_factory.mktemp("company"), ids)


@pytest.fixture
def laptop(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    """Give a laptop that has met nobody yet; device code B2."""
    store = create_desk(str(tmp_path / "laptop.svcdesk"), "B2", "王工的电脑")
    yield Session(store, Actor("b" * 32, "王工", "service"), frozenset(Role), clock)
    store.close()


@pytest.fixture
def packed(laptop: Session, tmp_path: Path) -> Callable[..., Path]:
    """Give what writes a package of the laptop."""

    def pack(request: Request = ALL) -> Path:
        return handing_over.hand_over(laptop, tmp_path / "p.svcpack", request).files[0]

    return pack
