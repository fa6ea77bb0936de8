"""People: who signs in, who may add whom, and that somebody is always left to manage."""

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from svcdesk.domain.masters import Department, Person, Role
from svcdesk.errors import Denied, KnownError, Refused
from svcdesk.services import passwords, people
from svcdesk.services.desk import Session, load
from svcdesk.store.store import Store
from tests.conftest import as_person

PASSWORD = "卷绕机-2026"


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "cost", passwords.Cost(1, 1024, 1))


@pytest.fixture
def store(desk: Session) -> Store:
    return desk.store


@pytest.fixture
def admin(store: Store, clock) -> Session:
    return people.create_first_administrator(store, "王芳", PASSWORD, login="wangfang", clock=clock)


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {problem.code for problem in refused.value.problems}


def record_of(session: Session, name: str):
    return next(one for one in people.list_people(session, everybody=True) if one.body.name == name)


def test_the_first_start_makes_an_administrator_who_stands_in_their_own_revision(store: Store, clock):
    assert not people.has_people(store)
    session = people.create_first_administrator(store, " 王芳 ", PASSWORD, clock=clock)
    assert people.has_people(store)
    record = record_of(session, "王芳")
    assert record.actor == session.actor
    assert record.actor.doc == record.doc
    assert set(record.body.roles) == set(Role) == session.roles
    with pytest.raises(Refused) as second:
        people.create_first_administrator(store, "李雷", PASSWORD)
    assert codes(second) == {"masters.already_administered"}


@pytest.mark.parametrize(
    ("password", "code"), [("short", "password_short"), ("王芳王芳王芳王芳", "password_is_name")]
)
def test_a_weak_first_password_is_refused_and_nothing_is_written(store: Store, password: str, code: str):
    with pytest.raises(Refused) as refused:
        people.create_first_administrator(store, "王芳王芳王芳王芳", password)
    assert codes(refused) == {f"masters.{code}"}
    assert not people.has_people(store)


@pytest.mark.parametrize("who", ["王芳", "wangfang", " WangFang ", "ｗａｎｇｆａｎｇ"])
def test_somebody_signs_in_with_name_or_login(store: Store, admin: Session, who: str):
    session = people.sign_in(store, who, PASSWORD)
    assert session.actor == admin.actor
    assert session.roles == admin.roles


@pytest.mark.parametrize(("who", "password"), [("王芳", "wrong-password"), ("nobody", PASSWORD), ("", PASSWORD)])
def test_wrong_name_and_wrong_password_sound_the_same(store: Store, admin: Session, who: str, password: str):
    with pytest.raises(KnownError) as failed:
        people.sign_in(store, who, password)
    assert failed.value.message.code == "masters.sign_in_failed"


def test_somebody_without_password_cannot_sign_in(store: Store, admin: Session):
    people.add_person(admin, Person("李雷", Department.SERVICE, (Role.TECHNICIAN,)))
    with pytest.raises(KnownError) as failed:
        people.sign_in(store, "李雷", "")
    assert failed.value.message.code == "masters.sign_in_failed"


def test_the_password_is_kept_as_argon2id_and_never_handed_out(admin: Session):
    added, _ = people.add_person(admin, Person("李雷", Department.SERVICE, (Role.TECHNICIAN,)), PASSWORD)
    assert added.body.password == record_of(admin, "李雷").body.password == ""
    with admin.read() as connection:
        stored = load(connection, added.doc, Person).body.password
    assert stored.startswith("$argon2id$")


def test_changing_data_keeps_the_password(store: Store, admin: Session):
    added, _ = people.add_person(admin, Person("李雷", Department.SERVICE, (Role.TECHNICIAN,)), PASSWORD)
    changed, _ = people.change_person(admin, added, msgspec.structs.replace(added.body, phone="13800138000"))
    assert changed.body.phone == "13800138000"
    assert people.sign_in(store, "李雷", PASSWORD).actor.doc == added.doc


def test_namesakes_need_logins_and_sign_in_by_them(store: Store, admin: Session):
    with pytest.raises(Refused) as refused:
        people.add_person(admin, Person("王芳", Department.SALES, (Role.SALES,)), PASSWORD)
    assert codes(refused) == {"masters.namesake_without_login"}
    other, _ = people.add_person(
        admin, Person("王芳", Department.SALES, (Role.SALES,), login="wf2"), "another-secret"
    )
    assert people.sign_in(store, "wf2", "another-secret").actor.doc == other.doc
    with pytest.raises(KnownError):
        people.sign_in(store, "王芳", PASSWORD)


def test_one_login_is_one_person(admin: Session):
    with pytest.raises(Refused) as refused:
        people.add_person(admin, Person("李雷", Department.SALES, login="WANGFANG"))
    assert codes(refused) == {"masters.login_taken"}
    with pytest.raises(Refused) as named:
        people.add_person(admin, Person("wangfang", Department.SALES))
    assert codes(named) == {"masters.name_is_login"}


def test_only_administrators_manage_people(desk: Session, admin: Session):
    clerk = as_person(desk, "赵六", Department.SALES, Role.CLERK, Role.MANAGER)
    record = record_of(admin, "王芳")
    for verb in (
        lambda: people.add_person(clerk, Person("李雷", Department.SALES)),
        lambda: people.deactivate(clerk, record),
        lambda: people.set_password(clerk, record.doc, PASSWORD),
    ):
        with pytest.raises(Denied):
            verb()


