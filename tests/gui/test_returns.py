"""Returns and claims on the screen, pressed and typed like a person does."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from svcdesk.domain.masters import Department, Role
from svcdesk.domain.return_case import ReturnCase, Settlement, Type
from svcdesk.domain.stock import Place
from svcdesk.domain.supplier_claim import SupplierClaim
from svcdesk.services import records, return_case, return_lines, stock
from svcdesk.ui import own_word
from svcdesk.ui.delivery.sign_dialog import SignDialog
from svcdesk.ui.returns.view import ReturnView
from svcdesk.ui.state_bar import StateBar
from tests.conftest import as_person
from tests.gui.casework import brought, fill, inks, only, signing, step
from tests.gui.typing import Wanted, compose, press, said
from tests.returning import asked, offer, ready, signatures

__all__ = ["brought", "signing"]


@pytest.fixture
def page(window):
    return window.open_stage("returns").open_part("returns")


def show(page, kind, doc) -> ReturnView:
    page.open_record(kind, doc)
    return page.view


def requested(context, brought, *serials, **more):
    """Have somebody else ask, so that this person may approve."""
    clerk = as_person(context.session, "钱内勤", Department.SERVICE, Role.CLERK)
    return return_case.save_request(clerk, asked(clerk, brought, *serials, **more))[0]


def test_a_request_is_chosen_derived_and_saved(page, window, context, brought, qtbot, answers):
    press(qtbot, page, "新建")
    view = page.view
    form = view.parts.forms[0]
    form.set_values({"customer": brought.body.customer})
    press(qtbot, view, "换货")
    form.editor("reason").set_value("function")
    form.editor("basis").set_value("statutory")
    compose(form.editor("reason_note").findChild(QPlainTextEdit), "通电不启动")
    answers.give("choose", "0")
    press(qtbot, view, "选择顾客的产品…")
    qtbot.waitUntil(lambda: any("可退货、换货、修理" in one for one in said(view)))
    words = said(view)
    assert any("7 日内性能故障" in one and "在期限内" in one for one in words)
    assert any("商用设备在合同写明时适用" in one for one in words)
    press(qtbot, view, "保存")
    record = only(context, "return_case", ReturnCase)
    assert (record.state, record.body.type, record.body.reason_note) == ("requested", Type.EXCHANGE, "通电不启动")
    assert record.body.lines[0].device.contract_number == brought.body.contract_number
    assert page.shown_record() == ("return_case", record.doc)


def test_what_is_typed_and_not_saved_comes_back(page, context, brought, qtbot, answers):
    record = requested(context, brought, "SN-1")
    view = show(page, "return_case", record.doc)
    compose(view.parts.forms[0].editor("reason_note").findChild(QPlainTextEdit), "补充说明")
    view.keep()
    view.show_record(record.doc)
    assert view.parts.forms[0].values()["reason_note"].endswith("补充说明")
    assert "已恢复" in view.notice.words()


def test_what_is_missing_is_said_at_its_field(page, context, brought, qtbot):
    press(qtbot, page, "新建")
    view = page.view
    press(qtbot, view, "保存")
    form = view.parts.forms[0]
    assert "没有写明顾客" in form.error("customer")
    assert "没有选择退货、换货或维修" in form.error("type")
    assert "没有退换的产品" in view.notice.words()


def test_a_return_goes_from_approval_to_the_signature(page, context, brought, qtbot, answers, signing):
    record = requested(context, brought, "", type=Type.EXCHANGE)
    view = show(page, "return_case", record.doc)
    step(qtbot, page, "审批…", {"node": "department", "opinion": "同意换"}, "同意并签字…")
    assert view.record.state == "approved"
    step(qtbot, page, "登记收货…", {"1": Decimal(3), "store": "退货架"}, "收货入隔离区")
    assert view.record.state == "received"
    step(qtbot, page, "检验…", {"verdict:1": "bad", "found:1": "滤芯破裂"}, "保存检验结论")
    step(qtbot, page, "责任判定…", {"1": "product", "note": "来料不良"}, "确认并签字…")
    judged = view.record.body
    assert (judged.approvals[0].signature.method, judged.quality_signature.method) == ("drawn", "drawn")
    qtbot.waitUntil(lambda: len(inks(view)) == 2)
    step(qtbot, page, "拆分…", {"quantity": Decimal(1)}, "拆分")
    product = view.record.body.lines[0].device.product
    step(qtbot, page, "办理下一行…", {"settlement": "replaced", "piece": f"{product}\t\t"}, "确定")
    step(qtbot, page, "办理下一行…", {"settlement": "returned"}, "确定")
    assert [line.settlement for line in view.record.body.lines] == [Settlement.REPLACED, Settlement.RETURNED]
    qtbot.waitUntil(lambda: any("质保 2026-11-26 至 2027-11-25" in one for one in said(view)))

    press(qtbot, page, "顾客签收办结…")
    assert view.record.state == "settled"
    assert len(view.record.body.signatures) == 2
    step(qtbot, page, "关闭…", {}, "关闭")
    assert view.record.state == "closed"
    assert [chip.words() for chip in view.findChild(StateBar)._chips][-1] == "✓ 已关闭"
    held = {one.place: one.quantity for one in stock.on_hand(context.session, product, place=None)}
    assert (held[Place.CUSTOMER], held[Place.QUARANTINE]) == (Decimal(2), Decimal(3))


def test_a_refusal_stays_in_its_dialog(page, context, brought, qtbot, signing):
    record = requested(context, brought, "SN-1")
    show(page, "return_case", record.doc)
    assert step(qtbot, page, "审批…", {"node": "department"}, "同意并签字…") == []
    refused = step(qtbot, page, "审批…", {"node": "management"}, "同意并签字…")
    assert "每个节点应由不同的人审批" in refused[0]
    assert len(signing) == 1  # nobody signs what is refused
    assert page.view.record.state == "requested"


def test_the_lineage_leads_to_the_life_of_a_piece(page, window, context, brought, qtbot):
    session = context.session
    record = ready(session, asked(session, brought, "SN-1"))
    given = return_lines.replacements(session, record.body.lines[0])[0]
    record, _ = return_lines.settle_line(
        session, record, "1", offer(session, settlement=Settlement.REPLACED, piece=given)
    )
    record, _ = return_case.sign(session, record, signatures(session))
    view = show(page, "return_case", record.doc)
    wanted = Wanted(context.hub)
    QApplication.processEvents()
    press(qtbot, view, "新 SN-3")
    assert wanted.records == [("unit", f"{given.product}:SN-3")]


def test_a_return_is_void_with_a_reason(page, context, brought, qtbot, answers):
    record = requested(context, brought, "SN-1")
    view = show(page, "return_case", record.doc)
    answers.give("words", "登记错误")
    view._actions.void()
    assert view.record.state == "void"
    assert any("已作废：登记错误" in one.text() for one in view.findChildren(QLabel))


def test_a_claim_is_filled_in_sent_answered_and_settled(window, context, brought, qtbot, answers):
    session = context.session
    ready(session, asked(session, brought, "SN-1"))
    claims = window.open_stage("returns").open_part("claims")
    record = only(context, "supplier_claim", SupplierClaim)
    claims.open_record("supplier_claim", record.doc)
    view = claims.view
    press(qtbot, claims, "已发给供方")
    form = view.parts.forms[0]
    assert "没有写明供方" in form.error("supplier")
    assert "没有写索赔要求" in form.error("asked")
    form.set_values({"supplier": "华东电机厂", "asked": "换电机"})
    view._typed()
    press(qtbot, claims, "已发给供方")
    assert view.record.state == "sent"
    fill(qtbot, {"answer": "同意"}, "保存")
    press(qtbot, claims, "登记供方答复…")
    fill(qtbot, {"amount": Decimal(3200)}, "结清")
    press(qtbot, claims, "结清…")
    assert (view.record.state, view.record.body.settled_amount) == ("settled", Decimal(3200))
    assert view.read_only_words() == "已结清，不能再改。"


def test_a_word_that_is_not_signed_does_nothing(page, context, brought, qtbot, monkeypatch):
    record = requested(context, brought, "SN-1")
    show(page, "return_case", record.doc)

    class Left(SignDialog):
        def exec(self):
            self.reject()
            return self.result()

    monkeypatch.setattr(own_word, "SignDialog", Left)
    [told] = step(qtbot, page, "审批…", {"node": "department"}, "同意并签字…")
    assert "还没有签字" in told
    assert records.record(context.session, record.doc, ReturnCase).body.approvals == ()


def test_what_is_typed_is_saved_before_a_step_and_what_is_wrong_stops_it(page, context, brought, qtbot, signing):
    record = requested(context, brought, "SN-1")
    view = show(page, "return_case", record.doc)
    note = view.parts.forms[0].editor("reason_note").findChild(QPlainTextEdit)
    view.parts.forms[0].set_values({"reason": None})
    compose(note, "补充说明")
    press(qtbot, page, "审批…")
    assert "请改正标红的项目" in view.notice.words()
    view.parts.forms[0].set_values({"reason": "function"})
    step(qtbot, page, "审批…", {"node": "department"}, "同意并签字…")
    assert (view.record.body.reason_note, len(view.record.body.approvals)) == ("补充说明", 1)
