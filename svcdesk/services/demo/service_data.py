"""What service and returns of the demo desk are made from: ``resources/demo/service.toml`` as typed records."""

from decimal import Decimal

import msgspec

from svcdesk.domain.complaint import Category, Level, Response
from svcdesk.domain.return_case import Basis, Liability, Reason, Settlement
from svcdesk.domain.return_case import Type as ReturnType
from svcdesk.domain.review import Review
from svcdesk.domain.service_order import Coverage, Mode, OldPart, Payer, Rating, Relation, Result, Type
from svcdesk.domain.ticket import Channel, Hold, Kind, Reach, Satisfaction, Severity
from svcdesk.services.demo.data import SignerData


class When(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A working day and a time of day, or so many minutes before the demo desk is made."""

    day: int = 0
    at: str = ""
    ago: int = 0


class StepData(When, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something somebody does with a ticket, a complaint or a return; what is asked for depends on ``do``."""

    do: str
    who: str = "sunli"
    text: str = ""
    reach: Reach = Reach.REACHED
    channel: Channel = Channel.PHONE
    back: int = 0
    department: str = ""
    to: str = ""
    hold: Hold = Hold.OTHER
    cause: str = ""
    satisfied: Satisfaction = Satisfaction.SATISFIED
    node: str = ""
    store: str = ""
    defective: bool = True
    liability: Liability = Liability.PRODUCT
    settlement: Settlement = Settlement.REPLACED
    level: Level = Level.MEDIUM
    answer: str = ""
    offered: tuple[Response, ...] = ()
    cost: Decimal | None = None
    refund: Decimal | None = None
    charge: Decimal | None = None
    customer: SignerData = SignerData("", "", "")


class TicketData(When, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One contact; ``product`` is the customer's unit it is about, ``company`` one not among the customers yet."""

    key: str
    who: str = "sunli"
    channel: Channel = Channel.HOTLINE
    kind: Kind = Kind.REPAIR
    customer: str = ""
    company: str = ""
    caller: str = ""
    role: str = ""
    phone: str = ""
    product: str = ""
    content: str
    severity: Severity = Severity.NORMAL
    owner: str = ""
    answered: str = ""
    steps: tuple[StepData, ...] = ()


class PartData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part taken from stock; its price is the product's own."""

    product: str
    quantity: Decimal = Decimal(1)
    payer: Payer = Payer.US
    old_serial: str = ""
    old_part: OldPart = OldPart.TAKEN_BACK
    warranty_months: int | None = None


class WorkData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What happened on site, by the items of the checklist: whatever is not named was sound.

    ``bad`` are readings or remarks before the repair, ``good`` readings after it, ``untested`` why something could
    not be tried, ``photos`` the pictures before and after. Without ``finished`` the work goes on; ``confirmed`` says
    whether the customer has signed for the condition found. ``left`` was noted after the signature.
    """

    day: int = 0
    set_out: str = ""
    arrived: str
    finished: str = ""
    left: str = ""
    confirmed: bool = True
    bad: dict[str, str] = {}
    good: dict[str, Decimal] = {}
    untested: dict[str, str] = {}
    photos: dict[str, tuple[str, ...]] = {}
    accessories: str = ""
    hours: Decimal | None = None
    cause: str = ""
    diagnosis: str = ""
    quote: str = ""
    quoted: Decimal | None = None
    work: str = ""
    parts: tuple[PartData, ...] = ()
    labour: Decimal | None = None
    travel: Decimal | None = None
    fee_payer: Payer = Payer.OPEN
    coverage: Coverage | None = None
    coverage_reason: str = ""
    trial: int = 30
    result: Result = Result.SOLVED
    note: str = ""
    warranty_days: int = 0
    rating: Rating = Rating.SATISFIED
    relation: Relation = Relation.EMPLOYEE
    opinion: str = ""
    customer: SignerData = SignerData("", "", "")


class OrderData(When, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A service order of a ticket, of a plan, or of a customer's unit; ``appointed`` is when somebody is to come."""

    key: str
    ticket: str = ""
    plan: str = ""
    customer: str = ""
    product: str = ""
    type: Type = Type.REPAIR
    mode: Mode = Mode.ON_SITE
    fault: str = ""
    technician: str = ""
    appointed: When | None = None
    not_admitted: When | None = None
    not_admitted_why: str = ""
    again: When | None = None
    work: WorkData | None = None
    void: StepData | None = None


class PlanData(When, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A preventive plan; ``starts`` is the working day of the last visit, ``meter`` readings by working day."""

    key: str
    customer: str
    product: str
    name: str
    months: int = 0
    hours: Decimal | None = None
    starts: int = 0
    lead_days: int = 14
    checklist: bool = True
    owner: str = "sunli"
    meter: dict[str, Decimal] = {}
    suspended: str = ""


class ReturnData(When, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A return of a customer's goods: of a ticket, or of some quantity of a product that is only counted."""

    key: str
    who: str = "sunli"
    ticket: str = ""
    customer: str = ""
    product: str
    quantity: Decimal = Decimal(1)
    type: ReturnType = ReturnType.EXCHANGE
    reason: Reason = Reason.FUNCTION
    note: str = ""
    fault: int = 0
    basis: Basis = Basis.AGREED
    basis_note: str = ""
    description: str = ""
    steps: tuple[StepData, ...] = ()


class ComplaintData(When, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str
    ticket: str
    category: Category
    asked: tuple[Response, ...] = ()
    place: str = ""
    steps: tuple[StepData, ...] = ()


class ClaimData(When, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is asked of the supplier of the newest claim, and what it answered."""

    asked: str
    amount: Decimal | None = None
    answer: str = ""


class ReviewData(When, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the office says of a ticket, or of the record of another kind that was made from it."""

    ticket: str
    of: str = "ticket"
    who: str = "sunli"
    verdict: Review = Review.SEEN
    text: str = ""


class ServiceFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    plans: tuple[PlanData, ...] = ()
    tickets: tuple[TicketData, ...] = ()
    orders: tuple[OrderData, ...] = ()
    returns: tuple[ReturnData, ...] = ()
    complaints: tuple[ComplaintData, ...] = ()
    claims: tuple[ClaimData, ...] = ()
    reviews: tuple[ReviewData, ...] = ()
