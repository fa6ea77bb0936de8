"""Two desks that go on with one return apart: words for different nodes, another request, a refusal."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import msgspec

from svcdesk.domain.device import CustomerRef
from svcdesk.domain.masters import Department, Role
from svcdesk.domain.record import Record
from svcdesk.domain.return_case import Basis, Reason, ReturnCase, Type
from svcdesk.domain.return_rules import missing_nodes
from svcdesk.errors import KnownError
from svcdesk.services import return_begin, return_case
from svcdesk.services.desk import Session, load
from svcdesk.words import Message
from tests.conftest import as_person
from tests.exchange.servicing import Servicing

replace = msgspec.structs.replace
DEAR = Decimal(60000)
"""A price in yuan at which three people have to agree."""
_SPEAKS = {
    "department": (Department.SERVICE, Role.MANAGER),
    "finance": (Department.SALES, Role.SALES),
    "management": (Department.MANAGEMENT, Role.MANAGER),
}


def ask_dearly(people: Servicing, at: int) -> str:
    """Ask for two filters at a price that takes three words; returns the document, empty where that was refused."""
    session = people.desks.sessions[at]
    before = set(people.desks.docs(at, "return_case"))

    def begun() -> None:
        blank = ReturnCase(
            delivery=people.goods.delivery,
            customer=CustomerRef(doc=people.goods.customer),
            type=Type.EXCHANGE,
            reason=Reason.FUNCTION,
            basis=Basis.AGREED,
            basis_note="双方商定换货",
            requested_at=session.clock(),
        )
        found = return_begin.candidates(session, people.goods.customer, people.goods.delivery)
        goods = next((one for one in found if not one.serial), None)
        if goods is None:  # every filter is asked for already
            raise KnownError(Message("return_case.line_missing"))
        line = replace(return_begin.line_for(session, blank, goods), quantity=Decimal(1), unit_price=DEAR)
        return_case.save_request(session, replace(blank, lines=(line,)))

    people.do(at, "dear return asked", begun)
    made = set(people.desks.docs(at, "return_case")) - before
    return made.pop() if made else ""


def _agree(session: Session, record: Record[ReturnCase], which: int, alone: str) -> object:
    """Agree for the first or last node that is missing, as its own person or as the one who speaks everywhere."""
    node = missing_nodes(record.body)[which].node
    department, role = _SPEAKS[node]
    who = as_person(session, alone, Department.MANAGEMENT, role) if alone else as_person(
        session, f"审批{node}", department, role
    )  # fmt: skip
    return return_case.approve(who, record, node, "同意")


def _ask_otherwise(session: Session, record: Record[ReturnCase]) -> object:
    return return_case.save_request(session, replace(record.body, basis_note="双方商定换新款"), record)


def _refuse(session: Session, record: Record[ReturnCase]) -> object:
    return return_case.refuse_request(session, record, "不符合约定")


APART: dict[str, Callable[[Session, Any], object]] = {
    "first": lambda session, record: _agree(session, record, 0, ""),
    "last": lambda session, record: _agree(session, record, -1, ""),
    "first alone": lambda session, record: _agree(session, record, 0, "钱总"),
    "last alone": lambda session, record: _agree(session, record, -1, "钱总"),
    "ask otherwise": _ask_otherwise,
    "refuse": _refuse,
}


def go_apart(people: Servicing, at: int, doc: str, what: str) -> None:
    """Take a step with a return at one desk, if the return has come there."""
    if doc not in people.desks.docs(at, "return_case"):
        return
    session = people.desks.sessions[at]
    with session.read() as connection:
        record = load(connection, doc, ReturnCase)
    people.do(at, f"return {what}", lambda: APART[what](session, record))
