"""Whether the meter read on site fits the readings of the plan an order came from (6.6.2)."""

from datetime import datetime

from sqlalchemy import Connection

from svcdesk.domain import meter
from svcdesk.domain.order_problems import OrderProblem, Section
from svcdesk.domain.plan_rules import with_done
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.domain.service_plan import ServicePlan
from svcdesk.domain.times import local_day
from svcdesk.services.desk import Session, load
from svcdesk.store import log
from svcdesk.words import Message


def question(session: Session, order: ServiceOrder, doc: str) -> Message | None:
    """Return what is to be asked about the meter as it stands, whether or not somebody has said why."""
    if not order.plan or order.running_hours is None:
        return None
    with session.read() as connection:
        return _asked(connection, order, doc, session.clock())


def refusals(connection: Connection, order: ServiceOrder, doc: str, now: datetime) -> list[OrderProblem]:
    """Return that nobody has said why the meter shows what the plan's readings do not lead to."""
    asked = None if order.meter_note.strip() else _asked(connection, order, doc, now)
    return [OrderProblem(Section.CONDITION, asked, "meter_note")] if asked else []


def _asked(connection: Connection, order: ServiceOrder, doc: str, now: datetime) -> Message | None:
    if not order.plan or order.running_hours is None or not log.heads(connection, order.plan):
        return None
    plan = load(connection, order.plan, ServicePlan).body
    day = local_day(max((one.signed_at for one in order.signatures), default=now))
    own = doc or "-"
    read = with_done(plan, day, own, order.running_hours).readings
    return next((asked for one, asked in meter.questions(read) if one.source == own), None)
