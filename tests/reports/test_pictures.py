"""Photos: a JPEG goes in byte for byte, anything else is unpacked, what cannot be read leaves a framed remark."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image as Pillow

from svcdesk.domain.delivery import Photo
from svcdesk.domain.sheets import Form, Image
from svcdesk.reports.catalog import render
from tests.reports.reading import poppler_text, qpdf_complaints, squeezed
from tests.reports.samples import delivery, photo, picture, sheet, unit

PHOTOS = Path(__file__).parent.parent / "data/photos"


def with_photos(*taken: Photo, **images: Image) -> bytes:
    shown = delivery(units=(unit(1, "SN-1", photos=taken, answers=()),), defects=(), site_work=delivery().site_work)
    return render(Form.ACCEPTANCE, sheet(shown, images=images), "zh").pdf


def encoded(kind: str, mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Image:
    stream = BytesIO()
    Pillow.new(mode, size, 128 if mode in {"L", "1"} else None).save(stream, kind)
    return Image(stream.getvalue(), f"image/{kind.lower()}", *size)


def test_a_jpeg_is_embedded_byte_for_byte():
    image = picture(7)
    assert image.data in with_photos(Photo("a", "铭牌"), a=image)


def test_a_camera_photo_is_embedded_byte_for_byte_and_once():
    data = (PHOTOS / "Portrait_1.jpg").read_bytes()
    image = Image(data, "image/jpeg", 1200, 1800)
    pdf = with_photos(Photo("a", "一"), Photo("a", "二"), a=image)
    assert pdf.count(data) == 1


@pytest.mark.parametrize(
    "image",
    [
        *(encoded("PNG", mode) for mode in ("RGB", "RGBA", "L", "P", "1")),
        *(encoded("JPEG", mode) for mode in ("RGB", "L", "CMYK")),
    ],
    ids=lambda image: image.mime,
)
def test_every_kind_of_picture_is_shown(image, tmp_path):
    pdf = with_photos(Photo("a", "铭牌"), a=image)
    assert qpdf_complaints(pdf, tmp_path) == ""
    with pypdfium2.PdfDocument(pdf) as document:
        shown = [found for page in document for found in page.get_objects(filter=[3])]
        assert [found.get_px_size() for found in shown] == [(60, 40)]
        shown = None


@pytest.mark.parametrize(
    "image",
    [
        Image(b"", "image/jpeg", 1, 1),
        Image(b"\xff\xd8\xff", "image/jpeg", 1, 1),
        Image(b"\x89PNG", "image/png", 1, 1),
    ],
)
def test_a_picture_that_cannot_be_read_leaves_a_remark(image, tmp_path):
    pdf = with_photos(Photo("a", "铭牌"), a=image)
    assert "照片不在本机" in poppler_text(pdf)
    assert qpdf_complaints(pdf, tmp_path) == ""


def test_a_photo_that_is_not_here_leaves_a_remark_and_its_caption():
    text = squeezed(poppler_text(with_photos(Photo("a", "铭牌照片"))))
    assert "照片不在本机" in text
    assert "铭牌照片" in text


def test_captions_number_the_photos():
    taken = [photo(number, f"说明{number}") for number in range(12)]
    images = {one.sha: picture(number) for number, one in enumerate(taken)}
    text = squeezed(poppler_text(with_photos(*taken, **images), "-raw"))
    assert [n for n in range(12) if f"图{n + 1}" not in text or f"说明{n}" not in text] == []


def test_a_portrait_photo_is_not_stretched():
    key = sha256(b"tall").hexdigest()
    with pypdfium2.PdfDocument(with_photos(Photo(key), **{key: picture(3, (300, 600))})) as document:
        found = [shown.get_bounds() for sheet_page in document for shown in sheet_page.get_objects(filter=[3])]
    left, bottom, right, top = found[0]
    assert (top - bottom) / (right - left) == pytest.approx(2, rel=0.01)
