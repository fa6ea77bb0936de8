"""What each step of a complaint must say, and what stands in the way of closing it: every reason at once."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from svcdesk.domain import causes
from svcdesk.domain.checks import Finding, unholdable
from svcdesk.domain.complaint import Acceptance, Assessment, Category, Complaint, Level, Reply, State
from svcdesk.domain.complaint_policy import policy
from svcdesk.domain.figures import between
from svcdesk.domain.masters import Role
from svcdesk.domain.record import Actor
from svcdesk.domain.turns import Turns
from svcdesk.words import Message

CONTACT, REPLY, MONITORING = "6.6.2", "6.7.1", "5.3"
_AHEAD = timedelta(minutes=10)

TURNS = Turns(
    "complaint",
    REPLY,
    {
        "edit": frozenset(State) - {State.CLOSED, State.VOID},
        "acknowledge": frozenset({State.RECEIVED}),
        "assess": frozenset({State.ACKNOWLEDGED, State.ASSESSED}),
        "investigate": frozenset({State.ASSESSED, State.INVESTIGATED}),
        "approve": frozenset({State.INVESTIGATED}),
        "reply": frozenset({State.INVESTIGATED}),
        "verdict": frozenset({State.ANSWERED}),
        "escalate": frozenset(State) - {State.CLOSED, State.VOID},
        "close": frozenset({State.ANSWERED}),
        "reopen": frozenset({State.CLOSED}),
        "void": frozenset(State) - {State.CLOSED, State.VOID},
    },
)


def check_facts(body: Complaint, now: datetime) -> list[Finding]:
    """Return everything wrong with what was complained of."""
    return [*unholdable(body), *_facts(body, now)]


def _facts(body: Complaint, now: datetime) -> Iterator[Finding]:
    if not (body.customer.doc or body.customer.name or body.customer.caller):
        yield Finding(Message("complaint.nobody", clause=REPLY), "customer")
    if body.category is Category.OPEN:
        yield Finding(Message("complaint.category_open", clause=REPLY), "category")
    if not body.description.strip():
        yield Finding(Message("complaint.description_missing", clause=REPLY), "description")
    if not body.asked:
        yield Finding(Message("complaint.asked_missing", clause=REPLY), "asked", warning=True)
    if body.received_at > now + _AHEAD:
        yield Finding(Message("complaint.in_future", clause=REPLY), "received_at")
    if body.occurred_at and body.occurred_at > body.received_at:
        yield Finding(Message("complaint.occurred_after", clause=REPLY), "occurred_at")
    if body.quantity is not None and not between(body.quantity, 0):
        yield Finding(Message("complaint.quantity_range", clause=REPLY), "quantity")


def moment_problems(at: datetime, now: datetime, after: datetime | None) -> Iterator[Message]:
    """Yield why a step cannot have happened then: in the future, or before the one it follows."""
    if at > now + _AHEAD:
        yield Message("complaint.in_future", {}, REPLY)
    if after is not None and at < after:
        yield Message("complaint.reversed", {"after": f"{after:%Y-%m-%d %H:%M}"}, REPLY)


def assessment_problems(given: Assessment, immediate_action: str, owner: Actor) -> Iterator[Message]:
    """Yield what the first assessment lacks."""
    for name in ("severity", "complexity", "impact"):
        if getattr(given, name) is Level.OPEN:
            yield Message("complaint.level_open", {"what": Message(f"complaint.aspect.{name}")}, REPLY)
    if given.safety is None:
        yield Message("complaint.safety_open", {}, REPLY)
    if given.immediate is None:
        yield Message("complaint.immediate_open", {}, REPLY)
    if (given.immediate or given.safety) and not immediate_action.strip():
        yield Message("complaint.immediate_missing", {}, REPLY)
    if not owner.doc:
        yield Message("complaint.owner_missing", {}, REPLY)


def investigation_problems(body: Complaint) -> Iterator[Message]:
    """Yield what the investigation and its resolution lack."""
    if not causes.known(body.cause):
        yield Message("complaint.cause_missing", {}, REPLY)
    if not body.investigation.strip():
        yield Message("complaint.investigation_missing", {}, REPLY)
    if not body.resolution.strip():
        yield Message("complaint.resolution_missing", {}, REPLY)
    if not body.offered:
        yield Message("complaint.offer_missing", {}, REPLY)
    if body.cost is not None and not _yuan(body.cost):
        yield Message("complaint.cost_range", {}, REPLY)


def _yuan(amount: Decimal) -> bool:
    return between(amount, 0) and amount == amount.quantize(Decimal("0.01"))


def needs_approval(body: Complaint) -> bool:
    """Whether the cost of the resolution takes somebody's word that was not given yet."""
    return policy().approver(body.cost) is not None and body.approved_at is None


