"""The company's logo: a PNG or JPEG made small and stored by content, printed on every sheet."""

import io
from dataclasses import dataclass

import msgspec

from svcdesk.domain.masters import Company
from svcdesk.domain.record import Record
from svcdesk.domain.rights import Right
from svcdesk.domain.sheets import Image
from svcdesk.errors import Refused
from svcdesk.services import masters
from svcdesk.services.desk import Changes, Session
from svcdesk.services.rights import require
from svcdesk.services.stored_pictures import picture_here
from svcdesk.store import blobs
from svcdesk.words import Message

MOST_BYTES = 8 << 20
MOST_SIDE = 6000  # 36 megapixels need 144 MB for a moment
_KEPT_SIDE = 1200  # 100 mm at 300 dpi, more than any header is wide


@dataclass(frozen=True, slots=True)
class _Drawn:
    data: bytes
    width: int
    height: int


def set_logo(session: Session, picture: bytes) -> tuple[Record[Company], Changes]:
    """Keep a picture as the logo of the company, which must be entered already.

    Raises ``Refused`` where it is no PNG or JPEG, damaged, or above 8 MB or 6,000 pixels a side.
    """
    require(session, Right.COMPANY)
    drawn = _small(picture)
    with session.store.write() as connection:
        sha = blobs.put(connection, drawn.data, "image/png", drawn.width, drawn.height)
    found = masters.company(session)
    return masters.save_company(session, msgspec.structs.replace(found.body if found else Company(""), logo=sha))


def logo(session: Session) -> Image | None:
    """Return the company's logo for screen and paper, or nothing where there is none."""
    found = masters.company(session)
    if found is None or not found.body.logo:
        return None
    with session.read() as connection:
        return picture_here(connection, found.body.logo)


def _small(picture: bytes) -> _Drawn:
    from PIL import Image as Pictures  # noqa: PLC0415 - only whoever sets a logo needs it

    limits: dict[str, str | int | Message] = {"most": MOST_BYTES >> 20, "side": MOST_SIDE}
    if len(picture) > MOST_BYTES:
        raise Refused([Message("masters.logo_large", limits)])
    try:
        with Pictures.open(io.BytesIO(picture), formats=["PNG", "JPEG"]) as opened:
            if max(opened.size) > MOST_SIDE:
                raise Refused([Message("masters.logo_large", limits)])
            drawn = opened.convert("RGBA")
    except Pictures.DecompressionBombError as wrong:
        raise Refused([Message("masters.logo_large", limits)]) from wrong
    except (OSError, SyntaxError, ValueError) as wrong:  # Pillow says broken PNG chunks as SyntaxError
        raise Refused([Message("masters.logo_unreadable")]) from wrong
    drawn.thumbnail((_KEPT_SIDE, _KEPT_SIDE))
    data = io.BytesIO()
    drawn.save(data, "PNG", optimize=True)
    return _Drawn(data.getvalue(), *drawn.size)
