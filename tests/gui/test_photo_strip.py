from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QToolButton

from svcdesk.ui import pictures
from svcdesk.ui.photo_strip import Photo, PhotoStrip
from svcdesk.ui.photo_view import PhotoView, ZoomView


def picture(colour="red", width=400, height=300, kind=b"JPG"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind)).write(image)
    return bytes(held.data())


@pytest.fixture
def strip(qtbot):
    made = PhotoStrip()
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def seen(strip):
    """Everything the strip says, in order."""
    heard = []
    strip.added.connect(lambda a: heard.append(("added", a)))
    strip.removed.connect(lambda p: heard.append(("removed", p)))
    strip.captioned.connect(lambda c: heard.append(("captioned", c)))
    return heard


def test_files_come_in_unchanged(strip, seen, answers, tmp_path, qtbot):
    first, second = tmp_path / "铭牌.jpg", tmp_path / "b.png"
    first.write_bytes(picture())
    second.write_bytes(picture("blue", kind=b"PNG"))
    answers.give("open_files", [first, second])
    qtbot.mouseClick(strip._add, Qt.MouseButton.LeftButton)
    assert seen == [("added", ("铭牌.jpg", first.read_bytes())), ("added", ("b.png", second.read_bytes()))]


def test_a_file_that_cannot_be_read_is_named_and_the_others_still_come(
    strip, seen, answers, tmp_path, monkeypatch, qtbot
):
    good, large = tmp_path / "good.jpg", tmp_path / "large.jpg"
    good.write_bytes(picture())
    large.write_bytes(b"x" * 200)
    monkeypatch.setattr(pictures, "LARGEST", 10)
    answers.give("open_files", [tmp_path / "gone.jpg", large])
    qtbot.mouseClick(strip._add, Qt.MouseButton.LeftButton)
    assert seen == []
    assert ["gone.jpg" in said for said in answers.said()] == [True, False]
    assert "large.jpg" in answers.said()[1]
    monkeypatch.setattr(pictures, "LARGEST", 10**6)
    answers.give("open_files", [tmp_path / "gone.jpg", good])
    qtbot.mouseClick(strip._add, Qt.MouseButton.LeftButton)
    assert [what for what, _ in seen] == ["added"]


def test_a_screenshot_is_pasted_as_png(strip, seen, qtbot):
    QGuiApplication.clipboard().setImage(QImage.fromData(picture("green")))
    strip._add.setFocus()
    qtbot.keyClick(strip._add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    ((what, (name, data)),) = seen
    assert (what, name) == ("added", "")
    assert data.startswith(b"\x89PNG")
    assert QImage.fromData(data).size() == QSize(400, 300)


def test_pasting_words_says_what_to_do(strip, seen, answers):
    QGuiApplication.clipboard().setText("no picture")
    strip.paste()
    assert seen == []
    assert "剪贴板里没有照片" in answers.said()[0]


def test_words_are_pasted_into_a_caption_as_ever(strip, seen, qtbot):
    strip.set_photos([Photo("1", picture())])
    QGuiApplication.clipboard().setText("plate")
    caption = strip._tiles["1"].caption
    caption.setFocus()
    qtbot.keyClick(caption, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert caption.text() == "plate"
    assert seen == [("captioned", ("1", "plate"))]


def drop(strip, mime):
    for kind in (QDragEnterEvent, QDropEvent):
        place = QPointF(10, 10) if kind is QDropEvent else QPointF(10, 10).toPoint()
        event = kind(place, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(strip, event)
    return event.isAccepted()


def test_dropped_photo_files_come_in_and_other_files_do_not(strip, seen, tmp_path):
    photo, other = tmp_path / "a.JPG", tmp_path / "b.exe"
    photo.write_bytes(picture())
    other.write_bytes(b"MZ")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo)), QUrl.fromLocalFile(str(other)), QUrl("https://x.example/c.jpg")])
    assert drop(strip, mime)
    assert [added.name for _, added in seen] == ["a.JPG"]
    assert pictures.files(mime) == [Path(photo)]


