"""What is refused of a package is kept, with its reason, and never changes what is here."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from svcdesk.domain.delivery import Delivery
from svcdesk.domain.hours import WorkCalendar
from svcdesk.domain.masters import Customer, Department, Role
from svcdesk.domain.return_case import ReturnCase
from svcdesk.domain.service_order import ServiceOrder
from svcdesk.errors import Denied, KnownError, Refused
from svcdesk.services.desk import Session, load
from svcdesk.services.exchange import handing_over, in_tray, looking, telling
from svcdesk.services.exchange.in_tray import Fate
from svcdesk.store import frame
from svcdesk.store.check import check
from svcdesk.store.store import create_desk, open_desk
from tests.conftest import as_person
from tests.delivering import goods_contract
from tests.exchange.desks import START
from tests.exchange.files import named, rewritten, with_lines
from tests.exchange.people import ALL, DELIVERY, customer, reasons, said, signed, take

Lines = list[dict[str, Any]]
Packing = Callable[..., Path]
UNSIGNED = {"delivery": "checking", "service_order": "on_site", "return_case": "requested"}


def test_a_package_of_a_newer_program_is_refused_whole(
    sqlite_desk: Session, laptop: Session, packed: Callable[..., Path]
):
    customer(laptop)

    def newer(name: str, data: bytes) -> bytes:
        return json.dumps({**json.loads(data), "format": 3, "program": "9.0"}).encode() if name[0] == "m" else data

    with pytest.raises(KnownError, match=r"exchange\.newer") as caught:
        take(sqlite_desk, rewritten(packed(), newer))
    assert caught.value.message.params["program"] == "9.0"


def forgery(path: Path, **changed: Any) -> Path:
    """Return the package with its last revision changed and named anew, so that every hash fits."""

    def forge(lines: Lines) -> list[tuple[str, bytes]]:
        kept = [named(line["payload"]) for line in lines[:-1]]
        return [*kept, named({**lines[-1]["payload"], **changed})]

    return with_lines(path, forge)


def test_a_forged_signature_is_refused_and_kept_with_its_reasons(
    desk: Session, laptop: Session, packed: Callable[..., Path]
):
    with laptop.work() as work:
        record = work.create("delivery", DELIVERY, "checking")
    path = forgery(packed(), state="signed")
    seen, taken = looking.preview(desk, [path])[0], take(desk, path)
    assert seen.refused.keys() == taken.refused.keys() != set()
    for one in (*telling.of_preview(seen), *telling.of_taking(taken)):
        said(one.message)
    (kept,) = in_tray.lying(desk).kept
    codes = {reason.code for reason in kept.reasons}
    assert (kept.number, kept.fate) == (record.number, Fate.REFUSED)
    assert {"exchange.forged", "acceptance.customer_unsigned", "acceptance.staff_unsigned"} <= codes
    for reason in kept.reasons:
        said(reason)


@pytest.mark.parametrize(
    ("kind", "body", "state", "clause"),
    [
        ("delivery", DELIVERY, "signed", "6.5.1.5"),
        ("service_order", ServiceOrder(ticket="t" * 32, ticket_number="FW-1", reported_at=START), "signed", "6.6.3"),
        ("return_case", ReturnCase(requested_at=START), "settled", "6.5.1.4"),
    ],
)
def test_a_refusal_names_the_clause_the_signatures_of_its_kind_rest_on(
    sqlite_desk: Session, laptop: Session, packed: Packing, kind: str, body: object, state: str, clause: str
):
    with laptop.work() as work:
        work.create(kind, body, UNSIGNED[kind])
    take(sqlite_desk, forgery(packed(), state=state))
    (kept,) = in_tray.lying(sqlite_desk).kept
    assert (kept.reasons[0].code, kept.reasons[0].clause) == ("exchange.forged", clause)


def test_what_cannot_be_is_not_called_signed(sqlite_desk: Session, laptop: Session, packed: Callable[..., Path]):
    with laptop.work() as work:
        work.create("calendar", WorkCalendar("  "), "active")
    take(sqlite_desk, packed())
    assert reasons(sqlite_desk) == ["impossible"]


def test_a_draft_cannot_follow_a_signed_record(desk: Session, laptop: Session, packed: Callable[..., Path]):
    record = signed(laptop)
    first = packed()
    take(desk, first)
    with laptop.work() as work:
        work.revise(record, record.body, state="void", reason="作废")
    take(desk, forgery(packed(), state="checking", reason=""))
    assert reasons(desk)[0].startswith("store.")
    with desk.read() as connection:
        assert load(connection, record.doc, Delivery).rev == record.rev


FORGERIES: list[tuple[dict[str, Any], str]] = [
    ({"kind": "spaceship"}, "newer_record"),
    ({"schema": 99}, "newer_record"),
    ({"v": 2, "new_field": 1}, "newer_record"),
    ({"state": "flying"}, "unknown_state"),
    ({"body": {"name": 7}}, "unreadable_body"),
    ({"recorded_at": "2026-11-23T09:00:00"}, "misshapen"),
    ({"node": "x" * 32}, "misshapen"),
    ({"seq": 3}, "misshapen"),
    ({"node": "9" * 32}, "device_unknown"),
    ({"number": "KH-261123-ZZ-0001"}, "foreign_number"),
    ({"amendment": 3}, "store.amendment_count"),
    ({"extra": 1}, "misshapen"),
]


@pytest.mark.parametrize(("changed", "code"), FORGERIES)
def test_what_no_program_of_ours_wrote_is_kept_out_with_a_reason(
    sqlite_desk: Session, laptop: Session, packed: Callable[..., Path], changed: dict[str, Any], code: str
):
    customer(laptop)
    take(sqlite_desk, forgery(packed(), **changed))
    assert reasons(sqlite_desk) == [code]
    for one in in_tray.lying(sqlite_desk).kept:
        assert all(reason.clause for reason in one.reasons)
        said(one.reasons[0])
    assert check(sqlite_desk.store) == []


def test_a_revision_that_is_not_what_its_name_says_is_refused(
    sqlite_desk: Session, laptop: Session, packed: Callable[..., Path]
):
    customer(laptop)
    lie = with_lines(packed(), lambda lines: [("f" * 64, named(line["payload"])[1]) for line in lines])
    take(sqlite_desk, lie)
    assert reasons(sqlite_desk) == ["bad_hash"]
    assert in_tray.judge_again(sqlite_desk)[0] == 0


def test_a_body_no_list_can_hold_stays_out_and_the_others_come_in(
    desk: Session, laptop: Session, packed: Callable[..., Path]
):
    good = customer(laptop, "好")
    with laptop.work() as work:
        work.create("contract", goods_contract(), "draft")

    def forge(lines: Lines) -> list[tuple[str, bytes]]:
        body = lines[1]["payload"]["body"]
        body["lines"][0]["quantity"] = "0.00000000001"
        return [named(line["payload"]) for line in lines]

    report = take(desk, with_lines(packed(), forge))
    assert (report.new, reasons(desk)) == (1, ["unlistable"])
    with desk.read() as connection:
        assert load(connection, good.doc, Customer).body.name == "好"
    assert check(desk.store) == []


def test_a_copied_desk_is_found_out_on_both_sides(sqlite_desk: Session, laptop: Session, tmp_path: Path):
    """Two desks write as one device: what comes second is refused, and who hears of it becomes a new device."""
    shared = laptop.store.node
    customer(laptop, "正本")
    original = handing_over.hand_over(laptop, tmp_path / "a.svcpack", ALL).files[0]
    copy = create_desk(str(tmp_path / "copy.svcdesk"), "ZZ")
    with copy.write() as connection:
        connection.execute(frame.node.update().values(node=shared.key, code=shared.code))
    copy.node = shared
    session = replace(laptop, store=copy)
    customer(session, "副本")
    take(sqlite_desk, original)
    take(sqlite_desk, handing_over.hand_over(session, tmp_path / "b.svcpack", ALL).files[0])
    assert reasons(sqlite_desk) == ["cloned"]
    assert looking.preview(session, [original])[0].renewed
    report = take(session, original)
    assert report.renewed == session.store.node.code != shared.code
    later = customer(session, "此后")
    assert f"-{report.renewed}-" in later.number
    assert take(session, original).renewed == ""
    copy.close()


def test_two_computers_of_one_code_are_noticed_when_a_number_repeats(
    sqlite_desk: Session, laptop: Session, tmp_path: Path
):
    twin = create_desk(str(tmp_path / "twin.svcdesk"), "B2", "另一台")
    session = replace(laptop, store=twin)
    assert customer(laptop, "甲").number == customer(session, "乙").number
    customer(session, "丙")
    take(sqlite_desk, handing_over.hand_over(laptop, tmp_path / "a.svcpack", ALL).files[0])
    report = take(sqlite_desk, handing_over.hand_over(session, tmp_path / "b.svcpack", ALL).files[0])
    assert (report.new, reasons(sqlite_desk)) == (1, ["number_taken"])
    twin.close()


def test_what_was_put_aside_stays_so_until_somebody_takes_it_back(
    desk: Session, laptop: Session, packed: Callable[..., Path], tmp_path: Path
):
    customer(laptop)
    path = forgery(packed(), state="flying")
    take(desk, path)
    (kept,) = in_tray.lying(desk).kept
    with pytest.raises(Refused):
        in_tray.drop(desk, [kept.rev], "  ")
    in_tray.drop(desk, [kept.rev], "对方弄错了")
    report = take(desk, path)
    assert (report.dropped, report.refused) == (1, {})
    (kept,) = in_tray.lying(desk).kept
    assert kept.dropped is not None
    assert (kept.fate, kept.dropped.why) == (Fate.DROPPED, "对方弄错了")
    assert in_tray.write_out(desk, [kept.rev], tmp_path / "out.jsonl") == 1
    written = json.loads((tmp_path / "out.jsonl").read_text("utf-8"))
    assert (written["rev"], written["payload"]["state"]) == (kept.rev, "flying")
    assert in_tray.judge_again(desk, [kept.rev])[0] == 0
    assert in_tray.lying(desk).counts == {Fate.REFUSED: 1}


def test_not_everybody_may_put_aside_or_write_out(sqlite_desk: Session, tmp_path: Path):
    technician = as_person(sqlite_desk, "李", Department.SERVICE, Role.TECHNICIAN)
    with pytest.raises(Denied):
        in_tray.drop(technician, [], "为什么")
    out = tmp_path / "out.jsonl"
    with pytest.raises(Denied):
        in_tray.write_out(as_person(sqlite_desk, "访客", Department.SERVICE), [], out)
    assert not out.exists()


def test_a_desk_never_goes_on_as_a_device_it_knows_from_a_package_only(
    laptop: Session, packed: Callable[..., Path], tmp_path: Path
):
    """The other desk of this computer is gone from its place, and ours was put back from an older copy."""
    path = tmp_path / "ours.svcdesk"
    store = create_desk(str(path), "C3")
    ours = replace(laptop, store=store)
    customer(laptop)
    take(ours, packed())
    store.close()
    older = path.read_bytes()
    store = open_desk(str(path))
    customer(replace(laptop, store=store))
    store.close()
    laptop.store.close()
    assert laptop.store.path is not None
    laptop.store.path.rename(tmp_path / "elsewhere.svcdesk")
    for beside in ("-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    path.write_bytes(older)
    store = open_desk(str(path))
    assert store.node.code not in {"B2", "C3"}
    store.close()
