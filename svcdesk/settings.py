"""What a person chose on this machine: language, font size, last desk, who stays signed in."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
import platformdirs

from svcdesk.words import Lang

FontSize = Literal["small", "normal", "large", "very_large"]


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """The choices as stored; ``signed_in`` maps a desk to the token of who stays signed in there."""

    language: Lang = "zh_CN"
    font_size: FontSize = "normal"
    desk: str = ""
    signed_in: Mapping[str, str] = {}
    backup_folder: str = ""


class Settings:
    """The choices of this machine, written to their file at every change; a file nobody can read counts as none."""

    def __init__(self, path: Path | None = None) -> None:
        folder = Path(platformdirs.user_config_dir("svcdesk", appauthor=False))
        self._path = path or folder / "settings.json"
        self._choices = _read(self._path)

    @property
    def now(self) -> Choices:
        return self._choices

    @property
    def chosen(self) -> bool:
        """Whether anything was ever chosen on this machine."""
        return self._path.exists()

    @property
    def folder(self) -> Path:
        """The folder in which the window may keep its own small files."""
        return self._path.parent

    def change(self, **choices: Any) -> None:
        """Write new choices, named like the fields; raises ``OSError`` where the file cannot be written."""
        self._choices = msgspec.convert({**msgspec.structs.asdict(self._choices), **choices}, Choices)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        fresh.write_bytes(msgspec.json.format(msgspec.json.encode(self._choices)))
        fresh.replace(self._path)


def _read(path: Path) -> Choices:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Choices)
    except (OSError, msgspec.MsgspecError):
        return Choices()
