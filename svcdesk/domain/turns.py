"""Which step may follow which state of a record, and what is said where it may not: one table a kind."""

from collections.abc import Iterator, Mapping

import msgspec

from svcdesk.words import Message


class Turns(msgspec.Struct, frozen=True):
    """The steps of one kind; states and steps are named by its words, ``clause`` is what a refusal stands on."""

    kind: str
    clause: str
    follows: Mapping[str, frozenset[str]]

    def may(self, step: str, state: str) -> bool:
        """Tell whether a step may follow a state."""
        return state in self.follows[step]

    def out_of_turn(self, step: str, number: str, state: str) -> Iterator[Message]:
        """Yield why a step cannot follow a state, if it cannot."""
        if not self.may(step, state):
            params: dict[str, str | int | Message] = {
                "number": number,
                "state": Message(f"{self.kind}.state.{state}"),
                "step": Message(f"{self.kind}.step.{step}"),
            }
            yield Message("turns.out_of_turn", params, self.clause)
