"""The history of records in words, in both languages."""

import typing
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdesk import words
from svcdesk.domain.changes import differences
from svcdesk.domain.counting import see
from svcdesk.domain.delivery import Photo, Remedy, Verdict
from svcdesk.domain.masters import Department, Person
from svcdesk.domain.signature import Signature, Stroke
from svcdesk.models.kinds import KINDS
from svcdesk.services import delivery, history, telling
from svcdesk.services.desk import Session
from tests.conftest import Clock
from tests.delivering import both_signatures, filled_in, in_desk, planned

replace = msgspec.structs.replace


def told(desk: Session, doc: str, lang: words.Lang = "zh_CN") -> list[tuple[str, str, str]]:
    return [(change.field, change.old, change.new) for change in history.changes(desk, doc, lang)]


def test_a_record_begins_with_its_creation(sqlite_desk: Session):
    sold = in_desk(sqlite_desk)
    made, _ = delivery.plan(sqlite_desk, sold.doc, {"1": Decimal(1)})
    assert told(sqlite_desk, made.doc) == [("新建", "", "待交付")]
    assert told(sqlite_desk, made.doc, "en") == [("Created", "", "Planned")]


def test_every_change_of_a_step_is_told_with_what_it_is_about(desk: Session, clock: Clock):
    made, _ = delivery.plan(desk, in_desk(desk).doc, {"1": Decimal(1)})
    clock.forward(minutes=20)
    unit = made.body.units[0]
    answers = (replace(unit.answers[0], value=Decimal("382.0")), *unit.answers[1:])
    body = replace(made.body, units=(replace(unit, answers=answers, appearance=Verdict.PASS),), opinion="好")
    delivery.save(desk, made, see(body, "L1", unit.serial))
    first = history.changes(desk, made.doc, "zh_CN")[0]
    assert (first.who, first.at, first.reason, first.clock_back) == ("王工", clock.now, "", 0)
    assert told(desk, made.doc)[:-1] == [
        ("状态", "待交付", "验收中"),
        ("装箱明细 › 螺杆空压机 › 清点数量", "（空）", "1"),
        ("装箱明细 › 螺杆空压机 › 清点序列号", "（空）", "SN-1"),
        ("产品检查 › 螺杆空压机 SN-1 › 已清点", "否", "是"),
        ("产品检查 › 螺杆空压机 SN-1 › 外观", "未检查", "完好"),
        ("产品检查 › 螺杆空压机 SN-1 › 检查项 › 电源电压 › 读数", "（空）", "382"),
        ("顾客意见", "（空）", "好"),
    ]
    assert ("Checks › 螺杆空压机 SN-1 › Appearance", "Not looked at", "Intact") in told(desk, made.doc, "en")


def test_amendments_bring_their_reason_and_the_newest_comes_first(desk: Session, clock: Clock):
    made, _ = delivery.plan(desk, in_desk(desk).doc, {"1": Decimal(1)})
    clock.forward(hours=7)
    signed, _ = delivery.sign(desk, made, filled_in(made.body))
    body = replace(signed.body, opinion="好", signatures=both_signatures(clock.now))
    delivery.amend(desk, signed, body, "漏写意见")
    changes = history.changes(desk, made.doc, "zh_CN")
    assert {change.reason for change in changes[:2]} == {"漏写意见"}
    assert ("顾客意见", "（空）", "好") in [(one.field, one.old, one.new) for one in changes[:2]]
    assert changes[-1].field == "新建"
    signed_at = next(change for change in changes if change.new == "已签字")
    assert signed_at.occurred_at < signed_at.at


