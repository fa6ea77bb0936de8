"""What is offered while somebody types."""

import pytest

from svcdesk.domain.masters import Contact, Customer, Product
from svcdesk.services import masters
from svcdesk.services.choices import find_checklists, find_customers, find_products, fits
from svcdesk.services.desk import Session


@pytest.fixture
def filled(desk: Session) -> Session:
    masters.save_customer(
        desk, Customer("宏达纺织有限公司", "KH-01", contacts=(Contact("李工", phone="13912345678"),))
    )
    masters.save_customer(desk, Customer("重庆机电", "KH-02"))
    retired, _ = masters.save_customer(desk, Customer("宏达老厂", "KH-03"))
    masters.retire(desk, retired)
    masters.save_product(desk, Product("宏达牌卷绕机", "JR-1"))
    return desk


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ["宏达纺织有限公司", "重庆机电"]),
        ("宏达", ["宏达纺织有限公司"]),
        ("hdfz", ["宏达纺织有限公司"]),
        ("chongqing", ["重庆机电"]),
        ("5678", ["宏达纺织有限公司"]),
        ("kh-02", ["重庆机电"]),
        ("没有这家", []),
    ],
)
def test_customers_in_use_are_offered_by_what_somebody_remembers(filled: Session, text: str, names: list[str]):
    assert [choice.title for choice in find_customers(filled, text)] == names


def test_a_choice_knows_code_and_document(filled: Session):
    (choice,) = find_products(filled, "卷绕")
    assert (choice.code, choice.title) == ("JR-1", "宏达牌卷绕机")
    assert choice.doc
    assert find_checklists(filled) == []


def test_no_more_are_offered_than_asked_for(filled: Session):
    assert len(find_customers(filled, "", 1)) == 1


@pytest.mark.parametrize(
    ("words", "texts", "fit"),
    [
        ("", ("刘洋",), True),
        ("ly", ("刘洋",), True),
        ("liuy", ("刘洋",), True),
        ("洋", ("刘洋",), True),
        ("lm", ("刘洋",), False),
        ("8213", ("SN-88213", "合格库"), True),
        ("hgk 88213", ("SN-88213", "合格库"), True),
        ("hgk 88214", ("SN-88213", "合格库"), False),
        ("·", ("刘洋",), False),
    ],
)
def test_a_few_texts_are_searched_as_the_index_is(words, texts, fit):
    assert fits(words, *texts) is fit
