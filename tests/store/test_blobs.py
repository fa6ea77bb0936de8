"""Attachments come back byte for byte, are stored once, and a changed byte never goes unnoticed."""

from hashlib import sha256
from random import Random

import pytest
from sqlalchemy import func, select, text

from svcdesk.domain.masters import Customer
from svcdesk.errors import DeskError, KnownError
from svcdesk.services.desk import Session
from svcdesk.store import blobs
from svcdesk.store.frame import blob_part

BIG = Random(1).randbytes(blobs.PART * 2 + 7)


def test_an_attachment_comes_back_in_one_piece_and_is_stored_once(desk: Session):
    with desk.store.write() as connection:
        sha = blobs.put(connection, BIG, "image/jpeg", 4000, 3000)
        assert blobs.put(connection, BIG, "image/jpeg", 4000, 3000) == sha == sha256(BIG).hexdigest()
    with desk.read() as connection:
        found = blobs.get(connection, sha)
        sizes = connection.scalars(select(func.length(blob_part.c.data)).order_by(blob_part.c.n)).all()
    assert found == blobs.Blob(sha, BIG, "image/jpeg", 4000, 3000)
    assert sizes == [blobs.PART, blobs.PART, 7]


def test_an_empty_attachment_is_one_too(desk: Session):
    with desk.store.write() as connection:
        assert blobs.get(connection, blobs.put(connection, b"", "text/plain")).data == b""


def test_a_changed_byte_is_noticed_when_read(sqlite_desk: Session):
    with sqlite_desk.store.write() as connection:
        sha = blobs.put(connection, BIG, "image/jpeg", 4000, 3000)
        connection.execute(text("DROP TRIGGER blob_part_no_update"))
        connection.execute(text("UPDATE blob_part SET data = zeroblob(7) WHERE n = 2"))
    with sqlite_desk.read() as connection, pytest.raises(DeskError) as caught:
        blobs.get(connection, sha)
    assert caught.value.message.params["sha"] == sha[:12]


def test_a_record_cannot_name_an_attachment_that_is_not_there(desk: Session):
    with pytest.raises(KnownError, match="attachment_missing"), desk.work() as work:
        work.create("customer", Customer(name="一"), "active", blobs=("f" * 64,))
