"""Desks that hand over to each other end up equal, whatever people do at them meanwhile."""

from tests.exchange import machine
from tests.exchange.making import Maker, StockedMaker
from tests.exchange.service_machine import SERVICE_KINDS, ServiceMachine

STEPS = {
    "intake", "ticket attempt", "ticket assign", "ticket resolve", "ticket follow up", "ticket close",
    "ticket reopen", "dispatch", "order confirm", "order save", "order sign", "order take back", "order void",
    "return asked", "return requested", "return approved", "return received", "return inspected", "return settled",
    "return closed", "ticket heard of its order", "tampering with service_order refused",
    "tampering with return_case refused", "tampering with delivery refused",
}  # fmt: skip
"""What people must be able to do, or the machine proves nothing of it."""
OFTEN = {"dispatch", "order sign", "return settled", "ticket in conflict", "service_order in conflict"}


def test_after_any_exchange_all_desks_are_equal_and_nothing_is_lost(maker: Maker):
    machine.run(maker, examples=12)


def test_so_they_are_while_contacts_orders_and_returns_go_on(stocked: StockedMaker):
    ServiceMachine.taken.clear()
    machine.run(stocked, examples=16, steps=20, machine=ServiceMachine)
    assert OFTEN - ServiceMachine.taken.keys() == set()


def test_each_step_is_taken_somewhere_and_every_kind_is_ended_twice(stocked: StockedMaker):
    """Two laptops close the same contact, sign the same order and close the same return; the office settles it."""
    ServiceMachine.taken.clear()
    run = ServiceMachine(stocked)
    for which, kind in ((2, "ticket"), (1, "service_order"), (1, "return_case")):
        run.end_it_twice(at=0, to=1, which=which, kind=kind)
    run.contact(at=2, which=2, step="reopen")
    for step in ("assign", "close", "reopen"):
        run.contact(at=2, which=2, step=step)
    for step in ("save", "void"):
        run.order(at=2, which=0, step=step)
    run.push_return(at=2, which=1, steps=2)
    run.order(at=2, which=1, step="take back")
    run.repair_elsewhere(at=3, to=2, steps=("confirm", "sign"))
    run.tamper(at=3)
    run.everybody_hears()
    assert {run.kind_of(3, doc) for doc in run.in_conflict(3)} == set(SERVICE_KINDS)
    for doc in run.in_conflict(3):
        run.desks.settle(3, doc)
    run.everybody_hears()
    assert run.in_conflict(0) == []
    run.teardown()
    assert STEPS - ServiceMachine.taken.keys() - stocked.done.keys() == set()
