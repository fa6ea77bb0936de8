"""Pages of a finished PDF as pixels: for the preview, for printing, and as words for a screen reader."""

from typing import NamedTuple


class Raster(NamedTuple):
    """A page as rows of ``stride`` bytes, four to a pixel: blue, green, red and one unused."""

    width: int
    height: int
    stride: int
    data: bytes


class Pages:
    """A PDF opened for reading; close it when done. Not to be used by two threads at once."""

    def __init__(self, pdf: bytes) -> None:
        from pypdfium2 import PdfDocument  # noqa: PLC0415

        self._document = PdfDocument(pdf)
        self._sizes: list[tuple[float, float]] = [
            self._document.get_page_size(at) for at in range(len(self._document))
        ]

    def __len__(self) -> int:
        return len(self._sizes)

    def size(self, at: int) -> tuple[float, float]:
        """Return width and height of a page in points, 72 to the inch."""
        return self._sizes[at]

    def draw(self, at: int, scale: float) -> Raster:
        """Draw a page on white with ``scale`` pixels to the point."""
        page = self._document[at]
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        raster = Raster(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
        return raster

    def text(self, at: int) -> str:
        """Return the words of a page as they would be copied out."""
        page = self._document[at]
        reader = page.get_textpage()
        words: str = reader.get_text_range()
        reader.close()
        page.close()
        return words

    def close(self) -> None:
        """Let the document go."""
        self._document.close()
