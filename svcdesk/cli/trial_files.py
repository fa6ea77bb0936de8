"""The tables the self-test imports: as an office would send them, one as xlsx, one as GB18030 csv."""

from collections.abc import Iterator
from pathlib import Path

from svcdesk.services.export_files import write_table

CUSTOMER = "试点纺织有限公司"
SERIALS = ("ST-1001", "ST-1002", "ST-1003")

_CHECKLIST = """检查表名称,版本,检查项目,填写方式,单位,下限,上限,要求
自检空压机调试,A/0,电源电压,读数,V,342,418,380 V ± 10 %
自检空压机调试,A/0,排气温度,读数,℃,,95,加载 30 min 后
自检空压机调试,A/0,安全阀动作试验,判定,,,,动作灵敏
"""
_PRODUCTS = """产品名称,产品编码,型号,单位,管理方式,质保期（月）,调试检查表
螺杆空压机,ST-GA37,GA37-8.5,台,按序列号,24,自检空压机调试
油气分离芯,ST-2901,2901-0778,个,只计数量,0,
"""
_CONTRACT = """合同号,客户,签订日期,产品编码,数量,单价
ST-2026-001,试点纺织有限公司,2026-01-12,ST-GA37,1,68500
ST-2026-001,试点纺织有限公司,2026-01-12,ST-2901,2,¥450.50
"""


def written(folder: Path) -> Iterator[tuple[str, Path, int]]:
    """Write every table into a folder; yield its kind, its path and how many records it makes."""
    customers = folder / "customers.xlsx"
    heads = ["客户名称", "客户编号", "联系人", "手机", "地址"]
    write_table(customers, "客户", heads, [[CUSTOMER, "ST-001", "李工", "13900008213", "江苏省苏州市"]])
    yield "customer", customers, 1
    opening = "产品编码,序列号,数量,库位\n"
    opening += "".join(f"ST-GA37,{serial},1,一号库\n" for serial in SERIALS) + "ST-2901,,10,一号库\n"
    texts = (
        ("checklist", _CHECKLIST, "utf-8-sig", 1),
        ("product", _PRODUCTS, "gb18030", 2),
        ("opening", opening, "utf-8", 1),
        ("contract", _CONTRACT, "gb18030", 1),
    )
    for kind, text, encoding, count in texts:
        path = folder / f"{kind}.csv"
        path.write_bytes(text.encode(encoding))
        yield kind, path, count
