"""Where the program finds its own files and where it keeps the user's."""

from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Return the path of a file in ``resources/`` (inside the wheel, or beside the package in a checkout)."""
    installed = _PACKAGE / "resources"
    return (installed if installed.is_dir() else _PACKAGE.parent / "resources") / name


def data_dir() -> Path:
    """Return the folder of the user's desks, made if missing."""
    return Path(platformdirs.user_data_dir("svcdesk", appauthor=False, ensure_exists=True))


def default_desk() -> Path:
    """Return the desk that opens when none is named."""
    return data_dir() / "main.svcdesk"


def demo_desk() -> Path:
    """Return where the desk of demo data lies."""
    return data_dir() / "demo.svcdesk"


def log_dir() -> Path:
    """Return the folder of crash reports, made if missing."""
    return Path(platformdirs.user_log_dir("svcdesk", appauthor=False, ensure_exists=True))
