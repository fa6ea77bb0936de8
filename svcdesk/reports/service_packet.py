"""The packet of a service order: F22, F23 and F24 in one document with continuous page numbers."""

from svcdesk.domain.confirming import needs_before
from svcdesk.domain.sheets import OrderSheet
from svcdesk.reports.page import Sheet
from svcdesk.reports.repair import repair
from svcdesk.reports.service_order import service_order
from svcdesk.reports.sign_off import sign_off


def service_packet(sheet: Sheet, data: OrderSheet) -> None:
    """Lay out the packet; F23 is left out where nothing in use was repaired and nothing was looked at."""
    with_record = needs_before(data.order) or bool(data.order.observations)
    service_order(sheet, data, with_record=with_record)
    if with_record:
        repair(sheet, data)
    sign_off(sheet, data)
