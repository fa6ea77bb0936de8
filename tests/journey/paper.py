"""A process of its own that prints as the window does: ``python -m tests.journey.paper F.pdf FIRST LAST COPIES``."""

import sys
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from svcdesk.reports.raster import Pages
from svcdesk.ui.printing import print_pages


def printed(pdf: Path, first: int, last: int, copies: int) -> bool:
    """Print some pages on the one printer there is."""
    (name,) = QPrinterInfo.availablePrinterNames()
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    printer.setDocName(pdf.stem)
    printer.setFromTo(first, last)
    printer.setCopyCount(copies)
    pages = Pages(pdf.read_bytes())
    try:
        return print_pages(pages, printer)
    finally:
        pages.close()


if __name__ == "__main__":
    application = QApplication([])
    path, *numbers = sys.argv[1:]
    sys.exit(0 if printed(Path(path), *map(int, numbers)) else 1)
