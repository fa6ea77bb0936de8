"""Rules on the customer's conclusion and the signatures (6.5.1.5)."""

from collections.abc import Iterator
from functools import partial

from svcdesk.domain.delivery import Delivery, LineKind, PackingLine, Remedy, Result, State
from svcdesk.domain.figures import figure
from svcdesk.domain.presence import accepted, handed_over
from svcdesk.domain.problems import Problem, Step, problem
from svcdesk.domain.signature import Party, valid
from svcdesk.words import Message

_reason = partial(problem, Step.SIGNING, "6.5.1.5")


def result(delivery: Delivery) -> Iterator[Problem]:
    """Yield what speaks against the conclusion as given."""
    if accepted(delivery) and not any(handed_over(delivery).values()):
        yield _reason("nothing_handed_over", "result")
    elif delivery.result is Result.OPEN:
        yield _reason("result_open", "result")
    elif delivery.result is Result.FULL:
        yield from _full(delivery)
    elif delivery.result is Result.PARTIAL:
        if not (delivery.result_reason.strip() or unfinished(delivery) or lacking(delivery)):
            yield _reason("partial_unsaid", "result_reason")
    else:
        yield from _refused(delivery)


def _full(delivery: Delivery) -> Iterator[Problem]:
    if unfinished(delivery):
        yield problem(Step.SIGNING, "6.5.1.4", "full_with_open_points", "result")
    for line in lacking(delivery):
        kept, quantity = figure(handed_over(delivery)[line.id]), figure(line.quantity)
        yield problem(
            Step.SIGNING, "6.5.1.4", "full_but_lacking", "result", line=line.name, kept=kept, quantity=quantity
        )


def _refused(delivery: Delivery) -> Iterator[Problem]:
    if not delivery.result_reason.strip():
        yield _reason("refusal_unsaid", "result_reason")
    if not delivery.witness.strip():
        yield _reason("witness_missing", "witness")


def unfinished(delivery: Delivery) -> bool:
    """Whether points stay open after signing: a defect on the punch list or still undecided."""
    return any(defect.remedy in {Remedy.PUNCH, Remedy.OPEN} for defect in delivery.defects)


def lacking(delivery: Delivery) -> list[PackingLine]:
    """Return the lines of goods of which the customer keeps less than was to be delivered."""
    kept = handed_over(delivery)
    tracked = {unit.line for unit in delivery.units}
    return [
        line
        for line in delivery.lines
        if line.kind is LineKind.GOODS and line.id in tracked and kept[line.id] < line.quantity
    ]


def signatures(delivery: Delivery) -> Iterator[Problem]:
    """Yield who has not signed, and signatures that do not count."""
    parties = {signature.party for signature in delivery.signatures if valid(signature)}
    refused = delivery.result is Result.REFUSED
    if Party.STAFF not in parties:
        yield _reason("staff_unsigned", "staff")
    if Party.CUSTOMER not in parties and not (refused and Party.WITNESS in parties):
        yield _reason("refusal_unsigned" if refused else "customer_unsigned", "customer")
    arrived = delivery.site_work.arrived_at
    for index, signature in enumerate(delivery.signatures):
        target, name = f"signature:{index}", signature.name.strip() or str(index + 1)
        if not signature.name.strip():
            yield _reason("signature_unnamed", target, n=index + 1)
        elif not valid(signature):
            yield _reason("signature_empty", target, name=name)
        if arrived is not None and signature.signed_at < arrived:
            yield _reason("signed_too_early", target, name=name)


def forged(delivery: Delivery, state: str) -> Iterator[Message]:
    """Yield why a delivery that another desk calls signed cannot have been: no conclusion, or nobody's signature."""
    if state != State.SIGNED:
        return
    if delivery.result is Result.OPEN or delivery.accepted_at is None:
        yield _reason("result_open", "result").message
    for reason in signatures(delivery):
        yield reason.message
