"""Changes one bit of a stored revision behind the program's back, past every guard."""

import sqlite3
from pathlib import Path

from sqlalchemy import create_engine, text


def tampered(desk: str, which: str = "SELECT max(id) FROM revision") -> tuple[str, int]:
    """Change the revision with that id and return its name and its place in the chain."""
    return _on_server(desk, which) if "://" in desk else _in_file(Path(desk), which)


def _in_file(desk: Path, which: str) -> tuple[str, int]:
    connection = sqlite3.connect(desk)
    query = f"SELECT rev, seq, payload FROM revision WHERE id = ({which})"
    rev, seq, payload = connection.execute(query).fetchone()
    connection.close()
    data = desk.read_bytes()
    windows = (payload[start : start + 90] for start in range(len(payload) - 90, 0, -30))
    at = next(data.index(window) for window in windows if data.count(window) == 1) + 45
    desk.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    return str(rev), int(seq)


def _on_server(desk: str, which: str) -> tuple[str, int]:
    engine = create_engine(desk)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE revision DISABLE TRIGGER USER"))
        row = connection.execute(text(f"SELECT rev, seq, payload FROM revision WHERE id = ({which})")).one()
        changed = bytearray(row.payload)
        changed[-60] ^= 1
        connection.execute(text("UPDATE revision SET payload = :p WHERE rev = :r"), {"p": changed, "r": row.rev})
        connection.execute(text("ALTER TABLE revision ENABLE TRIGGER USER"))
    engine.dispose()
    return str(row.rev), int(row.seq)
