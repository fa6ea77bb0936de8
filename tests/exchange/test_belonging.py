"""One company on all desks: a computer that begins from a package, and packages of another company."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from svcdesk.domain.exchange import Scope
from svcdesk.domain.masters import Company, Department, Person, Role
from svcdesk.errors import Cancelled, KnownError
from svcdesk.services import masters, passwords, people
from svcdesk.services.desk import Session
from svcdesk.services.exchange import handing_over, joining, looking, taking_in
from svcdesk.services.exchange.handing_over import Request
from svcdesk.store.store import create_desk
from svcdesk.words import Message
from tests.exchange.files import rewritten
from tests.exchange.people import ALL, said

PASSWORD = "long enough"
Make = Callable[[str, str], Session]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Set a desk up as the first of its company."""
    monkeypatch.setattr(passwords, "cost", passwords.Cost(1, 1024, 1))
    made: list[Session] = []

    def first(code: str, company: str) -> Session:
        store = create_desk(str(tmp_path / f"{code}.svcdesk"), code, f"电脑 {code}")
        session = people.create_first_administrator(store, "王工", f"{PASSWORD} {code}")
        masters.save_company(session, Company(company))
        made.append(session)
        return session

    yield first
    for session in made:
        session.store.close()


def packed(session: Session, folder: Path, request: Request = ALL) -> Path:
    path = folder / f"{session.store.node.code}-{request.scope}.svcpack"
    return handing_over.hand_over(session, path, request).files[0]


def refusal(error: pytest.ExceptionInfo[KnownError]) -> str:
    said(error.value.message)
    return error.value.message.code.removeprefix("exchange.")


def companies(session: Session) -> dict[str, str]:
    with session.read() as connection:
        rows = connection.exec_driver_sql("SELECT title, state FROM docview WHERE kind = 'company'")
        return {row.title: row.state for row in rows}


def test_a_computer_begins_with_company_people_and_a_code_of_its_own(make, tmp_path):
    office = make("A1", "宏达机电")
    people.add_person(office, Person("李敏", Department.SERVICE, (Role.TECHNICIAN,)), PASSWORD)
    people.add_person(office, Person("没有密码", Department.SERVICE))
    beginning = joining.look([packed(office, tmp_path)])
    assert (beginning.company.name, beginning.names, dict(beginning.codes)) == (
        "宏达机电", ["李敏", "王工"], {"A1": "电脑 A1"},
    )  # fmt: skip
    with pytest.raises(KnownError) as taken:
        joining.join(str(tmp_path / "b.svcdesk"), beginning, "A1")
    assert refusal(taken) == "code_known"
    assert not (tmp_path / "b.svcdesk").exists()
    with pytest.raises(KnownError):
        joining.require_known(beginning, "李敏", "wrong one")
    joining.require_known(beginning, "李敏", PASSWORD)
    store, (report,) = joining.join(str(tmp_path / "b.svcdesk"), beginning, "B1", "外勤")
    assert report.sound
    session = people.sign_in(store, "李敏", PASSWORD)
    with session.work() as work:
        assert "-B1-" in work.create("customer", masters.Customer("甲"), "active").number
    assert companies(session) == {"宏达机电": "active"}
    taking_in.take_in(office, packed(session, tmp_path))
    assert companies(office) == {"宏达机电": "active"}
    store.close()


def test_the_latest_version_of_a_person_decides_who_may_sign_in(make, tmp_path):
    office = make("A1", "宏达机电")
    record, _ = people.add_person(office, Person("李敏", Department.SERVICE), PASSWORD)
    people.set_password(office, record.doc, "another one")
    leaver, _ = people.add_person(office, Person("张工", Department.SERVICE), PASSWORD)
    people.deactivate(office, leaver)
    beginning = joining.look([packed(office, tmp_path)])
    assert beginning.names == ["李敏", "王工"]
    joining.require_known(beginning, "李敏", "another one")
    with pytest.raises(KnownError):
        joining.require_known(beginning, "李敏", PASSWORD)


