"""Where no window can open, the program says so and ends; it never lets Qt abort."""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest

from svcdesk import preflight
from svcdesk.words import LANGUAGES, say
from tests.architecture.source import ROOT

QT_PLUGINS = Path(PySide6.__file__).parent / "Qt/plugins"


def without(*lost: str):
    """Return a loader on whose machine some libraries are not installed."""

    def load(library: str) -> str:
        if library in lost:
            raise OSError(f"{library}: cannot open shared object file: No such file or directory")
        return library

    return load


@pytest.fixture
def compositor() -> Iterator[Path]:
    """Give the socket of something that answers like a Wayland server; sockets need short paths."""
    with tempfile.TemporaryDirectory(prefix="svcdesk-") as folder, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{folder}/wayland-0")
        server.listen()
        yield Path(folder, "wayland-0")


def test_no_display_is_said_before_any_library_is_touched():
    found = preflight.problem({}, "linux", without("libGL.so.1"))
    assert found is not None
    assert found.code == "setup.no_display"


def test_missing_libraries_are_named_with_the_line_that_installs_them():
    found = preflight.problem({"DISPLAY": ":0"}, "linux", without("libxcb-cursor.so.0", "libcups.so.2"))
    assert found is not None
    for lang in LANGUAGES:
        sentence = say(found, lang)
        assert "libxcb-cursor.so.0, libcups.so.2" in sentence
        assert sentence.endswith("apt-get install -y --no-install-recommends libxcb-cursor0 libcups2")


def test_without_a_screen_only_the_libraries_of_qt_itself_count():
    hidden = {"QT_QPA_PLATFORM": "offscreen"}
    assert preflight.problem(hidden, "linux", without("libxcb-cursor.so.0")) is None
    lost = preflight.problem(hidden, "linux", without("libEGL.so.1"))
    assert lost is not None
    assert "libegl1" in str(lost.params["line"])


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_their_own_screen(platform: str):
    assert preflight.problem({}, platform, without("libGL.so.1")) is None


@pytest.mark.parametrize(
    "screen",
    [
        {"DISPLAY": ":4711"},
        {"DISPLAY": "no-such-host:0"},
        {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nonexistent"},
    ],
)
def test_a_display_that_does_not_answer_is_named(screen: dict[str, str]):
    found = preflight.problem(screen, "linux", without())
    assert found is not None
    assert found.code == "setup.display_refused"
    assert found.params["display"] in screen.values()


def test_a_wayland_server_that_answers_is_enough(compositor: Path):
    screen = {"WAYLAND_DISPLAY": compositor.name, "XDG_RUNTIME_DIR": str(compositor.parent)}
    assert preflight.problem(screen, "linux", without()) is None
    assert preflight.problem(screen | {"QT_QPA_PLATFORM": "xcb"}, "linux", without()) is not None


@pytest.mark.parametrize("screen", [{}, {"DISPLAY": ":4711"}])
def test_the_program_without_a_screen_ends_with_a_sentence(screen: dict[str, str], tmp_path: Path):
    """Qt itself would abort here (exit 134, a core dump and a line of English)."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {key: value for key, value in os.environ.items() if key not in hidden} | screen | {"HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "svcdesk", "--desk", str(tmp_path / "a.svcdesk")],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "窗口打不开" in done.stderr
    assert "window" in done.stderr


def test_dev_run_without_a_display_ends_with_the_same_sentence():
    done = subprocess.run(
        [ROOT / "dev", "run"],
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    found = preflight.problem({}, "linux")
    assert found is not None
    assert done.stderr.strip() == preflight.both_languages(found)


@pytest.mark.parametrize(
    "plugin", ["platforms/libqxcb", "platforms/libqwayland", "printsupport/libcupsprintersupport"]
)
def test_nothing_that_qt_loads_is_missing_where_the_list_is_installed(plugin: str):
    """On a machine that ./dev prepared from nothing this fails for a library that the list forgot."""
    linked = subprocess.run(["ldd", QT_PLUGINS / f"{plugin}.so"], capture_output=True, text=True, check=True).stdout
    assert "libQt6Gui.so.6 => /" in linked
    assert [line.strip() for line in linked.splitlines() if "not found" in line] == []
