"""What a return moves, and the warranty of what the customer has afterwards; where stock stands follows from it."""

from datetime import date, datetime, timedelta

from svcdesk.domain.contract import Contract
from svcdesk.domain.return_case import BACK_WITH_CUSTOMER, Basis, Line, ReturnCase, Settlement, State
from svcdesk.domain.stock import Move, Place
from svcdesk.domain.times import local_day, warranty_end

_LONGEST_WARRANTY = 600  # months
_DAY = timedelta(days=1)


def return_moves(case: ReturnCase, state: str) -> list[Move]:
    """Return the moves of a return: into quarantine, out of it, and what was given instead (6.5.1.4)."""
    if state in {State.VOID, State.REFUSED}:
        return []
    return [move for line in case.lines for move in _line_moves(case, line)]


def _line_moves(case: ReturnCase, line: Line) -> list[Move]:
    if not line.received or line.received_at is None:
        return []
    moves = [_back(case, line, line.received_at)]
    if line.settlement in BACK_WITH_CUSTOMER and line.settled_at:
        moves.append(_home(case, line, line.settled_at))
    elif line.settlement is Settlement.REPLACED and line.settled_at:
        moves.append(_instead(case, line, line.settled_at))
    if line.released_at and line.settlement not in BACK_WITH_CUSTOMER:
        moves.append(_released(case, line, line.released_at))
    return moves


def _back(case: ReturnCase, line: Line, at: datetime) -> Move:
    return Move(
        product=line.device.product,
        serial=line.device.serial,
        quantity=line.received or line.quantity,
        origin=Place.CUSTOMER,
        target=Place.QUARANTINE,
        target_store=case.store,
        at=at,
        customer=case.customer.doc,
        site=line.device.site,
    )


def _home(case: ReturnCase, line: Line, at: datetime) -> Move:
    return Move(
        product=line.device.product,
        serial=line.device.serial,
        quantity=line.received or line.quantity,
        origin=Place.QUARANTINE,
        target=Place.CUSTOMER,
        origin_store=case.store,
        at=at,
        customer=case.customer.doc,
        site=line.device.site,
        replaces=line.replaces,
        warranty_start=str(line.warranty_start or ""),
        warranty_end=str(line.warranty_end or ""),
    )


def _instead(case: ReturnCase, line: Line, at: datetime) -> Move:
    return Move(
        product=line.replacement_product or line.device.product,
        serial=line.replacement,
        quantity=line.received or line.quantity,
        origin=Place.GOOD,
        target=Place.CUSTOMER,
        origin_store=line.store,
        at=at,
        customer=case.customer.doc,
        site=line.device.site,
        replaces=line.device.serial,
        warranty_start=str(line.warranty_start or ""),
        warranty_end=str(line.warranty_end or ""),
    )


def _released(case: ReturnCase, line: Line, at: datetime) -> Move:
    return Move(
        product=line.device.product,
        serial=line.device.serial,
        quantity=line.received or line.quantity,
        origin=Place.QUARANTINE,
        target=Place.GOOD,
        origin_store=case.store,
        target_store=line.released_store,
        at=at,
    )


def restarts(basis: Basis, contract: Contract | None) -> bool:
    """Whether the warranty begins anew on an exchange: by the 三包 rules, or where the contract says so."""
    if basis is Basis.STATUTORY:
        return True
    return contract is not None and bool(contract.three_guarantees or contract.warranty_restarts)


def new_warranty(line: Line, settlement: Settlement, at: datetime, *, anew: bool) -> tuple[date | None, date | None]:
    """Return first and last day of the warranty after a line is settled, none where there was none.

    An exchange under rules that restart it begins it anew for its whole length; otherwise it goes on, longer by every
    day begun that the goods were with us.
    """
    if settlement not in BACK_WITH_CUSTOMER | {Settlement.REPLACED}:
        return None, None
    start, end = _day(line.device.warranty_start), _day(line.device.warranty_end)
    if start is None or end is None:
        return None, None
    given = local_day(at)
    if anew and settlement is Settlement.REPLACED:
        return given, _same_length(start, end, given)
    if line.received_at is None or local_day(line.received_at) > end:
        return start, end
    away = (given - local_day(line.received_at)).days + 1
    return start, end + away * _DAY


def _same_length(start: date, end: date, anew: date) -> date:
    months = next((n for n in range(1, _LONGEST_WARRANTY) if warranty_end(start, n) == end), 0)
    return warranty_end(anew, months) if months else anew + (end - start)


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None
