"""The look: fonts, sizes, colours and icons."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from svcdesk.ui import colours, icons, language, theme
from svcdesk.ui.colours import PAINTS
from svcdesk.ui.theme import FONT_SIZES, TARGET


@pytest.fixture
def dressed(qapp):
    yield lambda size: theme.apply(qapp, size)
    theme.apply(qapp)


def contrast(one, other):
    """Contrast ratio of WCAG 2.2, section 1.4.3."""

    def light(name):
        parts = [QColor(name).redF(), QColor(name).greenF(), QColor(name).blueF()]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lights = sorted((light(one), light(other)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


@pytest.mark.parametrize("tone", PAINTS)
def test_every_state_can_be_read_on_every_ground_it_stands_on(tone):
    paint = PAINTS[tone]
    for ground in (colours.CARD, colours.GROUND, colours.ACCENT_PALE, paint.ground):
        assert contrast(paint.ink, ground) >= 4.5, ground


def test_white_can_be_read_on_the_colours_of_buttons_and_badges():
    for ground in (colours.ACCENT, colours.ACCENT_DARK, colours.BADGE, colours.BADGE_LATE):
        assert contrast("#ffffff", ground) >= 4.5, ground


def test_the_font_is_ours_and_has_rare_characters(qapp):
    assert QFontInfo(QApplication.font()).family() == "Noto Sans SC"
    metrics = QFontMetrics(QApplication.font())
    assert all(metrics.inFontUcs4(ord(sign)) for sign in "产验收㐂䶮𫍯≥℃·")


def test_quotes_are_wide_in_chinese_and_narrow_in_english(qapp):
    def width():
        return QFontMetrics(QApplication.font()).horizontalAdvance("“")

    wide = width()
    assert wide == QApplication.font().pixelSize()
    language.switch("en")
    assert width() < wide * 0.6
    theme.apply(qapp)
    assert width() < wide * 0.6
    language.switch("zh_CN")
    assert width() == wide


@pytest.mark.parametrize("size", FONT_SIZES)
def test_everything_to_be_hit_is_large_enough_at_every_font_size(dressed, size, qtbot):
    dressed(size)
    for make in (QPushButton, QToolButton, QLineEdit, QComboBox):
        widget = make()
        qtbot.addWidget(widget)
        widget.ensurePolished()
        assert widget.sizeHint().height() >= TARGET, make
        assert widget.sizeHint().height() >= widget.fontMetrics().height() + 12, make
    label = QLabel("验收")
    qtbot.addWidget(label)
    theme.look(label, "title")
    label.ensurePolished()
    assert label.font().pixelSize() > FONT_SIZES[size]


def test_the_focus_is_seen(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    button, other = QPushButton("签字", page), QLineEdit(page)
    other.move(0, 100)
    page.resize(300, 200)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    edge = (button.width() // 2, 1)
    other.setFocus()
    assert QColor(button.grab().toImage().pixel(*edge)) != QColor(colours.ACCENT)
    button.setFocus()
    assert QColor(button.grab().toImage().pixel(*edge)) == QColor(colours.ACCENT)


def test_a_look_can_change_while_it_is_shown(qtbot):
    label = QLabel("超期")
    qtbot.addWidget(label)
    label.show()
    theme.set_tone(label, "bad")
    assert label.palette().windowText().color() == QColor(PAINTS["bad"].ink)
    theme.set_tone(label, "ok")
    assert label.palette().windowText().color() == QColor(PAINTS["ok"].ink)


def test_every_icon_is_drawn_in_the_colour_asked_for(qapp):
    assert icons.names()
    for name in icons.names():
        image = icons.pixmap(name, 24, 2.0, "#ff0000").toImage()
        seen = [QColor.fromRgba(image.pixel(x, y)) for x in range(48) for y in range(48)]
        drawn = [colour for colour in seen if colour.alpha() > 200]
        assert drawn, name
        assert all(colour.red() > 200 and colour.green() < 40 and colour.blue() < 40 for colour in drawn), name


def test_an_icon_is_sharp_on_every_screen_and_grey_where_it_cannot_be_used(qapp):
    icon = icons.icon("printer")
    for ratio in {screen.devicePixelRatio() for screen in qapp.screens()}:
        assert icon.pixmap(QSize(20, 20), ratio).width() == round(20 * ratio)
    assert darkest(icon, icon.Mode.Normal) < 60
    assert darkest(icon, icon.Mode.Disabled) > 110
    assert icons.icon("printer") is icon


def darkest(icon, mode):
    image = icon.pixmap(QSize(20, 20), 1.0, mode).toImage()
    seen = [QColor.fromRgba(image.pixel(x, y)) for x in range(20) for y in range(20)]
    return min(colour.lightness() for colour in seen if colour.alpha() > 200)
