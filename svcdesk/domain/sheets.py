"""What a printed sheet is made from: frozen records gathered by a service, nothing looked up while printing."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

import msgspec

from svcdesk.domain.contract import Contract
from svcdesk.domain.delivery import Delivery
from svcdesk.domain.masters import Company
from svcdesk.domain.settlement import Feedback, PaymentNotice

SheetLanguage = Literal["zh", "en", "both"]


class Form(StrEnum):
    """The printed forms, by the codes of the form index."""

    PACKING_LIST = "F15"
    ACCEPTANCE = "F16"
    COMMISSIONING = "F17"
    TRAINING = "F18"
    FEEDBACK = "F19"
    PAYMENT_NOTICE = "F20"
    PACKET = "packet"


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """Which revision a sheet shows. ``rev`` is the SHA-256 in hex, ``amendment`` counts from 0."""

    number: str
    rev: str
    state: str
    amendment: int = 0
    reason: str = ""
    printed_at: datetime
    printed_by: str = ""


class Image(msgspec.Struct, frozen=True):
    """Bytes of a stored picture with its size in pixels; ``mime`` is image/jpeg or image/png."""

    data: bytes
    mime: str
    width: int
    height: int


class DeliverySheet(msgspec.Struct, frozen=True, kw_only=True):
    """Input of F15–F18 and the packet; ``images`` maps photo hash to picture, ``logo`` may be absent."""

    company: Company
    stamp: Stamp
    delivery: Delivery
    contract: Contract | None = None
    images: dict[str, Image] = {}
    logo: Image | None = None


class FeedbackSheet(msgspec.Struct, frozen=True, kw_only=True):
    company: Company
    stamp: Stamp
    feedback: Feedback
    logo: Image | None = None


class NoticeSheet(msgspec.Struct, frozen=True, kw_only=True):
    company: Company
    stamp: Stamp
    notice: PaymentNotice
    logo: Image | None = None


SheetData = DeliverySheet | FeedbackSheet | NoticeSheet
