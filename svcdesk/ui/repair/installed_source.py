"""Where the device of an order is found: the pieces that stand at the customer, by the tail of their number."""

from collections.abc import Sequence
from datetime import date

from svcdesk.domain.times import local_day
from svcdesk.services.desk import Session
from svcdesk.services.installed import Installed, standing_at
from svcdesk.ui.fields import Option
from svcdesk.ui.language import text
from svcdesk.words import Message

_MOST = 30


class InstalledAt:
    """The installed base of ``customer``; an entry is named ``product:serial``."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.customer = ""

    def search(self, words: str) -> Sequence[Option]:
        """Return the pieces whose number, name or place holds what was typed, all of them for nothing."""
        today = local_day(self._session.clock())
        return [_option(one, today) for one in standing_at(self._session, self.customer, words)[:_MOST]]

    def title(self, id: str) -> str:  # noqa: A002 - the word of the records
        """Return the number of a piece, its name where it has none."""
        product, _, serial = id.partition(":")
        found = standing_at(self._session, self.customer, serial)
        return next((_name(one) for one in found if (one.product, one.serial) == (product, serial)), serial)


def _name(one: Installed) -> str:
    return one.serial or one.name


def _option(one: Installed, today: date) -> Option:
    detail = " · ".join(part for part in (one.name, one.spec, one.site) if part)
    if not one.warranty_end:
        return Option(f"{one.product}:{one.serial}", _name(one), detail, text(Message("ticket.warranty.unknown")))
    over = date.fromisoformat(one.warranty_end) < today
    state = text(Message("ticket.warranty.over" if over else "ticket.warranty.covered"))
    mark = f"{state} {one.warranty_end}"
    return Option(f"{one.product}:{one.serial}", _name(one), detail, mark, "bad" if over else "ok")
