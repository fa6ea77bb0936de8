"""Tells whether a folder lies on a network drive, where file locks and a write-ahead log cannot be relied on."""

import ctypes
import re
import sys
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|9p|afs|ncpfs|ceph|lustre|glusterfs|fuse\.(sshfs|rclone|davfs\w*|glusterfs)"
)
_DRIVE_REMOTE = 4


def is_remote(folder: Path, mounts: str | None = None) -> bool:
    """Return whether a folder is on another machine; ``mounts`` is the text of Linux's list of mounts."""
    if sys.platform == "win32":
        drive = folder.resolve().drive
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _DRIVE_REMOTE
    if mounts is None:
        mounts = _MOUNTS.read_text("utf-8", errors="replace") if _MOUNTS.exists() else ""
    return bool(_NETWORK.fullmatch(_file_system(folder.resolve(), mounts)))


def _file_system(folder: Path, mounts: str) -> str:
    """Return the type of the file system mounted nearest above a folder; later mounts cover earlier ones."""
    found, depth = "", -1
    for line in mounts.splitlines():
        before, separator, after = line.partition(" - ")
        point = (
            Path(re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), before.split()[4])) if separator else None
        )
        if point is not None and folder.is_relative_to(point) and len(point.parts) >= depth:
            found, depth = after.split()[0], len(point.parts)
    return found
