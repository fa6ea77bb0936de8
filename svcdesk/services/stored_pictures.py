"""Stored pictures for screen and paper; one not handed over yet by another desk is told apart from a lost one."""

from functools import cache

from sqlalchemy import Connection, select

from svcdesk.domain.sheets import Image
from svcdesk.paths import resource
from svcdesk.store import blobs
from svcdesk.store.frame import awaited

_SIDES = (640, 480)


def picture(connection: Connection, sha: str) -> Image:
    """Return a stored picture, or the picture that says it has not come yet; raises ``KeyError`` for a lost one."""
    try:
        found = blobs.get(connection, sha)
    except KeyError:
        if connection.scalar(select(awaited.c.sha).where(awaited.c.sha == sha)) is None:
            raise
        return not_here()
    return Image(found.data, found.mime, found.width, found.height)


def picture_here(connection: Connection, sha: str) -> Image | None:
    """Return a stored picture, none where it has not come yet: a letterhead without its logo says nothing of that."""
    found = picture(connection, sha)
    return None if found is not_here() else found


@cache
def not_here() -> Image:
    """Return what is shown in the place of a photo that has not been handed over yet."""
    return Image(resource("pictures/not-here.png").read_bytes(), "image/png", *_SIDES)
