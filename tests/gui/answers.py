"""Stands in for the person in modal questions."""

from svcdesk.ui.exchange import packing
from svcdesk.ui.language import text

_KINDS = (
    "confirm",
    "choose",
    "words",
    "message",
    "problems",
    "open_file",
    "open_files",
    "save_file",
    "folder",
    "printer",
    "secret",
)
_SILENT = {"message", "problems"}


class Answers:
    """Give answers in the order the questions will come; a question nobody expected fails the test.

    ``asked`` holds what was asked or said, in order: ``(kind, first sentence)``; ``reasons`` every listed problem.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.reasons: list[str] = []
        self._waiting: list[tuple[str, object]] = []

    def give(self, kind: str, answer: object) -> None:
        assert kind in (*_KINDS, "packing")
        self._waiting.append((kind, answer))

    def said(self) -> list[str]:
        return [sentence for kind, sentence in self.asked if kind in _SILENT]

    def left(self) -> list[tuple[str, object]]:
        return list(self._waiting)

    def install(self, monkeypatch, module) -> None:
        for kind in _KINDS:
            monkeypatch.setattr(module, kind, self._ask(kind))
        monkeypatch.setattr(packing, "ask_packing", self._ask("packing"))

    def _ask(self, kind):
        def asked(_parent, sentence, *more, **_how):
            self.asked.append((kind, text(sentence)))
            if kind in _SILENT:
                self.reasons += [text(reason) for reason in (more[0] if more else ())]
                return None
            assert self._waiting, f"nobody expected to be asked: {kind} {text(sentence)}"
            expected, answer = self._waiting.pop(0)
            assert expected == kind, f"{expected} was expected, asked was {kind} {text(sentence)}"
            return answer

        return asked
