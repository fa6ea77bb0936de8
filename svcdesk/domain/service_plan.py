"""Preventive visits (维保计划): every so many months or running hours, one service order each."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

from svcdesk.domain.device import NOBODY, CustomerRef, Device
from svcdesk.domain.record import Actor


class State(StrEnum):
    ACTIVE = "active"
    SUSPENDED = "suspended"
    ENDED = "ended"


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A running-hours meter as it was read on a day; ``reason`` says why it fell or leapt: the meter is new."""

    on: date
    hours: Decimal
    source: str = ""
    reason: str = ""


class ServicePlan(msgspec.Struct, frozen=True, kw_only=True):
    """One plan for one unit; 0 months or no hours: that side does not count. It shows ``lead_days`` before due."""

    customer: CustomerRef = CustomerRef()
    device: Device = Device()
    name: str = ""
    months: int = 0
    hours: Decimal | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    lead_days: int = 14
    checklist: str = ""
    owner: Actor = NOBODY
    readings: tuple[Reading, ...] = ()
    done: tuple[tuple[date, str], ...] = ()
    next_due: date | None = None
    note: str = ""
