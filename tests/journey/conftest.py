"""An office that has just begun: a company, its people, and Northwind imported from the command line."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import Result

from svcdesk.domain.masters import BankAccount, Company, Department, Person, Role
from svcdesk.services import masters, passwords, people
from svcdesk.services.desk import Session
from svcdesk.store.store import create_desk, open_desk
from tests.calling import called
from tests.journey.northwind import bring_in

PASSWORD = "a long enough password"
BANK = BankAccount("宏宇压缩机设备有限公司", "中国工商银行苏州支行", "1102 0206 0900 1355 018")


@dataclass(frozen=True, slots=True)
class Office:
    """Where the desk is, and how its people get in: Wang delivers, Chen sells."""

    desk: str

    def call(self, *arguments: str | Path, who: str = "wang", lang: str = "zh_CN") -> Result:
        return called("--desk", self.desk, *arguments, who=who, password=PASSWORD, lang=lang)

    @contextmanager
    def entered(self, who: str = "wang") -> Iterator[Session]:
        store = open_desk(self.desk)
        try:
            yield people.sign_in(store, who, PASSWORD)
        finally:
            store.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Give an office on each engine in turn, with every table of Northwind in its desk."""
    monkeypatch.setattr(passwords, "cost", passwords.Cost(1, 1024, 1))
    on_file = request.param == "sqlite"
    desk = str(tmp_path / "office.svcdesk") if on_file else str(request.getfixturevalue("postgres_url"))
    store = create_desk(desk, "A1")
    wang = people.create_first_administrator(store, "王工", PASSWORD, login="wang", department=Department.SERVICE)
    masters.save_company(wang, Company(BANK.account_name, "HONGYU COMPRESSOR EQUIPMENT CO., LTD.", bank=BANK))
    people.add_person(wang, Person("陈静", Department.SALES, (Role.SALES,), "chen"), PASSWORD)
    store.close()
    made = Office(desk)
    bring_in(made, tmp_path)
    return made
