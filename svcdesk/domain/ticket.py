"""信息记录表 F21 (clauses 6.6.1, 6.6.2, 6.7.1): one register for every contact of any channel and kind."""

from datetime import datetime
from enum import StrEnum

import msgspec

from svcdesk.domain.clock import Rule
from svcdesk.domain.device import NOBODY, CustomerRef, Device
from svcdesk.domain.record import Actor


class State(StrEnum):
    """``HANDLING`` once the customer was really reached; ``WAITING`` while something holds it up."""

    OPEN = "open"
    HANDLING = "handling"
    WAITING = "waiting"
    RESOLVED = "resolved"
    CLOSED = "closed"
    VOID = "void"


class Channel(StrEnum):
    """How it reached us (6.6.1, 6.7)."""

    HOTLINE = "hotline"
    PHONE = "phone"
    MAIL = "mail"
    LETTER = "letter"
    OPINION_LETTER = "opinion_letter"
    VISIT = "visit"
    SURVEY = "survey"
    CHAT = "chat"
    WEBSITE = "website"


class Kind(StrEnum):
    """What it is about: 需求, 咨询, 报修, 投诉, 退换, 建议, 表扬."""

    NEED = "need"
    QUESTION = "question"
    REPAIR = "repair"
    COMPLAINT = "complaint"
    RETURN = "return"
    SUGGESTION = "suggestion"
    PRAISE = "praise"


class Severity(StrEnum):
    """How urgent it is; ``SAFETY`` is a danger to people, ``BATCH`` a fault that other pieces may share."""

    NORMAL = "normal"
    URGENT = "urgent"
    SAFETY = "safety"
    BATCH = "batch"


class Reach(StrEnum):
    """What came of an attempt to reach the customer; only ``REACHED`` stops the clock of 6.6.2."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    CALL_BACK = "call_back"
    MESSAGE_LEFT = "message_left"


class Satisfaction(StrEnum):
    """What the customer said when called back; ``NO_WORD`` is one who was asked and would not say."""

    OPEN = ""
    SATISFIED = "satisfied"
    PARTLY = "partly"
    DISSATISFIED = "dissatisfied"
    NO_WORD = "no_word"


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt to reach the customer: ``at`` is when it happened, ``recorded_at`` when it was typed."""

    id: str
    at: datetime
    recorded_at: datetime
    by: Actor
    channel: Channel = Channel.PHONE
    result: Reach
    spoke_with: str = ""
    content: str = ""
    call_back_at: datetime | None = None


class Routing(msgspec.Struct, frozen=True, kw_only=True):
    """Passed on to another department (6.7.1): who was told, when it was acknowledged, answered or given back."""

    id: str
    department: str
    to: Actor = NOBODY
    at: datetime
    by: Actor
    note: str = ""
    acknowledged_at: datetime | None = None
    acknowledged_by: Actor = NOBODY
    answered_at: datetime | None = None
    answered_by: Actor = NOBODY
    answer: str = ""
    returned_at: datetime | None = None
    return_reason: str = ""


class Escalation(msgspec.Struct, frozen=True, kw_only=True):
    """Reported upward because it cannot be handled here (6.6.2, within 24 hours)."""

    id: str
    at: datetime
    recorded_at: datetime
    by: Actor
    to: Actor
    reason: str


class Hold(StrEnum):
    """Why a ticket waits; the contact clocks never pause for it."""

    CUSTOMER = "customer"
    PARTS = "parts"
    SITE = "site"
    SUPPLIER = "supplier"
    OTHER = "other"


