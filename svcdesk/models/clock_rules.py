"""Working calendars and time limits in lists."""

from collections.abc import Iterable

from svcdesk.domain.check_hours import check_calendar
from svcdesk.domain.check_policy import check_policy
from svcdesk.domain.checks import problems
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.policy import Policy
from svcdesk.models.docview import View
from svcdesk.words import Message


def calendar_view(calendar: WorkCalendar, state: str) -> View:  # noqa: ARG001 - every view has the same shape
    """Return the list row of a calendar; its zone tells sites apart."""
    return View(title=calendar.name, subject=calendar.zone, search=(calendar.name, calendar.zone))


def policy_view(policy: Policy, state: str) -> View:  # noqa: ARG001
    """Return the list row of the time limits."""
    return View(title=policy.name, search=(policy.name, *(rule.name for rule in policy.rules if rule.name)))


def no_calendar(calendar: WorkCalendar, state: str) -> Iterable[Message]:  # noqa: ARG001
    """Return why a calendar from another desk cannot be worked with."""
    return [finding.message for finding in problems(check_calendar(calendar))]


def no_policy(policy: Policy, state: str) -> Iterable[Message]:  # noqa: ARG001
    """Return why time limits from another desk cannot be worked with."""
    return [finding.message for finding in problems(check_policy(policy))]
