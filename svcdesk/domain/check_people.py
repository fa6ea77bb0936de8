"""What a person's record must say before it is kept."""

from collections.abc import Iterator, Mapping

from svcdesk.domain.checks import Finding, same, unholdable
from svcdesk.domain.masters import Person, Role
from svcdesk.words import Message

SHORTEST_PASSWORD = 8


def check_person(person: Person, others: Mapping[str, Person]) -> list[Finding]:
    """Return everything wrong with a person; ``others`` are all other people of the desk by document."""
    return [*unholdable(person), *_own(person), *_login(person, others), *_namesakes(person, others)]


def _own(person: Person) -> Iterator[Finding]:
    if not person.name.strip():
        yield Finding(Message("masters.person_unnamed"), "name")
    if not person.roles:
        yield Finding(Message("masters.person_without_role", {"name": person.name}), "roles", warning=True)


def _login(person: Person, others: Mapping[str, Person]) -> Iterator[Finding]:
    login = same(person.login)
    for other in others.values():
        if login and login in {same(other.login), same(other.name)}:
            yield Finding(Message("masters.login_taken", {"login": person.login, "name": other.name}), "login")
            return


def _namesakes(person: Person, others: Mapping[str, Person]) -> Iterator[Finding]:
    """Two people may have one name, but then each needs a login; nobody's name may be another's login."""
    name = same(person.name)
    for other in others.values():
        if name and name == same(other.login):
            yield Finding(Message("masters.name_is_login", {"name": person.name, "other": other.name}), "name")
        elif name and name == same(other.name) and person.active and other.active:
            needed = not person.login.strip()
            code = "masters.namesake_without_login" if needed else "masters.namesake"
            field = "login" if needed else "name"
            yield Finding(Message(code, {"name": person.name}), field, warning=not needed)


def check_password(password: str, person: Person) -> list[Finding]:
    """Return what is wrong with a new password; a long one needs no special characters."""
    if len(password) < SHORTEST_PASSWORD:
        return [Finding(Message("masters.password_short", {"n": SHORTEST_PASSWORD}), "password")]
    if same(password) in {same(person.login), same(person.name)}:
        return [Finding(Message("masters.password_is_name"), "password")]
    return []


def administrators(people: Mapping[str, Person]) -> frozenset[str]:
    """Return the documents of everybody who can sign in and manage people."""
    return frozenset(
        doc for doc, person in people.items() if person.active and person.password and Role.ADMIN in person.roles
    )
