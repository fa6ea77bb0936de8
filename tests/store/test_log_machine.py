"""Any order of saving, branching, settling, signing, amending and voiding leaves exactly what a model says."""

from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from svcdesk.domain.delivery import Delivery
from svcdesk.domain.record import Record
from svcdesk.errors import Conflict, Refused
from svcdesk.models.docview import docview
from svcdesk.services import conflicts
from svcdesk.services.desk import Session, load_revision
from svcdesk.store import log
from svcdesk.store.check import check

EMPTY = Delivery(contract="c", contract_number="HT-1", customer="k", customer_name="宏达")


@dataclass
class Model:
    """What ought to be true of one document: every revision with its parents, and how each stands."""

    parents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    state: dict[str, str] = field(default_factory=dict)
    amendment: dict[str, int] = field(default_factory=dict)
    body: dict[str, Delivery] = field(default_factory=dict)

    @property
    def heads(self) -> tuple[str, ...]:
        followed = {parent for parents in self.parents.values() for parent in parents}
        return tuple(sorted(self.parents.keys() - followed))

    def add(self, record: Record[Any], parents: tuple[str, ...]) -> None:
        self.parents[record.rev] = parents
        self.state[record.rev] = record.state
        self.amendment[record.rev] = record.amendment
        self.body[record.rev] = record.body

    def allows(self, parents: tuple[str, ...], state: str, amendment: int, reason: str) -> bool:
        states = {self.state[rev] for rev in parents}
        latest = max(self.amendment[rev] for rev in parents)
        if "void" in states and state != "void":
            return False
        if "signed" not in states:
            return amendment == latest or "void" in states
        counts = {latest, latest + 1} if state == "void" else {latest + 1}
        return bool(reason) and (amendment in counts or "void" in states)


class Machine(RuleBasedStateMachine):
    """Two people, one record, and every order of things."""

    def __init__(self, desk: Session) -> None:
        super().__init__()
        self.desk = desk
        with desk.work() as work:
            first = work.create("delivery", EMPTY, "checking")
        self.doc = first.doc
        self.model = Model()
        self.model.add(first, ())
        self.texts = 0

    def some(self, index: int) -> str:
        return list(self.model.parents)[index % len(self.model.parents)]

    def changed(self, rev: str, name: str) -> Delivery:
        self.texts += 1
        return msgspec.structs.replace(self.model.body[rev], **{name: str(self.texts)})

    @rule(
        index=st.integers(0, 20),
        name=st.sampled_from(["opinion", "address", "witness"]),
        state=st.sampled_from(["checking", "signed", "void"]),
        more=st.integers(0, 2),
        reason=st.sampled_from(["", "改正"]),
        branch=st.booleans(),
    )
    def save(self, index: int, name: str, state: str, more: int, reason: str, *, branch: bool) -> None:
        """Save from any revision that ever was, current or stale, and expect what the model says."""
        rev = self.some(index)
        with self.desk.read() as connection:
            seen = load_revision(connection, rev)
        amendment = seen.amendment + more
        body = self.changed(rev, name)
        refused: type[Exception] | None = None
        if not branch and self.model.heads != (rev,):
            refused = Conflict
        elif not self.model.allows((rev,), state, amendment, reason):
            refused = Refused
        how = {"state": state, "amendment": amendment, "reason": reason, "allow_branch": branch}
        if refused:
            with pytest.raises(refused), self.desk.work() as work:
                work.revise(seen, body, **how)
            return
        with self.desk.work() as work:
            self.model.add(work.revise(seen, body, **how), (rev,))

    @rule(state=st.sampled_from(["checking", "signed", "void"]), reason=st.sampled_from(["", "合并"]))
    def settle(self, state: str, reason: str) -> None:
        """Settle all heads there are with one revision."""
        parents = self.model.heads
        states = {self.model.state[rev] for rev in parents}
        signed = "signed" in states and state != "void"
        amendment = max(self.model.amendment[rev] for rev in parents) + signed
        allowed = self.model.allows(parents, state, amendment, reason)
        body = self.changed(parents[0], "opinion")
        if not allowed:
            with pytest.raises(Refused):
                conflicts.resolve(self.desk, self.doc, parents, body, state=state, reason=reason)
            return
        made, _ = conflicts.resolve(self.desk, self.doc, parents, body, state=state, reason=reason)
        self.model.add(made, parents)

    @invariant()
    def the_desk_is_what_the_model_says(self) -> None:
        with self.desk.read() as connection:
            history = log.history(connection, self.doc)
            heads = log.heads(connection, self.doc)
            view = connection.execute(select(docview).where(docview.c.doc == self.doc)).one()
        assert heads == self.model.heads
        assert {rev: made.parents for rev, made in history} == {
            rev: tuple(sorted(parents)) for rev, parents in self.model.parents.items()
        }
        assert (view.conflict > 0) == (len(heads) > 1)
        signed = [rev for rev in heads if self.model.state[rev] == "signed"]
        assert view.rev in (signed or heads)
        assert len(heads) == 1 or not signed or view.conflict == 2

    @invariant()
    def a_signed_revision_is_readable_for_ever(self) -> None:
        with self.desk.read() as connection:
            for rev, state in self.model.state.items():
                if state == "signed":
                    assert load_revision(connection, rev).body == self.model.body[rev]


@pytest.mark.parametrize("steps", [25])
def test_any_order_of_things_leaves_what_the_model_says(desk: Session, steps: int):
    how = settings(max_examples=20, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(lambda: Machine(desk), settings=how)
    assert check(desk.store) == []
