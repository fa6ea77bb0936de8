"""Who acts, and with which rights."""

from pathlib import Path

from svcdesk.services import people
from svcdesk.services.demo import desk as demo
from svcdesk.services.demo.masters import PASSWORD
from svcdesk.settings import Settings
from svcdesk.store.store import open_desk
from tests.cli.conftest import Call


def test_nobody_acts_on_a_desk_without_saying_who(call: Call, shop: Path):
    told = call("--desk", shop, "list", "delivery")
    assert told.exit_code == 2
    assert "--as" in told.stderr


def test_the_password_comes_from_the_environment(call: Call, shop: Path):
    assert call("--desk", shop, "list", "delivery", who="demo").exit_code == 0
    assert call("--desk", shop, "list", "delivery", who="王建国").exit_code == 0


def test_the_password_comes_from_standard_input(call: Call, shop: Path):
    arguments = ("--desk", shop, "--as", "demo", "--password-stdin", "list", "delivery")
    assert call(*arguments, input=f"{PASSWORD}\n").exit_code == 0
    wrong = call(*arguments, input="nonsense\n")
    assert wrong.exit_code == 2
    assert "demo" not in wrong.stderr


def test_without_a_terminal_nobody_is_asked_for_a_password(call: Call, shop: Path):
    told = call("--desk", shop, "--as", "demo", "list", "delivery")
    assert told.exit_code == 2
    assert "SVCDESK_PASSWORD" in told.stderr


def test_a_computer_that_stays_signed_in_needs_no_name(call: Call, shop: Path):
    store = open_desk(str(shop))
    token = people.stay_signed_in(demo.sign_in(store))
    store.close()
    settings = Settings()
    settings.change(signed_in={str(shop): token})
    try:
        assert call("--desk", shop, "list", "delivery").exit_code == 0
    finally:
        (settings.folder / "settings.json").unlink()


def test_rights_are_those_of_the_person(call: Call, shop: Path, tmp_path: Path):
    store = open_desk(str(shop))
    admin = demo.sign_in(store)
    clerk = next(one for one in people.list_people(admin) if one.body.login == "limin")
    people.set_password(admin, clerk.doc, PASSWORD)
    store.close()
    products = tmp_path / "products.csv"
    products.write_text("品名,型号\n阀门,DN40\n", "utf-8")
    told = call("--desk", shop, "import", "product", products, who="limin")
    assert told.exit_code == 2
    assert "管理员" in told.stderr
    assert call("--desk", shop, "list", "product", who="limin").exit_code == 0
    assert call("--desk", shop, "import", "product", products, who="demo").exit_code == 0


def test_a_copy_of_the_demo_desk_is_no_demo_desk(call: Call, demo_desk: Path, shop: Path):
    assert call("--desk", demo_desk, "list", "delivery").exit_code == 0
    assert call("--desk", shop, "list", "delivery").exit_code == 2
