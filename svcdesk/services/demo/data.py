"""What the demo desk is made from: the files in ``resources/demo``, read into typed records."""

import tomllib
from decimal import Decimal
from typing import TypeVar

import msgspec

from svcdesk.domain.contract import Trigger
from svcdesk.domain.delivery import Remedy, Result
from svcdesk.domain.masters import CheckItem, Company, Customer, Department, Product, Role
from svcdesk.paths import resource

T = TypeVar("T")


class PersonData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    department: Department
    login: str
    roles: tuple[Role, ...]
    phone: str = ""


class CompanyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    company: Company
    people: tuple[PersonData, ...]


class CustomerData(Customer, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str


class CustomersFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    customers: tuple[CustomerData, ...]


class ChecklistData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    name: str
    version: str
    items: tuple[CheckItem, ...]


class ProductData(Product, frozen=True, kw_only=True, forbid_unknown_fields=True):
    key: str


class StockData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Opening stock of a product: by serial numbers, by lots, or as a plain quantity."""

    product: str
    store: str
    serials: tuple[str, ...] = ()
    lots: dict[str, Decimal] = {}
    quantity: Decimal = Decimal(0)


class GoodsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checklists: tuple[ChecklistData, ...]
    products: tuple[ProductData, ...]
    stock: tuple[StockData, ...]


class LineData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A contract line; without a price it is the product's own."""

    product: str
    quantity: Decimal
    price: Decimal | None = None
    discount: Decimal = Decimal(0)


class InstalmentData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    share: Decimal
    trigger: Trigger
    days: int = 0
    paid: bool = False


class ContractData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A contract; ``day`` is the working day on which it was typed and, unless it is a draft still, signed."""

    key: str
    customer: str
    site: str = ""
    external: str
    day: int
    seller: str
    lines: tuple[LineData, ...]
    plan: tuple[InstalmentData, ...]
    warranty_months: int | None = None
    return_days: int | None = None
    exchange_days: int | None = None
    freight: Decimal = Decimal(0)
    signed: bool = True


class Moment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A working day and a time of day; ``next`` and ``reason`` are what was said then."""

    day: int
    at: str
    next: str = ""
    reason: str = ""


class SignerData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    role: str
    phone: str


class TrainingData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    topic: str
    hours: Decimal
    people: tuple[str, ...]


class RemedyData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is done about the next defect that was found."""

    remedy: Remedy
    action: str = ""
    owner: str = ""
    days: int = 0


class VisitData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was found and said on site.

    ``readings``, ``answers``, ``fails`` and ``notes`` stand for the first unit with such an item; whatever is not
    named passes. ``halfway`` names the items that were tried and saved before the work was left, ``typed`` are
    readings typed after that.
    """

    arrived: str
    finished: str = ""
    halfway: tuple[str, ...] = ()
    typed: dict[str, Decimal] = {}
    result: Result = Result.OPEN
    reason: str = ""
    opinion: str = ""
    witness: str = ""
    damage: str = ""
    declined: str = ""
    readings: dict[str, Decimal] = {}
    answers: dict[str, str] = {}
    fails: tuple[str, ...] = ()
    notes: dict[str, str] = {}
    remedies: tuple[RemedyData, ...] = ()
    customer: SignerData = SignerData("", "", "")
    training: TrainingData | None = None


class AmendedData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A trainee's name was written wrongly: ``trainee`` is the wrong name and the right one."""

    day: int
    at: str
    reason: str
    trainee: tuple[str, str]


class AfterData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What 销售部 did afterwards (6.5.2)."""

    acknowledged: Moment
    sent: Moment | None = None
    paid: Moment | None = None


class DeliveryData(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One delivery: on which day it was planned, for which day, and what came of it."""

    contract: str
    take: dict[str, Decimal]
    planned: int
    day: int
    technician: str
    visit: VisitData | None = None
    amended: AmendedData | None = None
    void: Moment | None = None
    after: AfterData | None = None


class StoryFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    contracts: tuple[ContractData, ...]
    deliveries: tuple[DeliveryData, ...]


def read(name: str, kind: type[T]) -> T:
    """Return one file of the demo data."""
    return msgspec.convert(tomllib.loads(resource(f"demo/{name}.toml").read_text("utf-8")), type=kind)
