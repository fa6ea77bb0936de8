"""Numbers of sheets that stand on another record: ZX packing list, WX repair record, QS sign-off."""

from collections.abc import Mapping

from svcdesk.domain.sheets import Form

_OWN: Mapping[Form, str] = {Form.PACKING_LIST: "ZX", Form.REPAIR: "WX", Form.SIGN_OFF: "QS"}
_STANDS_ON: Mapping[str, str] = {"ZX": "YS", "WX": "GD", "QS": "GD"}


def sheet_number(form: Form, number: str) -> str:
    """Return the number a form has of its own where it has one: the record's with the form's prefix."""
    prefix, rest = _OWN.get(form), number.partition("-")[2]
    return f"{prefix}-{rest}" if prefix and rest else number


def record_number(number: str) -> str:
    """Return the number of the record a sheet's number stands on; any other number, or a part of one, as it is."""
    prefix, dash, rest = number.partition("-")
    return f"{_STANDS_ON[prefix]}-{rest}" if dash and prefix in _STANDS_ON else number


def form_of_number(number: str) -> Form | None:
    """Return the form a number is the own number of, none where it is a record's."""
    prefix, dash, _ = number.partition("-")
    return next((form for form, own in _OWN.items() if dash and own == prefix), None)