def approval_problems(body: Complaint, actor: Actor, roles: frozenset[Role]) -> Iterator[Message]:
    """Yield why this person cannot approve the cost of a resolution."""
    wanted = policy().approver(body.cost)
    if wanted is None:
        yield Message("complaint.approval_not_needed", {}, REPLY)
    elif not wanted.speaks(roles, actor.department):
        yield Message("complaint.approval_not_yours", {"amount": f"{body.cost:,.2f}"}, REPLY)
    if actor.doc in {body.owner.doc, body.investigated_by.doc}:
        yield Message("complaint.own_proposal", {}, REPLY)


def reply_problems(body: Complaint, content: str) -> Iterator[Message]:
    """Yield why the customer cannot be answered yet."""
    if needs_approval(body):
        yield Message("complaint.unapproved", {"amount": f"{body.cost:,.2f}"}, REPLY)
    if not content.strip():
        yield Message("complaint.reply_missing", {}, REPLY)


def last_reply(body: Complaint) -> Reply | None:
    """Return the latest answer, if there is one."""
    return body.replies[-1] if body.replies else None


def verdict_problems(body: Complaint, verdict: Acceptance, note: str, to: Actor) -> Iterator[Message]:
    """Yield what the customer's verdict lacks: a rejection says why and goes to somebody above."""
    last = last_reply(body)
    if last is None or last.verdict is not Acceptance.OPEN:
        yield Message("complaint.no_reply_waits", {}, REPLY)
    if verdict is Acceptance.OPEN:
        yield Message("complaint.verdict_open", {}, REPLY)
    if verdict is Acceptance.REJECTED:
        if not note.strip():
            yield Message("complaint.rejection_unsaid", {}, REPLY)
        if not to.doc:
            yield Message("complaint.escalation_nobody", {}, CONTACT)


def closing_problems(body: Complaint, waiting: Sequence[str] = ()) -> Iterator[Message]:
    """Yield everything that stands in the way of closing; ``waiting`` are numbers of records still open."""
    if body.acknowledged_at is None:
        yield Message("complaint.unacknowledged", {}, CONTACT)
    yield from assessment_problems(body.assessment, body.immediate_action, body.owner)
    yield from investigation_problems(body)
    if needs_approval(body):
        yield Message("complaint.unapproved", {"amount": f"{body.cost:,.2f}"}, REPLY)
    last = last_reply(body)
    if last is None:
        yield Message("complaint.unanswered", {}, REPLY)
    elif last.verdict is not Acceptance.ACCEPTED:
        yield Message("complaint.not_accepted", {}, REPLY)
    yield from _verified(body)
    for number in waiting:
        yield Message("complaint.still_open", {"number": number}, REPLY)


def _verified(body: Complaint) -> Iterator[Message]:
    if body.verification.strip() and body.verified_by.doc == body.owner.doc:
        yield Message("complaint.verified_by_owner", {"name": body.owner.name}, MONITORING)
    needed, note = body.corrective_needed, body.corrective_note
    yield from verification_problems(body.verification, needed, note, body.satisfied)


def verification_problems(
    verification: str, corrective_needed: bool | None, corrective_note: str, satisfied: str
) -> Iterator[Message]:
    """Yield what is unsaid of the end of a complaint, whichever it is: did it work, does more change, is it well."""
    if not verification.strip():
        yield Message("complaint.unverified", {}, MONITORING)
    if corrective_needed is None:
        yield Message("complaint.corrective_open", {}, MONITORING)
    elif corrective_needed and not corrective_note.strip():
        yield Message("complaint.corrective_unsaid", {}, MONITORING)
    if not satisfied:
        yield Message("complaint.rating_missing", {}, REPLY)
