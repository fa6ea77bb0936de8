"""Turns whatever picture somebody adds into one to keep: upright, small, without metadata, right in its colours."""

import io
from datetime import datetime
from typing import NamedTuple

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from svcdesk.domain.times import SHANGHAI
from svcdesk.errors import KnownError
from svcdesk.words import Message

LONG_SIDE = 2000
MOST_BYTES = 64 << 20
MOST_PIXELS = 60_000_000
MOST_PIXELS_JPEG = 120_000_000
_PNG_KEPT_BYTES = 400 << 10
_QUALITY = 85
_FORMATS = ["JPEG", "PNG", "WEBP", "AVIF", "BMP", "GIF"]
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1")
_EXIF_IFD, _TAKEN, _TAKEN_OFFSET = 0x8769, 0x9003, 0x9011

Image.MAX_IMAGE_PIXELS = None  # judged here before anything is decoded, with a sentence instead of a warning


class Picture(NamedTuple):
    """A picture ready to be stored; ``taken_at`` is what the camera wrote, in China's time where it named no zone."""

    data: bytes
    mime: str
    width: int
    height: int
    taken_at: datetime | None


def ready(data: bytes) -> Picture:
    """Return a picture as it is kept: long side at most 2000 pixels, JPEG, or PNG where that is small anyway.

    Raises ``KnownError`` with a sentence for what is empty, too large, of a foreign kind or broken.
    """
    if len(data) > MOST_BYTES:
        raise KnownError(Message("photo.file_large", {"size": len(data) >> 20, "most": MOST_BYTES >> 20}))
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            _require_sane(opened)
            opened.draft("RGB", (LONG_SIDE, LONG_SIDE))
            opened.load()  # before any metadata is read: a PNG whose reading failed there is black from then on
            taken_at = _taken_at(opened)
            drawn = _plain(_upright(opened))
            was_png = opened.format == "PNG"
    except UnidentifiedImageError as error:
        raise KnownError(_unknown(data)) from error
    except (OSError, SyntaxError, ValueError, IndexError, MemoryError) as error:  # what Pillow says of broken files
        raise KnownError(Message("photo.broken")) from error
    drawn.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    kept, mime = _encoded(drawn, was_png=was_png)
    return Picture(kept, mime, drawn.width, drawn.height, taken_at)


def _require_sane(opened: Image.Image) -> None:
    """Refuse a picture of more points than any camera takes, before one of them is decoded."""
    pixels = opened.width * opened.height
    baseline = opened.format in {"JPEG", "MPO"} and not opened.info.get("progressive")
    most = MOST_PIXELS_JPEG if baseline else MOST_PIXELS
    if pixels > most:
        sizes: dict[str, str | int | Message] = {"width": opened.width, "height": opened.height}
        raise KnownError(Message("photo.too_many_pixels", {**sizes, "most": most // 1_000_000}))


def _upright(opened: Image.Image) -> Image.Image:
    try:
        turned = ImageOps.exif_transpose(opened)
    except (SyntaxError, ValueError, KeyError, TypeError, EOFError):  # broken metadata beside a good picture
        return opened
    return turned


def _plain(picture: Image.Image) -> Image.Image:
    """Return a picture as 8-bit grey or colour, with transparency where it has any, in the colours of a screen."""
    if picture.mode.startswith(("I", "F")):
        return picture.convert("I").point(lambda value: value / 257).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    if picture.mode in {"1", "L"}:
        return picture.convert("L")
    return _screen_colours(picture)


def _screen_colours(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "CMYK"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            changed = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):  # an unusable profile: the numbers as they stand
            changed = None
        if changed is not None:
            return changed
    return picture.convert("RGB")


def _encoded(picture: Image.Image, *, was_png: bool) -> tuple[bytes, str]:
    """Return the file and its kind; nothing of the metadata goes along."""
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    if was_png:
        png = io.BytesIO()
        clean.save(png, "PNG", optimize=True)
        if len(png.getvalue()) <= _PNG_KEPT_BYTES:
            return png.getvalue(), "image/png"
    if clean.mode == "RGBA":
        white = Image.new("RGBA", clean.size, "white")
        clean = Image.alpha_composite(white, clean).convert("RGB")
    jpeg = io.BytesIO()
    clean.save(jpeg, "JPEG", quality=_QUALITY, optimize=True)
    return jpeg.getvalue(), "image/jpeg"


def _taken_at(opened: Image.Image) -> datetime | None:
    """Return when the camera says it took the picture, or none where it says nothing that can be read."""
    try:
        tags = opened.getexif().get_ifd(_EXIF_IFD)
        taken, offset = str(tags.get(_TAKEN, "")), str(tags.get(_TAKEN_OFFSET, ""))
        local = datetime.strptime(taken.strip("\0 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - the zone comes below
        zoned = datetime.strptime(offset.strip("\0 "), "%z").tzinfo if offset.strip("\0 ") else SHANGHAI
    except (SyntaxError, ValueError, KeyError, TypeError, EOFError, OSError):
        return None
    return local.replace(tzinfo=zoned)


def _unknown(data: bytes) -> Message:
    if not data:
        return Message("photo.empty")
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return Message("photo.heic")
    return Message("photo.no_picture")
