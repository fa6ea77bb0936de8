"""What master data must say before it is kept: every problem at once, nothing refused that real customers have."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc as reference

from svcdesk.domain import uscc
from svcdesk.domain.check_checklist import check_checklist
from svcdesk.domain.check_contract import check_contract, check_signing
from svcdesk.domain.check_masters import Taken, check_company, check_customer, check_product
from svcdesk.domain.checks import Finding, problems, same
from svcdesk.domain.contract import Contract, Instalment, Line, Trigger
from svcdesk.domain.figures import countable, figure
from svcdesk.domain.masters import (
    BankAccount,
    CheckItem,
    Checklist,
    Company,
    Contact,
    Customer,
    FormCode,
    ItemKind,
    Product,
    Site,
)

BODY = st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17)


def refused(findings: list[Finding]) -> set[tuple[str, str]]:
    return {(finding.message.code.partition(".")[2], finding.field) for finding in problems(findings)}


def warned(findings: list[Finding]) -> set[tuple[str, str]]:
    return {(finding.message.code.partition(".")[2], finding.field) for finding in findings if finding.warning}


@pytest.mark.parametrize("code", ["91110000600037341L", "91330106673959654P", "9144030071526726XG"])
def test_codes_of_real_companies_are_right(code: str):
    assert uscc.fault(code) is None
    assert reference.is_valid(code)


@given(BODY)
def test_the_check_character_agrees_with_another_implementation(body: str):
    assert uscc.check_character(body) == reference.calc_check_digit(body)


@given(BODY, st.integers(0, 16), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY"))
def test_one_mistyped_character_is_always_noticed(body: str, place: int, typed: str):
    code = body + uscc.check_character(body)
    wrong = code[:place] + typed + code[place + 1 :]
    assert (uscc.fault(wrong) is None) == (wrong == code or (typed == code[place])) or not code[2:8].isdigit()


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", uscc.Fault.LENGTH),
        ("9111000060003734", uscc.Fault.LENGTH),
        ("91110000600037341O", uscc.Fault.CHARACTER),
        ("91AB0000600037341L", uscc.Fault.CHARACTER),
        ("91110000600037341M", uscc.Fault.CHECK),
        (" 9111 0000 6000 3734 1l ", None),
        ("９１１１００００６０００３７３４１Ｌ", None),
    ],
)
def test_a_code_is_tidied_and_judged(typed: str, fault: uscc.Fault | None):
    assert uscc.fault(uscc.tidy(typed)) is fault


def test_a_customer_hears_everything_at_once():
    customer = Customer(
        name=" ",
        code="k-1",
        uscc="123",
        sites=(Site("1", "一厂"), Site("1", " "), Site("2", "一 厂")),
        contacts=(Contact(""),),
    )
    assert refused(check_customer(customer, Taken(codes=frozenset({same("K-1")})))) == {
        ("customer_unnamed", "name"),
        ("code_taken", "code"),
        ("uscc_length", "uscc"),
        ("site_unnamed", "sites.1.name"),
        ("site_id_twice", "sites.1.id"),
        ("site_twice", "sites.2.name"),
        ("contact_unnamed", "contacts.0.name"),
    }


def test_a_shared_name_is_told_not_refused():
    findings = check_customer(Customer("宏达 纺织"), Taken(names=frozenset({same("宏达纺织")})))
    assert refused(findings) == set()
    assert warned(findings) == {("name_taken", "name")}


def test_a_customer_with_nothing_but_a_name_is_fine():
    assert check_customer(Customer("Blondesddsl père et fils"), Taken()) == []


@pytest.mark.parametrize(
    ("product", "field"),
    [
        (Product(""), "name"),
        (Product("表", uom=" "), "uom"),
        (Product("表", warranty_months=-1), "warranty_months"),
        (Product("表", warranty_months=601), "warranty_months"),
        (Product("表", price=Decimal(-1)), "price"),
        (Product("表", price=Decimal("NaN")), "price"),
        (Product("表", minimum_stock=Decimal("0.0000001")), "minimum_stock"),
        (Product("表", checklist="gone"), "checklist"),
        (Product("表\x00"), "name"),
    ],
)
def test_a_product_that_will_not_do(product: Product, field: str):
    assert {finding.field for finding in problems(check_product(product, Taken(), ["there"]))} == {field}


def test_a_product_may_cost_nothing_or_a_part_of_a_fen():
    for price in (None, Decimal(0), Decimal("0.0125")):
        assert check_product(Product("螺钉", price=price, checklist="there"), Taken(), ["there"]) == []


def test_a_company_hears_everything_at_once():
    company = Company(
        "",
        forms=(FormCode("F16", "", "A/0", 0), FormCode("F16", "QR-2", "A/0")),
        feedback_working_days=0,
        bank=BankAccount(tax_id="123"),
    )
    assert refused(check_company(company)) == {
        ("company_unnamed", "name"),
        ("feedback_days", "feedback_working_days"),
        ("form_without_code", "forms.0.code"),
        ("form_copies", "forms.0.copies"),
        ("form_twice", "forms.1.form"),
        ("uscc_length", "bank.tax_id"),
    }


def reading(**more) -> CheckItem:
    return CheckItem(**{"id": "1", "name": "电压", "kind": ItemKind.READING, "unit": "V", **more})


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (reading(low=Decimal(420), high=Decimal(380)), "limits_crossed"),
        (reading(low=Decimal("NaN")), "limit_no_number"),
        (reading(high=Decimal("Infinity")), "limit_no_number"),
        (reading(name=""), "item_unnamed"),
        (reading(kind=ItemKind.YES_NO, low=Decimal(1)), "limits_without_reading"),
        (reading(id=""), "item_id_twice"),
    ],
)
def test_a_checklist_item_that_will_not_do(item: CheckItem, code: str):
    assert {one for one, _ in refused(check_checklist(Checklist("调试", "A/0", (item,))))} == {code}


def test_equal_limits_and_open_ends_are_fine():
    items = (
        reading(low=Decimal(5), high=Decimal(5)),
        reading(id="2", name="温度", high=Decimal(95)),
        reading(id="3", name="压力", low=Decimal("0.75")),
        CheckItem("4", "试运行", ItemKind.YES_NO),
    )
    assert check_checklist(Checklist("调试", "A/0", items)) == []


def test_a_reading_without_unit_is_told():
    assert warned(check_checklist(Checklist("调试", "A/0", (reading(unit=""),)))) == {
        ("reading_without_unit", "items.0.unit")
    }


def test_changed_items_need_a_new_version():
    before = Checklist("调试", "A/0", (reading(),))
    changed = Checklist("调试", "A/0", (reading(high=Decimal(418)),))
    assert refused(check_checklist(changed, before)) == {("checklist_same_version", "version")}
    assert check_checklist(Checklist("调试", "A/1", changed.items), before) == []
    assert check_checklist(Checklist("调试表", "A/0", before.items), before) == []


def test_an_empty_checklist_is_refused():
    assert refused(check_checklist(Checklist("", "", ()))) == {
        ("checklist_unnamed", "name"),
        ("checklist_unversioned", "version"),
        ("checklist_empty", "items"),
    }


def line(**more) -> Line:
    return Line(**{
        "id": "1", "product": "p", "name": "卷绕机", "spec": "", "uom": "台", "quantity": Decimal(2),
        "unit_price": Decimal("9.80"), **more,
    })  # fmt: skip


PRODUCTS = {"p": Product("卷绕机"), "fake": Product("仿冒表", banned="冒用认证标志")}


def check(**more) -> set[tuple[str, str]]:
    return refused(check_contract(Contract(**{"customer": "c", "customer_name": "宏达", **more}), PRODUCTS))


@pytest.mark.parametrize(
    ("lines", "code", "field"),
    [
        ((line(product=""),), "product_unknown", "product"),
        ((line(product="gone"),), "product_unknown", "product"),
        ((line(product="fake"),), "product_banned", "product"),
        ((line(quantity=Decimal(0)),), "quantity_range", "quantity"),
        ((line(quantity=Decimal("0.0000001")),), "quantity_range", "quantity"),
        ((line(unit_price=Decimal("-0.01")),), "price_range", "unit_price"),
        ((line(discount=Decimal("1.01")),), "discount_range", "discount"),
        ((line(discount=Decimal("NaN")),), "discount_range", "discount"),
    ],
)
def test_a_contract_line_that_will_not_do(lines: tuple[Line, ...], code: str, field: str):
    assert check(lines=lines) == {(code, f"lines.0.{field}")}


def test_a_banned_product_names_its_clause():
    findings = check_contract(Contract("c", "宏达", lines=(line(product="fake"),)), PRODUCTS)
    assert [finding.message.clause for finding in findings] == ["6.2"]


def part(share: str, **more) -> Instalment:
    return Instalment(**{"name": "款项", "share": Decimal(share), "trigger": Trigger.SIGNING, **more})


@pytest.mark.parametrize(
    ("shares", "right"), [(("0.3", "0.6", "0.1"), True), (("0.3", "0.6"), False), (("1",), True)]
)
def test_the_plan_adds_up_to_all_of_it(shares: tuple[str, ...], right: bool):
    assert (check(plan=tuple(part(share) for share in shares)) == set()) is right


def test_the_plan_says_what_it_adds_up_to():
    findings = check_contract(Contract("c", "宏达", plan=(part("0.3"), part("0.655"))), PRODUCTS)
    assert [finding.message.params["percent"] for finding in findings] == ["95.5"]


def test_instalments_need_name_share_and_days():
    found = check(plan=(part("1.5", name=""), part("-0.5", days=-1)))
    assert {code for code, _ in found} == {"instalment_unnamed", "share_range", "instalment_negative"}


def test_a_contract_never_falls_below_what_is_delivered():
    contract = Contract("c", "宏达", lines=(line(quantity=Decimal(2)),))
    for taken, wrong in (
        ({"1": Decimal(2)}, 0),
        ({"1": Decimal(3)}, 1),
        ({"gone": Decimal(1)}, 1),
        ({"x": Decimal(0)}, 0),
    ):
        found = problems(check_contract(contract, PRODUCTS, taken))
        assert [finding.message.code for finding in found] == ["contract.less_than_delivered"] * wrong


def test_signing_needs_a_day_and_lines_and_tells_about_the_plan():
    assert refused(check_signing(Contract("c", "宏达"))) == {
        ("signing_day_missing", "signed_on"),
        ("no_lines", "lines"),
    }
    assert warned(check_signing(Contract("c", "宏达"))) == {("no_plan", "plan")}


@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_a_countable_figure_can_be_stored(value: Decimal):
    if countable(value):
        assert value.scaleb(6) == int(value.scaleb(6)) < 2**63


@pytest.mark.parametrize(
    ("value", "text"), [("9.80", "9.8"), ("1E+2", "100"), ("120", "120"), ("0.000001", "0.000001"), ("-0.50", "-0.5")]
)
def test_figures_are_written_plainly(value: str, text: str):
    assert figure(Decimal(value)) == text
