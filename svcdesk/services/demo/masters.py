"""Enters the company of the demo desk: people, customers, products with their checks, opening stock."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import msgspec

from svcdesk.domain.hours import SpecialDay, WorkCalendar
from svcdesk.domain.masters import Checklist, Customer, Person, Product
from svcdesk.domain.record import Actor
from svcdesk.domain.stock import Opening, OpeningLine
from svcdesk.paths import resource
from svcdesk.services import clock_rules, logo, masters, people, stock
from svcdesk.services.demo.data import CompanyFile, CustomersFile, GoodsFile, PersonData, StockData, read
from svcdesk.services.desk import Session
from svcdesk.store.store import Store

LOGIN, PASSWORD = "demo", "svcdesk-demo"
"""Known to everybody, like the data they open."""


class StoryClock:
    """A clock that shows the time at which something happened in the story."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        return self.now

    def pass_minutes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)


@dataclass(slots=True)
class Cast:
    """Who and what there is, by the keys of the data files: a session for each person, documents for the rest."""

    clock: StoryClock
    people: dict[str, Session] = field(default_factory=dict)
    customers: dict[str, str] = field(default_factory=dict)
    products: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    prices: dict[str, Decimal] = field(default_factory=dict)


def enter(store: Store, clock: StoryClock) -> Cast:
    """Enter everything a desk needs before the first contract, as its administrator."""
    company = read("company", CompanyFile)
    first, *others = company.people
    admin = people.create_first_administrator(
        store, first.name, PASSWORD, login=first.login, department=first.department, clock=clock
    )
    cast = Cast(clock, {first.login: admin})
    _complete(admin, first)
    masters.save_company(admin, company.company)
    logo.set_logo(admin, resource("demo/logo.png").read_bytes())
    for person in others:
        clock.pass_minutes(3)
        cast.people[person.login] = _add_person(admin, person)
    _set_clocks(admin)
    _enter_customers(cast, admin)
    _enter_goods(cast, admin)
    return cast


def _complete(admin: Session, data: PersonData) -> None:
    record = people.list_people(admin)[0]
    people.change_person(admin, record, msgspec.structs.replace(record.body, phone=data.phone))


def _add_person(admin: Session, data: PersonData) -> Session:
    record, _ = people.add_person(admin, Person(data.name, data.department, data.roles, data.login, data.phone))
    actor = Actor(record.doc, data.name, data.department.value)
    return replace(admin, actor=actor, roles=frozenset(data.roles))


def _set_clocks(admin: Session) -> None:
    """Make the calendar and the time limits the company's own, with a half day for stock-taking."""
    half_day = SpecialDay(date(2026, 12, 31), ((30_600, 43_200),), "年终盘点，下午不受理")
    clock_rules.save_calendar(admin, WorkCalendar("公司日历", days=(half_day,)), standard=True)
    night_shift = WorkCalendar("连续生产客户 7×12", week=(((28_800, 72_000),),) * 7, china=False)
    clock_rules.save_calendar(admin, night_shift)
    limits, _ = clock_rules.policy(admin)
    clock_rules.save_policy(admin, msgspec.structs.replace(limits, name="时限规则"))


def _enter_customers(cast: Cast, admin: Session) -> None:
    for data in read("customers", CustomersFile).customers:
        cast.clock.pass_minutes(4)
        fields = msgspec.structs.asdict(data)
        key = fields.pop("key")
        record, _ = masters.save_customer(admin, Customer(**fields))
        cast.customers[key] = record.doc


def _enter_goods(cast: Cast, admin: Session) -> None:
    goods = read("goods", GoodsFile)
    engineer = cast.people["wubo"]
    checklists = {}
    for one in goods.checklists:
        cast.clock.pass_minutes(6)
        record, _ = masters.save_checklist(engineer, Checklist(one.name, one.version, one.items))
        checklists[one.key] = record.doc
    for data in goods.products:
        cast.clock.pass_minutes(2)
        fields = msgspec.structs.asdict(data)
        key = fields.pop("key")
        body = Product(**{**fields, "checklist": checklists.get(data.checklist, "")})
        cast.products[key] = masters.save_product(admin, body)[0].doc
        cast.names[key], cast.prices[key] = data.name, data.price or Decimal(0)
    cast.clock.pass_minutes(5)
    lines = tuple(line for one in goods.stock for line in _opening_lines(cast, one))
    stock.book_opening(cast.people["sunli"], Opening(lines, "启用本系统时的盘点结果"))


def _opening_lines(cast: Cast, data: StockData) -> Iterator[OpeningLine]:
    doc, name = cast.products[data.product], cast.names[data.product]
    for serial in data.serials:
        yield OpeningLine(doc, name, Decimal(1), serial, data.store)
    for lot, quantity in data.lots.items():
        yield OpeningLine(doc, name, quantity, lot, data.store)
    if data.quantity:
        yield OpeningLine(doc, name, data.quantity, "", data.store)