def test_the_last_administrator_stays(admin: Session):
    record = record_of(admin, "王芳")
    with pytest.raises(Refused) as gone:
        people.deactivate(admin, record)
    with pytest.raises(Refused) as demoted:
        people.change_person(admin, record, msgspec.structs.replace(record.body, roles=(Role.MANAGER,)))
    assert codes(gone) == codes(demoted) == {"masters.last_administrator"}


def test_an_administrator_goes_when_another_one_can_sign_in(store: Store, admin: Session):
    people.add_person(admin, Person("李雷", Department.SALES, (Role.ADMIN,)))
    with pytest.raises(Refused):
        people.deactivate(admin, record_of(admin, "王芳"))
    people.set_password(admin, record_of(admin, "李雷").doc, PASSWORD)
    people.deactivate(admin, record_of(admin, "王芳"))
    with pytest.raises(KnownError) as failed:
        people.sign_in(store, "王芳", PASSWORD)
    assert failed.value.message.code == "masters.deactivated"


def test_a_deactivated_person_is_listed_only_on_request_and_comes_back(store: Store, admin: Session):
    added, _ = people.add_person(admin, Person("李雷", Department.SERVICE, (Role.TECHNICIAN,)), PASSWORD)
    gone, _ = people.deactivate(admin, added)
    assert [one.body.name for one in people.list_people(admin)] == ["王芳"]
    assert [one.body.name for one in people.list_people(admin, everybody=True)] == ["李雷", "王芳"]
    people.change_person(admin, gone, msgspec.structs.replace(gone.body, active=True))
    assert people.sign_in(store, "李雷", PASSWORD).actor.name == "李雷"


def test_a_computer_stays_signed_in_until_signed_out(store: Store, admin: Session, clock):
    token = people.stay_signed_in(admin)
    session = people.sign_in_with_token(store, token, clock)
    assert session is not None
    assert session.actor == admin.actor
    people.sign_out(session, token)
    assert people.sign_in_with_token(store, token, clock) is None
    assert people.sign_in_with_token(store, "", clock) is None


def test_a_token_ends_by_time_by_password_and_by_deactivation(store: Store, admin: Session, clock):
    added, _ = people.add_person(admin, Person("李雷", Department.SERVICE, (Role.TECHNICIAN,)), PASSWORD)
    colleague = people.sign_in(store, "李雷", PASSWORD, clock)
    old = people.stay_signed_in(colleague)
    clock.now += timedelta(days=90)
    assert people.sign_in_with_token(store, old, clock) is None
    first = people.stay_signed_in(colleague)
    kept = people.stay_signed_in(admin)
    people.change_own_password(colleague, PASSWORD, "new-secret-7")
    assert people.sign_in_with_token(store, first, clock) is None
    second = people.stay_signed_in(colleague)
    people.deactivate(admin, record_of(admin, "李雷"))
    assert people.sign_in_with_token(store, second, clock) is None
    assert people.sign_in_with_token(store, kept, clock) is not None
    assert added.doc == colleague.actor.doc


def test_changing_the_own_password_needs_the_old_one(store: Store, admin: Session):
    with pytest.raises(KnownError) as failed:
        people.change_own_password(admin, "not-the-old-one", "new-secret-7")
    assert failed.value.message.code == "masters.old_password_wrong"
    people.change_own_password(admin, PASSWORD, "new-secret-7")
    assert people.sign_in(store, "王芳", "new-secret-7").actor == admin.actor


def test_a_session_is_renewed_with_the_roles_of_now(store: Store, admin: Session):
    added, _ = people.add_person(admin, Person("李雷", Department.SERVICE, (Role.TECHNICIAN,)), PASSWORD)
    colleague = people.sign_in(store, "李雷", PASSWORD)
    changed, _ = people.change_person(admin, added, msgspec.structs.replace(added.body, roles=(Role.CLERK,)))
    now = people.renewed(colleague)
    assert now is not None
    assert now.roles == {Role.CLERK}
    people.deactivate(admin, changed)
    assert people.renewed(colleague) is None


def test_checks_warn_without_refusing(admin: Session):
    found = people.check(admin, Person("李雷", Department.SERVICE, phone="1380013800"))
    assert {(finding.message.code, finding.warning) for finding in found} == {("masters.person_without_role", True)}
    doubtful = people.check(admin, replace_phone("18000000000000000"))
    assert [finding.field for finding in doubtful] == ["phone"]


def replace_phone(phone: str) -> Person:
    return Person("韩梅梅", Department.SERVICE, (Role.CLERK,), phone=phone)


def test_a_null_character_is_refused(admin: Session):
    with pytest.raises(Refused) as refused:
        people.add_person(admin, Person("李\x00雷", Department.SERVICE))
    assert codes(refused) == {"masters.nul_character"}


def test_a_change_made_elsewhere_is_not_overwritten(admin: Session):
    added, _ = people.add_person(admin, Person("李雷", Department.SERVICE, (Role.TECHNICIAN,)))
    people.change_person(admin, added, msgspec.structs.replace(added.body, phone="13800138000"))
    stale = replace(added, body=added.body)
    with pytest.raises(KnownError) as conflict:
        people.change_person(admin, stale, msgspec.structs.replace(stale.body, phone="13900139000"))
    assert conflict.value.message.code == "store.changed_meanwhile"
