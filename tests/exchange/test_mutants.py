"""Wrong ways of exchanging that the machine must find out: each test fails if its mutant survives."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest

from svcdesk.domain.exchange import Have
from svcdesk.models.kinds import KINDS
from svcdesk.services import desk, joining
from svcdesk.store import conflicts, numbers, projector
from svcdesk.store.exchange import have
from svcdesk.store.log import Node
from tests.exchange import machine
from tests.exchange.making import Maker, StockedMaker
from tests.exchange.service_machine import ServiceMachine

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


def _kinds(patch: pytest.MonkeyPatch, names: Iterable[str], **changed: Any) -> None:
    for name in names:
        patch.setitem(KINDS, name, replace(KINDS[name], **changed))


def signatures_kept_over_anything(patch: pytest.MonkeyPatch) -> None:
    """Nobody asks what a signature was given for."""
    _kinds(patch, [kind.name for kind in KINDS.values() if kind.keeps], keeps=None)


def orders_kept_over_anything(patch: pytest.MonkeyPatch) -> None:
    """Nobody asks what the customer has confirmed and signed of a repair."""
    _kinds(patch, ["service_order"], keeps=None)


def returns_kept_over_anything(patch: pytest.MonkeyPatch) -> None:
    """Nobody asks what the customer has signed of a return, as when it is closed."""
    _kinds(patch, ["return_case"], keeps=None)


def closing_taken_for_an_amendment(patch: pytest.MonkeyPatch) -> None:
    """A settled return cannot be closed without being signed again."""
    _kinds(patch, [kind.name for kind in KINDS.values() if kind.closes], closes={})


def tickets_hear_only_what_was_there_before(patch: pytest.MonkeyPatch) -> None:
    """What a signed order says is worked out when its ticket comes, and not when the order does."""
    patch.setattr(projector, "tell", lambda _connection, _docs: None)


def returns_joined_over_anything(patch: pytest.MonkeyPatch) -> None:
    """Whatever two desks did with a return stands in one version, if only they changed different things."""
    patch.setattr(joining, "apart", lambda *_told: [])


SERVICE_MUTANTS: list[Mutation] = [
    signatures_kept_over_anything,
    orders_kept_over_anything,
    returns_kept_over_anything,
    closing_taken_for_an_amendment,
    tickets_hear_only_what_was_there_before,
    returns_joined_over_anything,
]
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
    with pytest.raises(AssertionError):
        machine.run(maker, examples=60)


@pytest.mark.parametrize("mutant", SERVICE_MUTANTS)
def test_service_finds_a_wrong_way_out(stocked: StockedMaker, monkeypatch: pytest.MonkeyPatch, mutant: Mutation):
    mutant(monkeypatch)
    with pytest.raises(AssertionError):
        machine.run(stocked, examples=60, steps=20, machine=ServiceMachine)
