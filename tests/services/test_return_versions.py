"""Two desks go on with one return: what goes together is kept, what would contradict or be paid twice is shown."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from svcdesk.domain.contract import Instalment, Trigger
from svcdesk.domain.device import NOBODY
from svcdesk.domain.masters import Department, Role
from svcdesk.domain.planning import Piece
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.return_case import Approval, Basis, Line, ReturnCase, Settlement, Type
from svcdesk.services import conflicts, return_case, return_goods, return_lines
from svcdesk.services.conflicts import Comparison
from svcdesk.services.desk import Session
from svcdesk.services.return_goods import Inspected
from tests.conftest import Clock, as_person
from tests.returning import approved, asked, delivered, offer, ready, received

FINANCE = Actor("f" * 32, "郑会计", "sales")


def elsewhere(desk: Session, record: Record[ReturnCase], state: str = "", **changed: object) -> Comparison:
    """Write another version of a return, as a package from another desk brings it, and put both side by side."""
    with desk.work() as work:
        body = replace(record.body, **changed)
        work.revise(record, body, state=state or record.state, allow_branch=True)
    return conflicts.compare(desk, record.doc)


def joined(desk: Session, seen: Comparison) -> Record[ReturnCase]:
    assert (seen.clashes, seen.against) == ((), ())
    heads = tuple(side.record.rev for side in seen.sides)
    return conflicts.resolve(desk, seen.sides[0].record.doc, heads, seen.proposal, state=seen.state)[0]


def reasons(seen: Comparison) -> set[str]:
    assert seen.proposal is None
    return {one.code.partition(".")[2] for one in seen.against}


def line(record: Record[ReturnCase], at: int = 0, **changed: object) -> tuple[Line, ...]:
    return tuple(replace(one, **changed) if n == at else one for n, one in enumerate(record.body.lines))


@pytest.fixture
def request_(desk: Session, clock: Clock) -> Record[ReturnCase]:
    """Ask for an exchange that takes three words, and have the department say its own."""
    brought = delivered(desk, clock)
    record, _ = return_case.save_request(desk, asked(desk, brought, "SN-1"))
    assert record.body.lines[0].unit_price == Decimal(60000)
    head = as_person(desk, "钱主管", Department.SERVICE, Role.MANAGER)
    return return_case.approve(head, record, "department", "同意")[0]


def word(node: str, by: Actor, clock: Clock) -> Approval:
    return Approval(node=node, by=by, agreed=True, opinion="同意", at=clock())


def boss(desk: Session) -> Session:
    return as_person(desk, "孙总", Department.MANAGEMENT, Role.MANAGER)


def test_words_for_different_nodes_go_together_and_approve_it(desk: Session, clock: Clock, request_):
    return_case.approve(boss(desk), request_, "management", "同意")
    words = (*request_.body.approvals, word("finance", FINANCE, clock))
    made = joined(desk, elsewhere(desk, request_, approvals=words))
    assert made.state == "approved"
    assert {one.node for one in made.body.approvals} == {"department", "finance", "management"}


def test_two_words_for_one_node_are_shown(desk: Session, clock: Clock, request_):
    return_case.approve(boss(desk), request_, "management", "同意")
    other = word("management", Actor("b" * 32, "李总"), clock)
    seen = elsewhere(desk, request_, approvals=(*request_.body.approvals, other))
    assert seen.proposal is None
    assert seen.clashes == (("body", "approvals", "management"),)


def test_one_person_does_not_speak_for_two_nodes_at_two_desks(desk: Session, clock: Clock, request_):
    session = boss(desk)
    return_case.approve(session, request_, "management", "同意")
    seen = elsewhere(desk, request_, approvals=(*request_.body.approvals, word("finance", session.actor, clock)))
    assert reasons(seen) == {"apart_one_word"}


def test_a_word_does_not_go_on_with_another_request(desk: Session, request_):
    return_case.approve(boss(desk), request_, "management", "同意")
    assert reasons(elsewhere(desk, request_, basis_note="另行商定", approvals=())) == {"apart_asked"}
    assert "SN-1" in request_.body.lines[0].device.serial


def test_what_was_refused_here_does_not_go_on_there(desk: Session, clock: Clock, request_):
    return_case.refuse_request(boss(desk), request_, "超出期限")
    words = (*request_.body.approvals, word("finance", FINANCE, clock))
    assert reasons(elsewhere(desk, request_, approvals=words)) == {"apart_refused"}


def test_who_deals_with_it_may_change_beside_a_word(desk: Session, request_):
    return_case.approve(boss(desk), request_, "management", "同意")
    made = joined(desk, elsewhere(desk, request_, owner=FINANCE))
    assert (made.state, made.body.owner) == ("requested", FINANCE)
    assert len(made.body.approvals) == 2


@pytest.fixture
def two_pieces(desk: Session, clock: Clock) -> Record[ReturnCase]:
    paid = Instalment("全款", Decimal(1), Trigger.SIGNING, 0, Decimal(100000))
    brought = delivered(desk, clock, plan=(paid,))
    return return_case.save_request(desk, asked(desk, brought, "SN-1", "SN-2", type=Type.RETURN, basis=Basis.AGREED))[
        0
    ]


def test_receipts_of_two_lines_go_together(desk: Session, clock: Clock, two_pieces):
    record = approved(desk, two_pieces)
    return_goods.receive(desk, record, {"1": Decimal(1)}, store="退货架")
    there = line(record, 1, received=Decimal(1), received_at=clock())
    made = joined(desk, elsewhere(desk, record, "received", lines=there, store="退货架"))
    assert (made.state, [one.received for one in made.body.lines]) == ("received", [Decimal(1), Decimal(1)])


def test_receipts_into_two_stores_are_shown(desk: Session, clock: Clock, two_pieces):
    record = approved(desk, two_pieces)
    return_goods.receive(desk, record, {"1": Decimal(1)}, store="退货架")
    there = line(record, 1, received=Decimal(1), received_at=clock())
    assert reasons(elsewhere(desk, record, "received", lines=there)) == {"apart_store"}


def test_lines_inspected_at_two_desks_are_all_inspected(desk: Session, clock: Clock, two_pieces):
    record = received(desk, approved(desk, two_pieces))
    return_goods.inspect(desk, record, {"1": Inspected(found="不启动", defective=True)})
    there = line(record, 1, found="漏油", found_defective=True, inspected_at=clock(), inspected_by=FINANCE)
    made = joined(desk, elsewhere(desk, record, lines=there))
    assert (made.state, [one.found for one in made.body.lines]) == ("inspected", ["不启动", "漏油"])


def test_one_line_dealt_with_at_two_desks_is_shown(desk: Session, two_pieces):
    record = received(desk, approved(desk, two_pieces))
    return_goods.inspect(desk, record, {"1": Inspected(found="不启动", defective=True)})
    seen = elsewhere(desk, record, lines=line(record, 0, description="外壳有划痕"))
    assert reasons(seen) == {"apart_line"}


def refunded(record: Record[ReturnCase], at: int, amount: Decimal, clock: Clock) -> tuple[Line, ...]:
    return line(record, at, settlement=Settlement.REFUNDED, refund=amount, settled_at=clock(), settled_by=FINANCE)


@pytest.mark.parametrize(("there", "wrong"), [("50000", set()), ("50001", {"refund_over_paid"})])
def test_no_more_is_paid_back_by_two_desks_than_was_paid(desk: Session, clock: Clock, two_pieces, there, wrong):
    record = ready_from(desk, two_pieces)
    return_lines.settle_line(desk, record, "1", offer(desk, settlement=Settlement.REFUNDED, refund=Decimal(50000)))
    seen = elsewhere(desk, record, lines=refunded(record, 1, Decimal(there), clock))
    if wrong:
        assert reasons(seen) == wrong
    else:
        assert [one.refund for one in joined(desk, seen).body.lines] == [Decimal(50000), Decimal(50000)]


def ready_from(desk: Session, record: Record[ReturnCase]) -> Record[ReturnCase]:
    record = received(desk, approved(desk, record))
    verdicts = {one.id: Inspected(found="不启动", defective=True) for one in record.body.lines}
    return return_goods.inspect(desk, record, verdicts)[0]


def test_a_piece_given_at_two_desks_is_shown(desk: Session, clock: Clock):
    record = ready(desk, asked(desk, delivered(desk, clock), "SN-1", "SN-2"))
    piece = return_lines.replacements(desk, record.body.lines[0])[0]
    assert isinstance(piece, Piece)
    given = offer(desk, settlement=Settlement.REPLACED, piece=piece, product_name="螺杆空压机")
    here, _ = return_lines.settle_line(desk, record, "1", given)
    fields = ("settlement", "settled_at", "replacement", "replacement_product", "replacement_name", "store")
    there = line(record, 1, **{name: getattr(here.body.lines[0], name) for name in fields}, settled_by=NOBODY)
    assert reasons(elsewhere(desk, record, lines=there)) == {"apart_given"}
