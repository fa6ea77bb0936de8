"""Service order with repair and sign-off (F22, F23, F24; clauses 6.6.2–6.6.4): one record to the signature."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from svcdesk.domain.delivery import Photo, Verdict
from svcdesk.domain.device import NOBODY, CustomerRef, Device
from svcdesk.domain.masters import CheckItem, Tracking
from svcdesk.domain.record import Actor
from svcdesk.domain.signature import Signature


class State(StrEnum):
    """``CONFIRMED``: the customer confirmed the condition before the repair; ``SIGNED``: also the result (6.6.3)."""

    NEW = "new"
    DISPATCHED = "dispatched"
    ON_SITE = "on_site"
    CONFIRMED = "confirmed"
    SIGNED = "signed"
    VOID = "void"


class Type(StrEnum):
    INSTALLATION = "installation"
    COMMISSIONING = "commissioning"
    REPAIR = "repair"
    MAINTENANCE = "maintenance"
    TRAINING = "training"
    EXCHANGE = "exchange"
    FOLLOW_UP = "follow_up"


class Mode(StrEnum):
    """上门, 送修, 寄修, 远程."""

    ON_SITE = "on_site"
    BROUGHT_IN = "brought_in"
    SENT_IN = "sent_in"
    REMOTE = "remote"


class Priority(StrEnum):
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class Coverage(StrEnum):
    """Who carries the work by warranty; ``OPEN`` is undecided."""

    OPEN = "open"
    WARRANTY = "warranty"
    PART_WARRANTY = "part_warranty"
    REPAIR_WARRANTY = "repair_warranty"
    SERVICE_CONTRACT = "service_contract"
    GOODWILL = "goodwill"
    CHARGEABLE = "chargeable"


class Aspect(StrEnum):
    """What 6.6.3 asks for: appearance, function, performance."""

    APPEARANCE = "appearance"
    FUNCTION = "function"
    PERFORMANCE = "performance"


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """How one thing was found at one time; ``untested`` says why it could not be tried (a dead machine)."""

    verdict: Verdict = Verdict.OPEN
    value: Decimal | None = None
    text: str = ""
    untested: str = ""
    photos: tuple[Photo, ...] = ()


class Comparison(StrEnum):
    """After against before (6.6.3); ``ACCEPTED`` is worse, with the customer's consent."""

    OPEN = "open"
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    ACCEPTED = "accepted"


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """One thing looked at twice with the same ``gauge``; ``accepted`` is the customer's word where it got worse.

    ``compared`` is what people said where no figure can tell: it was bad before and is not good after.
    """

    id: str
    aspect: Aspect
    item: CheckItem
    gauge: str = ""
    before: Sight = Sight()
    after: Sight = Sight()
    compared: Comparison = Comparison.OPEN
    accepted: str = ""


class Payer(StrEnum):
    OPEN = "open"
    US = "us"
    CUSTOMER = "customer"
    SUPPLIER = "supplier"


class OldPart(StrEnum):
    """What became of the part taken out."""

    OPEN = "open"
    NONE = "none"
    TAKEN_BACK = "taken_back"
    LEFT_WITH_CUSTOMER = "left_with_customer"
    SCRAPPED = "scrapped"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part used, from a ``store`` of our stock; in yuan, ``cost`` is ours, ``unit_price`` the customer's.

    ``tracking`` is the product's; one without ``product`` came from elsewhere and moves no stock. ``old_product`` is
    under which product the desk knows the old part's serial number at the customer, empty where it knows none.
    """

    id: str
    product: str = ""
    name: str
    spec: str = ""
    uom: str = ""
    tracking: Tracking = Tracking.COUNT
    serial: str = ""
    store: str = ""
    quantity: Decimal = Decimal(1)
    unit_price: Decimal | None = None
    cost: Decimal | None = None
    payer: Payer = Payer.OPEN
    old_serial: str = ""
    old_product: str = ""
    old_part: OldPart = OldPart.OPEN
    warranty_months: int | None = None


class VisitResult(StrEnum):
    OPEN = "open"
    DONE = "done"
    COME_AGAIN = "come_again"
    NOT_ADMITTED = "not_admitted"


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One visit: appointment, journey, arrival and departure; repair time is counted from these."""

    id: str
    technician: Actor = NOBODY
    appointed_at: datetime | None = None
    appointed_until: datetime | None = None
    departed_at: datetime | None = None
    arrived_at: datetime | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    left_at: datetime | None = None
    result: VisitResult = VisitResult.OPEN
    note: str = ""


