"""Where reference fields find customers, products, checklists, people, contracts and calendars."""

from collections.abc import Sequence

from svcdesk.services import choices, records
from svcdesk.services.desk import Session
from svcdesk.ui.fields import Option, Source


class Records:
    """The records of one kind that are in use."""

    def __init__(self, session: Session, kind: str) -> None:
        self._session = session
        self._kind = kind

    def search(self, words: str) -> Sequence[Option]:
        """Return the best matches."""
        found = choices.find(self._session, self._kind, words)
        return [Option(one.doc, one.title, one.subject, one.code) for one in found]

    def title(self, id: str) -> str:  # noqa: A002 - the word of the records
        """Return what to show for a document."""
        return records.title(self._session, id)


def sources(session: Session) -> dict[str, Source]:
    """Return every source by the name fields call it."""
    return {
        kind: Records(session, kind)
        for kind in ("customer", "product", "checklist", "person", "contract", "calendar")
    }
