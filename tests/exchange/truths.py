"""What must be true on every desk at any time, worked out from its revisions without the program's rules."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select

from svcdesk.domain.record import Revision
from svcdesk.store import blobs, frame

SIGNED = {
    "delivery": {"signed"},
    "service_order": {"signed"},
    "return_case": {"settled", "closed"},
}
"""In which states of which kinds people have signed."""
AFTERWARDS = ("signatures", "refund_paid_on", "closing_note", "closed_at", "closed_by", "void_reason")
"""What a signed record may still say: how it was closed, why it is void; and its signatures themselves."""
DEAR = 50_000
"""From this value of the goods in yuan on three people have to agree."""
Made = Mapping[str, Revision]


def expected(made: Made) -> dict[str, tuple[str, bool]]:
    """Return which revision a list must show of each document, and whether it must show a conflict.

    Signed ones come first, then void ones; of these the most amended; no clock decides, nor who came last.
    """
    followed = {parent for one in made.values() for parent in one.parents}
    heads: dict[str, list[str]] = {}
    for rev in sorted(made.keys() - followed):
        heads.setdefault(made[rev].doc, []).append(rev)
    return {
        doc: (min(revs, key=lambda rev: (_weight(made[rev]), -made[rev].amendment, rev)), len(revs) > 1)
        for doc, revs in heads.items()
    }


def _weight(one: Revision) -> int:
    if one.kind not in SIGNED:
        return 2
    return 0 if one.state in SIGNED[one.kind] else 1 if one.state == "void" else 2


def over_signature(made: Made) -> list[str]:
    """Return the revisions that keep a signature and say something else than what it was given for."""
    return [rev for rev, one in made.items() if one.kind in SIGNED and _says_otherwise(made, one)]


def _says_otherwise(made: Made, one: Revision) -> bool:
    parents = [made[rev] for rev in one.parents if rev in made]
    if not any(_signed(parent) for parent in parents):
        return False
    after, before = _body(one), [_body(parent) for parent in parents]
    if any(_result(after) == _result(body) and _found(after) == _found(body) for body in before):
        return False  # it stands as one of those it follows; who joins two chooses
    return any(
        (_kept(body, after, "signatures") and parent.state in SIGNED[parent.kind] and _result(body) != _result(after))
        or (_kept(body, after, "before_signatures") and not _found(body).items() <= _found(after).items())
        for parent, body in zip(parents, before, strict=True)
    )


def _signed(one: Revision) -> bool:
    return one.state in SIGNED[one.kind] or one.state == "confirmed"


def _kept(before: dict[str, Any], after: dict[str, Any], which: str) -> bool:
    return any(one in after.get(which, ()) for one in before.get(which, ()))


def _result(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name not in AFTERWARDS}


def _found(body: dict[str, Any]) -> dict[str, Any]:
    """Return the condition a customer has confirmed before the repair (6.6.3), as far as it was confirmed."""
    if not body.get("before_confirmed_at"):
        return {}
    seen = {one["id"]: (one["item"], one["before"]) for one in body["observations"]}
    return {**seen, "accessories": body["accessories"]}


def words_astray(made: Made) -> list[str]:
    """Return the returns agreed to twice by one person, or whose words were given for another request, or refused."""
    return [rev for rev, one in made.items() if one.kind == "return_case" and _astray(made, one)]


def _astray(made: Made, one: Revision) -> bool:
    body = _body(one)
    words = body["approvals"]
    people = {word["by"]["doc"] for word in words}
    if len(people) < len(words) or (one.state == "approved" and {word["node"] for word in words} < _needed(body)):
        return True
    given = {(word["node"], word["at"]): _asked(body) for word in words}
    return any(given[key] != asked for key, asked in _when_given(made, one) if key in given)


def _needed(body: dict[str, Any]) -> set[str]:
    """Return whose word a dear return takes; the others take fewer."""
    dear = any(float(line["unit_price"] or 0) >= DEAR for line in body["lines"])
    return {"department", "finance", "management"} if dear else set()


def _when_given(made: Made, one: Revision) -> Iterator[tuple[tuple[str, str], object]]:
    """Yield each word of a return and of all it descends from, with what was asked for where it was first said."""
    pending, seen = [one], set[str]()
    while pending:
        child = pending.pop()
        parents = [rev for rev in child.parents if rev in made and rev not in seen]
        seen.update(parents)
        earlier = [(word["node"], word["at"]) for rev in child.parents if rev in made for word in _words(made[rev])]
        for word in _words(child):
            key = (word["node"], word["at"])
            if key not in earlier:
                yield key, _asked(_body(child))
        pending += [made[rev] for rev in parents]


def _words(one: Revision) -> list[dict[str, Any]]:
    return list(_body(one)["approvals"])


def _asked(body: dict[str, Any]) -> object:
    """Return what a word is about: what the customer asks for, by which rule, for which goods."""
    goods = {(line["device"]["product"], line["device"]["serial"]) for line in body["lines"]}
    return [body[name] for name in ("type", "reason", "basis", "basis_note")], goods


def _body(one: Revision) -> dict[str, Any]:
    return dict(msgspec.json.decode(one.body))


def photos(connection: Connection, wanted: Iterable[str]) -> dict[str, bytes]:
    here = set(connection.scalars(select(frame.blob.c.sha)))
    return {sha: blobs.get(connection, sha).data for sha in wanted if sha in here}


def rows(connection: Connection, table: Table) -> list[Any]:
    """Return the rows of a derived table, in an order that says nothing of arrival."""
    columns = [column for column in table.columns if column.name != "id"]
    return sorted(_plain(connection, select(*columns)))


def _plain(connection: Connection, query: Any) -> Iterator[tuple[str, ...]]:
    for row in connection.execute(query):
        yield tuple(map(str, row))
