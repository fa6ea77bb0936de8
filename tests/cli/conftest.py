"""A desk to call the program on: the demo desk, and copies of it that a test may change."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from svcdesk.domain.times import SHANGHAI
from svcdesk.services import passwords
from svcdesk.services.demo import desk as demo
from svcdesk.store.store import create_desk
from tests.calling import Call, called

__all__ = ["Call"]

NOW = datetime(2026, 11, 23, 15, 30, tzinfo=SHANGHAI)


def noon() -> datetime:
    return NOW


@contextmanager
def cheap_passwords() -> Iterator[None]:
    """Let the passwords of a desk cost little: every call proves one."""
    usual = passwords.cost
    passwords.cost = passwords.Cost(1, 1024, 1)
    try:
        yield
    finally:
        passwords.cost = usual


@pytest.fixture(scope="session")
def demo_desk(own_home: Path) -> Path:
    """Make the demo desk of this test process, as it looks on 2026-11-23."""
    with cheap_passwords():
        return demo.ready(clock=noon)


@pytest.fixture(scope="session")
def filled_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shop") / "shop.svcdesk"
    store = create_desk(str(path), "B7")
    with cheap_passwords():
        demo.fill(store, NOW)
    store.close()
    return path


@pytest.fixture
def shop(filled_template: Path, tmp_path: Path) -> Path:
    """Give the path of a desk with the demo's data that is no demo desk: whoever calls must say who it is."""
    return Path(shutil.copy(filled_template, tmp_path / "shop.svcdesk"))


@pytest.fixture
def call() -> Call:
    return called
