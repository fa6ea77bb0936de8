"""Sheets of service and returns from real records: linked numbers, pictures, derivation, and what a scan finds."""

from collections.abc import Iterator

import pytest

from svcdesk.domain import sheetcode
from svcdesk.domain.sheets import FORMS_OF, SERVICE_FORMS, Form, OrderSheet, ReturnSheet, TicketSheet
from svcdesk.errors import KnownError
from svcdesk.services import lists, paper, passwords, search
from svcdesk.services.desk import Session, find_number
from svcdesk.services.lists import Query, Row
from tests.demos import filled


@pytest.fixture(scope="module")
def demo_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "cost", passwords.Cost(1, 1024, 1))
        session = filled(str(tmp_path_factory.mktemp("demo") / "demo.svcdesk"))
    yield session
    session.store.close()


def newest(session: Session, kind: str, state: str = "", text: str = "") -> Row:
    return lists.page(session, Query(kinds=(kind,), states=(state,) if state else (), text=text), 0, 1)[0]


def test_every_kind_with_forms_gives_them(demo_session: Session):
    for kind, forms in FORMS_OF.items():
        row = newest(demo_session, kind, "signed" if kind in {"delivery", "service_order"} else "")
        for form in forms:
            if form not in {Form.FEEDBACK, Form.PAYMENT_NOTICE} or kind != "delivery":
                assert paper.gather(demo_session, row.doc, form).stamp.number == row.number


def test_a_ticket_names_what_was_made_of_it_and_where_it_went(demo_session: Session):
    order = newest(demo_session, "service_order", text="新华")
    repaired = newest(demo_session, "ticket", "closed", "排气温度一直")
    sheet = paper.gather(demo_session, repaired.doc, Form.TICKET)
    assert isinstance(sheet, TicketSheet)
    assert sheet.linked == (order.number,)
    twice = newest(demo_session, "ticket", "void")
    merged = paper.gather(demo_session, twice.doc, Form.TICKET)
    assert isinstance(merged, TicketSheet)
    assert merged.merged_into == newest(demo_session, "ticket", text="加载时有啸叫").number


def test_a_repair_brings_its_pictures_and_a_sign_off_none(demo_session: Session):
    order = newest(demo_session, "service_order", text="新华")
    repair = paper.gather(demo_session, order.doc, Form.REPAIR)
    signed = paper.gather(demo_session, order.doc, Form.SIGN_OFF)
    assert isinstance(repair, OrderSheet)
    assert isinstance(signed, OrderSheet)
    assert len(repair.images) == 6
    assert signed.images == {}


def test_an_exchange_tells_how_its_right_came_about_and_what_followed(demo_session: Session):
    case = newest(demo_session, "return_case", "closed", "冷冻")
    sheet = paper.gather(demo_session, case.doc, Form.RETURN)
    assert isinstance(sheet, ReturnSheet)
    (steps,) = sheet.derivation.values()
    assert "return_case.right_contract_exchange" in {step.code for step in steps}
    assert sheet.nonconformities[0].startswith("BH-")
    assert sheet.claims[0].startswith("SP-")


def test_a_form_of_another_kind_is_refused(demo_session: Session):
    ticket = newest(demo_session, "ticket")
    for form in (Form.RETURN, Form.ACCEPTANCE, Form.FEEDBACK):
        with pytest.raises(KnownError) as refused:
            paper.gather(demo_session, ticket.doc, form)
        assert refused.value.message.code == "paper.no_such_form"


def test_empty_forms_have_the_company_and_no_record(demo_session: Session):
    for form in (*SERVICE_FORMS, Form.SERVICE_PACKET, Form.ACCEPTANCE):
        sheet = paper.empty(demo_session, form)
        assert sheet.company.name.startswith("宏宇")
        assert sheet.stamp.rev == ""


def test_the_code_on_a_sheet_and_its_number_find_the_record(demo_session: Session):
    order = newest(demo_session, "service_order", "signed")
    rest = order.number.removeprefix("GD-")
    rev = paper.gather(demo_session, order.doc, Form.REPAIR).stamp.rev
    for asked in (f"WX-{rest}", f"qs-{rest}", order.number, sheetcode.encode(f"WX-{rest}", rev)):
        assert [hit.doc for hit in search.find(demo_session, asked)][:1] == [order.doc]
    with demo_session.read() as connection:
        assert find_number(connection, f"QS-{rest}") == order.doc


def test_a_packing_list_is_still_found_by_its_number(demo_session: Session):
    delivery = newest(demo_session, "delivery", "signed")
    packing = delivery.number.replace("YS-", "ZX-")
    assert delivery.doc in {hit.doc for hit in search.find(demo_session, packing)}
