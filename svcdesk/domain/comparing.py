"""Before and after a repair (6.6.3): how each thing was found, and whether it is no worse than it was."""

from decimal import Decimal

from svcdesk.domain.delivery import Answer, Verdict
from svcdesk.domain.masters import ItemKind
from svcdesk.domain.service_order import Aspect, Comparison, Observation, Sight

_LEFT_OPEN = {Comparison.OPEN, Comparison.WORSE}


def judged(observation: Observation, sight: Sight) -> Verdict:
    """Return the verdict that counts: limits decide over people, an empty reading and an untried thing never pass."""
    if sight.untested.strip():
        return Verdict.OPEN
    if observation.aspect is Aspect.APPEARANCE:
        return sight.verdict
    answer = Answer(item=observation.item, value=sight.value, text=sight.text, verdict=sight.verdict)
    return answer.judged


def seen(observation: Observation, sight: Sight) -> bool:
    """Whether a thing was looked at, or it stands there why it could not be."""
    return bool(sight.untested.strip()) or judged(observation, sight) is not Verdict.OPEN


def compare(observation: Observation) -> Comparison:
    """Return how a thing stands after the repair against before; ``OPEN`` until both are known."""
    found = _compare(observation)
    if found is Comparison.WORSE and observation.accepted.strip():
        return Comparison.ACCEPTED
    return found


def _compare(observation: Observation) -> Comparison:
    if not (seen(observation, observation.before) and seen(observation, observation.after)):
        return Comparison.OPEN
    before, after = judged(observation, observation.before), judged(observation, observation.after)
    if after is Verdict.OPEN:  # cannot be tried: no worse only than what was not known to work
        return Comparison.WORSE if before is Verdict.PASS else Comparison.SAME
    if before is Verdict.OPEN:  # a dead machine
        return Comparison.BETTER if after is Verdict.PASS else Comparison.SAME
    if before is not after:
        return Comparison.BETTER if after is Verdict.PASS else Comparison.WORSE
    return Comparison.SAME if after is Verdict.PASS else _both_bad(observation)


def needs_word(observation: Observation) -> bool:
    """Whether only people can tell if it got worse: bad before, bad after, and no figures to compare."""
    if observation.before.untested.strip() or observation.after.untested.strip():
        return False
    before, after = judged(observation, observation.before), judged(observation, observation.after)
    return before is Verdict.FAIL and after is Verdict.FAIL and _measured(observation) is None


def _both_bad(observation: Observation) -> Comparison:
    measured = _measured(observation)
    return observation.compared if measured is None else measured


def _measured(observation: Observation) -> Comparison | None:
    """Compare two readings that both fail by how far they lie outside the limits; none where figures are lacking."""
    before, after = observation.before.value, observation.after.value
    if observation.item.kind is not ItemKind.READING or before is None or after is None:
        return None
    was, is_now = distance(observation, before), distance(observation, after)
    if was is None or is_now is None or was == is_now == 0:
        return None
    if was == is_now:
        return Comparison.SAME
    return Comparison.WORSE if is_now > was else Comparison.BETTER


def distance(observation: Observation, value: Decimal) -> Decimal | None:
    """Return how far a reading lies outside its limits; none where it has no limits or is no number."""
    item = observation.item
    if not item.limited or not value.is_finite():
        return None
    if item.low is not None and value < item.low:
        return item.low - value
    if item.high is not None and value > item.high:
        return value - item.high
    return Decimal(0)


def undecided(observation: Observation) -> bool:
    """Whether a thing stands against the customer's confirmation of the result."""
    return compare(observation) in _LEFT_OPEN
