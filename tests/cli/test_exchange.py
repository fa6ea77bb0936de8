"""``svcdesk hand-over`` and ``svcdesk take-in``."""

from pathlib import Path

import pytest

from svcdesk.domain.masters import Role
from svcdesk.domain.record import Actor
from svcdesk.services.desk import Session
from svcdesk.services.exchange import taking_in
from svcdesk.store.store import create_desk, open_desk
from tests.cli.conftest import Call
from tests.exchange.files import cut

LOGIN = "demo"


@pytest.fixture
def other(shop: Path, call: Call, tmp_path: Path) -> Path:
    """Give a second desk that has been handed everything of the shop, its people too."""
    path = tmp_path / "other.svcdesk"
    create_desk(str(path), "C9", "外勤").close()
    assert call("--desk", shop, "hand-over", tmp_path / "all.svcpack", "--all", who=LOGIN).exit_code == 0
    seed(path, tmp_path / "all.svcpack")
    return path


def seed(desk: Path, package: Path) -> None:
    """Take a package into a desk in which nobody can sign in yet."""
    store = open_desk(str(desk))
    taking_in.take_in(Session(store, Actor("0" * 32, "安装"), frozenset(Role)), package)
    store.close()


def test_what_one_desk_hands_over_another_takes_in_once(call: Call, shop: Path, other: Path, tmp_path: Path):
    back = tmp_path / "back.svcpack"
    assert call("--desk", other, "hand-over", back, "--all", who=LOGIN).exit_code == 0
    told = call("--desk", shop, "take-in", back, "--preview", who=LOGIN)
    assert told.exit_code == 0
    assert "没有新内容" in told.stdout
    assert call("--desk", shop, "take-in", back, who=LOGIN).exit_code == 0
    told = call("--desk", shop, "hand-over", tmp_path / "more.svcpack", who=LOGIN, lang="en")
    assert "lacks nothing" in told.stdout


def test_a_desk_nobody_has_heard_of_gets_everything_or_is_asked_about(call: Call, shop: Path, tmp_path: Path):
    told = call("--desk", shop, "hand-over", tmp_path / "p.svcpack", who=LOGIN, lang="en")
    assert told.exit_code == 2
    assert "--all" in told.stderr
    told = call("--desk", shop, "hand-over", tmp_path / "p.svcpack", "--to", "C9", who=LOGIN)
    assert told.exit_code == 2
    assert "C9" in told.stderr
    assert not (tmp_path / "p.svcpack").exists()
    both = call("--desk", shop, "hand-over", tmp_path / "p.svcpack", "--all", "--to", "C9", who=LOGIN)
    assert both.exit_code == 2


def test_a_cut_package_is_taken_as_far_as_it_goes_and_the_status_says_so(
    call: Call, shop: Path, other: Path, tmp_path: Path
):
    short = cut(tmp_path / "all.svcpack", 0.6)
    told = call("--desk", other, "take-in", short, who=LOGIN, lang="en")
    assert told.exit_code == 1
    assert "cut short" in told.stdout


def test_a_file_that_is_no_package_is_refused_in_a_sentence(call: Call, shop: Path, tmp_path: Path):
    (tmp_path / "x.svcpack").write_bytes(b"PK nothing")
    told = call("--desk", shop, "take-in", tmp_path / "x.svcpack", who=LOGIN)
    assert told.exit_code == 2
    assert "不是交接包" in told.stderr


def test_chosen_records_go_out_with_what_they_refer_to(call: Call, shop: Path, tmp_path: Path):
    number = next(line.split()[0] for line in _listed(call, shop) if line.startswith("YS-"))
    told = call("--desk", shop, "hand-over", tmp_path / "one.svcpack", "--record", number, who=LOGIN, lang="en")
    assert told.exit_code == 0
    assert call("--desk", shop, "hand-over", tmp_path / "no.svcpack", "--record", "YS-1", who=LOGIN).exit_code == 2


def test_a_sealed_package_wants_its_password(call: Call, shop: Path, other: Path, tmp_path: Path):
    secret, wrong, empty = (tmp_path / name for name in ("secret", "wrong", "empty"))
    secret.write_text("风雨同舟，共渡 2026\nsecond line\n", "utf-8-sig")
    wrong.write_text("another one", "utf-8")
    empty.write_text("\n", "utf-8")
    pack = tmp_path / "sealed.svcpack"
    told = call("--desk", shop, "hand-over", pack, "--all", "--password-file", secret, who=LOGIN)
    assert told.exit_code == 0
    assert "密码" in told.stdout
    assert call("--desk", shop, "hand-over", pack, "--all", "--password-file", empty, who=LOGIN).exit_code == 2
    for more in ((), ("--password-file", wrong), ("--password-file", tmp_path / "none")):
        refused = call("--desk", other, "take-in", pack, *more, who=LOGIN, lang="en")
        assert refused.exit_code == 2
        assert refused.stderr.strip()
    told = call("--desk", other, "take-in", pack, "--preview", "--password-file", secret, who=LOGIN)
    assert told.exit_code == 0
    assert call("--desk", other, "take-in", pack, "--password-file", secret, who=LOGIN).exit_code == 0
    fresh = tmp_path / "fresh.svcdesk"
    assert call("--desk", fresh, "join", pack, "--password-file", secret).exit_code == 0


def test_several_files_are_taken_in_by_one_call(call: Call, shop: Path, other: Path, tmp_path: Path):
    back = tmp_path / "back.svcpack"
    assert call("--desk", shop, "hand-over", back, "--all", who=LOGIN).exit_code == 0
    told = call("--desk", other, "take-in", back, tmp_path / "all.svcpack", who=LOGIN, lang="en")
    assert told.exit_code == 0
    assert told.stdout.count("Package from") == 2


def _listed(call: Call, desk: Path) -> list[str]:
    listed: list[str] = call("--desk", desk, "list", "delivery", who=LOGIN).stdout.splitlines()
    return listed
