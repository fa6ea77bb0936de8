import io

import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPageSize, QWheelEvent
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from svcdesk.reports.raster import Pages
from svcdesk.ui import ask
from svcdesk.ui.preview import Preview, write
from svcdesk.ui.preview_dialog import PreviewDialog
from svcdesk.ui.printing import wanted
from tests.gui.test_ask import when_open

COLOURS = ("red", "blue", "green")


def sheet(colours=COLOURS, lying=()):
    """A PDF whose pages are told apart by a filled square in the middle."""
    held = io.BytesIO()
    canvas = Canvas(held)
    for at, colour in enumerate(colours):
        size = landscape(A4) if at in lying else A4
        canvas.setPageSize(size)
        canvas.setFillColor(colour)
        canvas.rect(size[0] / 2 - 100, size[1] / 2 - 100, 200, 200, stroke=0, fill=1)
        canvas.setFillColor("black")
        canvas.drawString(72, 72, f"page {at + 1}")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


@pytest.fixture
def preview(qtbot):
    made = Preview()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitExposed(made)
    made.show_document(sheet(), "产品验收单 YS-1.pdf", chat_text="YS-1 已验收", language="zh")
    yield made
    made.close_document()


def middle_colour(image):
    return QColor(image.pixel(image.width() // 2, image.height() // 2)).name()


def test_pages_are_drawn_sharp_and_in_their_colours(preview):
    preview.view.go_to(1)
    assert preview.view.page() == 1
    drawn = preview.view._image(1, preview._pages)
    assert drawn.width() == round(preview.view._size(1).width() * preview.devicePixelRatioF())
    assert middle_colour(drawn) == QColor("blue").name()
    bar = preview.view.verticalScrollBar()
    bar.setValue(preview.view._box(1).center().y() - 400)
    shown = preview.view.viewport().grab().toImage()
    assert {QColor(shown.pixel(x, 400)).name() for x in range(shown.width())} >= {"#0000ff", "#ffffff"}


def test_the_width_is_filled_until_somebody_zooms(preview, qtbot):
    view = preview.view
    assert view._box(0).width() == pytest.approx(view.viewport().width() - 28, abs=2)
    fitted = view.zoom()
    qtbot.mouseClick(preview.out, Qt.MouseButton.LeftButton)
    assert view.zoom() < fitted
    zoomed = view.zoom()
    preview.resize(900, 700)
    assert view.zoom() == zoomed
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view._box(0).width() == pytest.approx(view.viewport().width() - 28, abs=2)
    place = QPoint(50, 50)
    turn = QWheelEvent(
        QPointF(place), QPointF(view.mapToGlobal(place)), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    before = view.zoom()
    QApplication.sendEvent(view.viewport(), turn)
    assert view.zoom() > before


def test_keys_and_the_list_of_pages_lead_through_the_document(preview, qtbot):
    qtbot.keyClick(preview.view, Qt.Key.Key_PageDown)
    assert preview.view.page() == 1
    assert preview.list.currentRow() == 1
    assert "第 2 页，共 3 页" in preview._place.text()
    preview.list.setCurrentRow(2)
    assert preview.view.page() == 2
    qtbot.keyClick(preview.view, Qt.Key.Key_Home)
    assert preview.view.page() == 0
    icon = preview.list.item(2).icon().pixmap(84, 118).toImage()
    assert middle_colour(icon) == QColor("green").name()


def test_another_language_is_asked_for_and_one_always_holds(preview, qtbot):
    with qtbot.waitSignal(preview.language_chosen) as asked:
        qtbot.mouseClick(preview.languages.button("both"), Qt.MouseButton.LeftButton)
    assert asked.args == ["both"]
    preview.show_document(sheet(("red",)), "x.pdf", language="both")
    qtbot.mouseClick(preview.languages.button("both"), Qt.MouseButton.LeftButton)
    assert preview.languages.value() == "both"
    assert preview.list.isHidden()
    assert preview.copy.isHidden()


def test_the_file_written_is_the_pdf_shown(preview, answers, tmp_path, qtbot):
    answers.give("save_file", tmp_path / "a.pdf")
    with qtbot.waitSignal(preview.saved):
        qtbot.mouseClick(preview.file, Qt.MouseButton.LeftButton)
    assert (tmp_path / "a.pdf").read_bytes() == preview._pdf
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]
    answers.give("save_file", tmp_path / "no" / "b.pdf")
    preview.save()
    assert "没有保存" in answers.said()[0]


def test_a_file_that_cannot_be_finished_leaves_the_old_one(tmp_path, monkeypatch):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write(target, b"new")
    assert target.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_the_words_for_a_chat_message_are_copied(preview, qtbot):
    qtbot.mouseClick(preview.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "YS-1 已验收"


def pdf_printer(path, **how):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(how.pop("paper", QPageSize.PageSizeId.A4)))
    printer.setResolution(300)
    for name, value in how.items():
        getattr(printer, name)(*value)
    return printer


def printed(path):
    """Colour of the middle and size in points of every page that came out."""
    pages = Pages(path.read_bytes())
    found = []
    for at in range(len(pages)):
        raster = pages.draw(at, 1)
        start = raster.height // 2 * raster.stride + raster.width // 2 * 4
        blue, green, red = raster.data[start : start + 3]
        found.append((QColor(red, green, blue).name(), QSizeF(*pages.size(at)).toSize()))
    pages.close()
    return found


def test_every_page_is_printed_to_the_size_of_its_paper(preview, answers, tmp_path, qtbot):
    preview.show_document(sheet(lying=(1,)), "x.pdf")
    answers.give("printer", pdf_printer(tmp_path / "out.pdf"))
    with qtbot.waitSignal(preview.printed):
        qtbot.mouseClick(preview.printer, Qt.MouseButton.LeftButton)
    out = printed(tmp_path / "out.pdf")
    assert [colour for colour, _ in out] == ["#ff0000", "#0000ff", "#008000"]
    assert [(size.width(), size.height()) for _, size in out] == [(595, 842), (842, 595), (595, 842)]


def test_only_the_pages_asked_for_come_out(preview, answers, tmp_path):
    answers.give("printer", pdf_printer(tmp_path / "out.pdf", setFromTo=(2, 3)))
    preview.print()
    assert [colour for colour, _ in printed(tmp_path / "out.pdf")] == ["#0000ff", "#008000"]
    answers.give("printer", None)
    preview.print()
    assert len(answers.asked) == 2


def test_copies_and_last_page_first(qapp, tmp_path):
    printer = pdf_printer(tmp_path / "x.pdf", setPageOrder=(QPrinter.PageOrder.LastPageFirst,))
    assert wanted(3, printer) == [2, 1, 0]
    printer.setFromTo(2, 9)
    assert wanted(3, printer) == [2, 1]


def test_a_smaller_paper_shrinks_the_page(preview, answers, tmp_path):
    answers.give("printer", pdf_printer(tmp_path / "out.pdf", paper=QPageSize.PageSizeId.A5))
    preview.print()
    pages = Pages((tmp_path / "out.pdf").read_bytes())
    raster = pages.draw(0, 1)
    row = raster.data[raster.height // 2 * raster.stride :][: raster.width * 4]
    red = sum(1 for x in range(raster.width) if row[x * 4 : x * 4 + 3] == b"\x00\x00\xff")
    pages.close()
    assert red == pytest.approx(200 * 420 / 595, abs=3)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(preview, answers, tmp_path):
    answers.give("printer", pdf_printer(tmp_path / "no such folder" / "out.pdf"))
    preview.print()
    assert "没有接收" in answers.said()[0]


def test_the_print_dialog_offers_printer_copies_and_page_range(qtbot):
    seen = []

    def look(dialog):
        seen.append((dialog.minPage(), dialog.maxPage(), dialog.printer().docName(), dialog.printer().copyCount()))
        seen.append(dialog.testOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange))
        dialog.accept()

    when_open(QPrintDialog, look, qtbot)
    ask.printer(None, "YS-1.pdf", 3)
    assert seen == [(1, 3, "YS-1.pdf", 1), True]


def test_a_screen_reader_hears_the_first_page(preview):
    assert "page 1" in preview.view.accessibleDescription()
    assert preview.view.accessibleName() == "打印预览，共 3 页"


def test_the_window_around_it_lets_the_document_go(qtbot):
    dialog = PreviewDialog("打印预览")
    dialog.preview.show_document(sheet(), "x.pdf")
    dialog.open()
    qtbot.waitExposed(dialog)
    pages = dialog.preview._pages
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    with pytest.raises(Exception, match=r"."):
        pages.draw(0, 1)
