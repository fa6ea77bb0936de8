"""Every kind whose records are signed says why one that nobody signed cannot be."""

import msgspec
import pytest

from svcdesk.domain.delivery import Delivery, Result
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.service_order import Condition, ServiceOrder, SignOff, State
from svcdesk.domain.signature import Party
from svcdesk.models.kinds import KINDS
from svcdesk.words import LANGUAGES, say
from tests.delivering import SIGNED, both_signatures, signature

SIGNED_KINDS = [kind for kind in KINDS.values() if kind.frozen]
UNSIGNED = {
    "delivery": Delivery(contract="c", contract_number="HT-1", customer="k", customer_name="甲", result=Result.FULL),
    "service_order": ServiceOrder(),
    "return_case": ReturnCase(requested_at=SIGNED),
}
FOUND = {"before_signatures": both_signatures(), "before_confirmed_at": SIGNED}
"""What the customer of a service order has signed before the repair."""


def signed_for(kind):
    """Return the states that stand on a signature: the frozen ones, and a condition that was confirmed (6.6.3)."""
    return kind.frozen | ({State.CONFIRMED} if kind.name == "service_order" else set())


@pytest.mark.parametrize("kind", SIGNED_KINDS, ids=lambda kind: kind.name)
def test_a_signed_state_without_signatures_is_a_forgery(kind):
    body = UNSIGNED[kind.name]
    for state in kind.states:
        reasons = list(kind.forged(body, state))
        assert bool(reasons) is (state in signed_for(kind))
        assert all(say(reason, lang) for reason in reasons for lang in LANGUAGES)
        half = msgspec.structs.replace(body, signatures=both_signatures()[:1])
        assert bool(list(kind.forged(half, state))) is (state in signed_for(kind))


@pytest.mark.parametrize("kind", SIGNED_KINDS, ids=lambda kind: kind.name)
def test_signatures_that_count_are_none(kind):
    body = msgspec.structs.replace(UNSIGNED[kind.name], signatures=both_signatures())
    if kind.name == "delivery":
        body = msgspec.structs.replace(body, accepted_at=SIGNED)
    if kind.name == "service_order":
        body = msgspec.structs.replace(body, **FOUND)
    assert [reason for state in signed_for(kind) for reason in kind.forged(body, state)] == []


def test_a_witness_stands_for_a_customer_who_objected_and_for_no_other():
    given = (signature(Party.STAFF, "王工"), signature(Party.WITNESS, "张工"))
    objected = SignOff(condition=Condition.OBJECTION, objection="还有异响")
    forged = KINDS["service_order"].forged
    assert list(forged(ServiceOrder(signatures=given, sign_off=objected, **FOUND), "signed")) == []
    assert list(forged(ServiceOrder(signatures=given, **FOUND), "signed")) != []
    assert list(forged(ServiceOrder(signatures=both_signatures()), "signed")) != []


def test_whatever_is_frozen_by_signatures_says_what_they_were_given_for():
    assert [kind.name for kind in SIGNED_KINDS if kind.keeps is None] == []


def test_every_kind_names_its_states_so_that_no_other_comes_in():
    assert [kind.name for kind in KINDS.values() if kind.states is None] == []
    assert [kind.name for kind in KINDS.values() if not kind.frozen <= set(kind.states or ())] == []
