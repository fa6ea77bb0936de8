"""Every printed form by its code: the one door through which windows and command line have sheets made."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from svcdesk.domain.delivery import State
from svcdesk.domain.sheets import DeliverySheet, FeedbackSheet, Form, SheetData, SheetLanguage
from svcdesk.reports.acceptance import acceptance
from svcdesk.reports.blank import emptied
from svcdesk.reports.commissioning import commissioning
from svcdesk.reports.feedback import feedback
from svcdesk.reports.packet import packet
from svcdesk.reports.packing_list import packing_list
from svcdesk.reports.page import RenderedSheet, Sheet
from svcdesk.reports.payment_notice import payment_notice
from svcdesk.reports.training import training

_DELIVERY_FORMS: Mapping[Form, Callable[[Sheet, DeliverySheet], None]] = {
    Form.PACKING_LIST: packing_list,
    Form.ACCEPTANCE: acceptance,
    Form.COMMISSIONING: commissioning,
    Form.TRAINING: training,
    Form.PACKET: packet,
}
_FINISHED = {State.SIGNED, State.VOID}


def render(form: Form, data: SheetData, language: SheetLanguage, *, blank: bool = False) -> RenderedSheet:
    """Return a form as PDF. ``blank`` gives one to fill in by pen, with only what is planned.

    Raises ``TypeError`` where the data are not those of the form: a bug of the caller.
    """
    if isinstance(data, DeliverySheet):
        draft = form is not Form.PACKING_LIST and data.stamp.state not in _FINISHED
        sheet = Sheet(data.company, data.stamp, language, data.logo, blank=blank, draft=draft)
        shown = replace(data, delivery=emptied(data.delivery), images={}) if blank else data
        _DELIVERY_FORMS[form](sheet, shown)
    elif isinstance(data, FeedbackSheet):
        sheet = Sheet(data.company, data.stamp, language, data.logo, blank=blank)
        feedback(sheet, data)
    else:
        sheet = Sheet(data.company, data.stamp, language, data.logo, blank=blank)
        payment_notice(sheet, data)
    return sheet.finish()
