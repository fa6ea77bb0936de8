"""What holds for every kind of import: all or nothing, cancelled at any moment, only by those who may."""

import pytest

from svcdesk.domain.masters import Department, Role
from svcdesk.errors import Cancelled, Denied, Refused
from svcdesk.services.desk import Session
from svcdesk.services.importing.mapping import guess
from svcdesk.services.importing.report import MOST_ISSUES
from svcdesk.services.importing.run import KINDS, run
from svcdesk.services.importing.tables import Table
from svcdesk.services.importing.targets import TARGETS
from svcdesk.words import Message
from tests.conftest import as_person
from tests.services.bringing import bring, problems, revisions


def test_every_kind_has_its_fields_and_its_right():
    assert KINDS.keys() == TARGETS.keys()


def test_empty_rows_and_a_title_do_not_disturb(desk: Session):
    report = bring(desk, "customer", ("客户一览",), (), ("名称", "电话"), ("宏达", ""), ("", "  "), (), ("和平", ""))
    assert report.written
    assert [one.row for one in report.outcomes] == [4, 7]
    assert Message("importing.empty_rows", {"n": 2}) in report.notes


def test_headings_without_rows_are_said(desk: Session):
    report = bring(desk, "customer", ("名称", "电话"))
    assert problems(report) == [(0, "", "no_rows")]


def test_a_flood_of_problems_is_cut_but_counted(sqlite_desk: Session):
    rows = (("名称", "税号"), *((f"客户{number}", "1") for number in range(MOST_ISSUES + 5)))
    report = bring(sqlite_desk, "customer", *rows)
    assert len(report.issues) == MOST_ISSUES
    assert report.issue_count == report.problem_count == MOST_ISSUES + 5


def test_an_import_can_be_cancelled_at_any_moment_and_leaves_nothing(sqlite_desk: Session):
    table = Table("表.xlsx", (("名称",), *((f"客户{number}",) for number in range(600))))
    layout = guess("customer", table)
    before = revisions(sqlite_desk)
    calls = 0

    def count(done: int, total: int) -> None:
        nonlocal calls
        calls += 1
        assert 0 <= done <= total == 1202

    run(sqlite_desk, "customer", Table("表", table.rows[:1]), layout)
    for stop in (1, 4, 6):
        seen = 0

        def cancel(done: int, total: int, stop: int = stop) -> None:
            nonlocal seen
            seen += 1
            if seen == stop:
                raise Cancelled(Message("importing.no_rows"))

        with pytest.raises(Cancelled):
            run(sqlite_desk, "customer", table, layout, cancel)
        assert revisions(sqlite_desk) == before
    run(sqlite_desk, "customer", table, layout, count)
    assert calls >= 6


def test_who_may_import(desk: Session):
    inspector = as_person(desk, "韩梅梅", Department.QUALITY, Role.INSPECTOR)
    engineer = as_person(desk, "李雷", Department.RESEARCH, Role.ENGINEER)
    for kind in KINDS:
        with pytest.raises(Denied):
            bring(inspector, kind, ("x",))
    assert bring(engineer, "product", ("品名",), ("表",)).written
    with pytest.raises(Denied):
        bring(engineer, "product", ("品名", "库存"), ("钟", 1))


def test_missing_columns_are_refused_before_anything_is_read(desk: Session):
    with pytest.raises(Refused) as refused:
        bring(desk, "contract", ("合同号", "数量"), ("HT-1", 1))
    assert [problem.code for problem in refused.value.problems] == ["importing.column_missing"]
