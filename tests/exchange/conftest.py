"""Fixtures of the exchange between desks."""

from collections.abc import Iterator

import pytest

from svcdesk.store import engine
from svcdesk.store.exchange import gather
from tests.exchange.desks import Maker


@pytest.fixture(scope="module")
def maker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maker]:
    """Give what makes fresh desks, with files that do not wait for the disk, and packages of many small parts."""
    quick = tuple(pragma.replace("synchronous=FULL", "synchronous=OFF") for pragma in engine._PRAGMAS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_PRAGMAS", quick)
        patch.setattr(gather, "_AT_ONCE", 2)
        patch.setattr(gather, "_IN_A_PART", 2)
        yield Maker(tmp_path_factory.mktemp("desks"))
