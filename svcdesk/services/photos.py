"""Photos of a record: taken in as they come, kept by content, given back as bytes. Meant to run beside the window."""

from svcdesk.domain.delivery import Photo
from svcdesk.domain.sheets import Image
from svcdesk.services.desk import Session
from svcdesk.services.stored_pictures import picture
from svcdesk.store import blobs


def add(session: Session, data: bytes) -> Photo:
    """Keep a picture and return it as a photo of a record.

    It is turned upright, made at most 2000 pixels long, and rid of metadata but the time it was taken. Raises
    ``KnownError`` with a sentence where it cannot be used.
    """
    from svcdesk.services import pictures  # noqa: PLC0415 - Pillow is for who adds photos

    picture = pictures.ready(data)
    with session.store.write() as connection:
        sha = blobs.put(connection, picture.data, picture.mime, picture.width, picture.height)
    return Photo(sha, taken_at=picture.taken_at)


def data(session: Session, sha: str) -> bytes:
    """Return the bytes of a stored photo."""
    return image(session, sha).data


def image(session: Session, sha: str) -> Image:
    """Return a stored photo with its kind and size in pixels, or the picture that says it has not come yet."""
    with session.read() as connection:
        return picture(connection, sha)