class Conduct(msgspec.Struct, frozen=True, kw_only=True):
    """Conduct on site (6.6.4); ``None`` until somebody says."""

    protected: bool | None = None
    asked_before_use: bool | None = None
    cleaned: bool | None = None
    note: str = ""
    photos: tuple[Photo, ...] = ()


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """What chargeable work will cost, accepted by the customer before it begins; yuan."""

    text: str = ""
    amount: Decimal | None = None
    signature: Signature | None = None


class Result(StrEnum):
    OPEN = "open"
    SOLVED = "solved"
    PARTLY = "partly"
    UNSOLVED = "unsolved"


class Rating(StrEnum):
    OPEN = "open"
    VERY_SATISFIED = "very_satisfied"
    SATISFIED = "satisfied"
    NEUTRAL = "neutral"
    DISSATISFIED = "dissatisfied"
    VERY_DISSATISFIED = "very_dissatisfied"


class Condition(StrEnum):
    """The customer's word on the goods signed for (F24)."""

    OPEN = "open"
    INTACT = "intact"
    OBJECTION = "objection"


class Relation(StrEnum):
    """What the one who signs is to the customer."""

    OPEN = "open"
    PRINCIPAL = "principal"
    EMPLOYEE = "employee"
    AGENT = "agent"


class SignOff(msgspec.Struct, frozen=True, kw_only=True):
    """F24: condition, and who signs in what relation to the customer; ``agent_note`` where one signs for another."""

    condition: Condition = Condition.OPEN
    objection: str = ""
    relation: Relation = Relation.OPEN
    agent_note: str = ""
    opinion: str = ""


class ServiceOrder(msgspec.Struct, frozen=True, kw_only=True):
    """One service order; F23's number is its own with the prefix WX, F24's with QS.

    ``before_signatures`` confirm the condition found and ``before_confirmed_at`` when; from then on what stands under
    ``before`` does not change without a new confirmation. ``signatures`` are those of the result. ``coverage_basis``
    is what the program proposed, ``coverage_reason`` why a person decided otherwise. Money is yuan. ``plan`` is the
    preventive plan it came from, ``running_hours`` the meter read on site and ``meter_note`` why it shows what the
    plan's readings do not lead to: it is new. ``reported_at`` is when the fault was
    told: the day that decides on warranty. ``repair_warranty_days`` 0 means none.
    """

    ticket: str = ""
    ticket_number: str = ""
    complaint: str = ""
    plan: str = ""
    customer: CustomerRef = CustomerRef()
    device: Device = Device()
    type: Type = Type.REPAIR
    mode: Mode = Mode.ON_SITE
    priority: Priority = Priority.NORMAL
    reported_at: datetime | None = None
    fault: str = ""
    fault_photos: tuple[Photo, ...] = ()
    coverage: Coverage = Coverage.OPEN
    coverage_basis: Coverage = Coverage.OPEN
    coverage_reason: str = ""
    dispatched_at: datetime | None = None
    dispatched_by: Actor = NOBODY
    technician: Actor = NOBODY
    visits: tuple[Visit, ...] = ()
    observations: tuple[Observation, ...] = ()
    accessories: str = ""
    running_hours: Decimal | None = None
    meter_note: str = ""
    before_opinion: str = ""
    before_signatures: tuple[Signature, ...] = ()
    before_confirmed_at: datetime | None = None
    cause: str = ""
    diagnosis: str = ""
    quote: Quote = Quote()
    work: str = ""
    parts: tuple[Part, ...] = ()
    labour: Decimal | None = None
    travel: Decimal | None = None
    fee_payer: Payer = Payer.OPEN
    trial_minutes: int | None = None
    trial_result: Verdict = Verdict.OPEN
    conduct: Conduct = Conduct()
    result: Result = Result.OPEN
    result_note: str = ""
    repair_warranty_days: int = 0
    rating: Rating = Rating.OPEN
    sign_off: SignOff = SignOff()
    signatures: tuple[Signature, ...] = ()
    finished_at: datetime | None = None
    void_reason: str = ""


def photos_of(order: ServiceOrder) -> tuple[str, ...]:
    """Return the hashes of every photo of a service order, each once, in order."""
    groups = [
        order.fault_photos,
        *(sight.photos for one in order.observations for sight in (one.before, one.after)),
        order.conduct.photos,
    ]
    return tuple(dict.fromkeys(photo.sha for group in groups for photo in group))
