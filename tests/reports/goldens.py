"""Texts of forms as they were looked at and found good.

``UPDATE_GOLDEN=1 python -m pytest tests/reports`` writes them anew, so that a deliberate change is reviewed as a
difference.
"""

import os
from pathlib import Path

_FOLDER = Path(__file__).parent / "golden"


def kept(name: str, text: str) -> str:
    """Return the text kept under a name; with ``UPDATE_GOLDEN`` the new one is kept first."""
    path = _FOLDER / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        _FOLDER.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return path.read_text("utf-8")
