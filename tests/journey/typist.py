"""A process of its own: opens the real window on a delivery and types readings, or tells what a second start shows.

``python -m tests.journey.typist DESK DOC type`` prints a line for every reading that is safe, until it is killed or
has typed all; ``… look`` prints what stands on the screen, and closes the window.
"""

import json
import os
import sys
from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from svcdesk.app import run
from svcdesk.domain.masters import ItemKind
from svcdesk.domain.problems import Step
from svcdesk.services import people
from svcdesk.services.desk import Session
from svcdesk.store.store import Store
from svcdesk.ui.delivery.answers import AnswerRow
from svcdesk.ui.delivery.view import DeliveryView
from svcdesk.ui.fitting_buttons import ChoiceButton
from svcdesk.ui.main_window import MainWindow

_PATIENCE = 60_000
"""Milliseconds after which a process that nobody killed ends by itself, so that its test fails and does not hang."""


class Typist:
    """Waits for the window, opens the delivery at step 3, and does its work there."""

    def __init__(self, doc: str, mode: str, password: str) -> None:
        self._doc, self._mode, self._password = doc, mode, password
        self._readings: Iterator[None] = iter(())
        self._typed: list[list[str]] = []

    def sign_in(self, store: Store) -> Session:
        """Sign in as the window would, and begin once it stands."""
        QTimer.singleShot(0, self._begin)
        return people.sign_in(store, "wang", self._password)

    def _begin(self) -> None:
        QTimer.singleShot(_PATIENCE, _give_up)
        window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
        window.open_record("delivery", self._doc)
        self._view = window.findChildren(DeliveryView)[0]
        if self._mode == "look":
            self._tell()
            window.close()
            return
        self._view.open_step(Step.COMMISSIONING)
        editor = self._view.editor()
        assert editor
        editor.kept.connect(self._go_on)
        self._readings = self._type()
        next(self._readings)

    def _go_on(self, _at: object) -> None:
        """Say what is safe now, then type on; the line is out before the next key is pressed."""
        print(json.dumps(self._typed), flush=True)
        next(self._readings, None)

    def _type(self) -> Iterator[None]:
        """Type every reading of every unit with real keys; yields once each, until the editor has kept it.

        The first unit is too warm, the others are as they should be.
        """
        editor = self._view.editor()
        assert editor
        for place, unit in enumerate(editor.body.units):
            for number, answer in enumerate(one for one in unit.answers if one.item.kind is ItemKind.READING):
                value = str(82 + place) if number else f"{3 + place / 10:.1f}" if place else "9.5"
                line = self._line(unit.serial, answer.item.name)
                line.setFocus()
                QTest.keyClicks(line, value)
                self._typed.append([unit.serial, answer.item.id, value])
                yield

    def _line(self, serial: str, item: str) -> QLineEdit:
        button = next(one for one in self._view.findChildren(ChoiceButton) if serial in one.text())
        button.click()
        rows = [one for one in self._view.findChildren(AnswerRow) if one.isVisible()]
        lines = [line for row in rows for line in row.findChildren(QLineEdit)]
        return next(line for line in lines if line.accessibleName().startswith(item))

    def _tell(self) -> None:
        lines = [line.text() for row in self._view.findChildren(AnswerRow) for line in row.findChildren(QLineEdit)]
        told = {"notice": self._view.notice(), "step": self._view.step().name, "lines": [one for one in lines if one]}
        print(json.dumps(told), flush=True)


def _give_up() -> None:
    os._exit(3)


if __name__ == "__main__":
    desk, doc, mode = sys.argv[1:]
    sys.exit(run(desk, "zh_CN", sign_in=Typist(doc, mode, sys.stdin.readline().rstrip("\n")).sign_in))
