"""Desks that three laptops and an office worked on are brought up from version 2 to what a rebuild makes of them."""

from typing import ClassVar

from svcdesk.store.check import check_file
from svcdesk.store.engine import run_bare
from svcdesk.store.store import open_desk
from tests.exchange import machine
from tests.exchange.desks import CODES
from tests.exchange.making import StockedMaker
from tests.exchange.service_machine import ServiceMachine
from tests.store.older import contents, make_of_version_2, rebuilt


class OlderMachine(ServiceMachine):
    """Brings copies of its desks up to date: as they are after whatever went on, and once all are alike."""

    seen: ClassVar[set[str]] = set()

    def all_are_equal(self) -> None:
        for at in range(len(CODES)):
            self.comes_up(at)
        super().all_are_equal()

    def teardown(self) -> None:
        try:
            for at in range(len(CODES)):
                self.comes_up(at)
        finally:
            super().teardown()

    def comes_up(self, at: int) -> None:
        """Take a copy of a desk back to version 2, open it and compare it with a rebuild."""
        store = self.desks.sessions[at].store
        assert store.path is not None
        copy = store.path.with_name("older.svcdesk")
        run_bare(store.engine, "VACUUM INTO ?", (str(copy),))
        try:
            make_of_version_2(str(copy))
            before = contents(str(copy), ("docview",))
            open_desk(str(copy)).close()
            after = contents(str(copy))
            assert after == rebuilt(str(copy))
            assert check_file(copy) == []
            self.note(before["docview"], after["docview"])
        finally:
            for path in copy.parent.glob("older*"):
                path.unlink()

    def note(self, before: list[tuple[object, ...]], after: list[tuple[object, ...]]) -> None:
        """Write down the kinds of which rows read otherwise."""
        self.seen.update(str(row[3]) for row in set(after) - set(before))


def test_desks_of_version_2_come_up_to_what_a_rebuild_makes(stocked: StockedMaker):
    OlderMachine.seen.clear()
    run = OlderMachine(stocked)
    run.repair_elsewhere(at=3, to=2, steps=("confirm", "sign"))
    run.everybody_hears()
    run.teardown()
    machine.run(stocked, examples=4, steps=20, machine=OlderMachine)
    assert OlderMachine.seen >= {"ticket"}, "nothing that version 3 reads otherwise was among them"
