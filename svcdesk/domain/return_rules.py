"""What a return must say before it is written, approved, received, inspected: every reason at once (Figure 1)."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal

import msgspec

from svcdesk.domain.checks import Finding, unholdable
from svcdesk.domain.device import NOBODY
from svcdesk.domain.figures import between, countable, figure
from svcdesk.domain.masters import Role, Tracking
from svcdesk.domain.record import Actor
from svcdesk.domain.return_case import Approval, Basis, Line, Reason, ReturnCase, State, Type, worth
from svcdesk.domain.return_policy import Node, policy
from svcdesk.domain.stock import Place
from svcdesk.domain.times import local_day
from svcdesk.domain.turns import Turns
from svcdesk.words import Message

CLAUSE = "P3"
REPLACING = "6.5.1.4"
AHEAD = timedelta(minutes=10)
"""How far a time may lie ahead of a device's clock; phones and laptops never agree to the minute."""

_OPEN = {State.REQUESTED, State.APPROVED, State.RECEIVED, State.INSPECTED}
TURNS = Turns(
    "return_case",
    CLAUSE,
    {
        "edit": frozenset({State.REQUESTED}),
        "approve": frozenset({State.REQUESTED}),
        "refuse": frozenset({State.REQUESTED}),
        "receive": frozenset({State.APPROVED, State.RECEIVED, State.INSPECTED}),
        "inspect": frozenset({State.RECEIVED, State.INSPECTED}),
        "judge": frozenset({State.INSPECTED}),
        "settle_line": frozenset({State.INSPECTED}),
        "release": frozenset({State.INSPECTED}),
        "sign": frozenset({State.INSPECTED}),
        "close": frozenset({State.SETTLED}),
        "amend": frozenset({State.SETTLED, State.CLOSED}),
        "void": frozenset(State) - {State.VOID},
    },
)


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What stock and other returns know of the goods of one line.

    ``there`` is how much of it stands with this customer, ``claimed`` how much of that other returns (``claimed_by``,
    their number) ask for already. ``place`` and ``moved_by`` say where a serial number is otherwise and by which
    record; ``owner`` and ``owner_name`` whose it is. ``sold_at`` is when it came to the customer.
    """

    seen: bool = False
    place: Place | None = None
    moved_by: str = ""
    owner: str = ""
    owner_name: str = ""
    there: Decimal = Decimal(0)
    claimed: Decimal = Decimal(0)
    claimed_by: str = ""
    delivered: Decimal | None = None
    sold_at: datetime | None = None


def is_open(state: str) -> bool:
    """Whether goods of a return in this state are still spoken for."""
    return state in _OPEN


def line_name(line: Line) -> str:
    """Return what a line is called in a sentence: name and serial or lot number."""
    return f"{line.device.name} {line.device.serial}".strip()


def check_request(case: ReturnCase, known: Mapping[str, Known], now: datetime) -> list[Finding]:
    """Return everything wrong with a request; ``known`` tells of its lines by their id."""
    return [*_unsaid(case), *check_begun(case, known, now)]


def check_begun(case: ReturnCase, known: Mapping[str, Known], now: datetime) -> list[Finding]:
    """Return what is wrong even with a request that is only begun: goods that are not the customer's, wrong times."""
    return [*unholdable(case), *_times(case, now), *_lines(case, known)]


def _unsaid(case: ReturnCase) -> Iterator[Finding]:
    if not case.customer.doc:
        yield _finding("customer_missing", "customer")
    if case.type is Type.OPEN:
        yield _finding("type_open", "type")
    if case.reason is Reason.OPEN:
        yield _finding("reason_open", "reason")
    if not case.lines:
        yield _finding("no_lines", "lines")


def _times(case: ReturnCase, now: datetime) -> Iterator[Finding]:
    if case.requested_at > now + AHEAD:
        yield _finding("requested_in_future", "requested_at")
    if case.fault_on and case.fault_on > local_day(now):
        yield _finding("fault_in_future", "fault_on")
    if case.parts_missing_since and case.parts_missing_since > local_day(now):
        yield _finding("parts_in_future", "parts_missing_since")
    if case.freight is not None and not between(case.freight, 0):
        yield _finding("freight_range", "freight")


