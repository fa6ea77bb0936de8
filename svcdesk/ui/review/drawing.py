"""Charts as pictures of the screen and as pages; with ``sheets`` the part that knows ReportLab."""

from typing import NamedTuple

from PySide6.QtGui import QImage

from svcdesk.domain.measures import Figure
from svcdesk.reports.analysis import Chartbook, chartbook, single
from svcdesk.reports.charts import Region, draw, height_of
from svcdesk.reports.raster import Pages
from svcdesk.ui.pages_view import image
from svcdesk.words import Lang

__all__ = ["Chartbook", "Picture", "Region", "chartbook", "height_of", "picture"]


class Picture(NamedTuple):
    """A chart as it stands on the screen, and the places in it that lead to records."""

    image: QImage
    regions: tuple[Region, ...]
    height: float


def picture(figure: Figure, width: float, lang: Lang, scale: float) -> Picture:
    """Return a chart so wide in points, with ``scale`` pixels to the point."""
    drawn = draw(figure, width, lang)
    pages = Pages(single(drawn.drawing))
    try:
        return Picture(image(pages.draw(0, scale)), drawn.regions, drawn.drawing.height)
    finally:
        pages.close()
