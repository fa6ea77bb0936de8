"""Photos and logos inside a PDF: a JPEG goes in as the bytes it is, anything else is unpacked once."""

from io import BytesIO
from typing import Any
from zlib import compress

from PIL import Image as Pillow
from PIL import UnidentifiedImageError
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFStream
from reportlab.pdfbase.pdfutils import readJPEGInfo

from svcdesk.domain.sheets import Image

_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}


def embed(document: Any, name: str, image: Image) -> tuple[int, int] | None:
    """Put a picture into a ReportLab document under a name; return its size in pixels, none if it cannot be read."""
    found = _jpeg(image.data) if image.mime == "image/jpeg" else _unpacked(image.data)
    if found is None:
        return None
    width, height, space, extra, data = found
    entries = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": width,
        "Height": height,
        "BitsPerComponent": 8,
        "ColorSpace": space,
        **extra,
    }
    document.addForm(name, PDFStream(PDFDictionary(entries), data))
    return width, height


_Found = tuple[int, int, str, dict[str, Any], bytes]


def _jpeg(data: bytes) -> _Found | None:
    try:
        width, height, parts = readJPEGInfo(BytesIO(data))[:3]
    except Exception:  # noqa: BLE001 - ReportLab raises its own and struct's on damaged headers
        return None
    extra: dict[str, Any] = {"Filter": PDFArray(["/DCTDecode"])}
    if parts == 4:
        extra["Decode"] = PDFArray([1, 0, 1, 0, 1, 0, 1, 0])
    return int(width), int(height), _SPACES[parts], extra, data


def _unpacked(data: bytes) -> _Found | None:
    try:
        with Pillow.open(BytesIO(data)) as picture:
            flat = Pillow.new("RGB", picture.size, "white")
            shown = picture.convert("RGBA")
            flat.paste(shown, mask=shown.getchannel("A"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Pillow.DecompressionBombError):
        return None
    extra = {"Filter": PDFArray(["/FlateDecode"])}
    return flat.width, flat.height, "/DeviceRGB", extra, compress(flat.tobytes())
