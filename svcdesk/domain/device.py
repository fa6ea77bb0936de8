"""What a ticket, an order, a complaint or a return is about and whose it is, as it stood when it was written."""

import msgspec

from svcdesk.domain.record import Actor

NOBODY = Actor("", "")


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """One unit, lot or merely named product; every part may be empty, as a caller may not know it.

    ``product``, ``contract`` and ``delivery`` are documents; ``warranty_start`` and ``warranty_end`` ISO dates, the
    first and the last day covered; ``installed_on`` is the ISO day of acceptance.
    """

    product: str = ""
    name: str = ""
    spec: str = ""
    serial: str = ""
    site: str = ""
    site_name: str = ""
    contract: str = ""
    contract_number: str = ""
    delivery: str = ""
    delivery_number: str = ""
    installed_on: str = ""
    warranty_start: str = ""
    warranty_end: str = ""


UNKNOWN = Device()


class CustomerRef(msgspec.Struct, frozen=True, kw_only=True):
    """Whose case it is; ``doc`` is empty for a caller who is not among the customers yet."""

    doc: str = ""
    name: str = ""
    caller: str = ""
    role: str = ""
    phone: str = ""
    address: str = ""
