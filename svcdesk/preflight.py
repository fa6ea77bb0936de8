"""Looks before Qt is imported whether a window can open: without a library or a display Qt aborts the process."""

import ctypes
import os
import shutil
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from svcdesk.paths import resource
from svcdesk.words import LANGUAGES, Message, say

_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def problem(
    environ: Mapping[str, str] | None = None,
    platform: str = sys.platform,
    load: Callable[[str], object] = ctypes.CDLL,
) -> Message | None:
    """Return why no window can open here, or nothing where it can; ``load`` raises ``OSError`` for a lost library."""
    if not platform.startswith("linux"):
        return None
    env = os.environ if environ is None else environ
    if env.get("QT_QPA_PLATFORM", "").startswith(_WITHOUT_SCREEN):
        return _missing(("library",), load)
    if not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")):
        return Message("setup.no_display")
    return _missing(("library", "screen", "printer"), load) or _unreachable(env)


def both_languages(message: Message) -> str:
    """Return the sentence in every language, a line each: this early no language has been chosen."""
    return "\n".join(say(message, lang) for lang in LANGUAGES)


def needs() -> list[tuple[str, str, str]]:
    """Return (need, file, Debian package) of everything beside Python that svcdesk uses."""
    lines = resource("setup/debian.txt").read_text("utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return [(need, what, package) for need, what, package in rows]


def _missing(kinds: tuple[str, ...], load: Callable[[str], object]) -> Message | None:
    lost = [(what, package) for need, what, package in needs() if need in kinds and not _loads(what, load)]
    if not lost:
        return None
    files, packages = zip(*lost, strict=True)
    return Message("setup.missing_libraries", {"libraries": ", ".join(files), "line": _apt_line(packages)})


def _loads(library: str, load: Callable[[str], object]) -> bool:
    try:
        load(library)
    except OSError:
        return False
    return True


def _apt_line(packages: tuple[str, ...]) -> str:
    sudo = "sudo " if shutil.which("sudo") and os.geteuid() else ""
    return f"{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {' '.join(packages)}"


def _unreachable(env: Mapping[str, str]) -> Message | None:
    """Qt takes Wayland or X, whichever answers, unless ``QT_QPA_PLATFORM`` demands one of them."""
    wanted = env.get("QT_QPA_PLATFORM") or "wayland;xcb"
    wayland, x11 = env.get("WAYLAND_DISPLAY", ""), env.get("DISPLAY", "")
    if wayland and "wayland" in wanted and _wayland_answers(env.get("XDG_RUNTIME_DIR", ""), wayland):
        return None
    if x11 and "xcb" in wanted and _x11_answers(x11):
        return None
    return Message("setup.display_refused", {"display": x11 or wayland})


def _wayland_answers(folder: str, display: str) -> bool:
    with socket.socket(socket.AF_UNIX) as server:
        return server.connect_ex(str(Path(folder, display))) == 0


def _x11_answers(display: str) -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused
