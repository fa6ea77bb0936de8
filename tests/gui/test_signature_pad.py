import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from svcdesk.ui.signature_pad import SignaturePad
from svcdesk.ui.strokes import is_signature


@pytest.fixture
def pad(qtbot):
    made = SignaturePad()
    qtbot.addWidget(made)
    made.resize(600, 240)
    made.show()
    qtbot.waitExposed(made)
    return made


def write(pad, qtbot, *places):
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(*places[0]))
    for place in places[1:]:
        qtbot.mouseMove(pad, QPoint(*place))
        # QTest moves the mouse without its button: say it as the system would
        QApplication.sendEvent(pad, mouse_move(pad, place))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(*places[-1]))


def mouse_move(pad, place):
    from PySide6.QtGui import QMouseEvent

    return QMouseEvent(
        QEvent.Type.MouseMove, QPointF(*place), QPointF(pad.mapToGlobal(QPoint(*place))), Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip


def pen(pad, kind, place, pressure, pointer=QPointingDevice.PointerType.Pen):
    device = QPointingDevice(
        "pen", 1, QInputDevice.DeviceType.Stylus, pointer,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure, 1, 1,
    )  # fmt: skip
    event = QTabletEvent(
        kind, device, QPointF(*place), QPointF(*place), pressure, 0, 0, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton,
    )  # fmt: skip
    QApplication.sendEvent(pad, event)


def test_the_mouse_writes_strokes_in_parts_of_the_pads_width(pad, qtbot):
    with qtbot.waitSignal(pad.changed):
        write(pad, qtbot, (60, 60), (300, 120), (540, 60))
    (stroke,) = pad.strokes()
    assert [(x, y) for x, y, _, _ in stroke] == [(0.1, 0.1), (0.5, 0.2), (0.9, 0.1)]
    assert {pressure for _, _, pressure, _ in stroke} == {0.5}
    times = [time for *_, time in stroke]
    assert times[0] == 0
    assert times == sorted(times)
    assert pad.is_signature()


def test_a_pen_keeps_its_pressure_and_its_eraser_writes_nothing(pad):
    for kind, place, pressure in (
        (QEvent.Type.TabletPress, (60, 60), 0.2),
        (QEvent.Type.TabletMove, (120, 90), 0.85),
        (QEvent.Type.TabletRelease, (120, 90), 0.0),
    ):
        pen(pad, kind, place, pressure)
    assert [pressure for _, _, pressure, _ in pad.strokes()[0]] == [0.2, 0.85]
    pen(pad, QEvent.Type.TabletPress, (60, 60), 0.5, QPointingDevice.PointerType.Eraser)
    pen(pad, QEvent.Type.TabletRelease, (60, 60), 0.5, QPointingDevice.PointerType.Eraser)
    assert len(pad.strokes()) == 1


def test_a_finger_writes_and_the_resting_hand_does_not(pad):
    device = QTest.createTouchDevice()

    def swipe():
        QTest.touchEvent(pad, device).press(0, QPoint(100, 100), pad).commit()
        QTest.touchEvent(pad, device).move(0, QPoint(200, 150), pad).commit()
        QTest.touchEvent(pad, device).release(0, QPoint(200, 150), pad).commit()

    swipe()
    assert len(pad.strokes()) == 1
    assert pad.strokes()[0][-1][:2] == (round(200 / 600, 5), 0.25)
    pen(pad, QEvent.Type.TabletPress, (60, 60), 0.2)
    swipe()
    pen(pad, QEvent.Type.TabletRelease, (60, 60), 0.2)
    assert len(pad.strokes()) == 2


def test_a_stroke_that_leaves_the_pad_ends_at_its_edge(pad, qtbot):
    write(pad, qtbot, (300, 100), (900, 400))
    assert pad.strokes()[0][-1][:2] == (1.0, 0.4)


def test_the_last_stroke_is_taken_back_and_clearing_asks_first(pad, qtbot, answers):
    write(pad, qtbot, (60, 60), (200, 120))
    write(pad, qtbot, (260, 60), (400, 120))
    pad.undo()
    assert len(pad.strokes()) == 1
    answers.give("confirm", False)
    pad.clear()
    assert len(pad.strokes()) == 1
    answers.give("confirm", True)
    with qtbot.waitSignal(pad.changed):
        pad.clear()
    assert pad.strokes() == []
    pad.undo()
    pad.clear()


def test_a_dot_and_a_twitch_are_no_signature(pad, qtbot):
    assert not pad.is_signature()
    write(pad, qtbot, (60, 60))
    assert len(pad.strokes()) == 1
    assert not pad.is_signature()
    write(pad, qtbot, (60, 60), (75, 62))
    assert not pad.is_signature()
    scratch = tuple((0.5 + 0.01 * (n % 2), 0.1, 0.5, n) for n in range(40))
    assert not is_signature([scratch])
    assert is_signature([((0.1, 0.1, 0.5, 0), (0.25, 0.15, 0.5, 80))])


def test_what_was_written_is_shown_again_whole_in_a_smaller_pad_and_cannot_be_changed(pad, qtbot):
    written = [((0.1, 0.05, 0.5, 0), (0.9, 0.38, 1.0, 90))]
    pad.set_strokes(written)
    assert pad.strokes() == written
    pad.set_read_only(True)
    pad.resize(600, 150)
    image = pad.grab().toImage()
    assert dark(image, 8, 158)  # the end of the line, 0.38 x 600 = 228, would be below the edge
    write(pad, qtbot, (60, 60), (200, 120))
    pad.undo()
    pad.clear()
    assert pad.strokes() == written


def dark(image, top, bottom):
    rows = range(top, min(bottom, image.height()))
    found = [y for y in rows for x in range(0, image.width(), 2) if QColor(image.pixel(x, y)).lightness() < 60]
    return bool(found) and max(found) > image.height() * 0.9
