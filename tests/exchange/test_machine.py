"""Desks that hand over to each other end up equal; and wrong ways of doing it are found out."""

from tests.exchange import machine
from tests.exchange.desks import Maker


def test_after_any_exchange_all_desks_are_equal_and_nothing_is_lost(maker: Maker):
    machine.run(maker, examples=12)
