"""What tests of the store need beside a fresh desk."""

import os

import pytest


@pytest.fixture
def is_root() -> bool:
    """Tell whether the tests run as root, who may write what is read-only."""
    return os.geteuid() == 0