def test_a_caption_is_told_at_every_keystroke_and_survives_a_refresh(strip, seen, qtbot):
    photos = [Photo("1", picture()), Photo("2", picture("blue"), "安全阀")]
    strip.set_photos(photos)
    assert seen == []
    caption = strip._tiles["1"].caption
    caption.setFocus()
    qtbot.keyClicks(caption, "ab")
    assert seen == [("captioned", ("1", "a")), ("captioned", ("1", "ab"))]
    caption.setCursorPosition(1)
    strip.set_photos([Photo("3", picture("green")), Photo("1", photos[0].data, "ab"), photos[1]])
    assert caption.hasFocus()
    assert caption.cursorPosition() == 1
    order = sorted(strip._tiles, key=lambda key: strip._tiles[key].x())
    qtbot.waitUntil(lambda: strip._tiles["3"].x() < strip._tiles["1"].x())
    assert set(order) == {"1", "2", "3"}
    strip.set_photos([photos[1]])
    assert list(strip._tiles) == ["2"]


def test_taking_a_photo_away_asks_first(strip, seen, answers, qtbot):
    strip.set_photos([Photo("1", picture())])
    answers.give("confirm", False)
    qtbot.mouseClick(strip._tiles["1"].remove, Qt.MouseButton.LeftButton)
    assert seen == []
    answers.give("confirm", True)
    qtbot.mouseClick(strip._tiles["1"].remove, Qt.MouseButton.LeftButton)
    assert seen == [("removed", "1")]


def test_a_frozen_strip_can_only_be_looked_at(strip, seen, qtbot):
    strip.set_photos([Photo("1", picture())])
    strip.set_read_only(True)
    assert strip._add.isHidden()
    assert strip._tiles["1"].remove.isHidden()
    qtbot.keyClicks(strip._tiles["1"].caption, "x")
    QGuiApplication.clipboard().setImage(QImage.fromData(picture()))
    strip.paste()
    assert seen == []
    assert not strip.acceptDrops()


def test_a_photo_opens_large_is_zoomed_and_leads_to_the_next(strip, qtbot):
    strip.set_photos([Photo("1", picture(width=3000, height=2000), "铭牌"), Photo("2", b"broken")])
    qtbot.mouseClick(strip._tiles["1"].thumbnail, Qt.MouseButton.LeftButton)
    view = strip.findChild(PhotoView)
    qtbot.waitExposed(view)
    zoom = view.findChild(ZoomView)
    fitted = zoom.zoom()
    assert 0 < fitted < 1
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert zoom.zoom() == pytest.approx(fitted * 1.25)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert zoom.zoom() == pytest.approx(fitted)
    assert view._caption.text() == "1 / 2   铭牌"
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert "不能显示" in view._caption.text()
    assert all(button.accessibleName() for button in view.findChildren(QToolButton))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: strip.findChild(PhotoView) is None)


def test_a_photo_taken_sideways_is_shown_upright_and_small_enough(tmp_path):
    from PIL import Image

    path = tmp_path / "turned.jpg"
    image = Image.new("RGB", (800, 400), "white")
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(path, exif=exif)
    assert pictures.image_of(path.read_bytes()).size() == QSize(400, 800)
    small = pictures.image_of(path.read_bytes(), QSize(100, 100)).size()
    assert (small.width(), small.height()) == (50, 100)


def test_a_thumbnail_of_something_broken_is_a_placeholder(strip):
    strip.set_photos([Photo("1", b"not a picture")])
    assert strip._tiles["1"].thumbnail.image().isNull()
    image = strip._tiles["1"].thumbnail.grab().toImage()
    assert len({image.pixel(x, y) for x in range(60, 120) for y in range(40, 80)}) > 2
