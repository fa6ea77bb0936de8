"""How a package is written is asked: with a password or without, in one file or in several."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from svcdesk.domain.exchange import Cost, Scope
from svcdesk.domain.masters import Customer
from svcdesk.services.exchange import handing_over
from svcdesk.services.exchange.handing_over import Request
from svcdesk.ui.exchange.packing import Packing, PackingDialog
from svcdesk.ui.exchange.page import ExchangePage
from tests.gui.exchanging import accept
from tests.gui.typing import press


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    monkeypatch.setattr(handing_over, "cost", Cost(1, 256, 1))


def test_a_package_is_sealed_and_opened_with_a_password(context, laptop, qtbot, answers, tmp_path):
    page = ExchangePage(context)
    qtbot.addWidget(page)
    page.resize(1100, 680)
    page.show()
    qtbot.waitExposed(page)
    path = tmp_path / "sealed.svcpack"
    with laptop.work() as work:
        work.create("customer", Customer("Hongda"), "active")
    request = Request(scope=Scope.ALL, password="let nobody see")
    handing_over.hand_over(laptop, path, request)
    answers.give("open_files", [path])
    answers.give("secret", None)
    qtbot.mouseClick(page.take_in, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "已用密码加密" in page.notice.words())
    answers.give("open_files", [path])
    answers.give("secret", "let everybody see")
    answers.give("secret", "let nobody see")
    qtbot.mouseClick(page.take_in, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.package.isVisible)
    asked = [said for kind, said in answers.asked if kind == "secret"]
    assert [said.partition("sealed.svcpack")[0] for said in asked] == ["", "", "密码打不开 "]
    accept(page, qtbot)
    assert any("已接收 1 个新版本" in words for words in page.package.said())
    press(qtbot, page.package, "完成")
    answers.give("choose", "all")
    answers.give("packing", Packing("let nobody see", 1))
    answers.give("save_file", tmp_path / "out.svcpack")
    qtbot.mouseClick(page.hand_over, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "已用密码加密写入 out.svcpack" in page.notice.words())
    assert b"sealed/000000" in (tmp_path / "out.svcpack").read_bytes()


def test_how_a_package_is_written_is_asked_with_what_goes_wrong_under_its_field(qtbot):
    dialog = PackingDialog("怎样写交接包")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.packing() == Packing()
    assert dialog.focusWidget() is dialog._yes
    qtbot.mouseClick(dialog.form.editor("sealed").segments.button("plain"), Qt.MouseButton.LeftButton)
    assert dialog.form.values()["sealed"] == "plain"
    assert not dialog.form.editor("password").isVisible()
    dialog.form.set_values({"sealed": "sealed", "password": "short", "again": "short", "most": "20"})
    dialog.form.changed.emit({})
    assert dialog.form.editor("password").isVisible()
    dialog.attempt()
    assert dialog.isVisible()
    shown = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert any("密码太短" in words for words in shown)
    dialog.form.set_values({"password": "long enough", "again": "long  enough"})
    dialog.attempt()
    assert any("两次输入的密码不一样" in one.text() for one in dialog.findChildren(QLabel))
    dialog.form.set_values({"password": "long enough ", "again": "long enough "})  # as whoever opens it will type it
    dialog.attempt()
    assert dialog.result() == 1
    assert dialog.packing() == Packing("long enough ", 20 << 20)
