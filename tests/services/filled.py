"""A desk with one record of each kind that can be imported, with all its fields."""

from datetime import date
from decimal import Decimal

from svcdesk.domain.contract import Contract, Line
from svcdesk.domain.masters import (
    CheckItem,
    Checklist,
    Contact,
    Customer,
    Department,
    ItemKind,
    Person,
    Product,
    Role,
    Site,
    Tracking,
)
from svcdesk.domain.record import Record
from svcdesk.domain.stock import Opening, OpeningLine, Place
from svcdesk.services import contract, masters, people, stock
from svcdesk.services.desk import Session


def fill(desk: Session) -> None:
    """Enter one record of each kind that can be imported, with all its fields."""
    made, screw = _products(desk)
    _contracts(desk, made.doc, screw.doc)
    opening = (
        OpeningLine(made.doc, "", Decimal(1), "S-1", "车"),
        OpeningLine(screw.doc, "", Decimal(400), place=Place.QUARANTINE),
    )
    stock.book_opening(desk, Opening(opening))
    lilei = Person("李雷", Department.SERVICE, (Role.TECHNICIAN, Role.CLERK), "lilei", "139")
    people.add_person(desk, lilei, "secret-77")
    people.add_person(desk, Person("韩梅梅", Department.RESEARCH))


def _products(desk: Session) -> tuple[Record[Product], Record[Product]]:
    items = (
        CheckItem(
            "", "电压", ItemKind.READING, "V", Decimal(342), Decimal(418), "三相", "万用表", photo_required=True
        ),
        CheckItem("", "试运行", ItemKind.YES_NO, required=False, safety=True),
    )
    checklist, _ = masters.save_checklist(desk, Checklist("卷绕机调试", "A/0", items, date(2026, 3, 5)))
    machine = Product(
        "卷绕机", "JR-1", "JR-300", "380 V", "台", Tracking.SERIAL, 24, checklist.doc, "主机", "某厂", "苏州",
        Decimal("12500.5"), Decimal(2), "", "注",
    )  # fmt: skip
    made, _ = masters.save_product(desk, machine)
    screw, _ = masters.save_product(desk, Product("螺钉", uom="个", price=Decimal("0.0125")))
    masters.retire(desk, masters.save_product(desk, Product("旧表", "JB-0"))[0])
    return made, screw


def _contracts(desk: Session, made: str, screw: str) -> None:
    customer = Customer(
        "宏达纺织", "KH-1", "宏达", "91110000600037341L", "吴江区1号", "中国", "0512-6300",
        (Site("", "一厂", "东路"), Site("", "二厂")), (Contact("李工", "设备科", "13812345678", "l@example.com"),),
        "老客户",
    )  # fmt: skip
    kept, _ = masters.save_customer(desk, customer)
    lines = (
        Line("1", made, "", "", "", Decimal(2), Decimal("12000.25"), Decimal("0.15"), "含税"),
        Line("2", screw, "", "", "", Decimal("100.5"), Decimal("0.0125")),
    )
    body = Contract(
        kept.doc, "", "HT-9", site_name="一厂", signed_on=date(2026, 3, 5), due_on=date(2026, 4, 1), lines=lines,
        freight=Decimal("32.38"), warranty_months=18, seller="钱七", note="急",
    )  # fmt: skip
    contract.sign_contract(desk, contract.save_contract(desk, body)[0])
    contract.save_contract(desk, Contract(kept.doc, "", address="另一处"))
