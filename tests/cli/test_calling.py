"""How the program is called: help in both languages, and a sentence for every call that is no call."""

import re
from pathlib import Path

import pytest

from svcdesk.cli.caller import language, of_machine
from svcdesk.cli.output import width
from svcdesk.cli.root import COMMANDS, program
from svcdesk.settings import Settings
from tests.cli.conftest import Call

ROOT = Path(__file__).resolve().parents[2]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_help_names_every_command_in_the_language_of_the_call(call: Call, lang: str):
    told = call("--help", lang=lang)
    assert told.exit_code == 0
    for command in COMMANDS:
        line = next(line for line in told.stdout.splitlines() if line.startswith(f"  {command} "))
        assert bool(CHINESE.search(line)) is (lang == "zh_CN")
    assert ("退出状态" if lang == "zh_CN" else "Exit status") in told.stdout


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_what_each_of_its_options_does(call: Call, command: str, lang: str):
    told = call(command, "--help", lang=lang)
    assert told.exit_code == 0
    found = program.get_command(None, command)
    named = re.findall(r"^  (--[a-z-]+)", told.stdout, re.MULTILINE)
    assert {option.opts[0] for option in found.params if option.param_type_name == "option"} < set(named)
    assert bool(CHINESE.search(told.stdout)) is (lang == "zh_CN")
    assert max(width(line) for line in told.stdout.splitlines()) <= 80


def test_a_wrong_command_names_the_right_ones(call: Call):
    told = call("lsit")
    assert told.exit_code == 2
    assert "lsit" in told.stderr
    assert "list" in told.stderr
    assert not told.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["list"], ["KIND"]),
        (["list", "cars"], ["cars", "delivery"]),
        (["list", "delivery", "--colour", "red"], ["--colour"]),
        (["list", "delivery", "--since", "yesterday"], ["--since", "yesterday"]),
        (["list", "delivery", "--since", "2026-02-30"], ["2026-02-30"]),
        (["list", "delivery", "--state", "signd"], ["signd", "signed"]),
        (["list", "feedback", "--state", "signed"], ["signed", "acknowledged"]),
        (["list", "delivery", "--limit", "-3"], ["--limit", "-3"]),
        (["list", "delivery", "--sort", "size"], ["size", "number"]),
        (["list", "delivery", "extra"], ["extra"]),
        (["show"], ["NUMBER"]),
        (["print", "X", "--lang", "de"], ["de", "both"]),
        (["print", "X", "--form", "F99"], ["F99", "F16"]),
        (["export", "product"], ["--out"]),
        (["export", "product", "--out", "x.pdf"], ["x.pdf", ".xlsx"]),
        (["import", "customer", "nowhere.csv"], ["nowhere.csv"]),
        (["restore", "nowhere.svcdesk"], ["nowhere.svcdesk"]),
    ],
)
@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_a_call_that_cannot_be_is_answered_in_a_sentence(
    call: Call, arguments: list[str], words: list[str], lang: str
):
    told = call("--demo", *arguments, lang=lang)
    assert told.exit_code == 2
    assert all(word in told.stderr for word in words)
    assert "Traceback" not in told.stderr
    assert bool(CHINESE.search(told.stderr)) is (lang == "zh_CN")


def test_options_may_stand_before_the_command_or_after_it(call: Call, demo_desk: object):
    before = call("--demo", "--lang", "en", "list", "person", lang="")
    after = call("list", "person", "--lang", "en", "--demo", lang="")
    assert before.exit_code == after.exit_code == 0
    assert before.stdout == after.stdout
    assert "Number" in before.stdout


def test_the_language_is_that_of_the_call_then_the_settings_then_the_machine(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert language(["--lang", "zh_CN", "list"]) == "zh_CN"
    assert language(["list", "--lang=en"]) == "en"
    assert language(["list"]) == "en"
    settings = Settings()
    settings.change(language="zh_CN")
    try:
        assert language(["list"]) == "zh_CN"
    finally:
        (settings.folder / "settings.json").unlink()


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("zh_CN.UTF-8", "zh_CN"),
        ("C", "zh_CN"),
        ("C.UTF-8", "zh_CN"),
        ("POSIX", "zh_CN"),
        ("", "zh_CN"),
        ("cs_CZ", "en"),
        ("en_US.UTF-8", "en"),
        ("de_DE@euro", "en"),
    ],
)
def test_a_machine_set_to_another_language_is_spoken_to_in_english(name: str, lang: str):
    assert of_machine({"LANG": name}, "linux") == lang
    assert of_machine({"LANG": "fr_FR", "LC_ALL": name}, "linux") == (lang if name else "en")


@pytest.mark.parametrize("document", ["README.md", "docs/command-line.md"])
def test_the_documents_name_every_command_and_only_options_there_are(document: str):
    text = (ROOT / document).read_text("utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    named = [found for line in lines for found in re.findall(r"`(?:svcdesk )?([a-z-]+)([^`]*)`", line)]
    calls = [(name, rest) for name, rest in named if name in COMMANDS]
    assert {name for name, _ in calls} == set(COMMANDS)
    for name, rest in calls:
        known = {option for parameter in program.get_command(None, name).params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known


def test_the_version(call: Call):
    assert re.fullmatch(r"svcdesk \d+\.\d+\.\d+\n", call("--version").stdout)
