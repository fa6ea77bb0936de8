"""``svcdesk check``, ``backup`` and ``restore``."""

import json
import shutil
from pathlib import Path

import pytest

from svcdesk.store import schema
from svcdesk.store.store import open_desk
from tests.cli.conftest import Call
from tests.store.older import take_back
from tests.tampering import tampered


def test_a_sound_desk_is_green_and_nobody_needs_to_sign_in(call: Call, shop: Path):
    told = call("--desk", shop, "check")
    assert told.exit_code == 0
    assert json.loads(call("--desk", shop, "check", "--json").stdout) == []


@pytest.mark.parametrize("which", ["SELECT 40", "SELECT max(id) FROM revision"], ids=["in the middle", "the newest"])
def test_one_changed_byte_is_red_and_the_finding_says_where(call: Call, shop: Path, which: str):
    rev, seq = tampered(str(shop), which)
    told = call("--desk", shop, "check")
    assert told.exit_code == 1
    assert rev[:12] in told.stdout
    found = json.loads(call("--desk", shop, "check", "--json").stdout)
    assert [one["place"]["seq"] for one in found if one["code"] == "check.payload"] == [seq]
    assert all(one["message"] for one in found)


def test_list_data_that_were_changed_are_red_until_they_are_rebuilt(call: Call, shop: Path):
    store = open_desk(str(shop))
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE docview SET amount = amount + 1 WHERE kind = 'contract'")
    store.close()
    assert call("--desk", shop, "check").exit_code == 1
    assert call("--desk", shop, "check", "--rebuild").exit_code == 2  # takes an administrator
    assert call("--desk", shop, "check", "--rebuild", who="demo").exit_code == 0
    assert call("--desk", shop, "check").exit_code == 0


def test_a_desk_of_an_earlier_version_is_brought_up_to_date_and_that_is_said(call: Call, shop: Path):
    take_back(str(shop), schema.SCHEMA - 1)
    told = call("--desk", shop, "check")
    assert told.exit_code == 0
    assert "升级" in told.stderr
    assert "升级" not in call("--desk", shop, "check").stderr


def test_what_is_no_desk_or_no_file_is_refused_and_not_red(call: Call, tmp_path: Path):
    letter = tmp_path / "letter.svcdesk"
    letter.write_text("Dear desk, " * 100, "utf-8")
    assert call("--desk", letter, "check").exit_code == 2
    assert call("--desk", tmp_path / "nowhere.svcdesk", "check").exit_code == 2


def test_a_backup_restores_to_what_it_was_and_the_desk_it_replaces_is_kept(call: Call, shop: Path, tmp_path: Path):
    before = call("--desk", shop, "list", "customer", "--json", who="demo").stdout
    made = call("--desk", shop, "backup", "--folder", tmp_path / "safe")
    assert made.exit_code == 0
    (copy,) = (tmp_path / "safe").iterdir()
    assert str(copy) in made.stdout
    assert str(copy) in call("--desk", shop, "backup", "--folder", tmp_path / "safe", "--list").stdout
    table = tmp_path / "c.csv"
    table.write_text("客户名称\n后来的客户\n", "utf-8")
    assert call("--desk", shop, "import", "customer", table, who="demo").exit_code == 0
    assert call("--desk", shop, "restore", copy).exit_code == 2  # nobody said yes
    told = call("--desk", shop, "restore", copy, "--yes")
    assert told.exit_code == 0
    assert call("--desk", shop, "list", "customer", "--json", who="demo").stdout == before
    (aside,) = shop.parent.glob("shop-replaced-*.svcdesk")
    assert str(aside) in told.stdout
    assert "后来的客户" in call("--desk", aside, "list", "customer", who="demo").stdout
    assert call("--desk", shop, "check").exit_code == 0


def test_what_is_no_backup_replaces_nothing(call: Call, shop: Path, tmp_path: Path):
    broken = tmp_path / "broken.svcdesk"
    shutil.copy(shop, broken)
    broken.write_bytes(broken.read_bytes()[:20_000])
    kept = shop.read_bytes()
    told = call("--desk", shop, "restore", broken, "--yes")
    assert told.exit_code == 2
    assert shop.read_bytes() == kept


def test_a_desk_that_is_open_elsewhere_is_not_opened_again(call: Call, shop: Path):
    store = open_desk(str(shop))
    try:
        for command in (["check"], ["backup"], ["restore", str(shop), "--yes"]):
            told = call("--desk", shop, *command)
            assert told.exit_code == 2
            assert "shop.svcdesk" in told.stderr
    finally:
        store.close()


def test_a_backup_goes_to_a_server(call: Call, shop: Path, tmp_path: Path, postgres_url: str):
    call("--desk", shop, "backup", "--folder", tmp_path / "safe")
    (copy,) = (tmp_path / "safe").iterdir()
    assert call("--desk", postgres_url, "restore", copy).exit_code == 0
    assert call("--desk", postgres_url, "check").exit_code == 0
    here = json.loads(call("--desk", shop, "list", "delivery", "--json", who="demo").stdout)
    there = json.loads(call("--desk", postgres_url, "list", "delivery", "--json", who="demo").stdout)
    assert there == here
    assert call("--desk", postgres_url, "restore", copy).exit_code == 2  # no longer empty
