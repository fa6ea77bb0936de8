"""A small desk with believable data for the pictures of the window: the same at every run."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from svcdesk.domain.contract import Contract, Instalment, Line, Trigger
from svcdesk.domain.masters import (
    BankAccount,
    CheckItem,
    Checklist,
    Company,
    Contact,
    Customer,
    Department,
    FormCode,
    ItemKind,
    Person,
    Product,
    Role,
    Site,
    Tracking,
)
from svcdesk.domain.stock import Opening, OpeningLine
from svcdesk.domain.times import SHANGHAI
from svcdesk.services import contract as contracts
from svcdesk.services import delivery, masters, people, stock
from svcdesk.services.contract_progress import progress
from svcdesk.services.desk import Session
from svcdesk.store.store import Store, create_desk

NOW = datetime(2026, 11, 23, 14, 32, 7, tzinfo=SHANGHAI)
PASSWORD = "svcdesk-demo"


@dataclass
class Desk:
    """The desk, its administrator's session, and the documents worth showing."""

    store: Store
    session: Session
    contract: str
    delivery: str


class Clock:
    """Moves on by some minutes at every look until it is set."""

    def __init__(self, start: datetime) -> None:
        self.now = start
        self.still = False

    def __call__(self) -> datetime:
        if not self.still:
            self.now += timedelta(minutes=7)
        return self.now


def make(path: Path) -> Desk:
    """Make the desk at a path."""
    clock = Clock(NOW - timedelta(days=6))
    store = create_desk(str(path), "A1", "王工的笔记本")
    session = people.create_first_administrator(store, "王建国", PASSWORD, department=Department.SERVICE, clock=clock)
    _company(session)
    technician = _people(session)
    products = _products(session)
    customers = _customers(session)
    _stock(session, products)
    contract = _contracts(session, customers, products)
    delivered = _deliveries(session, contract, technician)
    clock.now, clock.still = NOW, True
    return Desk(store, session, contract, delivered)


def _company(session: Session) -> None:
    forms = tuple(FormCode(f"F{number}", f"QR-6.5-{number - 14:02d}", "A/0") for number in range(15, 21))
    masters.save_company(
        session,
        Company(
            "宏达机电设备销售有限公司",
            name_en="Hongda Machinery & Equipment Sales Co., Ltd.",
            address="江苏省苏州市工业园区星湖街 328 号",
            phone="0512-62886688",
            hotline="400-820-8820",
            bank=BankAccount("宏达机电设备销售有限公司", "中国工商银行苏州园区支行", "1102 0201 0900 0123 456"),
            forms=forms,
        ),
    )


def _people(session: Session) -> str:
    rows = (
        ("李敏", Department.SALES, (Role.SALES,), "13912345678"),
        ("赵磊", Department.SERVICE, (Role.TECHNICIAN,), "13800138000"),
        ("陈芳", Department.SERVICE, (Role.CLERK,), "13700137000"),
        ("周洁", Department.QUALITY, (Role.INSPECTOR,), ""),
        ("吴工", Department.RESEARCH, (Role.ENGINEER,), ""),
        ("孙总", Department.MANAGEMENT, (Role.MANAGER,), ""),
    )
    made = [
        people.add_person(session, Person(name, where, roles, phone=phone))[0] for name, where, roles, phone in rows
    ]
    return made[1].doc


def _checklist(session: Session) -> str:
    reading, yes_no, text = ItemKind.READING, ItemKind.YES_NO, ItemKind.TEXT
    items = (
        CheckItem("voltage", "电源电压", reading, "V", Decimal(342), Decimal(418), "三相，空载", "万用表"),
        CheckItem("phase", "相序正确", yes_no, requirement="与铭牌一致", safety=True),
        CheckItem("idle", "空载运行电流", reading, "A", None, Decimal(25), "30 min 后", "钳形表"),
        CheckItem("pressure", "加载排气压力", reading, "MPa", Decimal("0.75"), None),
        CheckItem("temperature", "排气温度", reading, "℃", None, Decimal(95), photo_required=True),
        CheckItem("valve", "安全阀动作试验", yes_no, safety=True, photo_required=True),
        CheckItem("leak", "漏气检查", yes_no, method="皂液"),
        CheckItem("firmware", "控制器程序版本", text, required=False),
    )
    made, _ = masters.save_checklist(session, Checklist("螺杆空压机调试检查表", "B/1", items, date(2026, 3, 1)))
    return made.doc


def _products(session: Session) -> dict[str, str]:
    checklist = _checklist(session)
    serial, count, lot = Tracking.SERIAL, Tracking.COUNT, Tracking.LOT
    rows = (
        Product("螺杆空压机", "KYJ-37", "GA37", "37 kW 0.75 MPa 6.2 m³/min", "台", serial, 12, checklist,
                category="压缩机", maker="阿特拉斯", origin="无锡", price=Decimal(86000)),
        Product("螺杆空压机", "KYJ-22", "GA22", "22 kW 0.75 MPa 3.6 m³/min", "台", serial, 12, checklist,
                category="压缩机", maker="阿特拉斯", origin="无锡", price=Decimal(58000)),
        Product("冷冻式干燥机", "LGJ-22", "CD22", "2.2 m³/min", "台", serial, 12, category="后处理",
                price=Decimal(12800)),
        Product("储气罐", "CQG-2", "2.0/0.8", "2 m³ 0.8 MPa 立式", "台", serial, 24, category="后处理",
                price=Decimal(9600)),
        Product("空压机专用油", "YOU-20", "", "20 L/桶", "桶", lot, 0, category="耗材", price=Decimal(680)),
        Product("空气滤芯", "LX-A", "", "GA22/GA37 通用", "只", count, 0, category="耗材", price=Decimal(260),
                minimum_stock=Decimal(10)),
        Product("真空泵", "ZKB-8", "VP8", "8 L/s", "台", serial, 12, category="真空", price=Decimal(15500),
                banned="无产品合格证"),
    )  # fmt: skip
    return {row.code: masters.save_product(session, row)[0].doc for row in rows}