class Pause(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    reason: Hold
    note: str = ""
    since: datetime
    until: datetime | None = None


class Reopening(msgspec.Struct, frozen=True, kw_only=True):
    """Opened again, with what had been said until then: that cycle's end is kept."""

    at: datetime
    by: Actor
    reason: str
    result: str = ""
    resolved_at: datetime | None = None
    resolved_by: Actor = NOBODY
    closed_at: datetime | None = None
    closed_by: Actor = NOBODY


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """One clock of one cycle as it stands: what lists and charts read. ``due_at`` is inclusive: then is in time."""

    rule: str
    cycle: int = 0
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None = None
    paused: bool = False
    cancelled: bool = False
    certain: bool = True


class FollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """The call back after the work: when, how, and whether the customer is content."""

    at: datetime
    by: Actor
    channel: Channel = Channel.PHONE
    satisfied: Satisfaction = Satisfaction.OPEN
    note: str = ""


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """One contact of a customer.

    ``received_at`` is the first key of the intake, ``recorded_at`` when it was first saved; ``rules`` and
    ``calendar`` are the policy and the calendar version in force then, frozen; ``dues`` is what the clock engine made
    of them at the last save. ``linked`` are documents made from it: service orders, complaints, returns. ``cause`` is
    a root cause code, ``merged_into`` the ticket that goes on with a void one's matter. ``serial_note`` is why a
    serial number stands here that the desk knows at another customer.
    """

    received_at: datetime
    recorded_at: datetime | None = None
    receiver: Actor
    channel: Channel
    kind: Kind
    customer: CustomerRef = CustomerRef()
    device: Device = Device()
    serial_note: str = ""
    content: str = ""
    severity: Severity = Severity.NORMAL
    department: str = "service"
    owner: Actor = NOBODY
    rules: tuple[Rule, ...] = ()
    calendar: str = ""
    dues: tuple[Due, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    routings: tuple[Routing, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    pauses: tuple[Pause, ...] = ()
    reopenings: tuple[Reopening, ...] = ()
    linked: tuple[str, ...] = ()
    cause: str = ""
    result: str = ""
    resolved_at: datetime | None = None
    resolved_by: Actor = NOBODY
    follow_ups: tuple[FollowUp, ...] = ()
    closed_at: datetime | None = None
    closed_by: Actor = NOBODY
    void_reason: str = ""
    voided_at: datetime | None = None
    merged_into: str = ""

    @property
    def turns(self) -> tuple[Reopening, ...]:
        """Return what began each further cycle: where two desks opened it again after the same end, the first did."""
        found: list[Reopening] = []
        for one in self.reopenings:
            end = (one.resolved_at, one.closed_at)
            if end == (None, None) or end not in [(first.resolved_at, first.closed_at) for first in found]:
                found.append(one)
        return tuple(found)

    @property
    def cycle_began(self) -> datetime:
        """When the cycle in hand began: when it was received, or opened again last."""
        return self.turns[-1].at if self.reopenings else self.received_at

    def in_cycle(self, at: datetime) -> bool:
        """Whether something happened in the cycle in hand; what happened as it was opened again was before."""
        return at > self.turns[-1].at if self.reopenings else at >= self.received_at

    @property
    def reached(self) -> tuple[Attempt, ...]:
        """Return the real contacts of the cycle in hand."""
        return tuple(one for one in self.attempts if one.result is Reach.REACHED and self.in_cycle(one.at))

    @property
    def open_routings(self) -> tuple[Routing, ...]:
        """Return what another department has neither answered nor given back."""
        return tuple(one for one in self.routings if one.answered_at is None and one.returned_at is None)

    @property
    def open_pause(self) -> Pause | None:
        """Return what holds it up now."""
        return next((one for one in reversed(self.pauses) if one.until is None), None)

    @property
    def call_back_at(self) -> datetime | None:
        """Return when a call back was promised that nobody has made yet."""
        last = max(self.attempts, key=lambda one: one.at, default=None)
        return last.call_back_at if last and self.in_cycle(last.at) and not self.resolved_at else None

    @property
    def state(self) -> State:
        """Return the state that follows from what happened."""
        if self.voided_at or self.void_reason:
            return State.VOID
        if self.closed_at:
            return State.CLOSED
        if self.resolved_at:
            return State.RESOLVED
        if self.open_pause:
            return State.WAITING
        return State.HANDLING if self.reached else State.OPEN
