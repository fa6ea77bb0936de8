"""What a company has sold before the machine begins: compressors at a customer, others in stock."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import msgspec

from svcdesk.domain.masters import Department, Person, Role
from svcdesk.services import delivery
from svcdesk.services.desk import Session
from tests.delivering import filled_in, in_desk

replace = msgspec.structs.replace
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Goods:
    """Documents everybody has: a customer with the compressors SN-1 and SN-2, their delivery, a technician."""

    customer: str
    compressor: str
    delivery: str
    technician: str


def sell(session: Session) -> Goods:
    """Sell and hand over two compressors, the day before; two more stay in stock."""
    contract = in_desk(session)
    plan, _ = delivery.plan(session, contract.doc, {"1": Decimal(2), "2": Decimal(3)})
    body = filled_in(plan.body)
    work = replace(
        body.site_work, arrived_at=body.site_work.arrived_at - _DAY, finished_at=body.site_work.finished_at - _DAY
    )
    given = tuple(replace(one, signed_at=one.signed_at - _DAY) for one in body.signatures)
    signed, _ = delivery.sign(session, plan, replace(body, site_work=work, signatures=given))
    person = Person(name="王工", department=Department.SERVICE, roles=(Role.TECHNICIAN,))
    with session.work() as work:
        technician = work.create("person", person, "active").doc
    return Goods(contract.body.customer, contract.body.lines[0].product, signed.doc, technician)
