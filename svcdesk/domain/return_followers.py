"""What follows from a return: an F08 for each defective line and a claim on its supplier (6.3.4, Figure 1)."""

from svcdesk.domain.delivery import Photo
from svcdesk.domain.nonconformity import Nonconformity
from svcdesk.domain.return_case import Liability, Line, ReturnCase, Settlement
from svcdesk.domain.supplier_claim import SupplierClaim


def nonconformities(doc: str, number: str, case: ReturnCase) -> dict[str, Nonconformity]:
    """Return one nonconformity for each line found defective, by the line's id."""
    return {
        line.id: Nonconformity(
            product=line.device.product,
            name=line.device.name,
            spec=line.device.spec,
            serial=line.device.serial,
            quantity=line.received or line.quantity,
            description=_description(line),
            photos=_photos(line),
            found_at=doc,
            found_number=number,
            found_unit=line.id,
            found_on=line.inspected_at,
            customer_name=case.customer.name,
            replaced_by=_replaced_by(line),
        )
        for line in case.lines
        if line.found_defective
    }


def _description(line: Line) -> str:
    return "；".join(part for part in (line.description.strip(), line.found.strip()) if part)


def _replaced_by(line: Line) -> str:
    """Return the piece given for a line; another product with its name."""
    if line.settlement is not Settlement.REPLACED:
        return ""
    other = line.replacement_product not in {"", line.device.product}
    return " ".join(part for part in (line.replacement_name if other else "", line.replacement) if part)


def _photos(line: Line) -> tuple[Photo, ...]:
    """Return what the inspection photographed, or else what the customer did."""
    return line.found_photos or line.photos


def claims(doc: str, number: str, case: ReturnCase, makers: dict[str, str]) -> dict[str, SupplierClaim]:
    """Return one claim for each defective line that quality laid to the product, by the line's id.

    ``makers`` are the makers of products by document; who supplied a piece is not known before purchasing is.
    """
    return {
        line.id: SupplierClaim(
            origin=doc,
            origin_number=number,
            supplier=makers.get(line.device.product, ""),
            product=line.device.product,
            name=line.device.name,
            spec=line.device.spec,
            serial=line.device.serial,
            quantity=line.received or line.quantity,
            description=_description(line),
            photos=_photos(line),
        )
        for line in case.lines
        if line.found_defective and line.liability is Liability.PRODUCT
    }
