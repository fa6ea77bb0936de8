"""Northwind as an office brings it in: four tables, then checks, serial numbers and stock for order 10248."""

from pathlib import Path
from typing import Protocol

from click.testing import Result

DATA = Path(__file__).resolve().parents[1] / "data/northwind"
SERIALS = tuple(f"QC-{number:04d}" for number in range(1, 15))
CHEESE = "Queso Cabrales"

TABLES = (
    ("customer", DATA / "customers.csv", ()),
    ("product", DATA / "products.csv", ("--map", "units_in_stock=")),  # stock comes by serial number below
    ("contract", DATA / "orders.csv", ()),
    ("contract_line", DATA / "order_details.csv", ()),
)
CHECKLIST = """检查表,版本,检查项,填写方式,单位,下限,上限,安全项
窖藏柜调试,A/0,柜内温度,读数,℃,2,6,
窖藏柜调试,A/0,相对湿度,读数,%,80,95,
窖藏柜调试,A/0,门锁,判定,,,,是
"""
PRODUCT = f"产品编号,产品名称,管理方式,调试检查表,质保期（月）\n11,{CHEESE},按序列号,窖藏柜调试,24\n"
STOCK = "产品编号,序列号,数量,库位\n" + "".join(f"11,{one},1,一号库\n" for one in SERIALS) + "42,,26,\n72,,14,\n"


class Caller(Protocol):
    def call(self, *arguments: str | Path, who: str = ..., lang: str = ...) -> Result: ...


def bring_in(office: Caller, folder: Path) -> None:
    """Import everything from the command line, each table after a dry run that wrote nothing."""
    tables = [*TABLES]
    for kind, text in (("checklist", CHECKLIST), ("product", PRODUCT), ("opening", STOCK)):
        path = folder / f"{kind}.csv"
        path.write_text(text, "gb18030")
        tables.append((kind, path, ()))
    for kind, path, maps in tables:
        told = office.call("import", kind, path, *maps)
        assert told.exit_code == 0, told.stdout + told.stderr
