"""The program as scripts call it: a process with pipes, whatever the machine is set to."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from svcdesk.services.demo.masters import PASSWORD


def run(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "svcdesk", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **variables}, check=False, timeout=120)


@pytest.mark.parametrize("setting", ["ascii", "gbk", "cp1252"])
def test_piped_output_is_utf8_whatever_the_console_speaks(demo_desk: Path, setting: str):
    told = run("--demo", "--lang", "zh_CN", "list", "delivery", PYTHONIOENCODING=setting, PYTHONUTF8="0")
    assert told.returncode == 0
    assert "宏达纺织有限公司" in told.stdout.decode("utf-8")
    rows = json.loads(run("--demo", "list", "delivery", "--json", PYTHONIOENCODING=setting).stdout)
    assert any(row["title"] == "宏达纺织有限公司" for row in rows)
    wrong = run("--demo", "--lang", "zh_CN", "show", "没有", PYTHONIOENCODING=setting)
    assert "没有" in wrong.stderr.decode("utf-8")
    assert wrong.returncode == 2


def test_a_reader_that_stops_early_causes_no_traceback(demo_desk: Path):
    command = [sys.executable, "-m", "svcdesk", "--demo", "show", "--json", "--history"]
    number = json.loads(run("--demo", "list", "delivery", "--state", "signed", "--json").stdout)[0]["number"]
    with subprocess.Popen([*command, number], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.read(10)
        child.stdout.close()
        assert b"Traceback" not in child.stderr.read()


def test_a_gb18030_file_goes_in_with_the_password_on_standard_input(shop: Path, tmp_path: Path):
    table = tmp_path / "customers.csv"
    table.write_bytes("客户名称,联系人\n䶮龙机械厂,㐂梅\n".encode("gb18030"))
    command = [sys.executable, "-m", "svcdesk", "--desk", shop, "--as", "demo", "--password-stdin"]
    told = subprocess.run(
        [*command, "import", "customer", table], input=f"{PASSWORD}\n".encode(), capture_output=True, check=False
    )
    assert told.returncode == 0, told.stderr.decode()
    found = run("--desk", shop, "--as", "demo", "list", "customer", "--text", "䶮龙", SVCDESK_PASSWORD=PASSWORD)
    assert "䶮龙机械厂" in found.stdout.decode()


def test_without_a_display_the_window_says_so_and_leaves(tmp_path: Path):
    nothing = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "", "XDG_DATA_HOME": str(tmp_path)}
    for arguments in ([], ["demo"], ["--demo"]):
        told = run(*arguments, **nothing)
        assert told.returncode == 1
        assert "DISPLAY" in told.stderr.decode()
        assert "Traceback" not in told.stderr.decode()
    assert not list(tmp_path.rglob("*.svcdesk")), "nothing is made for a window that cannot open"


def test_opening_the_window_loads_no_command(tmp_path: Path):
    """What a command needs (the reading of spreadsheets, PDF, passwords) must not slow the window down."""
    script = "import sys, svcdesk.cli; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout.split()
    heavy = {"sqlalchemy", "reportlab", "PySide6", "PIL", "zxingcpp", "python_calamine", "argon2", "xlsxwriter"}
    heavy |= {"cryptography"}
    assert heavy.isdisjoint(loaded)
    assert not [name for name in loaded if name.startswith(("svcdesk.services", "svcdesk.store", "svcdesk.reports"))]
