"""People: the first administrator, who signs in, who is added, changed and deactivated."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import msgspec
from sqlalchemy import Connection

from svcdesk.domain.check_people import administrators, check_password, check_person
from svcdesk.domain.checks import Finding, problems, same
from svcdesk.domain.masters import Department, Person, Role, State
from svcdesk.domain.record import Actor, Record
from svcdesk.domain.rights import Right
from svcdesk.errors import KnownError, Refused
from svcdesk.services.desk import Changes, Session, Work, load, system_clock
from svcdesk.services.find import bodies
from svcdesk.services.passwords import hashed, issue_token, matches, revoke_token, revoke_tokens, token_owner
from svcdesk.services.phones import phone_findings
from svcdesk.services.rights import require
from svcdesk.store.store import Store
from svcdesk.words import Message

Clock = Callable[[], datetime]


def has_people(store: Store) -> bool:
    """Tell whether anybody can sign in; where nobody can, the first start makes an administrator."""
    with store.read() as connection:
        return any(person.password and person.active for person in _people(connection).values())


def sign_in_names(store: Store) -> list[str]:
    """Return the names a sign-in offers."""
    with store.read() as connection:
        return names_offered(_people(connection).values())


def names_offered(people: Iterable[Person]) -> list[str]:
    """Return who can sign in, sorted; the login stands in place of a name that two people share."""
    able = [person for person in people if person.active and person.password]
    names = [person.name for person in able]
    return sorted({person.name if names.count(person.name) == 1 else person.login or person.name for person in able})


def create_first_administrator(
    store: Store,
    name: str,
    password: str,
    *,
    login: str = "",
    department: Department = Department.MANAGEMENT,
    clock: Clock = system_clock,
) -> Session:
    """Record the first person of a desk, with every role, and return their session.

    Raises ``Refused`` where name or password will not do, or somebody can sign in already.
    """
    doc = uuid4().hex
    person = Person(name.strip(), department, tuple(Role), login.strip())
    session = Session(store, Actor(doc, person.name, department.value), frozenset(Role), clock)
    with session.work() as work:
        others = _people(work.connection)
        if any(other.password and other.active for other in others.values()):
            raise Refused([Message("masters.already_administered")])
        _refuse([*check_person(person, others), *check_password(password, person)])
        work.create("person", _with_password(person, password), State.ACTIVE, doc=doc)
    return session


def sign_in(store: Store, who: str, password: str, clock: Clock = system_clock) -> Session:
    """Return the session of somebody who gave login or name, and password.

    Raises ``KnownError`` that does not tell whether the name or the password was wrong.
    """
    with store.read() as connection:
        people = _people(connection)
    doc, person = named(people, who, password)
    if not matches(password, person.password) or not doc:
        raise KnownError(Message("masters.sign_in_failed"))
    if not person.active:
        raise KnownError(Message("masters.deactivated", {"name": person.name}))
    return _session(store, doc, person, clock)


def stay_signed_in(session: Session) -> str:
    """Return a token with which this computer signs the person in again, for 90 days; the desk keeps its hash."""
    with session.store.write() as connection:
        return issue_token(connection, session.actor.doc, session.clock())


def sign_in_with_token(store: Store, token: str, clock: Clock = system_clock) -> Session | None:
    """Return the session a token stands for; nothing where it is unknown or too old, or the person deactivated."""
    with store.read() as connection:
        doc = token_owner(connection, token, clock())
        person = _people(connection).get(doc)
    return _session(store, doc, person, clock) if person and person.active else None


def sign_out(session: Session, token: str = "") -> None:
    """Forget the token of this computer, where it had one."""
    if token:
        with session.store.write() as connection:
            revoke_token(connection, token)


def sign_out_everywhere(session: Session) -> None:
    """Forget every token of the person of this session."""
    with session.store.write() as connection:
        revoke_tokens(connection, session.actor.doc)


def list_people(session: Session, *, everybody: bool = False) -> list[Record[Person]]:
    """Return the people of the desk by name, with ``everybody`` also those who were deactivated; no hash leaves."""
    with session.read() as connection:
        found = [load(connection, doc, Person) for doc in _people(connection)]
    kept = [_without_password(one) for one in found if one.body.active or everybody]
    return sorted(kept, key=lambda record: same(record.body.name))


def check(session: Session, person: Person, doc: str = "") -> list[Finding]:
    """Return everything wrong, or worth telling, with a person about to be saved; ``doc`` is their record, if any."""
    with session.read() as connection:
        people = _people(connection)
    return _findings(person, doc, people)


def add_person(session: Session, person: Person, password: str = "") -> tuple[Record[Person], Changes]:
    """Record a new person; without a password they cannot sign in (yet)."""
    require(session, Right.PEOPLE)
    person = msgspec.structs.replace(_tidy(person), password="", active=True)
    with session.work() as work:
        wrong = check_password(password, person) if password else []
        _refuse([*_findings(person, "", _people(work.connection)), *wrong])
        record = work.create("person", _with_password(person, password) if password else person, State.ACTIVE)
    return _without_password(record), work.changes


def change_person(session: Session, record: Record[Person], person: Person) -> tuple[Record[Person], Changes]:
    """Change a person's data, roles or being active; the password stays what it is.

    Raises ``Refused`` where nobody would be left to manage people.
    """
    require(session, Right.PEOPLE)
    with session.work() as work:
        saved = _save(work, record, _tidy(person))
    return _without_password(saved), work.changes


def deactivate(session: Session, record: Record[Person]) -> tuple[Record[Person], Changes]:
    """Let a person no longer sign in, on any computer; what they did keeps their name."""
    return change_person(session, record, msgspec.structs.replace(record.body, active=False))


def set_password(session: Session, doc: str, password: str) -> tuple[Record[Person], Changes]:
    """Give somebody a new password, as an administrator; computers that stayed signed in ask again."""
    require(session, Right.PEOPLE)
    return _set_password(session, doc, password)


def change_own_password(session: Session, old: str, new: str) -> tuple[Record[Person], Changes]:
    """Change the password of the person of this session, who must know the old one."""
    with session.read() as connection:
        person = load(connection, session.actor.doc, Person).body
    if not matches(old, person.password):
        raise KnownError(Message("masters.old_password_wrong"))
    return _set_password(session, session.actor.doc, new)


def _set_password(session: Session, doc: str, password: str) -> tuple[Record[Person], Changes]:
    with session.work() as work:
        record = load(work.connection, doc, Person)
        _refuse(check_password(password, record.body))
        saved = work.revise(record, _with_password(record.body, password))
        revoke_tokens(work.connection, doc)
    return _without_password(saved), work.changes


def _save(work: Work, record: Record[Person], person: Person) -> Record[Person]:
    stored = load(work.connection, record.doc, Person).body
    person = msgspec.structs.replace(person, password=stored.password)
    people = _people(work.connection)
    _refuse([*_findings(person, record.doc, people), *_last_administrator(record.doc, person, people)])
    if not person.active:
        revoke_tokens(work.connection, record.doc)
    return work.revise(record, person, state=State.ACTIVE if person.active else State.RETIRED)


def _last_administrator(doc: str, person: Person, people: Mapping[str, Person]) -> list[Finding]:
    if administrators(people) and not administrators({**people, doc: person}):
        return [Finding(Message("masters.last_administrator", {"name": people[doc].name}), "roles")]
    return []


def _findings(person: Person, doc: str, people: Mapping[str, Person]) -> list[Finding]:
    others = {other: one for other, one in people.items() if other != doc}
    return [*check_person(person, others), *phone_findings({"phone": person.phone})]


def _refuse(findings: list[Finding]) -> None:
    if wrong := problems(findings):
        raise Refused([finding.message for finding in wrong])


def _people(connection: Connection) -> dict[str, Person]:
    return bodies(connection, "person", Person)


def renewed(session: Session) -> Session | None:
    """Return the session with the person's name and roles as they are now; nothing where they were deactivated."""
    with session.read() as connection:
        person = _people(connection).get(session.actor.doc)
    return _session(session.store, session.actor.doc, person, session.clock) if person and person.active else None


