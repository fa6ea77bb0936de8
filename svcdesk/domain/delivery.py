"""Delivery and acceptance on site (clause 6.5): the record. The rules on it stand in ``domain.acceptance``."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from svcdesk.domain.masters import CheckItem, ItemKind, Tracking
from svcdesk.domain.signature import Signature


class State(StrEnum):
    """``VOID`` keeps its number; a signed delivery changes only by amendment."""

    PLANNED = "planned"
    CHECKING = "checking"
    SIGNED = "signed"
    VOID = "void"


class CountVerdict(StrEnum):
    """What counting a packing line found; ``OPEN`` means nobody has counted it yet."""

    OPEN = "open"
    COMPLETE = "complete"
    SHORT = "short"
    OVER = "over"
    WRONG = "wrong"


class LineKind(StrEnum):
    GOODS = "goods"
    SPARE = "spare"
    DOCUMENT = "document"


class PackingLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the packing list (F15) with what was counted on site (6.5.1.1).

    ``seen`` are the serial numbers found there; ``warranty_months`` is set where it differs from the delivery's.
    """

    id: str
    kind: LineKind = LineKind.GOODS
    contract_line: str = ""
    product: str = ""
    name: str
    spec: str = ""
    uom: str = ""
    quantity: Decimal
    tracking: Tracking = Tracking.COUNT
    serials: tuple[str, ...] = ()
    box: str = ""
    warranty_months: int | None = None
    counted: Decimal | None = None
    seen: tuple[str, ...] = ()
    wrong: bool = False
    note: str = ""

    @property
    def unlisted(self) -> tuple[str, ...]:
        """Serial numbers found on site that the packing list has no room for; a list without numbers takes any."""
        if not self.serials:
            return ()
        room = max(0, int(self.quantity) - len(self.serials))
        listed = set(self.serials)
        return tuple(serial for serial in self.seen if serial not in listed)[room:]

    @property
    def verdict(self) -> CountVerdict:
        """Compare the count with the packing list; for serial goods ``seen`` are the numbers found on site."""
        if self.wrong or self.unlisted:
            return CountVerdict.WRONG
        if self.counted is None:
            return CountVerdict.OPEN
        if self.counted == self.quantity:
            return CountVerdict.COMPLETE
        return CountVerdict.SHORT if self.counted < self.quantity else CountVerdict.OVER


class Photo(msgspec.Struct, frozen=True):
    """A photo by content: ``sha`` names the stored JPEG or PNG."""

    sha: str
    caption: str = ""
    taken_at: datetime | None = None


class Verdict(StrEnum):
    """A judgement a person makes; it is never pre-filled."""

    OPEN = "open"
    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One checklist item with its answer; ``item`` is frozen as it stood when the check began.

    ``value`` of a reading is in ``item.unit``. The verdict of a reading with limits follows from the value
    (``judged``); ``verdict`` is what a person pressed.
    """

    item: CheckItem
    value: Decimal | None = None
    text: str = ""
    verdict: Verdict = Verdict.OPEN
    note: str = ""
    photos: tuple[Photo, ...] = ()

    @property
    def out_of_limits(self) -> bool:
        """Whether a reading lies outside its inclusive limits."""
        return self.value is not None and self.item.out_of_limits(self.value)

    @property
    def judged(self) -> Verdict:
        """The verdict that counts: out of limits always fails, an empty reading never passes."""
        if self.item.kind is ItemKind.TEXT:
            return (
                Verdict.FAIL if self.verdict is Verdict.FAIL else Verdict.PASS if self.text.strip() else Verdict.OPEN
            )
        if self.item.kind is ItemKind.YES_NO:
            return self.verdict
        if self.value is None or not self.value.is_finite():
            return Verdict.FAIL if self.verdict is Verdict.FAIL else Verdict.OPEN
        if self.out_of_limits or self.verdict is Verdict.FAIL:
            return Verdict.FAIL
        return Verdict.PASS if self.item.limited else self.verdict


class UnitCheck(msgspec.Struct, frozen=True, kw_only=True):
    """One piece (or one lot) on site with its appearance (6.5.1.2) and commissioning (6.5.1.3).

    ``replaces`` is the ``id`` of the piece this one stands in for; ``quantity`` is 1 for serial goods. A ``supplied``
    piece came from our stock on site (replacement or make-up for a missing one), not with the packing list. ``store``
    is the shelf or vehicle of our stock it came from.
    """

    id: str
    line: str
    product: str
    name: str
    spec: str = ""
    uom: str = ""
    serial: str = ""
    tracking: Tracking = Tracking.COUNT
    quantity: Decimal = Decimal(1)
    replaces: str = ""
    counted: bool = False
    supplied: bool = False
    store: str = ""
    appearance: Verdict = Verdict.OPEN
    damage: str = ""
    photos: tuple[Photo, ...] = ()
    checklist: str = ""
    checklist_name: str = ""
    answers: tuple[Answer, ...] = ()


class Remedy(StrEnum):
    """What is done about a defect (6.5.1.4); ``OPEN`` is undecided.

    ``TAKE_BACK`` hands the piece not over: it leaves with our people, and the customer's result is partial.
    """

    OPEN = "open"
    REPLACE = "replace"
    REPAIR = "repair"
    PUNCH = "punch"
    TAKE_BACK = "take_back"


class Source(StrEnum):
    """Which step found a defect."""

    PACKING = "packing"
    APPEARANCE = "appearance"
    CHECK = "check"
    OTHER = "other"


class Defect(msgspec.Struct, frozen=True, kw_only=True):
    """One defect. ``key`` ties it to what found it (``check:<unit>:<item>``) so that it appears by itself, once.

    ``replacement`` is the ``id`` of the unit check of the piece taken from ``store``. A punch-list item needs
    ``owner`` and ``due``; a repair needs ``action`` and a passed ``recheck``, with ``recheck_value`` in the item's
    unit where a reading had failed.
    """

    id: str
    key: str = ""
    source: Source
    unit: str = ""
    line: str = ""
    quantity: Decimal = Decimal(1)
    description: str
    photos: tuple[Photo, ...] = ()
    remedy: Remedy = Remedy.OPEN
    replacement: str = ""
    store: str = ""
    action: str = ""
    recheck: Verdict = Verdict.OPEN
    recheck_value: Decimal | None = None
    recheck_note: str = ""
    owner: str = ""
    due: date | None = None


class Effect(StrEnum):
    """How well a trainee can do it afterwards; ``OPEN`` is not judged."""

    OPEN = "open"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


class Trainee(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    department: str = ""
    phone: str = ""
    effect: Effect = Effect.OPEN
    signature: Signature | None = None


class Need(StrEnum):
    """Whether training was needed; the customer says so."""

    OPEN = "open"
    YES = "yes"
    NO = "no"


class Training(msgspec.Struct, frozen=True, kw_only=True):
    """Training of the customer's people (6.5.1.6); ``hours`` is the length in hours."""

    need: Need = Need.OPEN
    declined_by: str = ""
    topic: str = ""
    held_on: date | None = None
    place: str = ""
    hours: Decimal | None = None
    trainer: str = ""
    materials: str = ""
    assessment: str = ""
    evaluation: Effect = Effect.OPEN
    evaluation_note: str = ""
    trainees: tuple[Trainee, ...] = ()


