"""Photos of complaints and of goods that come back: added on the screen, kept as a draft, saved, printed."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from svcdesk.domain.complaint import Complaint
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.sheets import Form
from svcdesk.domain.supplier_claim import SupplierClaim
from svcdesk.reports.catalog import render
from svcdesk.services import lists, paper, photos, records, return_aftermath, return_case
from svcdesk.services.lists import Query
from svcdesk.store.frame import blobref
from svcdesk.ui.editors.photos import PhotosEditor
from svcdesk.ui.form_dialog import FormDialog
from svcdesk.ui.pictures import Added
from tests.gui.typing import press
from tests.returning import approved, asked, delivered, ready, received

PICTURE = Path("resources/demo/cooler-blocked.jpg").read_bytes()


@pytest.fixture
def brought(context, clock):
    made = delivered(context.session, clock)
    clock.forward(days=3)
    return made


def add(qtbot, editor, caption):
    """Drop a picture on a strip and say what it shows; wait until it is kept."""
    assert isinstance(editor, PhotosEditor)
    editor.strip.added.emit(Added("a.jpg", PICTURE))
    qtbot.waitUntil(lambda: len(editor.value()) == 1)
    editor.strip.captioned.emit((editor.value()[0].sha, caption))


def carried(session, record):
    """Return what a package takes along with a record: the attachments its revision names."""
    with session.read() as connection:
        return list(connection.scalars(select(blobref.c.sha).where(blobref.c.rev == record.rev)))


def only(context, kind, body):
    [row] = lists.page(context.session, Query(kinds=(kind,)), 0, 10)
    return records.record(context.session, row.doc, body)


def test_photos_of_a_complaint_come_back_from_the_draft_and_go_on_the_sheet(window, context, brought, qtbot):
    page = window.open_stage("service").open_part("complaints")
    press(qtbot, page, "新建")
    view = page.view
    form = view.parts.forms[0]
    add(qtbot, form.editor("photos"), "冷却器堵塞")
    view.keep()
    view.start_new()
    assert [one.caption for one in form.editor("photos").value()] == ["冷却器堵塞"]
    form.set_values({"category": "quality", "customer": brought.body.customer, "description": "三天两头跳机"})
    press(qtbot, view, "保存")
    record = only(context, "complaint", Complaint)
    [photo] = record.body.photos
    assert photo.caption == "冷却器堵塞"
    assert carried(context.session, record) == [photo.sha]
    assert photo.sha in paper.gather(context.session, record.doc, Form.COMPLAINT).images


def test_photos_of_a_request_stand_at_their_line(window, context, brought, qtbot):
    record, _ = return_case.save_request(context.session, asked(context.session, brought, "SN-1", "SN-2"))
    page = window.open_stage("returns").open_part("returns")
    page.open_record("return_case", record.doc)
    view = page.view
    rows = view.parts.lines["lines"]
    add(qtbot, rows._lines[1].editors["photos"], "外壳凹陷")
    view.keep()
    view.show_record(record.doc)
    press(qtbot, view, "保存")
    saved = only(context, "return_case", ReturnCase)
    assert [[photo.caption for photo in line.photos] for line in saved.body.lines] == [[], ["外壳凹陷"]]
    assert carried(context.session, saved) == [saved.body.lines[1].photos[0].sha]


def test_photos_of_an_inspection_go_on_to_the_review_and_to_the_supplier(window, context, brought, qtbot):
    session = context.session
    record, _ = return_case.save_request(session, asked(session, brought, "SN-1"))
    record = received(session, approved(session, record))
    page = window.open_stage("returns").open_part("returns")
    page.open_record("return_case", record.doc)
    view = page.view

    def answer():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        dialog.form.set_values({"verdict:1": "bad", "found:1": "绕组短路"})
        add(qtbot, dialog.form.editor("photos:1"), "绕组")
        press(qtbot, dialog, "保存检验结论")

    QApplication.processEvents()
    QTimer.singleShot(0, answer)
    press(qtbot, page, "检验…")
    [photo] = view.record.body.lines[0].found_photos
    QApplication.processEvents()
    shown = [one for one in view.findChildren(PhotosEditor) if one.value() and one.isVisibleTo(view)]
    assert [one.value()[0].caption for one in shown] == ["绕组"]
    with session.read() as connection:
        [bad] = return_aftermath.found_nonconformities(connection, record.doc, ["1"])
    assert (bad.body.photos, carried(session, bad)) == ((photo,), [photo.sha])
    for doc, form in ((record.doc, Form.RETURN), (bad.doc, Form.NONCONFORMITY)):
        assert photo.sha in paper.gather(session, doc, form).images


def test_the_claim_shows_and_prints_what_the_customer_photographed(window, context, brought, qtbot):
    session = context.session
    photo = photos.add(session, PICTURE)
    request = asked(session, brought, "SN-1")
    line = msgspec.structs.replace(request.lines[0], photos=(photo,))
    ready(session, msgspec.structs.replace(request, lines=(line,)))
    claim = only(context, "supplier_claim", SupplierClaim)
    page = window.open_stage("returns").open_part("claims")
    page.open_record("supplier_claim", claim.doc)
    assert page.view._facts.values()["photos"] == (photo,)
    sheet = paper.gather(session, claim.doc, Form.RETURN)
    plain = msgspec.structs.replace(sheet, claim=msgspec.structs.replace(sheet.claim, photos=()))
    sizes = [len(render(Form.RETURN, one, "zh").pdf) for one in (sheet, plain)]
    assert sizes[0] > sizes[1] + 5000
