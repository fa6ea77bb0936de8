"""Who may do what, and the sentence for those who may not."""

import pytest

from svcdesk.domain.masters import Department, Role
from svcdesk.domain.rights import GRANTS, Right, allowed, refusal, rights_of
from svcdesk.words import LANGUAGES, codes, label, say


def test_every_right_is_granted_to_somebody() -> None:
    assert set(GRANTS) == set(Right)
    assert all(grant.roles for grant in GRANTS.values())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("right", list(Right))
def test_a_refusal_names_the_right_and_all_who_have_it(right: Right, lang) -> None:
    sentence = say(refusal(right), lang)
    assert label(f"rights.right.{right}", lang) in sentence
    for role in Role:
        assert (label(f"rights.role.{role}", lang) in sentence) == (role in GRANTS[right].roles) or role is Role.ADMIN


def test_only_the_sales_side_acknowledges_feedback() -> None:
    assert allowed(Right.ACKNOWLEDGE_FEEDBACK, [], Department.SALES)
    assert allowed(Right.ACKNOWLEDGE_FEEDBACK, [Role.SALES], Department.MANAGEMENT)
    assert not allowed(Right.ACKNOWLEDGE_FEEDBACK, [Role.ADMIN, Role.MANAGER], Department.MANAGEMENT)


def test_a_technician_delivers_but_does_not_manage_people() -> None:
    rights = rights_of([Role.TECHNICIAN], Department.SERVICE)
    assert {Right.DELIVER, Right.SIGN_DELIVERY, Right.STOCK} <= rights
    assert rights.isdisjoint({Right.PEOPLE, Right.COMPANY, Right.MAINTENANCE, Right.VOID_DELIVERY})


def test_nobody_without_role_and_department_may_do_anything() -> None:
    assert rights_of([]) == frozenset()


def test_roles_departments_and_rights_all_have_words() -> None:
    keys = codes("rights").keys()
    expected = {f"right.{one}" for one in Right} | {f"role.{one}" for one in Role}
    assert expected | {f"department.{one}" for one in Department} <= keys