def test_rows_come_and_go(sqlite_desk: Session):
    made, _ = delivery.plan(sqlite_desk, in_desk(sqlite_desk).doc, {"1": Decimal(1)})
    unit = replace(made.body.units[0], appearance=Verdict.FAIL, damage="凹陷")
    saved, _ = delivery.save(sqlite_desk, made, replace(made.body, units=(unit,)))
    assert ("缺陷 › 螺杆空压机 SN-1: 凹陷", "（空）", "螺杆空压机 SN-1: 凹陷") in told(sqlite_desk, made.doc)
    decided = (replace(saved.body.defects[0], remedy=Remedy.REPAIR, photos=(Photo("a" * 64, "修后"),)),)
    with sqlite_desk.read():
        rows = list(differences(saved.body, replace(saved.body, defects=decided)))
    words_of = [(telling.path(one.path, "zh_CN"), telling.value(one.new, "zh_CN", one.path)) for one in rows]
    assert words_of == [
        ("缺陷 › 螺杆空压机 SN-1: 凹陷 › 照片", "修后"),
        ("缺陷 › 螺杆空压机 SN-1: 凹陷 › 处理", "现场修复"),
    ]


def test_passwords_and_references_are_never_shown(sqlite_desk: Session):
    person = Person("王工", Department.SERVICE, login="wang", password="$argon2id$old")
    with sqlite_desk.work() as work:
        first = work.create("person", person, "active")
        work.revise(first, replace(person, password="$argon2id$new", phone="139"))
    rows = told(sqlite_desk, first.doc)
    assert rows[0][1:] == ("（空）", "139")
    assert rows[1][1:] == ("", "（已改）")
    with sqlite_desk.work() as work:
        product = KINDS["product"].body("泵", checklist="")
        made = work.create("product", product, "active")
        work.revise(made, replace(product, checklist="c" * 32))
    assert told(sqlite_desk, made.doc)[0] == ("内容未变", "", "")


def test_a_second_drawing_of_a_signature_is_told_as_changed(sqlite_desk: Session, clock: Clock):
    made, _ = delivery.plan(sqlite_desk, in_desk(sqlite_desk).doc, {"1": Decimal(1)})
    one, two = both_signatures()
    saved, _ = delivery.save(sqlite_desk, made, replace(made.body, signatures=(one, two)))
    again = replace(two, strokes=(Stroke(((0, 0, 1, 0), (9, 9, 1, 5))),))
    delivery.save(sqlite_desk, saved, replace(saved.body, signatures=(one, again)))
    field, old, new = told(sqlite_desk, made.doc)[0]
    assert (field, new) == ("签字", "（已改）")
    assert "李工" in old


def record_types(found: Any, seen: set[type[msgspec.Struct]]) -> set[type[msgspec.Struct]]:
    if isinstance(found, type) and issubclass(found, msgspec.Struct) and found not in seen:
        seen.add(found)
        for one in msgspec.structs.fields(found):
            record_types(one.type, seen)
    for part in typing.get_args(found):
        record_types(part, seen)
    return seen


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_record_has_a_name(kind: str):
    known = words.codes("fields")
    types = record_types(KINDS[kind].body, set()) - {Signature, Photo, Stroke}
    assert types
    unnamed = {
        f"{telling.section(owner)}.{name}"
        for owner in types
        for name in owner.__struct_fields__
        if name != "id" and f"{telling.section(owner)}.{name}" not in known
    }
    assert unnamed == set()


_body = planned()


@given(st.integers(0, len(_body.units) - 1), st.text(max_size=5), st.booleans(), st.none() | st.decimals(0, 99))
def test_whatever_differs_is_found_and_nothing_else(index: int, damage: str, counted: bool, value: Decimal | None):
    unit = _body.units[index]
    answers = (replace(unit.answers[0], value=value), *unit.answers[1:])
    changed = replace(unit, damage=damage, counted=counted, answers=answers)
    after = replace(_body, units=tuple(changed if one.id == unit.id else one for one in _body.units))
    found = [one.path[-1].name for one in differences(_body, after)]
    expected = ["counted"] * counted + ["damage"] * bool(damage) + ["value"] * (value is not None)
    assert found == expected
    assert list(differences(after, after)) == []


def test_a_moment_is_told_in_the_time_of_the_site():
    assert telling.value(datetime.fromisoformat("2026-11-23T01:20:00+00:00"), "en") == "2026-11-23 09:20"


def test_nothing_is_told_as_empty():
    assert telling.value(None, "en") == "(empty)"
    assert telling.value((), "zh_CN") == "（空）"
