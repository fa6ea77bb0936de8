"""Notifications outside the window: what is asked of a Linux desktop, what a click on it does, and none at all."""

import os
import stat

import pytest

from svcdesk.ui.desktop import Desktop
from svcdesk.ui.freedesktop import Bubble

NOTED = 'for one in "$@"; do printf "%s\\n" "$one"; done >> "{log}"\n'
WAITING = f"""#!/bin/sh
{NOTED}echo 7
trap 'echo gone >> "{{log}}"; exit 0' INT
read -r x < "{{pipe}}"
echo $x
"""
OLD = f'#!/bin/sh\n{NOTED}case "$*" in *--action*) exit 1;; esac\n'


class Shown:
    """Stands in the place of the desktop's own program: notes what it is asked, and lets a person click."""

    def __init__(self, folder):
        self.folder, self.log, self.pipe = folder, folder / "asked.txt", folder / "click"
        self.log.write_text("")
        os.mkfifo(self.pipe)

    def install(self, script):
        program = self.folder / "notify-send"
        program.write_text(script.format(log=self.log, pipe=self.pipe))
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    def lines(self):
        return self.log.read_text(encoding="utf-8").splitlines()

    def click(self):
        self.pipe.write_text("default\n")


@pytest.fixture
def shown(tmp_path, monkeypatch):
    made = Shown(tmp_path)
    made.install(WAITING)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return made


@pytest.fixture
def bubble(shown, qapp):
    made = Bubble(("body", "body-markup", "actions"))
    yield made
    made.be_quiet()
    made.deleteLater()


def test_words_go_out_without_markup_and_a_click_is_heard(bubble, shown, qtbot):
    bubble.say("到期提醒", "<b>A&B\n第二行", "查看")
    qtbot.waitUntil(lambda: bubble._number == "7")
    said = shown.lines()
    assert said[-4:] == ["--", "到期提醒", "&lt;b&gt;A&amp;B", "第二行"]
    assert "--action=default=查看" in said
    with qtbot.waitSignal(bubble.pressed):
        shown.click()


def test_the_next_one_takes_the_place_of_the_last_and_is_taken_away_with_it(bubble, shown, qtbot):
    bubble.say("一", "1", "查看")
    qtbot.waitUntil(lambda: bubble._number == "7")
    bubble.say("二", "2", "查看")
    qtbot.waitUntil(lambda: "二" in shown.lines())
    assert "--replace-id=7" in shown.lines()
    qtbot.waitUntil(lambda: bubble._showing.bytesAvailable() == 0 and bubble._number == "7")
    bubble.be_quiet()
    qtbot.waitUntil(lambda: shown.lines().count("gone") == 2)


def test_an_older_desktop_shows_it_without_a_click(bubble, shown, qtbot):
    shown.install(OLD)
    bubble.say("到期提醒", "x", "查看")
    qtbot.waitUntil(lambda: shown.lines().count("到期提醒") == 2)
    assert [one for one in shown.lines() if one.startswith("--action")] == ["--action=default=查看"]


def test_a_desktop_without_notifications_is_left_in_peace(qapp):
    desktop = Desktop()
    desktop.say("到期提醒", "x", "查看")
    desktop.be_quiet()
    assert desktop._shows is None
    desktop.deleteLater()