def _finding(code: str, field: str, clause: str = CLAUSE, **params: str | int | Message) -> Finding:
    return Finding(Message(f"return_case.{code}", params, clause), field)


def _lines(case: ReturnCase, known: Mapping[str, Known]) -> Iterator[Finding]:
    taken: dict[tuple[str, str], Decimal] = {}
    for index, line in enumerate(case.lines):
        path = f"lines.{index}"
        key = (line.device.product, line.device.serial)
        twice = line.tracking is Tracking.SERIAL and key in taken
        found = known.get(line.id, Known())
        if not line.device.product:
            yield _finding("line_no_product", f"{path}.product", n=index + 1)
        elif line.tracking is not Tracking.COUNT and not line.device.serial:
            yield _finding("line_no_serial", f"{path}.serial", line=line.device.name)
        elif twice:
            yield _finding("line_twice", f"{path}.serial", line=line_name(line))
        elif wrong := _quantity(line):
            yield _finding(wrong, f"{path}.quantity", line=line_name(line))
        else:
            yield from _goods(case, line, found, taken.get(key, Decimal(0)), path)
        taken[key] = taken.get(key, Decimal(0)) + (line.quantity if countable(line.quantity) else Decimal(0))
        if line.unit_price is not None and not between(line.unit_price, 0):
            yield _finding("price_range", f"{path}.unit_price", line=line_name(line))
        yield from _day(case, line, found, path)


def _quantity(line: Line) -> str:
    if not countable(line.quantity):
        return "quantity_range"
    return "serial_is_one" if line.tracking is Tracking.SERIAL and line.quantity != 1 else ""


def _day(case: ReturnCase, line: Line, found: Known, path: str) -> Iterator[Finding]:
    if found.sold_at and case.requested_at < found.sold_at:
        day = str(local_day(found.sold_at))
        yield _finding("before_sale", f"{path}.serial", line=line_name(line), day=day)
    elif found.sold_at and case.fault_on and case.fault_on < local_day(found.sold_at):
        day = str(local_day(found.sold_at))
        yield _finding("fault_before_sale", "fault_on", line=line_name(line), day=day)


def _goods(case: ReturnCase, line: Line, found: Known, taken: Decimal, path: str) -> Iterator[Finding]:
    name = line_name(line)
    if line.tracking is Tracking.SERIAL:
        yield from _piece(case, name, found, path)
        return
    left = found.there - found.claimed - taken
    if found.delivered is not None:
        left = min(left, found.delivered - taken)
    if line.quantity > left:
        figures = {"asked": figure(line.quantity), "left": figure(max(left, Decimal(0))), "uom": line.uom}
        yield _finding("more_than_there", f"{path}.quantity", REPLACING, line=name, **figures)


def _piece(case: ReturnCase, name: str, found: Known, path: str) -> Iterator[Finding]:
    at = f"{path}.serial"
    if not found.seen:
        yield _finding("serial_unknown", at, line=name)
    elif found.claimed_by:
        yield _finding("returned_twice", at, line=name, number=found.claimed_by)
    elif found.place is not Place.CUSTOMER:
        where = Message(f"stock.place.{found.place or Place.OUTSIDE}")
        yield _finding("not_with_customer", at, line=name, place=where, number=found.moved_by)
    elif case.customer.doc and found.owner != case.customer.doc:
        yield _finding("someone_elses", at, line=name, owner=found.owner_name, customer=case.customer.name)


def nodes(case: ReturnCase) -> tuple[Node, ...]:
    """Return whose word a return takes, by what its goods are worth."""
    return policy().needed(worth(case))


def missing_nodes(case: ReturnCase) -> tuple[Node, ...]:
    """Return who has not agreed yet."""
    given = {one.node for one in case.approvals if one.agreed}
    return tuple(node for node in nodes(case) if node.node not in given)


