"""People from a table; passwords never come from a file, an administrator sets them."""

from svcdesk.domain.check_people import administrators, check_person
from svcdesk.domain.checks import same
from svcdesk.domain.masters import Department, Person, State
from svcdesk.services.importing.batch import Batch, agreed, grouped, replaced
from svcdesk.services.importing.lines import Line

_FIELDS = ("name", "department", "roles", "login", "phone", "active")


def take(batch: Batch, lines: list[Line]) -> None:
    """Take in people; one with the same login, or without logins the same name, is updated."""
    known = batch.known("person")
    before = {doc: one.body for doc, one in known.items()}
    for group in grouped(lines, lambda line: same(line.values.get("login", "") or line.values.get("name", ""))):
        found = _existing(group[0], {doc: one.body for doc, one in known.items()})
        if len(found) > 1:
            batch.problem(group[0], "several_records", "name", value=group[0].values.get("name", ""))
            continue
        doc = found[0] if found else ""
        person = known[doc].body if doc else Person("", Department.SERVICE)
        body = replaced(person, agreed(batch, group, _FIELDS))
        others = {other: one.body for other, one in known.items() if other != doc}
        batch.judge(group[0], check_person(body, others))
        batch.put("person", group[0], body, State.ACTIVE if body.active else State.RETIRED, doc=doc, title=body.name)
    if administrators(before) and not administrators({doc: one.body for doc, one in known.items()}):
        batch.problem(lines[0], "no_administrator_left")


def _existing(line: Line, people: dict[str, Person]) -> list[str]:
    login, name = same(line.values.get("login", "")), same(line.values.get("name", ""))
    by_login = [doc for doc, person in people.items() if login and same(person.login) == login]
    if by_login:
        return by_login
    named = [doc for doc, person in people.items() if same(person.name) == name]
    return [doc for doc in named if not people[doc].login] if login else named
