"""Where a ticket that is made void finds the one that goes on with its matter."""

from collections.abc import Sequence

from svcdesk.domain.record import Record
from svcdesk.domain.ticket import Ticket
from svcdesk.services import lists, ticket_view
from svcdesk.services.desk import Session
from svcdesk.services.labels import state_label
from svcdesk.services.lists import Row
from svcdesk.ui.fields import Option
from svcdesk.ui.language import text


class OtherTickets:
    """The customer's other open tickets; by words any."""

    def __init__(self, session: Session, record: Record[Ticket]) -> None:
        self._session = session
        self._record = record

    def search(self, words: str) -> Sequence[Option]:
        """Return the tickets that may be meant."""
        found = ticket_view.others(self._session, self._record.doc, self._record.body, words)
        return [_option(row) for row in found]

    def title(self, id: str) -> str:  # noqa: A002 - the word of the records
        """Return the number of a ticket."""
        return next((row.number for row in lists.of_docs(self._session, [id])), "")


def _option(row: Row) -> Option:
    return Option(row.doc, row.number, f"{row.title} · {row.subject}", text(state_label(row.kind, row.state)))
