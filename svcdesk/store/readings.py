"""Every reading of a Chinese character in plain letters, for search by pinyin; no reading is judged the right one."""

import os
import unicodedata
from functools import cache

_MARKS = "\u0308"  # the two dots of ü: typed as v, and often simply as u

# Names of people and places that are read otherwise than the dictionary says, or that it leaves out.
_OWN: dict[str, tuple[str, ...]] = {
    "乐": ("lao",),  # 乐亭
    "黑": ("he",),  # a surname
    "谌": ("shen",),  # a surname
    "㐂": ("xi",),
}


@cache
def readings(character: str) -> tuple[str, ...]:
    """Return the readings of a character in lower-case letters without tones; empty for anything but Chinese."""
    known = _dictionary().get(ord(character), "")
    plain = [form for spoken in known.split(",") if spoken for form in _plain(spoken)]
    return tuple(dict.fromkeys([*plain, *_OWN.get(character, ())]))


@cache
def initials(character: str) -> tuple[str, ...]:
    """Return the first letters of a character's readings, each once."""
    return tuple(dict.fromkeys(spoken[0] for spoken in readings(character)))


def _plain(spoken: str) -> list[str]:
    letters = unicodedata.normalize("NFD", spoken)
    forms = [letters.replace("u" + _MARKS, "v"), letters] if _MARKS in letters else [letters]
    bare = ["".join(letter for letter in form if letter.isascii() and letter.isalpha()) for form in forms]
    return [form for form in bare if form]


@cache
def _dictionary() -> dict[int, str]:
    # Single characters are enough here; without its phrases pypinyin loads in a quarter of the time and memory.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415

    return dict(pinyin_dict)
