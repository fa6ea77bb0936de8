"""Master data is saved once, checked, versioned, retired; and kept by those who may."""

import msgspec
import pytest

from svcdesk.domain.masters import (
    CheckItem,
    Checklist,
    Company,
    Contact,
    Customer,
    Department,
    ItemKind,
    Product,
    Role,
    Site,
    State,
)
from svcdesk.errors import Conflict, Denied, Refused
from svcdesk.services import masters
from svcdesk.services.desk import Session, load
from svcdesk.store import log
from tests.conftest import as_person

HONGDA = Customer(
    "宏达纺织有限公司", "KH-01", uscc="91110000600037341L", sites=(Site("", "一厂"),), contacts=(Contact("李工"),)
)
ITEM = CheckItem("", "电压", ItemKind.READING, "V")


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {problem.code for problem in refused.value.problems}


def test_a_customer_is_kept_with_an_id_for_every_site(desk: Session):
    record, changes = masters.save_customer(desk, HONGDA)
    assert changes.docs == {record.doc}
    assert changes.kinds == {"customer"}
    assert record.number.startswith("KH-261123-A1-")
    with desk.read() as connection:
        stored = load(connection, record.doc, Customer)
    assert stored.body == record.body
    assert stored.actor == desk.actor
    assert len(stored.body.sites[0].id) == 12


def test_blanks_and_full_width_codes_are_tidied(desk: Session):
    typed = Customer(" 宏达纺织 ", " k1 ", uscc=" ９１１１０００0600037341l ")
    record, _ = masters.save_customer(desk, typed)
    assert (record.body.name, record.body.code, record.body.uscc) == ("宏达纺织", "k1", "91110000600037341L")


def test_saving_what_is_there_writes_nothing(desk: Session):
    record, _ = masters.save_customer(desk, HONGDA)
    again, changes = masters.save_customer(desk, record.body, record)
    assert (again.rev, changes.docs) == (record.rev, frozenset())
    changed, _ = masters.save_customer(desk, msgspec.structs.replace(record.body, phone="021-5555"), record)
    with desk.read() as connection:
        assert [rev for rev, _ in log.history(connection, record.doc)] == [record.rev, changed.rev]


def test_a_second_code_is_refused_a_second_name_is_told(desk: Session):
    masters.save_customer(desk, HONGDA)
    other = Customer("宏达纺织有限公司", "kh-01")
    with pytest.raises(Refused) as refused:
        masters.save_customer(desk, other)
    assert codes(refused) == {"masters.code_taken"}
    branch = Customer("宏达纺织有限公司", "KH-02", phone="12")
    warnings = {one.message.code: one.warning for one in masters.check_customer(desk, branch)}
    assert warnings == {"masters.name_taken": True, "masters.phone_doubtful": True}
    masters.save_customer(desk, branch)


def test_a_record_is_no_duplicate_of_itself(desk: Session):
    record, _ = masters.save_customer(desk, HONGDA)
    assert masters.check_customer(desk, record.body, record.doc) == []
    masters.save_customer(desk, msgspec.structs.replace(record.body, note="老客户"), record)


def test_a_change_made_meanwhile_is_not_overwritten(desk: Session):
    record, _ = masters.save_customer(desk, HONGDA)
    masters.save_customer(desk, msgspec.structs.replace(record.body, note="甲"), record)
    with pytest.raises(Conflict):
        masters.save_customer(desk, msgspec.structs.replace(record.body, note="乙"), record)


def test_a_product_names_a_checklist_that_is_there(desk: Session):
    with pytest.raises(Refused) as refused:
        masters.save_product(desk, Product("卷绕机", checklist="gone"))
    assert codes(refused) == {"masters.checklist_unknown"}
    checklist, _ = masters.save_checklist(desk, Checklist("卷绕机调试", "A/0", (ITEM,)))
    product, _ = masters.save_product(desk, Product("卷绕机", "JR-1", checklist=checklist.doc))
    assert product.body.checklist == checklist.doc


def test_a_new_version_is_a_new_revision_and_the_old_one_stays_readable(desk: Session):
    first, _ = masters.save_checklist(desk, Checklist("卷绕机调试", "A/0", (ITEM,)))
    items = (*first.body.items, CheckItem("", "试运行", ItemKind.YES_NO))
    with pytest.raises(Refused) as refused:
        masters.save_checklist(desk, msgspec.structs.replace(first.body, items=items), first)
    assert codes(refused) == {"masters.checklist_same_version"}
    second, _ = masters.save_checklist(desk, Checklist("卷绕机调试", "A/1", items), first)
    assert second.doc == first.doc
    assert second.body.items[0] == first.body.items[0]
    with desk.read() as connection:
        versions = [msgspec.json.decode(made.body)["version"] for _, made in log.history(connection, first.doc)]
    assert versions == ["A/0", "A/1"]


def test_there_is_one_company(desk: Session):
    assert masters.company(desk) is None
    first, _ = masters.save_company(desk, Company("苏州某机电有限公司"))
    second, _ = masters.save_company(desk, Company("苏州某机电有限公司", hotline="400-800-1234"))
    assert second.doc == first.doc
    found = masters.company(desk)
    assert found is not None
    assert found.body.hotline == "400-800-1234"


def test_what_is_retired_comes_back(desk: Session):
    record, _ = masters.save_product(desk, Product("卷绕机"))
    retired, changes = masters.retire(desk, record)
    assert retired.state == State.RETIRED
    assert changes.docs == {record.doc}
    kept, _ = masters.save_product(desk, msgspec.structs.replace(retired.body, note="停产"), retired)
    assert kept.state == State.RETIRED
    assert masters.restore(desk, kept)[0].state == State.ACTIVE


def test_everybody_keeps_to_their_own(desk: Session):
    technician = as_person(desk, "李雷", Department.SERVICE, Role.TECHNICIAN)
    record, _ = masters.save_customer(technician, HONGDA)
    inspector = as_person(desk, "韩梅梅", Department.QUALITY, Role.INSPECTOR)
    for verb in (
        lambda: masters.save_company(technician, Company("甲")),
        lambda: masters.save_product(technician, Product("表")),
        lambda: masters.save_checklist(technician, Checklist("表", "A/0", (ITEM,))),
        lambda: masters.save_customer(inspector, HONGDA),
        lambda: masters.retire(inspector, record),
    ):
        with pytest.raises(Denied):
            verb()
