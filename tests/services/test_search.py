"""Whatever somebody remembers of a record finds it, the same on SQLite and PostgreSQL."""

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from svcdesk.domain.masters import Contact, Customer, Product, Site
from svcdesk.services import search
from svcdesk.services.desk import Session
from svcdesk.store import projector
from svcdesk.store.readings import readings
from svcdesk.store.tokens import fold, matches, terms, tokens

STRINGS: list[str] = json.loads((Path(__file__).parents[1] / "data/strings/blns.json").read_text("utf-8"))

# name, how people type it: in full and by initials, with every reading of a character that has several
SPELLED = [
    ("重庆宏达纺织", ("chongqing", "zhongqing", "cqhd", "zqhd", "hongdafangzhi", "hdfz", "chongqinghongdafangzhi")),
    ("长沙远大", ("changsha", "zhangsha", "csyd", "zsyd", "shayuan")),
    ("单雄信", ("shanxiongxin", "danxiongxin", "chanxiong", "sxx", "dxx")),
    ("乐清电器", ("yueqing", "leqing", "yqdq", "lqdq")),
    ("厦门行者", ("xiamen", "shamen", "xingzhe", "hangzhe", "xmxz", "xmhz")),
    ("朝阳银行", ("chaoyang", "zhaoyang", "yinhang", "yinxing", "cyyh", "zyyx")),
    ("曾参", ("zengshen", "cengcan", "zengcan", "zs", "zc", "cc")),
    ("解放区", ("jiefangqu", "xiefangqu", "jiefangou", "jfq", "xfo")),
    ("仇英", ("qiuying", "chouying", "qy", "cy")),
    ("尉迟恭", ("yuchigong", "weichigong", "ycg", "wcg")),
    ("六安茶厂", ("luan", "liuan", "luancha", "lacc", "lach")),
    ("吕梁", ("lvliang", "luliang", "ll")),
    ("黑旗都会", ("heiqi", "heqi", "hqdh", "hqdk", "duhui", "doukuai")),
    ("䶮山", ("yanshan", "ys")),
]
NOT_SPELLED = [("重庆宏达", ("chongda", "cd", "qinghon g", "dahong", "hongqing")), ("长沙", ("changan", "sc"))]


@pytest.mark.parametrize(("name", "typed"), [(name, one) for name, ways in SPELLED for one in ways])
def test_every_reading_of_a_name_finds_it(name: str, typed: str):
    (term,) = terms(typed)
    assert matches(name, term)
    assert any(suggests(group, tokens([name])) for group in term.groups)


def suggests(group, own):
    return any(one == token or (start and one.startswith(token)) for token, start in group for one in own)


@pytest.mark.parametrize(("name", "typed"), [(name, one) for name, ways in NOT_SPELLED for one in ways])
def test_letters_that_do_not_spell_a_name_do_not_find_it(name: str, typed: str):
    assert not all(matches(name, term) for term in terms(typed))


def test_a_character_has_all_its_readings():
    assert set(readings("行")) >= {"xing", "hang", "heng"}
    assert set(readings("乐")) >= {"le", "yue", "lao"}
    assert readings("A") == ()


@pytest.fixture
def shop(desk: Session) -> dict[str, str]:
    """Record customers and a product; give their documents by a short name."""
    with desk.work() as work:
        made = {
            "chongqing": work.create(
                "customer",
                Customer(
                    name="重庆宏达纺织有限公司",
                    code="C-001",
                    phone="138-6213-8213",
                    contacts=(Contact("单乐", phone="+86 139 0000 1234"),),
                    sites=(Site("1", "长沙厂区"),),
                ),
                "active",
            ),
            "jiangnan": work.create("customer", Customer(name="江南制药（集团）", phone="0571 8812 6677"), "active"),
            "scattered": work.create("customer", Customer(name="宏达 · 达纺", address="纺织路"), "active"),
            "press": work.create("product", Product(name="螺杆空压机", model="ＧＡ３７", code="SN-88213"), "active"),
            "cafe": work.create("customer", Customer(name="Königlich Café", code="HT-2026-118"), "active"),
        }
    return {record.doc: name for name, record in made.items()}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("重庆", {"chongqing"}),
        ("宏达", {"chongqing", "scattered"}),
        ("宏达纺", {"chongqing"}),
        ("宏达纺织", {"chongqing"}),
        ("织有", {"chongqing"}),
        ("有织", set()),
        ("宏", {"chongqing", "scattered"}),
        ("司", {"chongqing"}),
        ("宏达 江南", set()),
        ("宏达 8213", {"chongqing"}),
        ("集团", {"jiangnan"}),
        ("chongqing", {"chongqing"}),
        ("zhongqinghongda", {"chongqing"}),
        ("cqhdfzyxgs", {"chongqing"}),
        ("fzyx", {"chongqing"}),
        ("HDFZ", {"chongqing"}),
        ("jiangnanzhiyao", {"jiangnan"}),
        ("shanle", {"chongqing"}),
        ("danyue", {"chongqing"}),
        ("changsha", {"chongqing"}),
        ("8213", {"chongqing", "press"}),
        ("138-6213", {"chongqing"}),
        ("13862138213", {"chongqing"}),
        ("138 6213 8213", {"chongqing"}),
        ("+86 138 6213 8213", {"chongqing"}),
        ("13900001234", {"chongqing"}),
        ("6677", {"jiangnan"}),
        ("057188126677", {"jiangnan"}),
        ("sn-88213", {"press"}),
        ("88213", {"press"}),
        ("sn88", {"press"}),
        ("ga37", {"press"}),
        ("ＧＡ３", {"press"}),
        ("空压机GA37", {"press"}),
        ("koenig", set()),
        ("konig", {"cafe"}),
        ("CAFÉ", {"cafe"}),
        ("118", {"cafe"}),
        ("11", set()),
        ("KH-261123-A1-0001", {"chongqing"}),
        ("CP-26", {"press"}),
        ("", set()),
        ("!!!", set()),
    ],
)
def test_a_query_finds_these_and_no_others(desk: Session, shop: dict[str, str], typed: str, expected: set[str]):
    found = search.find(desk, typed)
    assert {shop[hit.doc] for hit in found} == expected
    assert search.count(desk, typed) == search.Found(len(expected))


