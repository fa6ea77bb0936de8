"""What a cell of an imported table can hold, and how it travels from the reading process as plain JSON."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple


class Fault(NamedTuple):
    """A cell whose value nobody can know: an Excel error such as ``#N/A``, or a formula never calculated (``=``)."""

    text: str


Cell = str | float | int | bool | date | datetime | time | timedelta | Fault | None
Row = Sequence[Cell]


def pack(cell: Cell) -> Any:
    """Return a cell as JSON: texts, numbers and truth values as they are, everything else as ``[tag, text]``."""
    if isinstance(cell, Fault):
        return ["fault", cell.text]
    if isinstance(cell, datetime):
        return ["datetime", cell.isoformat()]
    if isinstance(cell, date):
        return ["date", cell.isoformat()]
    if isinstance(cell, time):
        return ["time", cell.isoformat()]
    if isinstance(cell, timedelta):
        return ["seconds", str(cell.total_seconds())]
    return cell


def unpack(value: Any) -> Cell:
    """Return the cell that ``pack`` wrote."""
    if not isinstance(value, list):
        return value  # type: ignore[no-any-return]
    tag, text = value
    match tag:
        case "fault":
            return Fault(text)
        case "datetime":
            return datetime.fromisoformat(text)
        case "date":
            return date.fromisoformat(text)
        case "time":
            return time.fromisoformat(text)
        case "seconds":
            return timedelta(seconds=float(text))
    raise ValueError(tag)


def blank(cell: Cell) -> bool:
    """Tell whether a cell holds nothing but blanks."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
