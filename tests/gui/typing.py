"""What tests of the window do like a person: press a button by its words, type Chinese."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QLabel


def compose(line, words):
    """Type Chinese as an input method does: it commits whole words."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QCoreApplication.sendEvent(line, event)


def press(qtbot, widget, words):
    """Click the one button that says these words."""
    found = [one for one in widget.findChildren(QAbstractButton) if one.text() == words and not one.isHidden()]
    assert len(found) == 1, f"{words}: {len(found)}"
    assert found[0].isEnabled(), words
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def said(widget):
    """Return what stands on the labels a person sees."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def cells(model):
    """Return what a table shows, row by row."""
    columns = range(model.columnCount())
    return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]


class Wanted:
    """Keeps which records the window was asked to show, as pairs of kind and document."""

    def __init__(self, hub):
        self.records = []
        hub.wanted.connect(self.hear)

    def hear(self, kind, doc):
        self.records.append((kind, doc))
