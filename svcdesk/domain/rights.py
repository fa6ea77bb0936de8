"""Who may do what: one pure table from rights to roles and departments."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from svcdesk.domain.masters import Department, Role
from svcdesk.words import Message


class Right(StrEnum):
    """One thing a verb may ask for; labels stand in ``words/rights.toml``."""

    PEOPLE = "people"
    COMPANY = "company"
    CUSTOMERS = "customers"
    MERGE_CUSTOMERS = "merge_customers"
    PRODUCTS = "products"
    CHECKLISTS = "checklists"
    CLOCK_RULES = "clock_rules"
    CONTRACTS = "contracts"
    SIGN_CONTRACTS = "sign_contracts"
    STOCK = "stock"
    EXPORT = "export"
    PLAN_DELIVERY = "plan_delivery"
    DELIVER = "deliver"
    SIGN_DELIVERY = "sign_delivery"
    AMEND_DELIVERY = "amend_delivery"
    VOID_DELIVERY = "void_delivery"
    ACKNOWLEDGE_FEEDBACK = "acknowledge_feedback"
    PAYMENT_NOTICES = "payment_notices"
    DISPATCH = "dispatch"
    REPAIR = "repair"
    SIGN_REPAIR = "sign_repair"
    AMEND_REPAIR = "amend_repair"
    VOID_REPAIR = "void_repair"
    SERVICE_PLANS = "service_plans"
    RETURNS = "returns"
    APPROVE_RETURNS = "approve_returns"
    JUDGE_RETURNS = "judge_returns"
    VOID_RETURNS = "void_returns"
    CLAIMS = "claims"
    COMPLAINTS = "complaints"
    APPROVE_COMPLAINTS = "approve_complaints"
    TICKETS = "tickets"
    CLOSE_TICKETS = "close_tickets"
    REVIEW = "review"
    SETTLE_CONFLICTS = "settle_conflicts"
    HAND_OVER = "hand_over"
    TAKE_IN = "take_in"
    MAINTENANCE = "maintenance"


class Grant(NamedTuple):
    """Whoever has one of the roles or works in one of the departments."""

    roles: frozenset[Role] = frozenset()
    departments: frozenset[Department] = frozenset()


def _roles(*roles: Role, departments: Iterable[Department] = ()) -> Grant:
    return Grant(frozenset(roles), frozenset(departments))


_ADMIN, _MANAGER, _CLERK, _TECHNICIAN = Role.ADMIN, Role.MANAGER, Role.CLERK, Role.TECHNICIAN

GRANTS: dict[Right, Grant] = {
    Right.PEOPLE: _roles(_ADMIN),
    Right.COMPANY: _roles(_ADMIN, _MANAGER),
    Right.CUSTOMERS: _roles(_ADMIN, _MANAGER, _CLERK, Role.SALES, _TECHNICIAN),
    Right.MERGE_CUSTOMERS: _roles(_ADMIN, _MANAGER, _CLERK),
    Right.PRODUCTS: _roles(_ADMIN, _MANAGER, _CLERK, Role.ENGINEER, Role.SALES),
    Right.CHECKLISTS: _roles(_ADMIN, _MANAGER, Role.ENGINEER),
    Right.CLOCK_RULES: _roles(_ADMIN, _MANAGER),
    Right.CONTRACTS: _roles(_ADMIN, _MANAGER, _CLERK, Role.SALES),
    Right.SIGN_CONTRACTS: _roles(_ADMIN, _MANAGER, Role.SALES),
    Right.STOCK: _roles(_ADMIN, _MANAGER, _CLERK, _TECHNICIAN),
    Right.EXPORT: _roles(*Role),
    Right.PLAN_DELIVERY: _roles(_ADMIN, _MANAGER, _CLERK, Role.SALES, _TECHNICIAN),
    Right.DELIVER: _roles(_ADMIN, _MANAGER, _TECHNICIAN),
    Right.SIGN_DELIVERY: _roles(_ADMIN, _MANAGER, _TECHNICIAN),
    Right.AMEND_DELIVERY: _roles(_ADMIN, _MANAGER, _TECHNICIAN),
    Right.VOID_DELIVERY: _roles(_ADMIN, _MANAGER),
    # 6.5.2: 销售部 is told; the receipt proves nothing where an administrator of another department gives it
    Right.ACKNOWLEDGE_FEEDBACK: _roles(Role.SALES, departments=[Department.SALES]),
    Right.PAYMENT_NOTICES: _roles(_ADMIN, _MANAGER, _CLERK, Role.SALES, departments=[Department.SALES]),
    Right.DISPATCH: _roles(_ADMIN, _MANAGER, _CLERK, _TECHNICIAN),
    Right.REPAIR: _roles(_ADMIN, _MANAGER, _TECHNICIAN),
    Right.SIGN_REPAIR: _roles(_ADMIN, _MANAGER, _TECHNICIAN),
    Right.AMEND_REPAIR: _roles(_ADMIN, _MANAGER, _TECHNICIAN),
    Right.VOID_REPAIR: _roles(_ADMIN, _MANAGER),
    Right.SERVICE_PLANS: _roles(_ADMIN, _MANAGER, _CLERK, _TECHNICIAN),
    Right.RETURNS: _roles(
        _ADMIN, _MANAGER, _CLERK, _TECHNICIAN, Role.SALES, Role.INSPECTOR, departments=[Department.QUALITY]
    ),
    Right.APPROVE_RETURNS: _roles(_ADMIN, _MANAGER, departments=[Department.SALES, Department.MANAGEMENT]),
    # F26 质量部确认: liability is judged by 质量部, and goods come back into 合格库 only on its word
    Right.JUDGE_RETURNS: _roles(Role.INSPECTOR, departments=[Department.QUALITY]),
    Right.VOID_RETURNS: _roles(_ADMIN, _MANAGER),
    Right.CLAIMS: _roles(_ADMIN, _MANAGER, _CLERK, Role.INSPECTOR, departments=[Department.QUALITY]),
    Right.COMPLAINTS: _roles(
        _ADMIN, _MANAGER, _CLERK, _TECHNICIAN, Role.SALES, Role.INSPECTOR, departments=[Department.QUALITY]
    ),
    Right.APPROVE_COMPLAINTS: _roles(_ADMIN, _MANAGER, departments=[Department.MANAGEMENT]),
    # 6.6.1, 6.7.1: whoever a customer happens to reach registers it; the head of the department closes it (F21)
    Right.TICKETS: _roles(*Role),
    Right.CLOSE_TICKETS: _roles(_ADMIN, _MANAGER),
    Right.REVIEW: _roles(_ADMIN, _MANAGER, _CLERK),
    Right.SETTLE_CONFLICTS: _roles(_ADMIN, _MANAGER, _CLERK),
    Right.HAND_OVER: _roles(*Role),
    Right.TAKE_IN: _roles(*Role),
    Right.MAINTENANCE: _roles(_ADMIN),
}


def allowed(right: Right, roles: Iterable[Role], department: str = "") -> bool:
    """Tell whether somebody with these roles, of this department, has a right."""
    grant = GRANTS[right]
    return not grant.roles.isdisjoint(roles) or department in grant.departments


def rights_of(roles: Iterable[Role], department: str = "") -> frozenset[Right]:
    """Return everything somebody may do."""
    held = frozenset(roles)
    return frozenset(right for right in Right if allowed(right, held, department))


def refusal(right: Right) -> Message:
    """Return the sentence for somebody without a right: what was asked, who may do it, what to do now."""
    grant = GRANTS[right]
    names = [
        *(Message(f"rights.role.{role}") for role in Role if role in grant.roles),
        *(Message(f"rights.department.{one}") for one in Department if one in grant.departments),
    ]
    who = names[0]
    for name in names[1:]:
        who = Message("rights.either", {"one": who, "other": name})
    return Message("rights.denied", {"what": Message(f"rights.right.{right}"), "who": who})