def named(people: Mapping[str, Person], who: str, password: str) -> tuple[str, Person]:
    """Return whom a login or a name means, or a person without a password where it means nobody.

    Two computers may each have recorded somebody of one name, without logins, before they heard of each other; then
    the password tells who it is.
    """
    called = {doc: person for doc, person in people.items() if _is_called(person, who)}
    found = {doc: person for doc, person in called.items() if person.active} or called
    if len(found) != 1:
        others = {doc: person for doc, person in found.items() if not person.login}
        found = {doc: person for doc, person in found.items() if same(person.login) == same(who)}
        found = found or {doc: person for doc, person in others.items() if matches(password, person.password)}
    return next(iter(found.items()), ("", Person("", Department.MANAGEMENT)))


def _is_called(person: Person, who: str) -> bool:
    return bool(same(who)) and same(who) in {same(person.login), same(person.name)}


def _session(store: Store, doc: str, person: Person, clock: Clock) -> Session:
    return Session(store, Actor(doc, person.name, person.department.value), frozenset(person.roles), clock)


def _tidy(person: Person) -> Person:
    return msgspec.structs.replace(
        person, name=person.name.strip(), login=person.login.strip(), phone=person.phone.strip()
    )


def _with_password(person: Person, password: str) -> Person:
    return msgspec.structs.replace(person, password=hashed(password))


def _without_password(record: Record[Person]) -> Record[Person]:
    return replace(record, body=msgspec.structs.replace(record.body, password=""))


def actor_of(session: Session, doc: str) -> Actor:
    """Return a person as others write them down: document, name and department of today."""
    with session.read() as connection:
        body = load(connection, doc, Person).body
    return Actor(doc, body.name, body.department.value)
