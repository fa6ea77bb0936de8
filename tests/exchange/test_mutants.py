"""Wrong ways of exchanging that the machine must find out: each test fails if its mutant survives."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis.errors import Flaky

from svcdesk.domain.exchange import Have
from svcdesk.services import desk
from svcdesk.store import conflicts, numbers, projector
from svcdesk.store.exchange import have
from svcdesk.store.log import Node
from tests.exchange import machine
from tests.exchange.desks import Maker

Mutation = Callable[[pytest.MonkeyPatch], None]


def last_writer_wins(patch: pytest.MonkeyPatch) -> None:
    """The newest version is shown, whatever was signed."""

    def newest(heads: Any) -> Any:
        return max(heads.items(), key=lambda pair: pair[1].recorded_at)

    patch.setattr(projector, "shown_head", newest)


def conflicts_are_swallowed(patch: pytest.MonkeyPatch) -> None:
    """Several heads, and nobody is told."""
    patch.setattr(conflicts, "judge", lambda _connection, _heads: conflicts.NO_CONFLICT)


def vector_of_maximal_numbers(patch: pytest.MonkeyPatch) -> None:
    """A desk says how far it has come with each device, and not what it lacks before that."""
    true = have.summary

    def highest(connection: Any) -> dict[str, Have]:
        return {node: Have(one.upto) for node, one in true(connection).items()}

    patch.setattr(have, "summary", highest)


def draft_beats_signed(patch: pytest.MonkeyPatch) -> None:
    """All versions weigh the same."""
    patch.setattr(conflicts, "weight", lambda _made: 0)


def photos_forgotten_after_a_cut(patch: pytest.MonkeyPatch) -> None:
    """A desk does not say which photos it still waits for: it has their records, so nobody sends them again."""
    patch.setattr(have, "lacking", lambda _connection: ())


def shared_counter(patch: pytest.MonkeyPatch) -> None:
    """All devices count under one code."""

    def shared(connection: Any, _node: Node, prefix: str, at: Any) -> str:
        return numbers.take_number(connection, Node("0" * 32, "A1"), prefix, at)

    patch.setattr(desk, "take_number", shared)


MUTANTS: list[Mutation] = [
    last_writer_wins,
    conflicts_are_swallowed,
    vector_of_maximal_numbers,
    draft_beats_signed,
    photos_forgotten_after_a_cut,
    shared_counter,
]


@pytest.mark.parametrize("mutant", MUTANTS)
def test_the_machine_finds_a_wrong_way_out(maker: Maker, monkeypatch: pytest.MonkeyPatch, mutant: Mutation):
    mutant(monkeypatch)
    with pytest.raises((AssertionError, Flaky)) as caught:
        machine.run(maker, examples=12)
    # what was found is tried once more, with revisions named anew by chance: it may then end otherwise, or sooner
    found = getattr(caught.value, "exceptions", ())
    assert all(isinstance(one, AssertionError) for one in found)
