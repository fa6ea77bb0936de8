"""The sites of the customer chosen in the same form, to pick one for a delivery."""

from collections.abc import Callable, Sequence

from svcdesk.domain.masters import Customer
from svcdesk.services.choices import fits
from svcdesk.ui.fields import Option


class SiteSource:
    """Looks among a few sites; ``customer`` gives whose they are."""

    def __init__(self, customer: Callable[[], Customer | None]) -> None:
        self._customer = customer

    def search(self, words: str) -> Sequence[Option]:
        """Return the sites whose name or address holds what was typed."""
        return [option for option in self._options() if fits(words, option.title, option.detail)]

    def title(self, id: str) -> str:  # noqa: A002 - the word of the records
        """Return the name of a site."""
        return next((option.title for option in self._options() if option.id == id), "")

    def _options(self) -> list[Option]:
        customer = self._customer()
        return [Option(site.id, site.name, site.address) for site in customer.sites] if customer else []