class SiteWork(msgspec.Struct, frozen=True, kw_only=True):
    """Conditions and conduct on site (6.5.1.3, 6.6.4); conduct answers are ``None`` until somebody says."""

    power: str = ""
    grounding: str = ""
    environment: str = ""
    arrived_at: datetime | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    trial_minutes: int | None = None
    trial_result: Verdict = Verdict.OPEN
    protected: bool | None = None
    asked_before_use: bool | None = None
    cleaned: bool | None = None
    note: str = ""
    photos: tuple[Photo, ...] = ()


class Result(StrEnum):
    """The customer's conclusion; ``OPEN`` is none yet."""

    OPEN = "open"
    FULL = "full"
    PARTIAL = "partial"
    REFUSED = "refused"


class Packing(msgspec.Struct, frozen=True, kw_only=True):
    """Head of the packing list F15; its number is the delivery's with the prefix ZX."""

    number: str = ""
    boxes: int = 1
    packer: str = ""
    packed_on: date | None = None
    checker: str = ""
    checked_on: date | None = None
    carrier: str = ""
    waybill: str = ""
    shipped_on: date | None = None
    net_weight: str = ""
    gross_weight: str = ""
    dimensions: str = ""


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One delivery from packing list to signed sheet; what it needs of other records is frozen into it."""

    contract: str
    contract_number: str
    customer: str
    customer_name: str
    site: str = ""
    site_name: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    planned_on: date | None = None
    technician: str = ""
    technician_name: str = ""
    packing: Packing = Packing()
    lines: tuple[PackingLine, ...] = ()
    units: tuple[UnitCheck, ...] = ()
    site_work: SiteWork = SiteWork()
    defects: tuple[Defect, ...] = ()
    training: Training = Training()
    result: Result = Result.OPEN
    result_reason: str = ""
    witness: str = ""
    opinion: str = ""
    accepted_at: datetime | None = None
    warranty_months: int = 12
    warranty_start: date | None = None
    warranty_end: date | None = None
    signatures: tuple[Signature, ...] = ()
    void_reason: str = ""


def photos_of(delivery: Delivery) -> tuple[str, ...]:
    """Return the hashes of every photo of a delivery, each once, in order."""
    groups = [
        *(unit.photos for unit in delivery.units),
        *(answer.photos for unit in delivery.units for answer in unit.answers),
        *(defect.photos for defect in delivery.defects),
        delivery.site_work.photos,
    ]
    return tuple(dict.fromkeys(photo.sha for group in groups for photo in group))


def replaced(delivery: Delivery) -> frozenset[str]:
    """Return the ids of units that another unit of this delivery stands in for."""
    return frozenset(unit.replaces for unit in delivery.units if unit.replaces)
