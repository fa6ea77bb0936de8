"""Three laptops and an office with real desk files, the truth of all ever written, and what passes between them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from svcdesk.domain.delivery import Delivery, Photo, Result, SiteWork
from svcdesk.domain.exchange import Scope
from svcdesk.domain.masters import Customer
from svcdesk.domain.record import Record, Revision, decode_revision
from svcdesk.domain.signature import Method, Party, Signature
from svcdesk.domain.times import SHANGHAI
from svcdesk.errors import Refused
from svcdesk.models.docview import docview
from svcdesk.services import conflicts
from svcdesk.services.desk import Session, load
from svcdesk.services.exchange import handing_over, taking_in
from svcdesk.services.exchange.handing_over import Request
from svcdesk.services.exchange.report import Report
from svcdesk.store import blobs, frame, log
from svcdesk.store.exchange import take

CODES = ("A1", "B1", "C1", "D1")
START = datetime(2026, 11, 23, 9, 0, tzinfo=SHANGHAI)
CUSTOMER = Customer("宏达纺织")
SIGNED = frozenset({"signed", "settled", "closed"})
DELIVERY = Delivery(contract="c" * 32, contract_number="HT-1", customer="k" * 32, customer_name="宏达纺织")


class Crash(BaseException):
    """Stands for the power going while a package is taken in; nothing may catch it."""


INSIDE = -1
"""In the middle of a transaction, when its revisions are in the log and nothing else is."""


@dataclass
class Truth:
    """Everything ever written anywhere: revisions by name with their payloads, and photos."""

    payloads: dict[str, bytes] = field(default_factory=dict)
    photos: dict[str, bytes] = field(default_factory=dict)

    def revisions(self) -> dict[str, Revision]:
        return {rev: decode_revision(payload) for rev, payload in self.payloads.items()}


@dataclass
class Desks:
    """The desks by place, 0 to 2 laptops and 3 the office; ``packages`` is every file handed over so far."""

    folder: Path
    sessions: list[Session] = field(default_factory=list)
    truth: Truth = field(default_factory=Truth)
    packages: list[Path] = field(default_factory=list)
    now: datetime = START
    made: int = 0
    noted: list[int] = field(default_factory=list)

    def clock(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def close(self) -> None:
        for session in self.sessions:
            session.store.close()

    # what people do

    def create(self, at: int, kind: str, photo: bool, doc: str = "") -> str:
        body = self._with_photo(at, DELIVERY if kind == "delivery" else CUSTOMER, photo)
        with self.sessions[at].work() as work:
            made = work.create(
                kind, body, "checking" if kind == "delivery" else "active", doc=doc, blobs=_photos(body)
            )
        self._note(at, made)
        return made.doc

    def edit(self, at: int, doc: str, photo: bool) -> None:
        """Change a record as somebody does who has it open; a signed one is left alone."""
        record = self._record(at, doc)
        self.made += 1
        body = msgspec.structs.replace(self._with_photo(at, record.body, photo), **_word(record.body, self.made))
        self._save(at, record, body, allow_branch=True)

    def edit_old(self, at: int, doc: str) -> None:
        """Go on with a version that others have followed already, as a draft kept open for long does."""
        with self.sessions[at].read() as connection:
            rev, made = log.history(connection, doc)[0]
        shown = self._record(at, doc)
        stale = _as(shown, rev, made)
        self.made += 1
        self._save(at, stale, msgspec.structs.replace(shown.body, **_word(shown.body, self.made)), allow_branch=True)

    def sign(self, at: int, doc: str) -> None:
        record = self._record(at, doc)
        if record.kind == "delivery" and record.state == "checking":
            self._save(at, record, self._signed(record.body), state="signed", allow_branch=True)

    def amend(self, at: int, doc: str) -> None:
        record = self._record(at, doc)
        if record.state == "signed":
            body = self._signed(record.body)
            how = {"state": "signed", "reason": "改正", "amendment": record.amendment + 1}
            self._save(at, record, body, allow_branch=True, **how)

    def void(self, at: int, doc: str) -> None:
        record = self._record(at, doc)
        if record.kind == "delivery" and record.state != "void":
            self._save(at, record, record.body, state="void", reason="作废", allow_branch=True)

    def settle(self, at: int, doc: str) -> None:
        """Settle a conflict: by what all sides together say where they go together, else by one of them."""
        found = conflicts.compare(self.sessions[at], doc)
        if len(found.sides) < 2:
            return
        if found.proposal is not None:
            parents = tuple(one.record.rev for one in found.sides)
            record, _ = conflicts.resolve(self.sessions[at], doc, parents, found.proposal, state=found.state)
            self._note(at, record)
            return
        side = min(found.sides, key=lambda one: (one.record.state != "void", one.record.state not in SIGNED))
        parents = tuple(one.record.rev for one in found.sides)
        record, _ = conflicts.resolve(
            self.sessions[at],
            doc,
            parents,
            side.record.body,
            state=side.record.state,
            reason="核对后以此为准",
        )
        self._note(at, record)

    # what passes between desks

    def hand_over(self, at: int, request: Request) -> list[Path]:
        path = self.folder / f"{len(self.packages):04d}-{CODES[at]}.svcpack"
        files = list(handing_over.hand_over(self.sessions[at], path, request).files)
        self.packages += files
        return files

    def take_in(self, at: int, path: Path, crash_after: int = 0) -> Report | None:
        """Take a package in; with ``crash_after`` the power goes after so many parts, or ``INSIDE`` of one."""
        with pytest.MonkeyPatch.context() as patch:
            if crash_after == INSIDE:
                patch.setattr(take, "_await", _explode)
            try:
                return taking_in.take_in(self.sessions[at], path, _fuse(crash_after))[0]
            except Crash:
                return None

    def cut(self, path: Path, part: float) -> Path:
        """Return a copy of a package that ends too early, as from a stick pulled out."""
        data = path.read_bytes()
        return self._beside(path, data[: int(len(data) * part)])

    def cut_before(self, path: Path, name: bytes) -> Path:
        """Return a copy of a package that ends where a part of this name begins."""
        data = path.read_bytes()
        return self._beside(path, data[: data.index(name)])

    def spoil(self, path: Path, part: float) -> Path:
        """Return a copy of a package with one bit changed."""
        data = bytearray(path.read_bytes())
        data[int((len(data) - 1) * part)] ^= 16
        return self._beside(path, bytes(data))

    def _beside(self, path: Path, data: bytes) -> Path:
        self.made += 1
        copy = path.with_name(f"{path.stem}-{self.made}.bad")
        copy.write_bytes(data)
        return copy

    # what is in them

    def docs(self, at: int, kind: str = "") -> list[str]:
        wanted = [docview.c.kind == kind] if kind else []
        with self.sessions[at].read() as connection:
            return list(connection.scalars(select(docview.c.doc).where(*wanted).order_by(docview.c.number)))

    def revisions(self, at: int) -> dict[str, bytes]:
        with self.sessions[at].read() as connection:
            query = select(frame.revision.c.rev, frame.revision.c.payload)
            return {row.rev: row.payload for row in connection.execute(query)}

    def number(self, at: int, doc: str) -> str:
        return self._record(at, doc).number

    def has_heard_of(self, at: int, node: str) -> bool:
        return node in {one.device.node for one in handing_over.desks(self.sessions[at])}

    # how

    def _record(self, at: int, doc: str) -> Record[Any]:
        with self.sessions[at].read() as connection:
            return load(connection, doc, object)

    def _save(self, at: int, record: Record[Any], body: Any, **how: Any) -> None:
        try:
            with self.sessions[at].work() as work:
                made = work.revise(record, body, blobs=_photos(body), **how)
        except Refused:
            return  # the rules of succession have the last word; what they say is tested elsewhere
        self._note(at, made)

    def note_own(self, at: int) -> None:
        """Add to the truth what a desk itself has written since it was asked last."""
        own = frame.revision.c.node == self.sessions[at].store.node.key
        query = select(frame.revision.c.seq, frame.revision.c.rev, frame.revision.c.payload).where(own)
        with self.sessions[at].read() as connection:
            new = connection.execute(query.where(frame.revision.c.seq > self.noted[at])).all()
        self.truth.payloads |= {row.rev: row.payload for row in new}
        self.noted[at] = max([self.noted[at], *(row.seq for row in new)])

    def _note(self, at: int, record: Record[Any]) -> None:
        with self.sessions[at].read() as connection:
            query = select(frame.revision.c.payload).where(frame.revision.c.rev == record.rev)
            self.truth.payloads[record.rev] = connection.scalar(query)
            for sha in _photos(record.body):
                if sha not in self.truth.photos:
                    self.truth.photos[sha] = blobs.get(connection, sha).data

    def _with_photo(self, at: int, body: Any, photo: bool) -> Any:
        if not photo or not isinstance(body, Delivery):
            return body
        self.made += 1
        data = sha256(str(self.made).encode()).digest() * 100
        with self.sessions[at].store.write() as connection:
            sha = blobs.put(connection, data, "application/octet-stream")
        photos = (*body.site_work.photos, Photo(sha))
        return msgspec.structs.replace(body, site_work=SiteWork(photos=photos))

    def _signed(self, body: Delivery) -> Delivery:
        self.made += 1
        at = self.clock()
        both = [
            Signature(party=party, name=f"签字人 {self.made}", method=Method.PAPER, signed_at=at)
            for party in (Party.STAFF, Party.CUSTOMER)
        ]
        return msgspec.structs.replace(body, result=Result.FULL, accepted_at=at, signatures=tuple(both))


def _as(record: Record[Any], rev: str, made: Revision) -> Record[Any]:
    return Record(
        doc=record.doc,
        rev=rev,
        kind=record.kind,
        number=made.number,
        state=made.state,
        amendment=made.amendment,
        body=record.body,
        heads=record.heads,
        actor=made.actor,
        occurred_at=made.occurred_at,
        recorded_at=made.recorded_at,
    )


def _word(body: Any, made: int) -> dict[str, str]:
    return {"opinion": f"意见 {made}"} if isinstance(body, Delivery) else {"phone": str(made)}


def _photos(body: Any) -> tuple[str, ...]:
    return tuple(photo.sha for photo in body.site_work.photos) if isinstance(body, Delivery) else ()


def _fuse(crash_after: int) -> Callable[[int, int], None]:
    def burn(done: int, _total: int) -> None:
        if crash_after > 0 and done >= crash_after:
            raise Crash

    return burn


def _explode(*_: object) -> None:
    raise Crash


def everything(desks: Desks) -> None:
    """Let every desk hand over through the office what others lack, going by nothing but what they say they have."""
    office = len(CODES) - 1
    hello = Request(scope=Scope.CHOSEN)
    for at in range(office):
        _pass_on(desks, office, at, hello)
        _pass_on(desks, at, office, _for(desks, office))
    for at in range(office):
        _pass_on(desks, office, at, _for(desks, at))


def _for(desks: Desks, at: int) -> Request:
    return Request(scope=Scope.LACKING, receiver=desks.sessions[at].store.node.key)


def _pass_on(desks: Desks, origin: int, target: int, request: Request) -> None:
    for path in desks.hand_over(origin, request):
        desks.take_in(target, path)
