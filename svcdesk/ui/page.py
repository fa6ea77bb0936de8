"""What the window asks of the page of a tab."""

from PySide6.QtWidgets import QWidget

from svcdesk.services.list_rows import Query


class Page(QWidget):
    """A page shows records, says which one it shows, and keeps what is being typed when it must go."""

    def open_record(self, kind: str, doc: str) -> None:
        """Show a record; a page without records shows nothing."""

    def shown_record(self) -> tuple[str, str]:
        """Return kind and document of the record shown, empty where there is none."""
        return "", ""

    def keep(self) -> None:
        """Keep what is being typed safe on this machine; the page may be gone right after."""

    def show_list(self, query: Query) -> None:
        """Show the records a query finds; a page without a list of its own shows nothing."""

    def put_above(self, switch: QWidget) -> bool:  # noqa: ARG002
        """Take a switch among pages above the own list; false where the page has no place of its own for it."""
        return False
