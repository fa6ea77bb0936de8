"""The acceptance packet: F16, F17 and F18 of one delivery in one document with continuous page numbers."""

from svcdesk.domain.delivery import Need
from svcdesk.domain.sheets import DeliverySheet
from svcdesk.reports.acceptance import acceptance
from svcdesk.reports.commissioning import commissioning
from svcdesk.reports.page import Sheet
from svcdesk.reports.training import training


def packet(sheet: Sheet, data: DeliverySheet) -> None:
    """Lay out the packet: readings stand in F17 alone, and F18 is left out where the customer wanted no training."""
    acceptance(sheet, data, with_record=True)
    commissioning(sheet, data)
    if data.delivery.training.need is not Need.NO:
        training(sheet, data)
