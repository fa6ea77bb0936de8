"""Photos as people add them: turned upright, made small, refused with a sentence, kept by content."""

import io
import struct
import zlib
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from svcdesk import words
from svcdesk.domain.times import SHANGHAI
from svcdesk.errors import KnownError
from svcdesk.services import photos, pictures
from svcdesk.services.desk import Session

DATA = Path(__file__).parents[1] / "data"
PORTRAITS = sorted((DATA / "photos").glob("*.jpg"))
PNGS = sorted((DATA / "png").glob("*.png"))
BROKEN = {
    *("badadler.png", "bad_iCCP.png", "empty_ancillary_chunks.png"),
    *(path.name for path in PNGS if path.name.startswith("huge_") and path.name != "huge_IDAT.png"),
}


def opened(picture: pictures.Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.data))


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference of two pictures in levels of 255."""
    found = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return max(ImageStat.Stat(found).mean)


def encoded(picture: Image.Image, kind: str = "JPEG", **more: object) -> bytes:
    data = io.BytesIO()
    picture.save(data, kind, **more)
    return data.getvalue()


def bomb(width: int, height: int) -> bytes:
    """Return a small PNG file that claims to be very large."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 10_000))
        + chunk(b"IEND", b"")
    )


def test_there_is_something_to_test():
    assert len(PORTRAITS) == 4
    assert len(PNGS) == 198


@pytest.mark.parametrize("path", PORTRAITS, ids=lambda path: path.stem)
def test_photos_taken_in_any_position_are_the_same_picture_upright(path: Path):
    upright = opened(pictures.ready(PORTRAITS[0].read_bytes()))
    turned = opened(pictures.ready(path.read_bytes()))
    assert turned.size == (1200, 1800)
    assert difference(upright, turned) < 3
    assert difference(upright, turned.rotate(180)) > 30  # the measure can tell
    assert not turned.getexif()


@pytest.mark.parametrize("path", PNGS, ids=lambda path: path.stem)
def test_every_png_is_a_sentence_or_the_right_picture(path: Path):
    if path.name in BROKEN:
        with pytest.raises(KnownError) as told:
            pictures.ready(path.read_bytes())
        assert told.value.message.code in {"photo.broken", "photo.no_picture"}
        return
    picture = pictures.ready(path.read_bytes())
    shown = opened(picture)
    with Image.open(path) as source:
        assert shown.size == source.size == (picture.width, picture.height)
        if source.mode == "I;16":
            levels = source.convert("I").point(lambda value: value / 257).convert("L")
        else:
            levels = source.convert("RGBA" if source.has_transparency_data else "RGB")
    if "icc_profile" not in source.info:
        assert difference(shown, levels) < 1


def test_sixteen_bit_grey_keeps_its_shades():
    wide = opened(pictures.ready((DATA / "png/gray-16.png").read_bytes()))
    narrow = opened(pictures.ready((DATA / "png/gray-8.png").read_bytes()))
    assert len(wide.getcolors(1 << 16) or ()) > 100
    assert difference(wide, narrow.resize(wide.size)) < 20


@pytest.mark.parametrize("side", [14_143, 20_000, 65_535])
def test_a_bomb_is_refused_before_it_is_decoded(side: int):
    with pytest.raises(KnownError) as told:
        pictures.ready(bomb(side, side))
    assert told.value.message.code == "photo.too_many_pixels"
    assert str(side) in words.say(told.value.message, "zh_CN")


def test_a_large_photo_is_made_small_and_stays_in_proportion():
    picture = pictures.ready(encoded(Image.linear_gradient("L").resize((6000, 4500)).convert("RGB")))
    assert (picture.width, picture.height, picture.mime) == (2000, 1500, "image/jpeg")
    assert opened(picture).size == (2000, 1500)


def test_a_picture_like_a_ribbon_keeps_at_least_one_point():
    picture = pictures.ready(encoded(Image.new("RGB", (30_000, 2), "red"), "PNG"))
    assert (picture.width, picture.height) == (2000, 1)


