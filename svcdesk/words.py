"""What the program says in Chinese and English, looked up by code from ``resources/words``."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

import msgspec

from svcdesk.paths import resource

Lang = Literal["zh_CN", "en"]
LANGUAGES: tuple[Lang, ...] = ("zh_CN", "en")
_KEYS: dict[Lang, str] = {"zh_CN": "zh", "en": "en"}
_COMMAS: dict[Lang, str] = {"zh_CN": "、", "en": ", "}


class Message(msgspec.Struct, frozen=True):
    """One sentence as data: a code ``area.key``, its parameters and the clause it rests on.

    A parameter that is itself a word of the program (a state, a field) is a message and is said in the same language;
    several words are a tuple and are listed with the comma of the language.
    """

    code: str
    params: Mapping[str, "str | int | Message | tuple[str, ...]"] = {}
    clause: str = ""


@cache
def _area(area: str) -> dict[str, dict[str, str]]:
    tables = tomllib.loads(resource(f"words/{area}.toml").read_text("utf-8"))
    return dict(_flatten("", tables))


def _flatten(prefix: str, table: Mapping[str, object]) -> list[tuple[str, dict[str, str]]]:
    if isinstance(table.get("zh"), str):
        return [(prefix.rstrip("."), {k: str(v) for k, v in table.items()})]
    found: list[tuple[str, dict[str, str]]] = []
    for key, value in table.items():
        if not isinstance(value, Mapping):
            raise TypeError(prefix + key)
        found += _flatten(f"{prefix}{key}.", value)
    return found


def codes(area: str) -> dict[str, dict[str, str]]:
    """Return every text of an area as ``{key: {"zh": …, "en": …}}``."""
    return dict(_area(area))


def label(code: str, lang: Lang) -> str:
    """Return the text of ``area.key`` in a language; an unknown code is a bug and raises ``KeyError``."""
    area, _, key = code.partition(".")
    return _area(area)[key][_KEYS[lang]]


def say(message: Message, lang: Lang) -> str:
    """Return the sentence of a message, with its clause in brackets where it has one."""
    params = {name: _param(value, lang) for name, value in message.params.items()}
    text = label(message.code, lang).format_map(params)
    if not message.clause:
        return text
    return f"{text}（规范 {message.clause}）" if lang == "zh_CN" else f"{text} (clause {message.clause})"


def listed(words: Iterable[str], lang: Lang) -> str:
    """Return several words as an enumeration, with the comma of the language."""
    return _COMMAS[lang].join(words)


def _param(value: str | int | Message | tuple[str, ...], lang: Lang) -> str | int:
    if isinstance(value, Message):
        return say(value, lang)
    return listed(value, lang) if isinstance(value, tuple) else value
