"""Handing over and taking in with the mouse: the preview, the result, the in-tray, the head of the window."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from svcdesk.domain.exchange import Scope
from svcdesk.domain.masters import Company, Customer
from svcdesk.errors import Cancelled
from svcdesk.services import masters
from svcdesk.services.exchange import handing_over, in_tray
from svcdesk.services.exchange.handing_over import Request
from svcdesk.services.exchange.in_tray import Fate
from svcdesk.ui import language
from svcdesk.ui.exchange import page as page_module
from svcdesk.ui.exchange.packing import Packing
from svcdesk.ui.exchange.page import ExchangePage
from svcdesk.ui.header import Header
from svcdesk.words import Message
from tests.exchange.files import cut, named, with_lines
from tests.gui.exchanging import accept, look_at, shown_button
from tests.gui.typing import press

CHINESE = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture
def package(laptop, tmp_path) -> Path:
    """Give a package with two customers."""
    with laptop.work() as work:
        for name in ("Hongda", "Yuandong"):
            work.create("customer", Customer(name), "active")
    return handing_over.hand_over(laptop, tmp_path / "p.svcpack", Request(scope=Scope.ALL)).files[0]


@pytest.fixture
def forged(package) -> Path:
    """Give the package with a second record that claims a state there is none of."""

    def forge(lines):
        return [named(lines[0]["payload"]), named({**lines[1]["payload"], "state": "flying"})]

    return with_lines(package, forge)


@pytest.fixture
def page(context, qtbot) -> ExchangePage:
    made = ExchangePage(context)
    qtbot.addWidget(made)
    made.resize(1100, 680)
    made.show()
    qtbot.waitExposed(made)
    return made


def hand_over(page, qtbot, answers, chosen, path):
    answers.give("choose", chosen)
    answers.give("packing", Packing())
    answers.give("save_file", path)
    qtbot.mouseClick(page.hand_over, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: path.name in page.notice.words())
    assert path.exists()


def test_a_package_is_looked_at_taken_in_and_shown(page, context, qtbot, answers, package):
    heard = []
    context.hub.changed.connect(heard.append)
    look_at(page, qtbot, answers, package)
    assert "将接收 2 个新版本，涉及 2 张单据；0 个本机已有。" in page.package.said()
    with context.session.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM revision").scalar() == 0
    accept(page, qtbot)
    assert any("已接收 2 个新版本" in words for words in page.package.said())
    assert {kind for changes in heard for kind in changes.kinds} == {"customer"}
    press(qtbot, page.package, "完成")
    assert page.desks.isVisible()
    assert "Laptop" in " ".join(one.text() for one in page.desks.findChildren(QLabel))


def test_what_was_refused_is_put_aside_with_a_reason(page, context, qtbot, answers, forged):
    look_at(page, qtbot, answers, forged)
    accept(page, qtbot)
    press(qtbot, page.package, "完成")
    assert page.tray.model.rowCount() == 1
    drop = page.tray._drop
    assert not drop.isEnabled()
    view = page.tray.view
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(page.tray.model.index(0, 2)).center()
    )
    assert "flying" in page.tray._full.text()
    answers.give("words", "对方弄错了")
    qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
    (kept,) = in_tray.lying(context.session).kept
    assert (kept.fate, kept.dropped.why) == (Fate.DROPPED, "对方弄错了")
    assert "已搁置 1 条" in page.notice.words()
    shown = page.tray.model.index(0, 2).data(Qt.ItemDataRole.DisplayRole)
    assert shown.startswith(kept.dropped.name)
    assert shown.endswith("搁置：对方弄错了")
    qtbot.mouseClick(page.tray._again, Qt.MouseButton.LeftButton)
    assert in_tray.lying(context.session).kept[0].fate is Fate.REFUSED


def test_stopped_while_taking_in_it_shows_what_came_and_tells_the_other_screens(
    page, context, laptop, qtbot, answers, tmp_path, monkeypatch
):
    monkeypatch.setattr("svcdesk.store.exchange.gather._IN_A_PART", 1)
    monkeypatch.setattr("svcdesk.store.exchange.gather._AT_ONCE", 1)
    with laptop.work() as work:
        for name in ("Hongda", "Yuandong"):
            work.create("customer", Customer(name), "active")
    path = handing_over.hand_over(laptop, tmp_path / "p.svcpack", Request(scope=Scope.ALL)).files[0]
    take_in, heard = page_module._take_in, []
    context.hub.changed.connect(heard.append)

    def stopped(session, paths, password, adopting, progress):
        def stop(done, total):
            if done:
                raise Cancelled(Message("form.job_cancelled"))
            progress(done, total)

        return take_in(session, paths, password, adopting, stop)

    monkeypatch.setattr(page_module, "_take_in", stopped)
    look_at(page, qtbot, answers, path)
    accept(page, qtbot)
    assert "已停止。已经接收的部分保留" in page.notice.words()
    assert any("已接收 1 个新版本" in words for words in page.package.said())
    assert {kind for changes in heard for kind in changes.kinds} == {"customer"}
    monkeypatch.setattr(page_module, "_take_in", take_in)
    press(qtbot, page.package, "完成")
    look_at(page, qtbot, answers, path)
    accept(page, qtbot)
    assert any("已接收 1 个新版本" in words for words in page.package.said())
    assert page.notice.words() == ""


def test_files_are_named_so_that_a_damaged_one_is_found(page, qtbot, answers, package):
    broken = cut(package, 0.7)
    answers.give("open_files", [package, broken])
    qtbot.mouseClick(page.take_in, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.package.isVisible)
    shown = [one.text() for one in page.package.findChildren(QLabel)]
    assert {package.name, broken.name} <= set(shown)


def test_the_in_tray_can_be_written_out(page, qtbot, answers, forged, tmp_path):
    look_at(page, qtbot, answers, forged)
    accept(page, qtbot)
    press(qtbot, page.package, "完成")
    answers.give("save_file", tmp_path / "out.jsonl")
    qtbot.mouseClick(page.tray._out, Qt.MouseButton.LeftButton)
    assert b"flying" in (tmp_path / "out.jsonl").read_bytes()


def test_a_file_that_is_no_package_is_a_sentence(page, qtbot, answers, tmp_path):
    path = tmp_path / "x.svcpack"
    path.write_bytes(b"nothing")
    look_at(page, qtbot, answers, path)
    assert "不是交接包" in page.notice.words()
    assert page.take_in.isEnabled()


def test_a_refused_package_does_not_leave_the_one_before_to_be_accepted(page, qtbot, answers, package, tmp_path):
    look_at(page, qtbot, answers, package)
    path = tmp_path / "x.svcpack"
    path.write_bytes(b"nothing")
    answers.give("open_files", [path])
    qtbot.mouseClick(page.take_in, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "不是交接包" in page.notice.words())
    assert not page.package.isVisible()
    assert page.desks.isVisible()


def test_a_package_without_records_says_whether_it_was_meant_so(page, qtbot, answers, package):
    look_at(page, qtbot, answers, cut(package, 0.6))
    assert "其中没有可以接收的单据。" in page.package.said()
    look_at(page, qtbot, answers, with_lines(package, lambda _lines: []))
    qtbot.waitUntil(lambda: any("只说明对方现有哪些内容" in words for words in page.package.said()))


def test_a_cut_package_says_so_before_anything_is_written(page, qtbot, answers, package):
    look_at(page, qtbot, answers, cut(package, 0.7))
    assert any("文件不完整" in words for words in page.package.said())
    press(qtbot, page.package, "不接收")
    assert page.tray.isVisible()


def test_everything_or_what_another_desk_lacks_is_written(page, context, qtbot, answers, package, tmp_path):
    look_at(page, qtbot, answers, package)
    accept(page, qtbot)
    press(qtbot, page.package, "完成")
    with context.session.work() as work:
        work.create("customer", Customer("远东"), "active")
    node = handing_over.desks(context.session)[0].device.node
    hand_over(page, qtbot, answers, node, tmp_path / "lacking.svcpack")
    assert "1 个版本" in page.notice.words()
    hand_over(page, qtbot, answers, "all", tmp_path / "all.svcpack")
    assert "3 个版本" in page.notice.words()


def test_what_was_entered_elsewhere_meanwhile_counts_when_the_page_is_shown_again(
    page, context, qtbot, answers, package
):
    look_at(page, qtbot, answers, package)
    accept(page, qtbot)
    press(qtbot, page.package, "完成")
    page.hide()
    with context.session.work() as work:
        work.create("customer", Customer("远东"), "active")
    context.hub.changed.emit(work.changes)
    page.show()
    shown = [one.text() for one in page.desks.findChildren(QLabel)]
    assert "1 个版本尚未确认收到" in shown
    assert "本机有 1 个版本还没有写进任何交接包。" in shown


def test_another_companys_package_is_asked_about_and_joined(page, context, qtbot, answers, laptop, tmp_path):
    masters.save_company(context.session, Company("宏达"))
    masters.save_company(laptop, Company("Hongda"))
    path = handing_over.hand_over(laptop, tmp_path / "p.svcpack", Request(scope=Scope.ALL)).files[0]
    answers.give("open_files", [path])
    answers.give("confirm", False)
    qtbot.mouseClick(page.take_in, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.notice.words()))
    assert "各自建立的公司资料" in page.notice.words()
    answers.give("open_files", [path])
    answers.give("confirm", True)
    qtbot.mouseClick(page.take_in, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.package.isVisible)
    assert any("接收后本机属于“Hongda”" in words for words in page.package.said())
    assert masters.company(context.session).body.name == "宏达"
    accept(page, qtbot)
    assert masters.company(context.session).body.name == "Hongda"


def test_chosen_records_are_asked_for_by_number(page, context, qtbot, answers, tmp_path):
    with context.session.work() as work:
        number = work.create("customer", Customer("远东"), "active").number
    answers.give("choose", "chosen")
    answers.give("words", f"{number}\n KH-1 ")
    answers.give("packing", Packing())
    answers.give("save_file", tmp_path / "c.svcpack")
    qtbot.mouseClick(page.hand_over, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "KH-1" in page.notice.words())
    assert not (tmp_path / "c.svcpack").exists()
    answers.give("choose", "chosen")
    answers.give("words", number)
    answers.give("packing", Packing())
    answers.give("save_file", tmp_path / "c.svcpack")
    qtbot.mouseClick(page.hand_over, Qt.MouseButton.LeftButton)
    qtbot.waitUntil((tmp_path / "c.svcpack").exists)
    qtbot.waitUntil(lambda: "1 个版本" in page.notice.words())


def test_all_of_it_is_said_in_english_too(context, qtbot, answers, forged):
    language.switch("en")
    page = ExchangePage(context)
    qtbot.addWidget(page)
    page.show()
    answers.give("open_files", [forged])
    qtbot.mouseClick(page.take_in, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.package.said()))
    press(qtbot, page.package, "Take in")
    qtbot.waitUntil(lambda: shown_button(page, "Done"))
    assert [words for words in page.package.said() if CHINESE.search(words)] == []
    assert [one.text() for one in page.findChildren(QPushButton) if CHINESE.search(one.text())] == []


def test_the_head_of_the_window_says_what_is_not_handed_over_and_leads_there(window, context, qtbot, tmp_path):
    header = window.findChild(Header)
    handing_over.hand_over(context.session, tmp_path / "p.svcpack", Request(scope=Scope.ALL))
    assert not header._outgoing.isVisible()
    with context.session.work() as work:
        work.create("customer", Customer("远东"), "active")
    handing_over.hand_over(context.session, tmp_path / "p.svcpack", Request(scope=Scope.ALL))
    with context.session.work() as work:
        work.create("customer", Customer("宏达"), "active")
    context.hub.changed.emit(work.changes)
    assert (header._outgoing.isVisible(), header._outgoing.text()) == (True, "1 条待交接")
    qtbot.mouseClick(header._outgoing, Qt.MouseButton.LeftButton)
    assert window.open_masters().section() == "exchange"