def test_nothing_begins_from_chosen_records_or_from_two_companies(make, tmp_path):
    office, other = make("A1", "宏达机电"), make("B1", "远东设备")
    with pytest.raises(KnownError) as error:
        joining.look([packed(office, tmp_path, Request(scope=Scope.CHOSEN))])
    assert refusal(error) == "cannot_begin"
    with pytest.raises(KnownError) as error:
        joining.look([packed(office, tmp_path), packed(other, tmp_path)])
    assert refusal(error) == "several_companies"


def test_a_beginning_that_fails_or_is_stopped_leaves_no_desk(make, tmp_path):
    beginning = joining.look([packed(make("A1", "宏达机电"), tmp_path)])
    place = tmp_path / "new"
    place.mkdir()

    def stop(_done: int, _total: int) -> None:
        raise Cancelled(Message("form.job_cancelled"))

    with pytest.raises(Cancelled):
        joining.join(str(place / "b.svcdesk"), beginning, "B1", progress=stop)
    assert [file.name for file in place.iterdir() if not file.name.endswith(".lock")] == []
    bare = rewritten(beginning.paths[0], lambda name, data: b"" if name.startswith("revisions/") else data)
    broken = dataclasses.replace(beginning, paths=(bare,))
    with pytest.raises(KnownError) as error:
        joining.join(str(place / "b.svcdesk"), broken, "B1")
    assert refusal(error) == "cannot_begin"
    assert not (place / "b.svcdesk").exists()


def test_a_package_of_another_company_is_refused_whole(make, tmp_path):
    office, other = make("A1", "宏达机电"), make("B1", "宏达机电")
    path = packed(other, tmp_path)
    with pytest.raises(KnownError) as error:
        looking.preview(office, [path])
    assert refusal(error) == "other_company"
    with pytest.raises(KnownError) as error:
        taking_in.take_in(office, path)
    assert refusal(error) == "other_company"
    chosen = packed(other, tmp_path, Request(scope=Scope.CHOSEN))
    with pytest.raises(KnownError):
        taking_in.take_in(office, chosen)
    with office.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM revision").scalar() == 2


def test_a_laptop_set_up_by_itself_joins_the_company_and_loses_nothing(make, tmp_path):
    office, laptop = make("A1", "宏达机电"), make("B1", "宏达")
    own, _ = masters.save_customer(laptop, masters.Customer("甲"))
    path = packed(office, tmp_path)
    assert looking.preview(laptop, [path], adopting=True)[0].gives_up == "宏达"
    assert companies(laptop) == {"宏达": "active"}
    report, changes = taking_in.take_in(laptop, path, adopting=True)
    assert (report.gives_up, report.company) == ("宏达", "宏达机电")
    assert "company" in changes.kinds
    assert masters.company(laptop).body.name == "宏达机电"
    back = packed(laptop, tmp_path)
    report, _ = taking_in.take_in(office, back)
    assert report.sound
    assert companies(office) == companies(laptop) == {"宏达机电": "active", "宏达": "retired"}
    assert masters.company(office).body.name == "宏达机电"
    with office.read() as connection:
        assert connection.exec_driver_sql(f"SELECT count(*) FROM docview WHERE doc = '{own.doc}'").scalar() == 1
    for store in (office.store, laptop.store):
        for code in ("A1", "B1"):  # both administrators have one name and no login
            people.sign_in(store, "王工", f"{PASSWORD} {code}")
        with pytest.raises(KnownError):
            people.sign_in(store, "王工", PASSWORD)


def test_joining_another_company_takes_everything_and_the_right(make, tmp_path):
    office, laptop = make("A1", "宏达机电"), make("B1", "远东设备")
    chosen = packed(office, tmp_path, Request(scope=Scope.CHOSEN))
    with pytest.raises(KnownError) as error:
        taking_in.take_in(laptop, chosen, adopting=True)
    assert refusal(error) == "adopt_needs_all"
    people.add_person(laptop, Person("李敏", Department.SERVICE), PASSWORD)
    guest = people.sign_in(laptop.store, "李敏", PASSWORD)
    with pytest.raises(KnownError):
        taking_in.take_in(guest, packed(office, tmp_path), adopting=True)
    assert companies(laptop) == {"远东设备": "active"}
