"""Writes what follows from a return, in the same transaction: an F08 and a claim for each defective line."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection

from svcdesk.domain import nonconformity, supplier_claim
from svcdesk.domain.aftermath import document_of
from svcdesk.domain.masters import Product
from svcdesk.domain.nonconformity import Nonconformity
from svcdesk.domain.record import Record
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.return_followers import claims, nonconformities
from svcdesk.domain.supplier_claim import SupplierClaim
from svcdesk.errors import Refused
from svcdesk.models.docview import docview
from svcdesk.services import aftermath
from svcdesk.services.desk import Work
from svcdesk.services.find import bodies
from svcdesk.words import Message

CLAIM = "supplier_claim"
_FILLED = ("asked", "amount", "sent_at", "answer", "answered_at", "settled_amount", "settled_at", "owner")


def follow(work: Work, made: Record[ReturnCase], reason: str = "") -> None:
    """Bring nonconformities and claims in line with a return as it was just written."""
    _nonconformities(work, made, reason)
    _claims(work, made, reason)


def withdraw(work: Work, voided: Record[ReturnCase], reason: str) -> None:
    """Void what followed from a return that is void now; refused where one of them was settled already."""
    lines = [line.id for line in voided.body.lines]
    problems = []
    for bad in found_nonconformities(work.connection, voided.doc, lines):
        if bad.state == nonconformity.State.DISPOSED:
            problems.append(Message("return_case.disposed_already", {"number": bad.number}, "6.3.4"))
        elif bad.state == nonconformity.State.OPEN:
            work.revise(bad, bad.body, state=nonconformity.State.VOID, reason=reason, blobs=_blobs(bad.body))
    for claim in found_claims(work.connection, voided.doc, lines):
        if claim.state == supplier_claim.State.SETTLED:
            problems.append(Message("return_case.claim_settled", {"number": claim.number}, "P3"))
        elif claim.state != supplier_claim.State.VOID:
            work.revise(claim, claim.body, state=supplier_claim.State.VOID, reason=reason, blobs=_blobs(claim.body))
    if problems:
        raise Refused(problems)


def found_nonconformities(connection: Connection, doc: str, lines: Iterable[str]) -> list[Record[Nonconformity]]:
    """Return the nonconformities of a return, in the order of its lines."""
    found = (aftermath.existing(connection, doc, aftermath.NONCONFORMITY, Nonconformity, line) for line in lines)
    return [one for one in found if one]


def found_claims(connection: Connection, doc: str, lines: Iterable[str]) -> list[Record[SupplierClaim]]:
    """Return the claims of a return, in the order of its lines."""
    found = (aftermath.existing(connection, doc, CLAIM, SupplierClaim, line) for line in lines)
    return [one for one in found if one]


def _nonconformities(work: Work, made: Record[ReturnCase], reason: str) -> None:
    wanted = nonconformities(made.doc, made.number, made.body)
    lines = [line.id for line in made.body.lines]
    there = {one.body.found_unit: one for one in found_nonconformities(work.connection, made.doc, lines)}
    for line, body in wanted.items():
        old = there.get(line)
        if old is None:
            doc = document_of(made.doc, aftermath.NONCONFORMITY, line)
            work.create(aftermath.NONCONFORMITY, body, nonconformity.State.OPEN, doc=doc, blobs=_blobs(body))
        elif old.body != body or old.state == nonconformity.State.VOID:
            if old.state == nonconformity.State.DISPOSED:
                raise Refused([Message("return_case.disposed_already", {"number": old.number}, "6.3.4")])
            work.revise(old, body, state=nonconformity.State.OPEN, reason=reason, blobs=_blobs(body))
    for line, old in there.items():
        if line not in wanted and old.state == nonconformity.State.OPEN:
            work.revise(old, old.body, state=nonconformity.State.VOID, reason=reason, blobs=_blobs(old.body))


def _claims(work: Work, made: Record[ReturnCase], reason: str) -> None:
    wanted = claims(made.doc, made.number, made.body, _makers(work.connection, made.body))
    for line in made.body.lines:
        old = aftermath.existing(work.connection, made.doc, CLAIM, SupplierClaim, line.id)
        if line.id in wanted:
            _claim(work, made, line.id, wanted[line.id], old, reason)
        elif old and old.state not in {supplier_claim.State.SETTLED, supplier_claim.State.VOID}:
            work.revise(old, old.body, state=supplier_claim.State.VOID, reason=reason, blobs=_blobs(old.body))


def _claim(
    work: Work,
    made: Record[ReturnCase],
    line: str,
    body: SupplierClaim,
    old: Record[SupplierClaim] | None,
    reason: str,
) -> None:
    """Write a claim, or bring it in line; what people filled in stays."""
    bad = aftermath.existing(work.connection, made.doc, aftermath.NONCONFORMITY, Nonconformity, line)
    body = msgspec.structs.replace(body, nonconformity=bad.doc if bad else "")
    if old is None:
        doc = document_of(made.doc, CLAIM, line)
        work.create(CLAIM, body, supplier_claim.State.OPEN, doc=doc, blobs=_blobs(body))
        return
    body = msgspec.structs.replace(body, **{key: getattr(old.body, key) for key in _FILLED})
    body = msgspec.structs.replace(body, supplier=old.body.supplier or body.supplier)
    state = supplier_claim.State.OPEN if old.state == supplier_claim.State.VOID else old.state
    if old.body != body or old.state != state:
        work.revise(old, body, state=state, reason=reason, blobs=_blobs(body))


def _makers(connection: Connection, case: ReturnCase) -> dict[str, str]:
    wanted = {line.device.product for line in case.lines}
    return {doc: one.maker for doc, one in bodies(connection, "product", Product, docview.c.doc.in_(wanted)).items()}


def _blobs(body: Nonconformity | SupplierClaim) -> tuple[str, ...]:
    return tuple(dict.fromkeys(photo.sha for photo in body.photos))