def test_the_newest_come_first_and_no_more_than_asked(desk: Session):
    with desk.work() as work:
        made = [work.create("customer", Customer(name=f"宏达纺织 {n}"), "active").number for n in range(5)]
    assert [hit.number for hit in search.find(desk, "宏达", limit=3)] == made[::-1][:3]
    assert [hit.number for hit in search.find(desk, "hongdafangzhi", limit=3)] == made[::-1][:3]
    assert search.count(desk, "宏达").number == 5


def test_the_very_number_asked_for_stands_before_what_was_made_from_it(desk: Session):
    with desk.work() as work:
        asked = work.create("customer", Customer("宏达纺织"), "active")
        named = work.create("customer", Customer(f"远大机电（原 {asked.number}）"), "active")
    assert [hit.doc for hit in search.find(desk, f" {asked.number.lower()} ")] == [asked.doc, named.doc]
    assert search.find(desk, named.number)[0].doc == named.doc


def test_a_hit_tells_by_what_it_was_found_unless_the_list_shows_it(desk: Session, shop: dict[str, str]):
    (hit,) = search.find(desk, "13900001234")
    assert (hit.kind, hit.title, hit.matched) == ("customer", "重庆宏达纺织有限公司", "+86 139 0000 1234")
    assert [hit.matched for hit in search.find(desk, "shanle")] == ["单乐"]
    assert [hit.matched for hit in search.find(desk, "chongqing")] == [""]


def test_a_changed_record_is_found_by_what_it_says_now(desk: Session):
    with desk.work() as work:
        record = work.create("customer", Customer(name="重庆宏达"), "active")
    with desk.work() as work:
        work.revise(record, Customer(name="北京宏图"))
    assert search.find(desk, "重庆") == search.find(desk, "cqhd") == []
    assert [hit.title for hit in search.find(desk, "bjht")] == ["北京宏图"]


def test_a_unit_of_work_that_fails_leaves_nothing_to_be_found(desk: Session):
    with pytest.raises(ZeroDivisionError):
        _fail(desk)
    assert search.find(desk, "重庆") == []


def _fail(desk: Session) -> None:
    with desk.work() as work:
        work.create("customer", Customer(name="重庆宏达"), "active")
        raise ZeroDivisionError


def test_a_rebuilt_index_finds_the_same(desk: Session, shop: dict[str, str]):
    queries = ("宏达", "hdfz", "8213", "ga37", "CP-26", "chongqing")
    before = {query: {hit.doc for hit in search.find(desk, query)} for query in queries}
    with desk.store.write() as connection:
        projector.rebuild(connection)
    assert {query: {hit.doc for hit in search.find(desk, query)} for query in queries} == before


def test_hostile_strings_come_back_unchanged_and_are_found_by_themselves(desk: Session):
    with desk.work() as work:
        for string in STRINGS:
            if "\x00" not in string:
                work.create("customer", Customer(name=string), "active")
    for string in STRINGS:
        found = search.find(desk, string, limit=1000)
        if terms(string):
            assert string in {hit.title for hit in found}, string
        else:
            assert found == []
    with desk.read() as connection:
        assert connection.scalar(text("SELECT count(*) FROM search_index")) == len(STRINGS)


@pytest.mark.parametrize(
    "typed", ['"', "'", "a OR b", "NEAR(a b)", "a* b^", "tokens:a", "%_", "\\", "a & !b | 'c'", "x\x00y"]
)
def test_the_language_of_the_index_is_only_text(desk: Session, shop: dict[str, str], typed: str):
    assert search.find(desk, typed) == []


def test_what_looks_alike_is_alike():
    assert fold("ＧＡ３７") == fold("Ga37") == "ga37"
    assert fold("Café\u200b") == fold("CAFE\u0301") == "cafe"