def approval_problems(case: ReturnCase, node: str, actor: Actor, roles: frozenset[Role]) -> Iterator[Message]:
    """Yield why this person cannot agree for a node."""
    wanted = next((one for one in missing_nodes(case) if one.node == node), None)
    name = Message(f"return_case.node.{node}")
    if wanted is None:
        yield Message("return_case.node_not_needed", {"node": name}, CLAUSE)
    elif not wanted.speaks(roles, actor.department):
        yield Message("return_case.node_not_yours", {"node": name}, CLAUSE)
    if actor.doc == case.requested_by.doc:
        yield Message("return_case.own_request", {}, CLAUSE)
    earlier = next((one for one in case.approvals if one.by.doc == actor.doc and one.agreed), None)
    if earlier:
        yield Message("return_case.one_word", {"node": Message(f"return_case.node.{earlier.node}")}, CLAUSE)


def basis_problems(case: ReturnCase, granted: tuple[Type, ...], *, adopted: bool) -> Iterator[Message]:
    """Yield what is wrong with the rule a return rests on.

    ``granted`` is what it grants every line; ``adopted`` whether the contract says that the 三包 rules apply.
    """
    if case.basis is Basis.OPEN:
        yield Message("return_case.basis_open", {}, CLAUSE)
    elif case.basis is Basis.AGREED:
        if not case.basis_note.strip():
            yield Message("return_case.agreed_unsaid", {}, CLAUSE)
        return
    if case.basis is Basis.STATUTORY and not adopted and not case.basis_note.strip():
        yield Message("return_case.basis_unsaid", {}, CLAUSE)
    if case.basis in {Basis.CONTRACT, Basis.STATUTORY} and case.type not in granted:
        what = Message(f"return_case.type.{case.type}")
        yield Message("return_case.not_granted", {"type": what}, CLAUSE)


def with_approval(case: ReturnCase, word: Approval) -> ReturnCase:
    """Return a return with one node's word; an earlier refusal of the same node is replaced."""
    kept = tuple(one for one in case.approvals if one.node != word.node)
    return msgspec.structs.replace(case, approvals=(*kept, word))


def receipt_problems(
    case: ReturnCase, quantities: Mapping[str, Decimal], at: datetime, now: datetime
) -> Iterator[Message]:
    """Yield why goods cannot be booked as received; ``quantities`` are by line, what came this time."""
    lines = {line.id: line for line in case.lines}
    if not any(quantities.values()):
        yield Message("return_case.nothing_received", {}, REPLACING)
    yield from _moment(at, now, max((one.at for one in case.approvals), default=case.requested_at))
    for line_id, quantity in quantities.items():
        line = lines[line_id]
        came = line.received or Decimal(0)
        names: dict[str, str | int | Message] = {"line": line_name(line), "uom": line.uom}
        if quantity == 0:
            continue
        if not countable(quantity):
            yield Message("return_case.quantity_range", names, REPLACING)
        elif came + quantity > line.quantity:
            figures = {"came": figure(came + quantity), "asked": figure(line.quantity)}
            yield Message("return_case.more_than_approved", {**names, **figures}, REPLACING)
        elif line.inspected_at:
            yield Message("return_case.inspected_already", names, REPLACING)


def _moment(at: datetime, now: datetime, after: datetime) -> Iterator[Message]:
    if at > now + AHEAD:
        yield Message("return_case.in_future", {"at": shown(at)}, CLAUSE)
    if at < after:
        yield Message("return_case.reversed", {"at": shown(at), "after": shown(after)}, CLAUSE)


def moment_problems(at: datetime, now: datetime, after: datetime) -> list[Message]:
    """Return why something cannot have happened then: in the future, or before what came before it."""
    return list(_moment(at, now, after))


def shown(at: datetime) -> str:
    """Return a time as a sentence shows it, in the zone it was given with."""
    return f"{at:%Y-%m-%d %H:%M}"


def inspection_problems(line: Line, found: str, defective: bool | None) -> Iterator[Message]:
    """Yield what an inspection of goods received lacks."""
    names: dict[str, str | int | Message] = {"line": line_name(line)}
    if not line.received:
        yield Message("return_case.not_received", names, REPLACING)
    if defective is None:
        yield Message("return_case.verdict_open", names, REPLACING)
    if not found.strip():
        yield Message("return_case.found_unsaid", names, REPLACING)


def unassigned(actor: Actor) -> bool:
    """Whether nobody stands there yet."""
    return actor == NOBODY
