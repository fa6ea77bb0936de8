"""What is typed while a customer is on the phone, and whether it is a ticket yet (6.6.1, F21)."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from svcdesk.domain.checks import Finding, unholdable
from svcdesk.domain.device import NOBODY, CustomerRef, Device
from svcdesk.domain.record import Actor
from svcdesk.domain.ticket import Attempt, Channel, Kind, Reach, Severity, Ticket
from svcdesk.words import Message

CLAUSE = "6.7.1"


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """The intake as it stands on the screen, complete or not.

    ``begun_at`` is the first key; ``received_at`` is earlier where it came in before somebody typed it (a letter).
    ``new_customer`` asks for a customer record; ``answered`` is what was said where the call itself settled it.
    ``serial_note`` is the person's word on a serial number known at another customer.
    """

    begun_at: datetime | None = None
    received_at: datetime | None = None
    channel: Channel | None = Channel.HOTLINE
    kind: Kind | None = None
    customer: CustomerRef = CustomerRef()
    new_customer: bool = False
    device: Device = Device()
    serial_note: str = ""
    content: str = ""
    severity: Severity = Severity.NORMAL
    department: str = "service"
    owner: Actor = NOBODY
    answered: str = ""

    @property
    def received(self) -> datetime | None:
        """Return from when the clocks run."""
        return self.received_at or self.begun_at

    @property
    def empty(self) -> bool:
        """Whether nothing was said yet that would be lost."""
        plain = Intake(begun_at=self.begun_at, channel=self.channel, department=self.department, owner=self.owner)
        return self == plain


def check_intake(intake: Intake, now: datetime, owner_of_serial: str = "") -> list[Finding]:
    """Return everything against registering a contact, and what is worth telling.

    ``owner_of_serial`` names the customer at whom the desk knows the serial number, if that is another one.
    """
    return [
        *unholdable(intake),
        *_said(intake),
        *check_received(intake.received, now),
        *check_serial(intake.device.serial, owner_of_serial, intake.serial_note),
    ]


def _said(intake: Intake) -> Iterator[Finding]:
    for field, missing in (
        ("channel", intake.channel is None),
        ("kind", intake.kind is None),
        ("content", not intake.content.strip()),
    ):
        if missing:
            yield Finding(Message(f"ticket.{field}_missing", clause=CLAUSE), field)
    yield from check_caller(intake.customer)


def check_caller(customer: CustomerRef) -> Iterator[Finding]:
    """Find who is calling: a name is enough, a customer record may follow later."""
    if not customer.name.strip():
        yield Finding(Message("ticket.customer_missing", clause=CLAUSE), "customer")
    if not (customer.caller.strip() or customer.phone.strip()):
        yield Finding(Message("ticket.caller_missing", clause="6.6.2"), "caller")


def check_received(received: datetime | None, now: datetime) -> Iterator[Finding]:
    """Find a time of receipt that cannot be."""
    if received is None:
        yield Finding(Message("ticket.received_missing", clause=CLAUSE), "received_at")
    elif received > now:
        yield Finding(Message("ticket.received_ahead", clause="6.6.2"), "received_at")


def check_serial(serial: str, owner: str, note: str) -> Iterator[Finding]:
    """Find a serial number the desk knows at another customer; a word on why it stands here lets it pass."""
    if serial and owner:
        said = Message("ticket.serial_of_another", {"serial": serial, "customer": owner})
        yield Finding(said, "serial", warning=bool(note.strip()))


def ticket_of(intake: Intake, receiver: Actor, now: datetime, attempt_id: str) -> Ticket:
    """Return the ticket of a complete intake; what the call settled at once is its first contact."""
    if intake.channel is None or intake.kind is None or intake.received is None:
        raise ValueError(intake)
    attempts = (_answered(intake, receiver, now, attempt_id),) if intake.answered.strip() else ()
    return Ticket(
        received_at=intake.received,
        recorded_at=now,
        receiver=receiver,
        channel=intake.channel,
        kind=intake.kind,
        customer=intake.customer,
        device=intake.device,
        serial_note=intake.serial_note.strip(),
        content=intake.content.strip(),
        severity=intake.severity,
        department=intake.department,
        owner=intake.owner,
        attempts=attempts,
    )


def _answered(intake: Intake, receiver: Actor, now: datetime, attempt_id: str) -> Attempt:
    return Attempt(
        id=attempt_id,
        at=now,
        recorded_at=now,
        by=receiver,
        channel=intake.channel or Channel.PHONE,
        result=Reach.REACHED,
        spoke_with=intake.customer.caller or intake.customer.name,
        content=intake.answered.strip(),
    )
