import pytest

from svcdesk.domain.clauses import read
from svcdesk.paths import resource

FOLDER = resource("specification")
SPECIFICATION = read((FOLDER / "clauses.toml").read_text("utf-8"))
DOCUMENT = (FOLDER / "销售服务规范.md").read_text("utf-8")


@pytest.mark.parametrize("clause", [c for c in SPECIFICATION.clause if not c.inferred], ids=lambda c: c.number)
def test_the_chinese_is_the_document_word_for_word(clause):
    assert clause.zh in DOCUMENT
    assert all(point.zh in DOCUMENT for point in clause.points)


def test_nothing_inferred_claims_to_be_the_document():
    inferred = [clause for clause in SPECIFICATION.clause if clause.inferred]
    assert [clause.number for clause in inferred] == ["P1", "P2", "P3", "P4"]
    assert not any(clause.zh in DOCUMENT for clause in inferred)


def test_every_numbered_clause_of_the_document_is_there():
    import re

    numbers = set(re.findall(r"^- (\d\.\d(?:\.\d)?) ", DOCUMENT, re.MULTILINE))
    assert numbers
    assert numbers <= {clause.number for clause in SPECIFICATION.clause}


def test_the_eight_prohibitions_and_six_checks_are_points():
    assert [len(SPECIFICATION.find(number)[0].points) for number in ("6.2", "6.3.1", "6.5.1")] == [8, 5, 6]


def test_a_clause_is_found_by_number_chapter_and_point():
    assert [clause.number for clause in SPECIFICATION.find("5")] == ["5.1", "5.2", "5.3"]
    assert [clause.number for clause in SPECIFICATION.find("6.5.1.4")] == ["6.5.1"]
    assert [clause.number for clause in SPECIFICATION.find("6.5.1")] == ["6.5.1"]
    assert SPECIFICATION.find("9.9") == ()
    assert SPECIFICATION.find("6.5.10") == ()


def test_every_ask_rests_on_a_clause_and_every_stage_asks_for_something():
    assert all(SPECIFICATION.find(ask.clause) for ask in SPECIFICATION.ask)
    stages = {"today", "supplier", "purchase", "inspection", "contract", "delivery", "service", "returns", "survey"}
    assert {ask.stage for ask in SPECIFICATION.ask} == stages | {"action"}
    assert all(form.startswith("F") and len(form) == 3 for ask in SPECIFICATION.ask for form in ask.forms)


def test_both_languages_say_something():
    for clause in SPECIFICATION.clause:
        assert clause.title_zh
        assert clause.title_en
        assert clause.en != clause.zh
    assert all(ask.zh and ask.en for ask in SPECIFICATION.ask)
