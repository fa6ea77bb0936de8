"""A further computer begins from a package: by mouse, with the person's own password, or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from svcdesk.app.doorway import Doorway
from svcdesk.domain.exchange import Cost, Scope
from svcdesk.domain.masters import Company, Department, Person, Role
from svcdesk.errors import Cancelled
from svcdesk.services import masters, passwords, people
from svcdesk.services.desk import Session
from svcdesk.services.exchange import handing_over
from svcdesk.services.exchange.handing_over import Request
from svcdesk.settings import Settings
from svcdesk.store.store import create_desk
from svcdesk.ui import language
from svcdesk.ui.first_run import FirstRun
from svcdesk.ui.join_dialog import JoinDialog
from svcdesk.words import Message
from tests.gui.test_doorway import whoever_comes
from tests.gui.test_exchange import CHINESE
from tests.gui.typing import press, said

PASSWORD = "long enough"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Give a company's first computer, A1."""
    monkeypatch.setattr(passwords, "cost", passwords.Cost(1, 1024, 1))
    monkeypatch.setattr(handing_over, "cost", Cost(1, 256, 1))
    store = create_desk(str(tmp_path / "office.svcdesk"), "A1", "Office")
    session = people.create_first_administrator(store, "Wang", PASSWORD)
    masters.save_company(session, Company("Hongda"))
    people.add_person(session, Person("Li", Department.SERVICE, (Role.TECHNICIAN,)), PASSWORD)
    yield session
    store.close()


@pytest.fixture
def package(office: Session, tmp_path: Path) -> Path:
    """Give a package of everything."""
    return handing_over.hand_over(office, tmp_path / "all.svcpack", Request(scope=Scope.ALL)).files[0]


def chosen(dialog, qtbot, answers, path):
    answers.give("open_files", [path])
    press(qtbot, dialog, "选择交接包…")
    qtbot.waitUntil(lambda: not dialog._work.running())


def fill(dialog, who="Li", password=PASSWORD, code=""):
    dialog._who.set_values({"who": who, "password": password})
    if code:
        dialog._device.set_values({"code": code})


def test_the_first_start_leads_to_a_package_and_in(qtbot, tmp_path, answers, package):
    def first(dialog):
        assert isinstance(dialog, FirstRun)
        press(qtbot, dialog, "从交接包开始…")

    def second(dialog):
        assert isinstance(dialog, JoinDialog)
        chosen(dialog, qtbot, answers, package)
        assert any("Hongda" in words and "Li、Wang" in words for words in said(dialog)), said(dialog)
        fill(dialog, password="wrong one")
        press(qtbot, dialog, "开始使用")
        assert "姓名或密码不对" in dialog.notice.words()
        fill(dialog, code="a1")
        press(qtbot, dialog, "开始使用")
        assert "代号 A1 已由“Office”使用" in dialog.notice.words()
        assert not (tmp_path / "new.svcdesk").exists()
        fill(dialog, code="b1")
        press(qtbot, dialog, "开始使用")

    settings = Settings(tmp_path / "settings.json")
    door = Doorway(settings, str(tmp_path / "new.svcdesk"), new=True)
    timer = whoever_comes(qtbot, first, second)
    assert door.enter()
    assert not timer.isActive()
    assert (door.session.actor.name, door.store.node.code) == ("Li", "B1")
    assert masters.company(door.session).body.name == "Hongda"
    assert settings.now.desk == str(tmp_path / "new.svcdesk")
    door.leave()


def test_a_sealed_package_asks_for_its_password(qtbot, tmp_path, answers, office):
    request = Request(scope=Scope.ALL, password="let nobody see")
    path = handing_over.hand_over(office, tmp_path / "sealed.svcpack", request).files[0]
    dialog = JoinDialog(_never, str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.show()
    for kind, answer in (("open_files", [path]), ("secret", "something else"), ("secret", "let nobody see")):
        answers.give(kind, answer)
    press(qtbot, dialog, "选择交接包…")
    qtbot.waitUntil(lambda: any("Hongda" in words for words in said(dialog)))
    assert [kind for kind, _ in answers.asked] == ["open_files", "secret", "secret"]
    answers.give("open_files", [path])
    answers.give("secret", None)
    press(qtbot, dialog, "选择交接包…")
    qtbot.waitUntil(lambda: "已用密码加密" in dialog.notice.words())


def test_whoever_thinks_better_of_it_is_asked_again(qtbot, tmp_path, answers):
    def back(dialog):
        press(qtbot, dialog, "返回")

    def leave(dialog):
        assert isinstance(dialog, FirstRun)
        dialog.reject()

    door = Doorway(Settings(tmp_path / "settings.json"), str(tmp_path / "new.svcdesk"), new=True)
    whoever_comes(qtbot, lambda dialog: press(qtbot, dialog, "从交接包开始…"), back, leave)
    assert not door.enter()
    assert not (tmp_path / "new.svcdesk").exists()


def test_what_is_missing_is_said_at_its_field(qtbot, tmp_path, answers, package):
    dialog = JoinDialog(_never, str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.show()
    start = next(one for one in dialog.findChildren(QPushButton) if one.text() == "开始使用")
    assert not start.isEnabled()
    chosen(dialog, qtbot, answers, package)
    qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
    assert dialog._who.error("who") == dialog._who.error("password") == "请填写此项。"


def test_a_file_that_will_not_do_says_so(qtbot, tmp_path, answers):
    bad = tmp_path / "bad.svcpack"
    bad.write_bytes(b"nothing")
    dialog = JoinDialog(_never, str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.show()
    chosen(dialog, qtbot, answers, bad)
    assert "不是交接包" in dialog.notice.words()


def test_stopping_leaves_the_dialog_to_begin_again(qtbot, tmp_path, answers, package):
    def stopped(_asked, _progress):
        raise Cancelled(Message("form.job_cancelled"))

    dialog = JoinDialog(stopped, str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.show()
    chosen(dialog, qtbot, answers, package)
    fill(dialog)
    press(qtbot, dialog, "开始使用")
    qtbot.waitUntil(lambda: "没有留下数据库" in dialog.notice.words())
    assert dialog._start.isEnabled()


def test_all_of_it_is_said_in_english_too(qtbot, tmp_path, answers, package):
    language.switch("en")
    dialog = JoinDialog(_never, str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.show()
    answers.give("open_files", [package])
    press(qtbot, dialog, "Choose the package…")
    qtbot.waitUntil(dialog._who_card.isVisible)
    shown = [one.text() for one in (*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton))]
    assert [words for words in shown if CHINESE.search(words)] == []


def _never(asked, _progress):
    raise AssertionError(asked)
