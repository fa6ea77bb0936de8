"""Master data beyond customers: stock, products, checklists, people, company, exports, backups, this computer."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from svcdesk.domain.masters import Checklist, Company, Customer, Department, Person, Product, Role, Tracking
from svcdesk.errors import KnownError
from svcdesk.services import backups, devices, masters, people, records, stock
from svcdesk.services.importing.tables import read_table
from svcdesk.ui.exporting import Exporting
from svcdesk.ui.masters.backups import BackupsPage
from svcdesk.ui.masters.checklist import ChecklistView
from svcdesk.ui.masters.company import CompanyPage
from svcdesk.ui.masters.lists import customers
from svcdesk.ui.masters.machine import MachinePage
from svcdesk.ui.masters.person import PersonView
from svcdesk.ui.masters.product import ProductView
from svcdesk.ui.masters.stock import StockPage
from svcdesk.ui.masters.stock_dialogs import OpeningDialog, TransferDialog
from svcdesk.ui.password_dialog import PasswordDialog
from svcdesk.ui.sources import sources
from tests.gui.typing import cells, compose, press, said


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.resize(1000, 700)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def write(editor, words):
    compose(editor.focusProxy(), words)


@pytest.fixture
def compressor(context):
    return masters.save_product(context.session, Product("螺杆空压机", "KYJ", "GA37", tracking=Tracking.SERIAL))[0]


def book(qtbot, context, product, serials):
    dialog = shown(qtbot, OpeningDialog(context))
    dialog.form.set_values({"product": product.doc})
    dialog.form.changed.emit("product")
    write(dialog.form.editor("serials"), serials)
    press(qtbot, dialog, "入库")
    return dialog


def test_opening_stock_is_booked_by_serial_number_and_twice_is_refused(context, compressor, qtbot):
    page = shown(qtbot, StockPage(context))
    assert book(qtbot, context, compressor, "SN-1\nSN-2\n\n SN-3 ").result()
    assert [row[1] for row in cells(page._model)] == ["SN-1", "SN-2", "SN-3"]
    again = book(qtbot, context, compressor, "SN-9\nSN-2")
    assert not again.result()
    assert "SN-2" in again.notice.words()
    assert len(stock.on_hand(context.session)) == 3


def test_a_unit_shows_its_life_and_leads_to_the_records(context, compressor, qtbot):
    book(qtbot, context, compressor, "SN-1\nSN-2")
    page = shown(qtbot, StockPage(context))
    page._words.setText("sn-2")
    qtbot.waitUntil(lambda: len(cells(page._model)) == 1)
    page._view.setCurrentIndex(page._model.index(0, 0))
    life = cells(page._life_model)
    assert life[0][1] == "（期初以前） → 合格库"
    assert life[0][2].startswith("QC-261123-A1-")


def test_goods_are_carried_to_a_vehicle_and_no_more_than_there_are(context, compressor, qtbot):
    book(qtbot, context, compressor, "SN-1")
    page = shown(qtbot, StockPage(context))
    press(qtbot, page, "移库…")
    assert "请先在合格库里选中" in page._notice.words()
    held = next(iter(page._rows.values()))
    dialog = shown(qtbot, TransferDialog(context, held))
    press(qtbot, dialog, "移库")
    assert "没有填写移到哪里" in dialog.notice.words()
    write(dialog.form.editor("target"), "服务车 1")
    press(qtbot, dialog, "移库")
    assert dialog.result()
    assert [(row[1], row[3]) for row in cells(page._model)] == [("SN-1", "服务车 1")]
    assert stock.on_hand(context.session)[0].store == "服务车 1"


def test_a_checklist_is_written_and_a_change_needs_a_new_version(context, qtbot, answers):
    view = shown(qtbot, ChecklistView(context))
    view.start_new()
    write(view.parts.forms[0].editor("name"), "空压机调试")
    press(qtbot, view, "添加检查项")
    line = view.parts.lines["items"]._lines[0]
    write(line.editors["name"], "排气温度")
    line.editors["kind"].drop.setCurrentIndex(1)
    write(line.editors["high"], "95")
    write(line.editors["unit"], "℃")
    line.editors["flags"].boxes[1].click()
    view.save()
    item = records.record(context.session, view.record.doc, Checklist).body.items[0]
    assert (item.high, item.unit, item.photo_required, item.required) == (Decimal(95), "℃", True, False)
    line = view.parts.lines["items"]._lines[0]
    line.editors["high"].line.clear()
    write(line.editors["high"], "90")
    view.save()
    assert view.parts.forms[0].error("version")
    view.parts.forms[0].editor("version").line.clear()
    write(view.parts.forms[0].editor("version"), "A/1")
    view.save()
    kept = records.record(context.session, view.record.doc, Checklist).body
    assert (kept.version, kept.items[0].high, kept.items[0].id) == ("A/1", Decimal(90), item.id)


def test_a_product_keeps_what_the_form_does_not_show(context, compressor, qtbot):
    view = shown(qtbot, ProductView(context, sources(context.session)))
    view.show_record(compressor.doc)
    write(view.parts.forms[1].editor("price"), "86,000")
    view.save()
    kept = records.record(context.session, compressor.doc, Product).body
    assert (kept.price, kept.tracking, kept.warranty_months) == (Decimal(86000), Tracking.SERIAL, 12)


def test_a_person_is_added_with_a_password_and_deactivated(context, qtbot, answers):
    people.add_person(context.session, Person("管理员", Department.MANAGEMENT, (Role.ADMIN,)), "long enough")
    view = shown(qtbot, PersonView(context))
    view.start_new()
    view.save()
    assert view.parts.forms[0].error("name")
    assert view.parts.forms[0].error("department") == "请填写此项。"
    write(view.parts.forms[0].editor("name"), "赵磊")
    view.parts.forms[0].set_values({"department": "service"})
    view.parts.forms[0].editor("roles").boxes[1].click()
    view.parts.forms[0].editor("password").focusProxy().setText("long enough")
    view.save()
    assert people.sign_in(context.session.store, "赵磊", "long enough").roles == {Role.TECHNICIAN}
    assert not view.parts.forms[0].editor("password").isVisible()
    answers.give("confirm", True)
    view._change_state()
    with pytest.raises(KnownError):
        people.sign_in(context.session.store, "赵磊", "long enough")


def test_a_new_password_is_typed_twice(qtbot):
    saved = []
    dialog = shown(qtbot, PasswordDialog("新密码", lambda old, new: saved.append((old, new)), old=False))
    dialog.form.editor("new").focusProxy().setText("one password")
    dialog.form.editor("again").focusProxy().setText("another one")
    press(qtbot, dialog, "保存")
    assert saved == []
    dialog.form.editor("again").focusProxy().setText("one password")
    press(qtbot, dialog, "保存")
    assert saved == [("", "one password")]


def test_the_company_keeps_bank_and_form_codes(context, qtbot):
    page = shown(qtbot, CompanyPage(context))
    view = page.view
    write(view.parts.forms[0].editor("name"), "宏达机电设备销售有限公司")
    write(view.parts.forms[1].editor("bank.bank"), "工商银行")
    line = view.parts.lines["forms"]._lines[2]
    write(line.editors["code"], "QR-6.5-02")
    write(line.editors["version"], "A/0")
    view.save()
    company = masters.company(context.session).body
    assert company.bank.bank == "工商银行"
    assert [(code.form, code.code, code.copies) for code in company.forms] == [("F16", "QR-6.5-02", 2)]


def test_a_list_is_taken_out_as_it_is_filtered(context, qtbot, answers, tmp_path):
    for name in ("江南制药", "东风机械", "江南印染"):
        masters.save_customer(context.session, Customer(name))
    page = shown(qtbot, customers(context))
    qtbot.waitUntil(lambda: page.list.count() == 3)
    page.list.bar.look_for("江南")
    qtbot.waitUntil(lambda: page.list.count() == 2)
    path = tmp_path / "客户.xlsx"
    answers.give("save_file", path)
    page.list.findChild(Exporting).menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: answers.said() == ["已导出 2 行。"])
    rows = read_table(path).rows
    assert {row[2] for row in rows[1:]} == {"江南制药", "江南印染"}


def test_a_backup_is_made_listed_and_offered_for_restoring(context, qtbot, answers, tmp_path):
    masters.save_company(context.session, Company("宏达机电"))
    context.settings.change(backup_folder=str(tmp_path / "backups"))
    page = shown(qtbot, BackupsPage(context))
    press(qtbot, page, "恢复到选中的备份…")
    assert "请先选中" in page._notice.words()
    press(qtbot, page, "立即备份")
    qtbot.waitUntil(lambda: len(cells(page._model)) == 1)
    made = backups.backups(context.session, tmp_path / "backups")[0]
    page._view.choose(str(made.path))
    answers.give("confirm", True)
    with qtbot.waitSignal(context.hub.restored) as restored:
        press(qtbot, page, "恢复到选中的备份…")
    assert restored.args == [made.path]


def test_this_computer_changes_its_code_before_the_first_number(context, qtbot, answers):
    page = shown(qtbot, MachinePage(context))
    answers.give("words", "b7")
    press(qtbot, page, "更改代号…")
    assert devices.code(context.session) == "B7"
    assert "B7" in said(page)
    with qtbot.waitSignal(context.hub.styled) as styled:
        qtbot.mouseClick(page._form.editor("language").segments.button("en"), Qt.MouseButton.LeftButton)
    assert styled.args == ["language", "en"]


def test_who_may_not_book_stock_is_offered_no_button(context, qtbot):
    session = replace(context.session, roles=frozenset({Role.INSPECTOR}))
    page = shown(qtbot, StockPage(replace(context, session=session)))
    assert [one.text() for one in page.findChildren(QPushButton) if one.isVisible()] == []
