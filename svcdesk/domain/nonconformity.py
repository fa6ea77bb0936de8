"""Nonconforming goods (clause 6.3.4): the defective unit found at a delivery waits here for its review (F08)."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from svcdesk.domain.delivery import Photo


class State(StrEnum):
    OPEN = "open"
    DISPOSED = "disposed"
    VOID = "void"


class Nonconformity(msgspec.Struct, frozen=True, kw_only=True):
    """One nonconformity in quarantine; its disposition belongs to stage 3.

    ``found_at`` is the document of the delivery that found it, ``found_unit`` the id of its unit there.
    """

    product: str
    name: str
    spec: str = ""
    serial: str = ""
    quantity: Decimal = Decimal(1)
    description: str
    photos: tuple[Photo, ...] = ()
    found_at: str = ""
    found_number: str = ""
    found_unit: str = ""
    found_on: datetime | None = None
    customer_name: str = ""
    replaced_by: str = ""
