"""Statements of every save, compiled once and run on the driver's own cursor: a third of the time of ``execute``."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ClauseElement, Connection, Dialect

from svcdesk.errors import DeskError
from svcdesk.store import trouble

Convert = Callable[[Any], Any]


class Prepared:
    """One statement; its parameters go in as keywords, its rows come out as the driver gives them.

    Results are not converted, so it may select nothing but texts, numbers and bytes.
    """

    def __init__(self, statement: ClauseElement, columns: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._columns = None if columns is None else list(columns)
        self._compiled: dict[str, _Compiled] = {}

    def run(self, connection: Connection, **parameters: object) -> list[tuple[Any, ...]]:
        """Run it in the connection's transaction and return its rows, none for a statement without."""
        return self.run_many(connection, [parameters])

    def run_many(self, connection: Connection, several: Sequence[dict[str, Any]]) -> list[tuple[Any, ...]]:
        """Run it with one set of parameters after another; returns the rows of the last."""
        compiled = self._for(connection.dialect)
        if not connection.in_transaction():
            connection.begin()
        cursor = connection.connection.cursor()
        try:
            for parameters in several:
                cursor.execute(compiled.sql, compiled.bind(parameters))
            return list(cursor.fetchall()) if cursor.description else []
        except Exception as error:
            raise _explained(error) from error
        finally:
            cursor.close()

    def run_batch(self, connection: Connection, several: Sequence[dict[str, Any]]) -> None:
        """Run it, in a transaction that has begun, with many sets of all its parameters; returns no rows."""
        compiled = self._for(connection.dialect)
        cursor = connection.connection.cursor()
        try:
            cursor.executemany(compiled.sql, compiled.bind_all(several))
        except Exception as error:
            raise _explained(error) from error
        finally:
            cursor.close()

    def _for(self, dialect: Dialect) -> "_Compiled":
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = _Compiled(self._statement, dialect, self._columns)
        return found


def _explained(error: Exception) -> BaseException:
    """Return the sentence for an engine's error as a desk error, or a bug as it is."""
    if trouble.interrupted(error):
        return KeyboardInterrupt()
    message = trouble.explain(error)
    return error if message is None else DeskError(message)


class _Compiled:
    """A statement as one kind of engine reads it, and how its parameters have to be handed over."""

    def __init__(self, statement: ClauseElement, dialect: Dialect, columns: list[str] | None) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=columns)
        self.sql = str(compiled)
        self._names = getattr(compiled, "positiontup", None)
        self._fixed = dict(compiled.params)
        binds = getattr(compiled, "binds", {})
        impls = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in binds.items()}
        self._converts: dict[str, Convert] = {name: convert for name, convert in impls.items() if convert}

    def bind(self, parameters: dict[str, Any]) -> dict[str, Any] | tuple[Any, ...]:
        values = {**self._fixed, **parameters}
        for name, convert in self._converts.items():
            values[name] = convert(values[name])
        return values if self._names is None else tuple([values[name] for name in self._names])

    def bind_all(self, several: Sequence[dict[str, Any]]) -> list[Any]:
        """Bind many sets, each of which names every parameter: a quarter less time for each."""
        if self._names is None:
            return [self.bind(parameters) for parameters in several]
        columns = [(name, self._converts.get(name)) for name in self._names]
        return [tuple([to(one[name]) if to else one[name] for name, to in columns]) for one in several]
