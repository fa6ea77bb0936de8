"""Keeps the table of units: where each serial number stands, computed again whenever one of its moves changes."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, tuple_

from svcdesk.domain.stock import Place
from svcdesk.domain.whereabouts import Step, whereabouts
from svcdesk.models.stock import stock_move
from svcdesk.models.units import unit

Key = tuple[str, str]
"""A product's document and a serial or lot number."""
_PAIR = tuple_(stock_move.c.product, stock_move.c.serial)
_AT_ONCE = 400


def keys_of(moves: Iterable[Iterable[str]]) -> set[Key]:
    """Return the units concerned by moves, each given as product, serial number and the one it replaces."""
    found: set[Key] = set()
    for product, serial, replaces in moves:
        found |= {(product, serial), (product, replaces)}
    return {key for key in found if key[1]}


def all_keys(connection: Connection) -> list[Key]:
    """Return every unit with a serial or lot number that was ever moved."""
    query = select(stock_move.c.product, stock_move.c.serial).where(stock_move.c.serial != "").distinct()
    return sorted((row.product, row.serial) for row in connection.execute(query))


def recompute(connection: Connection, keys: Iterable[Key]) -> None:
    """Write the rows of some units again from all of their moves."""
    pending = sorted(keys)
    for start in range(0, len(pending), _AT_ONCE):
        part = pending[start : start + _AT_ONCE]
        connection.execute(delete(unit).where(tuple_(unit.c.product, unit.c.serial).in_(part)))
        rows = expected(connection, part)
        if rows:
            connection.execute(insert(unit), rows)


def expected(connection: Connection, keys: Sequence[Key]) -> list[dict[str, Any]]:
    """Return the rows some units ought to have; one that nothing moves has none."""
    moves: dict[Key, list[Step]] = {}
    for row in connection.execute(select(stock_move).where(_PAIR.in_(keys)).order_by(stock_move.c.id)):
        moves.setdefault((row.product, row.serial), []).append(_step(row))
    successors = _successors(connection, keys)
    return [_unit_row(key, moves[key], successors.get(key, "")) for key in keys if key in moves]


def _successors(connection: Connection, keys: Sequence[Key]) -> dict[Key, str]:
    query = select(stock_move.c.product, stock_move.c.replaces, stock_move.c.serial)
    pair = tuple_(stock_move.c.product, stock_move.c.replaces)
    known = (pair.in_(keys), stock_move.c.replaces != "")  # the second lets the partial index serve
    rows = connection.execute(query.where(*known).order_by(stock_move.c.at, stock_move.c.serial))
    return {(row.product, row.replaces): row.serial for row in rows}


def _step(row: Row[Any]) -> Step:
    return Step(
        doc=row.doc,
        at=row.at,
        quantity=row.quantity,
        origin=Place(row.origin),
        target=Place(row.target),
        origin_store=row.origin_store,
        target_store=row.target_store,
        customer=row.customer,
        site=row.site,
        replaces=row.replaces,
        warranty_start=row.warranty_start,
        warranty_end=row.warranty_end,
    )


def _unit_row(key: Key, steps: Sequence[Step], replaced_by: str) -> dict[str, Any]:
    found = whereabouts(steps)
    return {
        "product": key[0],
        "serial": key[1],
        "place": found.place.value,
        "store": found.store,
        "since": found.since,
        "doc": found.doc,
        "customer": found.customer,
        "site": found.site,
        "replaces": found.replaces,
        "replaced_by": replaced_by,
        "warranty_start": found.warranty_start,
        "warranty_end": found.warranty_end,
        "clash": bool(found.clash),
    }


def clashes(connection: Connection) -> list[tuple[Key, tuple[str, ...]]]:
    """Return the units that several records took, each with the documents of those records."""
    keys = [(row.product, row.serial) for row in connection.execute(select(unit).where(unit.c.clash))]
    found = []
    for key in sorted(keys):
        query = select(stock_move).where(_PAIR.in_([key])).order_by(stock_move.c.id)
        steps = [_step(row) for row in connection.execute(query)]
        found.append((key, whereabouts(steps).clash))
    return found
