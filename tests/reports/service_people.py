"""Who and what the made-up tickets, orders, complaints and returns are about."""

from svcdesk.domain.delivery import Photo
from svcdesk.domain.device import CustomerRef, Device
from svcdesk.domain.record import Actor
from tests.reports.samples import photo

CLERK = Actor("p1", "李敏", "service")
TECHNICIAN = Actor("p2", "王建国", "service")
MANAGER = Actor("p3", "赵国强", "management")
SELLER = Actor("p4", "陈静", "sales")
QUALITY = Actor("p5", "周倩", "quality")
CUSTOMER = CustomerRef(
    doc="k1",
    name="宏达纺织有限公司",
    caller="陈伟",
    role="设备科 负责人",
    phone="139 0000 8213",
    address="江苏省苏州市吴中区某某路 18 号",
)
DEVICE = Device(
    product="p1",
    name="螺杆空压机",
    spec="GA37-8.5　37 kW　8.5 bar",
    serial="SN-88231",
    site_name="空压站",
    contract_number="HT-2026-118",
    delivery_number="YS-261123-A1-0007",
    installed_on="2026-05-20",
    warranty_start="2026-05-20",
    warranty_end="2027-05-19",
)


def taken(number: int, caption: str = "") -> Photo:
    return photo(number + 20, caption)