def _customers(session: Session) -> list[str]:
    rows = (
        Customer("宏达纺织有限公司", "C-001", "宏达纺织", address="江苏省吴江区盛泽镇舜湖西路 88 号",
                 phone="0512-63501234",
                 sites=(Site("s1", "一厂织造车间", "盛泽镇舜湖西路 88 号", "沈主任", "13862130001"),
                        Site("s2", "二厂整理车间", "盛泽镇西二环路 1188 号", "顾师傅", "13862130002")),
                 contacts=(Contact("沈建明", "设备科长", "13862138213", "shen@hongda.example"),)),
        Customer("江南制药股份有限公司", "C-002", "江南制药", address="无锡市新吴区锡士路 20 号",
                 phone="0510-85201000"),
        Customer("东风机械厂", "C-003", "东风机械", address="常州市武进区湖塘镇", phone="0519-86550088"),
        Customer("明远电子（苏州）有限公司", "C-004", "明远电子", address="苏州高新区鹿山路 369 号"),
        Customer("上海新华印务有限责任公司闵行分公司暨长三角印刷物资配送中心", "C-005", "新华印务",
                 address="上海市闵行区沪闵路 5555 弄 12 号楼 3 层（货梯从北门进，卸货须提前一天预约）"),
        Customer("海星食品有限公司", "C-006", "海星食品", address="南通市通州湾"),
        Customer("Alfreds Futterkiste", "ALFKI", country="Germany", address="Obere Str. 57, 12209 Berlin"),
    )  # fmt: skip
    return [masters.save_customer(session, row)[0].doc for row in rows]


def _stock(session: Session, products: dict[str, str]) -> None:
    lines = [
        *(OpeningLine(products["KYJ-37"], "", Decimal(1), f"SN-882{n}") for n in range(13, 18)),
        *(OpeningLine(products["KYJ-22"], "", Decimal(1), f"SN-771{n}") for n in range(20, 23)),
        OpeningLine(products["KYJ-37"], "", Decimal(1), "SN-88230", "服务车 1"),
        *(OpeningLine(products["LGJ-22"], "", Decimal(1), f"CD-4410{n}") for n in range(3)),
        OpeningLine(products["CQG-2"], "", Decimal(1), "R-2026-0312"),
        OpeningLine(products["YOU-20"], "", Decimal(40), "L260801"),
        OpeningLine(products["LX-A"], "", Decimal(25)),
    ]
    stock.book_opening(session, Opening(tuple(lines)))


def _contracts(session: Session, customers: list[str], products: dict[str, str]) -> str:
    plan = (
        Instalment("定金", Decimal("0.2"), Trigger.SIGNING, 3, Decimal(30000)),
        Instalment("验收款", Decimal("0.7"), Trigger.ACCEPTANCE, 7),
        Instalment("质保金", Decimal("0.1"), Trigger.WARRANTY_END, 30),
    )
    wanted = (
        (customers[0], "HT-2026-118", [("KYJ-37", 2), ("LGJ-22", 1), ("YOU-20", 4)], plan, date(2026, 11, 23)),
        (customers[1], "JN-采-2026-077", [("LGJ-22", 1)], plan, date(2026, 11, 20)),
        (customers[4], "", [("KYJ-22", 1), ("CQG-2", 1)], plan[:0], date(2026, 11, 24)),
        (customers[3], "MY2026-0009", [("LX-A", 10)], plan[:0], date(2026, 12, 2)),
    )
    docs = [_contract(session, products, *one) for one in wanted]
    draft = Contract(customers[2], "", "DF-2026-31", lines=(_line(products, "KYJ-22", 1),), due_on=date(2026, 12, 20))
    contracts.save_contract(session, draft)
    return docs[0]


def _contract(
    session: Session,
    products: dict[str, str],
    customer: str,
    external: str,
    goods: list[tuple[str, int]],
    plan: tuple[Instalment, ...],
    due: date,
) -> str:
    lines = tuple(_line(products, code, quantity) for code, quantity in goods)
    body = Contract(
        customer, "", external, signed_on=date(2026, 10, 28), due_on=due, lines=lines, plan=plan, seller="李敏"
    )
    made, _ = contracts.save_contract(session, body)
    return contracts.sign_contract(session, made)[0].doc


_PRICES = {"KYJ-37": 86000, "KYJ-22": 58000, "LGJ-22": 12800, "CQG-2": 9600, "YOU-20": 680, "LX-A": 260}


def _line(products: dict[str, str], code: str, quantity: int) -> Line:
    return Line("", products[code], "", "", "", Decimal(quantity), Decimal(_PRICES[code]))


def _deliveries(session: Session, contract: str, technician: str) -> str:
    open_lines = {line.line: line.open for line in progress(session, contract).lines}
    made, _ = delivery.plan(
        session, contract, open_lines, planned_on=date(2026, 11, 23), technician=technician, technician_name="赵磊"
    )
    return made.doc