def test_a_small_png_stays_one_and_a_large_one_becomes_a_photo():
    drawing = pictures.ready(encoded(Image.new("RGBA", (300, 200), (255, 0, 0, 128)), "PNG"))
    assert (drawing.mime, opened(drawing).mode) == ("image/png", "RGBA")
    noise = Image.effect_noise((1900, 1900), 90).convert("RGBA")
    noise.putalpha(Image.linear_gradient("L").resize(noise.size))
    photo = pictures.ready(encoded(noise, "PNG"))
    assert (photo.mime, opened(photo).mode) == ("image/jpeg", "RGB")
    assert opened(photo).getpixel((5, 0)) > (250, 250, 250)  # what was transparent is white paper


def test_only_the_time_it_was_taken_is_kept_of_the_metadata():
    exif = Image.Exif()
    exif[0x010F] = "secret camera"
    exif.get_ifd(0x8769)[0x9003] = "2026:11:23 09:31:05"
    picture = pictures.ready(encoded(Image.new("RGB", (50, 40), "blue"), exif=exif, comment=b"secret"))
    assert picture.taken_at == datetime(2026, 11, 23, 9, 31, 5, tzinfo=SHANGHAI)
    assert b"secret" not in picture.data
    assert b"Exif" not in picture.data


def test_the_camera_may_name_its_zone():
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2026:11:23 09:31:05"
    exif.get_ifd(0x8769)[0x9011] = "+01:00"
    taken = pictures.ready(encoded(Image.new("RGB", (50, 40)), exif=exif)).taken_at
    assert taken == datetime.fromisoformat("2026-11-23T09:31:05+01:00")


@pytest.mark.parametrize("written", ["0000:00:00 00:00:00", "yesterday", ""])
def test_a_time_that_makes_no_sense_is_no_time(written: str):
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = written
    assert pictures.ready(encoded(Image.new("RGB", (50, 40)), exif=exif)).taken_at is None


@pytest.mark.parametrize("kind", ["WEBP", "AVIF", "BMP", "GIF"])
def test_other_kinds_become_ordinary_ones(kind: str):
    picture = pictures.ready(encoded(Image.new("RGB", (60, 40), "green"), kind))
    assert (picture.mime, picture.width, picture.height) == ("image/jpeg", 60, 40)
    assert difference(opened(picture), Image.new("RGB", (60, 40), "green")) < 3


def test_printing_colours_become_screen_colours():
    picture = pictures.ready(encoded(Image.new("CMYK", (20, 20), (0, 255, 255, 0))))
    red, green, blue = opened(picture).getpixel((5, 5))
    assert red > 200
    assert max(green, blue) < 90


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo.empty"),
        (b"%PDF-1.7 no picture", "photo.no_picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "photo.heic"),
        (b"II*\0\x08\0\0\0", "photo.no_picture"),
        (PORTRAITS[0].read_bytes()[:9000], "photo.broken"),
        (PORTRAITS[0].read_bytes()[:100], "photo.broken"),
    ],
)
def test_what_is_no_picture_is_told(data: bytes, code: str):
    with pytest.raises(KnownError) as told:
        pictures.ready(data)
    assert told.value.message.code == code


def test_a_file_beyond_all_measure_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pictures, "MOST_BYTES", 1 << 20)
    with pytest.raises(KnownError) as told:
        pictures.ready(bytes((1 << 20) + 1))
    assert told.value.message.code == "photo.file_large"


def test_photos_are_kept_once_by_content(desk: Session):
    first = photos.add(desk, PORTRAITS[0].read_bytes())
    again = photos.add(desk, PORTRAITS[0].read_bytes())
    assert first == again
    kept = photos.image(desk, first.sha)
    assert (kept.mime, kept.width, kept.height) == ("image/jpeg", 1200, 1800)
    assert photos.data(desk, first.sha) == kept.data
