"""Entries of the menus in a record's head: what can be done besides the buttons, and which sheets can be printed."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from svcdesk.domain.sheets import Form


def add_entry(menu: QMenu, words: str, slot: Callable[[], None]) -> QAction:
    """Put an entry at the end of a menu."""
    made = QAction(words, menu)
    made.triggered.connect(slot)
    menu.addAction(made)
    return made


def add_sheets(menu: QMenu, names: Mapping[Form, str], slot: Callable[[], None]) -> None:
    """Put an entry for each form at the end of a menu; what was pressed carries the form's value as its data."""
    for form, words in names.items():
        add_entry(menu, words, slot).setData(form.value)
