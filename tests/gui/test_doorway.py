"""From the start to the window: first start, sign-in, a desk that does not open, going back to a backup."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton

from svcdesk.app import doorway as doorways
from svcdesk.app.doorway import Doorway
from svcdesk.domain.masters import Customer, Department, Person
from svcdesk.errors import KnownError
from svcdesk.services import backups, masters, people
from svcdesk.settings import Settings
from svcdesk.store.store import create_desk, open_desk
from svcdesk.ui import language
from svcdesk.ui.first_run import FirstRun
from svcdesk.ui.sign_in import SignInDialog
from svcdesk.words import Message
from tests.gui.typing import compose, press, said

PASSWORD = "long enough"


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def peopled(tmp_path):
    """Give the path of a desk with an administrator and a company."""
    path = tmp_path / "peopled.svcdesk"
    store = create_desk(str(path), "A1")
    session = people.create_first_administrator(store, "王工", PASSWORD, department=Department.SERVICE)
    masters.save_company(session, masters.Company("宏达机电"))
    people.add_person(session, Person("李敏", Department.SALES), PASSWORD)
    store.close()
    return path


def whoever_comes(qtbot, *acts):
    """Work through the dialogs in the order they come: each act gets the dialog that is open."""
    waiting = list(acts)

    def look():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.isVisible() and waiting:
            waiting.pop(0)(dialog)
        if not waiting:
            timer.stop()

    timer = QTimer()
    timer.setInterval(20)
    timer.timeout.connect(look)
    timer.start()
    return timer


def fill_in(dialog, form, key, words):
    line = dialog._forms[form].editor(key).focusProxy()
    compose(line, words)


def fill_first_run(dialog, password=PASSWORD, again=PASSWORD):
    fill_in(dialog, 0, "company", "宏达机电设备销售有限公司")
    fill_in(dialog, 1, "name", "王建国")
    dialog._forms[1].set_values({"department": "service"})
    fill_in(dialog, 1, "password", password)
    fill_in(dialog, 1, "again", again)
    fill_in(dialog, 2, "code", "b2")
    fill_in(dialog, 2, "device", "王工的笔记本")


def test_the_first_start_makes_desk_company_and_administrator(qtbot, settings, tmp_path, answers):
    def fill(dialog):
        assert isinstance(dialog, FirstRun)
        fill_first_run(dialog)
        press(qtbot, dialog, "开始使用")

    door = Doorway(settings, str(tmp_path / "new.svcdesk"), new=True)
    timer = whoever_comes(qtbot, fill)
    assert door.enter()
    assert not timer.isActive()
    assert door.session.actor.name == "王建国"
    assert masters.company(door.session).body.name == "宏达机电设备销售有限公司"
    made, _ = masters.save_customer(door.session, Customer("甲"))
    assert "-B2-" in made.number
    assert settings.now.desk == str(tmp_path / "new.svcdesk")
    door.leave()


def test_a_password_is_kept_as_it_was_typed(qtbot, settings, tmp_path, answers):
    """Blanks at its ends too: the sign-in asks for every sign."""
    typed = f" {PASSWORD} "

    def fill(dialog):
        fill_first_run(dialog, typed, typed)
        press(qtbot, dialog, "开始使用")

    door = Doorway(settings, str(tmp_path / "new.svcdesk"), new=True)
    timer = whoever_comes(qtbot, fill)
    assert door.enter()
    assert not timer.isActive()
    assert people.sign_in(door.store, "王建国", typed).actor.name == "王建国"
    with pytest.raises(KnownError, match="sign_in"):
        people.sign_in(door.store, "王建国", PASSWORD)
    door.leave()


def test_the_first_start_says_what_is_missing_at_its_field(qtbot, tmp_path):
    tried = []
    dialog = FirstRun(tried.append, str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.show()
    press(qtbot, dialog, "开始使用")
    assert tried == []
    assert dialog._forms[0].error("company") == "请填写此项。"
    fill_first_run(dialog, again="another")
    press(qtbot, dialog, "开始使用")
    assert "不一样" in dialog._forms[1].error("again")
    assert tried == []


def test_a_refused_password_leaves_the_desk_to_be_tried_again(qtbot, settings, tmp_path, answers):
    def fill(dialog):
        fill_first_run(dialog, "short", "short")
        press(qtbot, dialog, "开始使用")
        assert any("至少 8 个字符" in words for words in said(dialog)), said(dialog)
        for key in ("password", "again"):
            dialog._forms[1].editor(key).focusProxy().setText(PASSWORD)
        press(qtbot, dialog, "开始使用")

    door = Doorway(settings, str(tmp_path / "new.svcdesk"), new=True)
    timer = whoever_comes(qtbot, fill)
    assert door.enter()
    assert not timer.isActive()
    door.leave()


def test_the_first_start_speaks_english_and_keeps_what_was_typed(qtbot, tmp_path):
    dialog = FirstRun(lambda start: None, str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.show()
    fill_first_run(dialog)
    press(qtbot, dialog, "English")
    qtbot.waitUntil(lambda: "Welcome to svcdesk" in said(dialog))
    assert dialog._forms[1].values()["name"] == "王建国"
    assert dialog._forms[1].editor("password").focusProxy().echoMode() is QLineEdit.EchoMode.Password
    assert language.current() == "en"


def test_signing_in_takes_the_right_password_only(qtbot, settings, peopled, answers):
    def sign_in(dialog):
        assert isinstance(dialog, SignInDialog)
        assert "宏达机电" in said(dialog)
        dialog._who.setCurrentText("李敏")
        qtbot.keyClicks(dialog._password, "wrong one")
        qtbot.keyClick(dialog._password, Qt.Key.Key_Return)
        assert any("姓名或密码不对" in words for words in said(dialog))
        qtbot.keyClicks(dialog._password, PASSWORD)
        qtbot.keyClick(dialog._password, Qt.Key.Key_Return)

    door = Doorway(settings, str(peopled), new=False)
    timer = whoever_comes(qtbot, sign_in)
    assert door.enter()
    assert not timer.isActive()
    assert door.session.actor.name == "李敏"
    assert settings.now.signed_in == {}
    door.leave()


def test_who_stays_signed_in_is_not_asked_again_until_they_sign_out(qtbot, settings, peopled, answers):
    def sign_in(dialog):
        dialog._who.setCurrentText("王工")
        dialog._stay.setChecked(True)
        qtbot.keyClicks(dialog._password, PASSWORD)
        press(qtbot, dialog, "登录")

    door = Doorway(settings, str(peopled), new=False)
    whoever_comes(qtbot, sign_in)
    assert door.enter()
    door.leave()
    again = Doorway(settings, str(peopled), new=False)
    assert again.enter()
    assert again.session.actor.name == "王工"
    again.sign_out()
    assert settings.now.signed_in == {}
    again.leave()


def test_a_damaged_desk_is_told_and_another_can_be_opened(qtbot, settings, peopled, tmp_path, answers):
    damaged = tmp_path / "damaged.svcdesk"
    damaged.write_bytes(b"this is no desk at all" * 400)
    before = damaged.read_bytes()
    answers.give("choose", "other")
    answers.give("open_file", peopled)

    def sign_in(dialog):
        dialog._who.setCurrentText("王工")
        qtbot.keyClicks(dialog._password, PASSWORD)
        press(qtbot, dialog, "登录")

    door = Doorway(settings, str(damaged), new=True)
    whoever_comes(qtbot, sign_in)
    assert door.enter()
    assert "不是 svcdesk 的数据库" in answers.asked[0][1]
    assert door.desk == str(peopled)
    assert damaged.read_bytes() == before
    door.leave()


def test_a_desk_on_a_drive_that_is_not_plugged_in_is_not_made_anew(settings, tmp_path, answers):
    gone = tmp_path / "usb" / "main.svcdesk"
    answers.give("choose", None)
    door = Doorway(settings, str(gone), new=False)
    assert not door.enter()
    assert answers.asked[0][0] == "choose"
    assert not gone.exists()


def test_a_desk_open_elsewhere_can_be_tried_again(settings, peopled, answers, monkeypatch, qtbot):
    other = open_desk(str(peopled))

    def close_it(_error, **_how):
        other.close()
        return "again"

    def sign_in(dialog):
        dialog._who.setCurrentText("王工")
        qtbot.keyClicks(dialog._password, PASSWORD)
        press(qtbot, dialog, "登录")

    monkeypatch.setattr(doorways.entrance, "trouble", close_it)
    door = Doorway(settings, str(peopled), new=False)
    whoever_comes(qtbot, sign_in)
    assert door.enter()
    door.leave()


def test_going_back_to_a_backup_keeps_the_desk_that_was_there(settings, peopled, tmp_path, answers):
    store = open_desk(str(peopled))
    session = people.sign_in(store, "王工", PASSWORD)
    made = backups.back_up(session, tmp_path / "backups")
    masters.save_customer(session, Customer("后来的客户"))
    store.close()
    door = Doorway(settings, str(peopled), new=False, sign_in=lambda opened: people.sign_in(opened, "王工", PASSWORD))
    door.restore(made.path)
    assert door.enter()
    assert masters.check_customer(door.session, Customer("后来的客户")) == []
    door.leave()
    assert len(list(peopled.parent.glob("peopled-replaced-*.svcdesk"))) == 1


def test_an_empty_database_on_a_server_is_given_a_desk_when_asked(qtbot, settings, postgres_url, answers):
    def fill(dialog):
        assert isinstance(dialog, FirstRun)
        assert any("保存在服务器上" in words for words in said(dialog))
        fill_first_run(dialog)
        press(qtbot, dialog, "开始使用")

    answers.give("choose", "here")
    door = Doorway(settings, postgres_url, new=False)
    timer = whoever_comes(qtbot, fill)
    assert door.enter()
    assert not timer.isActive()
    assert "没有 svcdesk 的数据" in answers.asked[0][1]
    made, _ = masters.save_customer(door.session, Customer("甲"))
    assert "-B2-" in made.number
    door.leave()
    again = open_desk(postgres_url)
    assert people.sign_in(again, "王建国", PASSWORD).actor.name == "王建国"
    again.close()


def test_the_password_of_a_server_is_not_shown():
    assert doorways.place_name("postgresql+psycopg://desk:secret@office/desk").count("secret") == 0


def test_what_is_wrong_with_a_sign_in_can_be_read_whole(qtbot):
    def refuse(_who, _password):
        raise KnownError(Message("masters.sign_in_failed"))

    language.switch("en")
    dialog = SignInDialog(refuse, ["a", "b"], "A company", "/a/long/folder/name/" * 6)
    qtbot.addWidget(dialog)
    dialog.show()
    press(qtbot, dialog, "Sign in")
    enter = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Sign in")
    qtbot.waitUntil(lambda: dialog._problem.geometry().bottom() < enter.geometry().top())
    assert dialog._problem.height() >= dialog._problem.heightForWidth(dialog._problem.width())
