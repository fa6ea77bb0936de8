"""Service and returns in the demo story: everything that happened after the goods were handed over."""

from collections.abc import Iterator

from svcdesk.services.demo.complaints import Complaints
from svcdesk.services.demo.data import read
from svcdesk.services.demo.days import Days
from svcdesk.services.demo.events import Event
from svcdesk.services.demo.masters import Cast
from svcdesk.services.demo.repairs import Repairs
from svcdesk.services.demo.returns import Returns
from svcdesk.services.demo.reviews import Reviews
from svcdesk.services.demo.service_data import ServiceFile
from svcdesk.services.demo.tickets import Tickets


def events(cast: Cast, days: Days) -> Iterator[Event]:
    """Yield everything that stages 6 and 7 of the story do, in no order."""
    file = read("service", ServiceFile)
    tickets = Tickets(cast, days)
    repairs = Repairs(cast, days, tickets.docs)
    returns = Returns(cast, days, tickets.docs)
    complaints = Complaints(cast, days, tickets.docs)
    for plan in file.plans:
        yield from repairs.plan_events(plan)
    for ticket in file.tickets:
        yield from tickets.events(ticket)
    for order in file.orders:
        yield from repairs.order_events(order)
    for case in file.returns:
        yield from returns.events(case)
    for complaint in file.complaints:
        yield from complaints.events(complaint)
    for claim in file.claims:
        yield from complaints.claim_events(claim)
    reviews = Reviews(cast, days, tickets.docs)
    for review in file.reviews:
        yield from reviews.events(review)
