"""Printed wording from ``resources/report_texts``: Chinese, English, or both, the second as a smaller companion."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from svcdesk.domain.sheets import SheetLanguage
from svcdesk.paths import resource


class Words(NamedTuple):
    """A printed text; ``sub`` is the second language of a bilingual sheet, else empty."""

    main: str
    sub: str = ""

    @property
    def inline(self) -> str:
        """Both languages on one line."""
        return f"{self.main} {self.sub}" if self.sub else self.main


class Texts:
    """The wording of one sheet in its language; ``texts("acceptance.title")`` gives the words of a key."""

    def __init__(self, language: SheetLanguage) -> None:
        self.language = language
        self._main = wording("en" if language == "en" else "zh")
        self._sub = wording("en") if language == "both" else {}
        self._joint = wording("both") if language == "both" else {}

    def __call__(self, key: str, **params: object) -> Words:
        main, sub = self._main[key], self._sub.get(key, "")
        if params:
            main, sub = main.format_map(params), sub.format_map(params)
        return Words(main, "" if sub == main else sub)

    def listed(self, words: Iterable[str]) -> str:
        """Return several words as an enumeration, with the comma of the language."""
        return (", " if self.language == "en" else "、").join(words)

    def has(self, key: str) -> bool:
        """Whether there is a text of this key; data may bring names the program has no wording for."""
        return key in self._main

    def inline(self, key: str, **params: object) -> str:
        """Return a text on one line, in both languages where the sheet has two."""
        joint = self._joint.get(key)
        return joint.format_map(params) if joint else self(key, **params).inline


@cache
def texts(language: SheetLanguage) -> Texts:
    """Return the wording of a language, read once."""
    return Texts(language)


@cache
def wording(code: str) -> Mapping[str, str]:
    """Return every text of one language by its dotted key."""
    tables = tomllib.loads(resource(f"report_texts/{code}.toml").read_text("utf-8"))
    return {f"{area}.{key}": str(value) for area, table in tables.items() for key, value in table.items()}
