"""Master data: company, people, customers, products with their checklists."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

SECRET_FIELDS = frozenset({"password"})  # never shown, exported or compared on a screen


class State(StrEnum):
    """A retired master record stays readable and is no longer offered for new work."""

    ACTIVE = "active"
    RETIRED = "retired"


class CustomerState(StrEnum):
    """A merged customer stays readable as it was written; what is asked of it, the one it was merged into answers."""

    ACTIVE = "active"
    RETIRED = "retired"
    MERGED = "merged"


class Department(StrEnum):
    """The departments the specification names (clause 5, 6.3.3)."""

    SALES = "sales"
    SERVICE = "service"
    QUALITY = "quality"
    RESEARCH = "research"
    MANAGEMENT = "management"


class Role(StrEnum):
    """What a person may do; the rights behind each stand in ``domain.rights``."""

    ADMIN = "admin"
    TECHNICIAN = "technician"
    CLERK = "clerk"
    SALES = "sales"
    INSPECTOR = "inspector"
    ENGINEER = "engineer"
    MANAGER = "manager"


class FormCode(msgspec.Struct, frozen=True):
    """A company's own code and version of one printed form (``F16`` → ``QR-6.5-01``, ``A/0``)."""

    form: str
    code: str
    version: str
    copies: int = 2


class BankAccount(msgspec.Struct, frozen=True):
    account_name: str = ""
    bank: str = ""
    account: str = ""
    tax_id: str = ""


class Company(msgspec.Struct, frozen=True):
    """The company whose specification this is; one record per desk."""

    name: str
    name_en: str = ""
    address: str = ""
    phone: str = ""
    hotline: str = ""
    logo: str = ""
    bank: BankAccount = BankAccount()
    forms: tuple[FormCode, ...] = ()
    feedback_working_days: int = 1


class Person(msgspec.Struct, frozen=True):
    """Somebody who works with the desk; ``password`` is an argon2id hash, empty where the person may not sign in."""

    name: str
    department: Department
    roles: tuple[Role, ...] = ()
    login: str = ""
    phone: str = ""
    password: str = ""
    active: bool = True


class Contact(msgspec.Struct, frozen=True):
    name: str
    role: str = ""
    phone: str = ""
    email: str = ""


class Site(msgspec.Struct, frozen=True):
    """A place of a customer where goods stand."""

    id: str
    name: str
    address: str = ""
    contact: str = ""
    phone: str = ""


class Customer(msgspec.Struct, frozen=True):
    """``merged_into`` is the document of the customer that goes on for this one, empty for one that stands alone.

    ``merged_name`` is what that one was called then: versions are told apart by names.
    """

    name: str
    code: str = ""
    short_name: str = ""
    uscc: str = ""
    address: str = ""
    country: str = ""
    phone: str = ""
    sites: tuple[Site, ...] = ()
    contacts: tuple[Contact, ...] = ()
    note: str = ""
    merged_into: str = ""
    merged_name: str = ""


class Tracking(StrEnum):
    """How pieces of a product are told apart: one by one, by lot, or only counted."""

    SERIAL = "serial"
    LOT = "lot"
    COUNT = "count"


class Product(msgspec.Struct, frozen=True):
    """``spec`` is model and specification as one line; ``warranty_months`` 0 means no promise."""

    name: str
    code: str = ""
    model: str = ""
    spec: str = ""
    uom: str = "台"
    tracking: Tracking = Tracking.COUNT
    warranty_months: int = 12
    checklist: str = ""
    category: str = ""
    maker: str = ""
    origin: str = ""
    price: Decimal | None = None
    minimum_stock: Decimal | None = None
    banned: str = ""
    note: str = ""


class ItemKind(StrEnum):
    """How a checklist item is answered."""

    READING = "reading"
    YES_NO = "yes_no"
    TEXT = "text"


class CheckItem(msgspec.Struct, frozen=True):
    """One line of a commissioning checklist; limits are inclusive and in ``unit``."""

    id: str
    name: str
    kind: ItemKind
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    requirement: str = ""
    method: str = ""
    photo_required: bool = False
    required: bool = True
    safety: bool = False

    @property
    def limited(self) -> bool:
        """Whether a reading is judged by its limits alone."""
        return self.low is not None or self.high is not None

    def out_of_limits(self, value: Decimal) -> bool:
        """Whether a reading lies outside the inclusive limits; what is no finite number lies nowhere."""
        if not value.is_finite():
            return False
        return (self.low is not None and value < self.low) or (self.high is not None and value > self.high)


class Checklist(msgspec.Struct, frozen=True):
    """A versioned commissioning checklist; deliveries freeze the items they were checked against."""

    name: str
    version: str
    items: tuple[CheckItem, ...]
    valid_from: date | None = None
