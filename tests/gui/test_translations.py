"""English is complete and compiled, and both languages reach Qt's own words too."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QPushButton, QTreeView

from svcdesk import words
from svcdesk.ui import language
from svcdesk.words import Message

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def i18n():
    spec = importlib.util.spec_from_file_location("i18n_tool", ROOT / "tools" / "i18n.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def test_nothing_is_unfinished_and_the_compiled_file_is_up_to_date(i18n):
    assert i18n.problems() == []


def write_ts(folder, translation):
    ts = folder / "en.ts"
    ts.write_text(
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="en">'
        "<context><name>Form</name>"
        f"<message><source>是否</source>{translation}</message></context></TS>",
        encoding="utf-8",
    )
    return ts


def test_a_missing_english_is_found(i18n, tmp_path):
    assert i18n.unfinished(write_ts(tmp_path, '<translation type="unfinished"></translation>')) == ["Form: 是否"]
    assert i18n.unfinished(write_ts(tmp_path, "<translation>yes or no</translation>")) == []


def test_words_lupdate_cannot_see_are_found(i18n, tmp_path, monkeypatch):
    source = i18n.ROOT / "svcdesk" / "ui" / "form.py"
    monkeypatch.setattr(i18n, "SOURCES", [source])
    missed = i18n.missed(write_ts(tmp_path, "<translation>x</translation>"))
    assert missed
    assert all(line.startswith("svcdesk/ui/form.py:") for line in missed)


def test_filling_leaves_what_is_there(i18n, tmp_path, monkeypatch):
    monkeypatch.setattr(i18n, "update", lambda _ts: None)
    ts = write_ts(tmp_path, "<translation>mine</translation>")
    i18n.fill(ts, {"是否": "other"})
    assert ">mine<" in ts.read_text("utf-8")
    ts = write_ts(tmp_path, '<translation type="unfinished"></translation>')
    i18n.fill(ts, {"是否": "yes & no"})
    assert ">yes &amp; no<" in ts.read_text("utf-8")


def test_qt_and_the_records_speak_the_language_of_the_window(qapp, qtbot):
    def cancel():
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        return box.buttons()[0].text()

    assert cancel() == "取消"
    assert language.text(Message("form.yes")) == "是"
    language.switch("en")
    assert cancel() == "Cancel"
    assert language.text(Message("form.yes")) == "Yes"
    assert language.text("宏达") == "宏达"
    assert QCoreApplication.translate("AskDialog", "确定") == "OK"
    language.switch("zh_CN")
    assert cancel() == "取消"
    assert QCoreApplication.translate("AskDialog", "确定") == "确定"


def test_no_english_word_is_left_in_qts_own_file_dialog(qtbot, tmp_path):
    dialog = QFileDialog(None, "导出到", str(tmp_path), "Excel 工作簿 (*.xlsx)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    qtbot.addWidget(dialog)
    heads = dialog.findChild(QTreeView).model()
    said = [one.text() for one in (*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton))]
    said += [heads.headerData(at, Qt.Orientation.Horizontal) for at in range(heads.columnCount())]
    assert "位置(&L)：" in said
    assert "大小" in said
    assert [words for words in said if re.search("[A-Za-z]{2}", words or "")] == []


@pytest.mark.parametrize(("key", "part"), [("zh", "source"), ("en", "translation")])
def test_every_button_a_refusal_names_is_on_a_screen(i18n, key, part):
    """What a person is told to press must be called so: a part of the window's words or a choice's label."""
    window = {"".join(one.itertext()).strip() for one in i18n.ET.parse(i18n.TS).getroot().iter(part)}
    labels = {both[key] for area in ("delivery", "stages") for both in words.codes(area).values()}
    missing = {
        f"{area}.{code}: {named}"
        for area in ("acceptance", "delivery", "scan", "packing")
        for code, both in words.codes(area).items()
        for named in re.findall("“([^”{]+)”", both[key])
        if not any(shown.startswith(named) for shown in window | labels)
    }
    assert missing == set()
