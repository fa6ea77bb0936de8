"""Cuts texts into what they are found by, and queries into what to look for; the same on every engine."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from svcdesk.store.readings import initials, readings

PINYIN_LETTERS, INITIAL_LETTERS = 8, 4
"""How many letters of a spelling are kept as a token; longer queries are checked against the texts."""
WORD_LETTERS = 40
MAX_TOKENS = 20_000
SHORTEST_TAIL = 4
_PATHS = 256
_BIGRAMS = 16
_QUERY_LETTERS = 200
_INITIALS = "ㄧ"  # stands before initials, and the next before reversed words, so that neither passes for a word
_REVERSED = "ㄨ"
_DROPPED = {"Mn", "Me", "Cf", "Cc", "Cs", "Cn", "Co"}

_HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3131-\u318e\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U000323af"
)
_BREAK = re.compile(r"[\s,;/|、，；。]+")
_PIECE = re.compile(rf"(?P<han>[{_HAN}]+)|(?P<word>(?:(?![{_HAN}])[^\W_])+)|(?P<symbol>[^\w\s\x00-\x7f]+)")
_PHONE = re.compile(r"\+?[\d\s().-]{7,24}")
_COUNTRY = re.compile(r"^(?:\+|00)86[\s-]*")

Alternative = tuple[str, bool]
"""A token, and whether it may also be only the beginning of one."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing looked for: all of ``groups``, any alternative of each; ``checked`` against the text if need be."""

    text: str
    groups: tuple[tuple[Alternative, ...], ...]
    han: bool
    checked: bool


def fold(text: str) -> str:
    """Make alike what is alike for a reader: case, width, accents, invisible characters."""
    if text.isascii():
        return text.lower()
    wide = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    kept = "".join(letter for letter in wide if letter in "\t\n\r" or unicodedata.category(letter) not in _DROPPED)
    return unicodedata.normalize("NFC", kept)


def tokens(texts: Iterable[str]) -> list[str]:
    """Return what a record with these texts is found by, sorted, each once."""
    found: set[str] = set()
    for text in texts:
        found |= _tokens(text)
        if len(found) > MAX_TOKENS:
            break
    return sorted(found)[:MAX_TOKENS]


@lru_cache(maxsize=8192)
def _tokens(text: str) -> frozenset[str]:
    return frozenset(_cut(text))


def _cut(text: str) -> Iterator[str]:
    for han, chunk in _pieces(text):
        if han:
            yield from _bigrams(chunk[0])
            yield from _spellings(chunk[0])
        else:
            yield from _words(chunk)


def _pieces(text: str) -> Iterator[tuple[bool, list[str]]]:
    """Yield runs of Chinese, and chains of words that only punctuation parts (``YS-261123-A1`` is one chain)."""
    folded = fold(text)
    for chunk in (_phone(folded), *_BREAK.split(folded)) if _PHONE.fullmatch(folded) else _BREAK.split(folded):
        chain: list[str] = []
        for piece in _PIECE.finditer(chunk):
            if piece["word"]:
                chain.append(piece["word"])
                continue
            if chain:
                yield False, chain
                chain = []
            run = piece["han"] or "".join(sign for sign in piece["symbol"] if unicodedata.category(sign)[0] in "SM")
            if run:
                yield True, [run]
        if chain:
            yield False, chain


def _phone(folded: str) -> str:
    return "".join(sign for sign in _COUNTRY.sub("", folded.strip()) if sign.isdigit())


def _bigrams(run: str) -> Iterator[str]:
    for index in range(len(run) - 1):
        yield run[index : index + 2]
    yield run[-1]  # with it, every character begins a token


def _words(chain: list[str]) -> Iterator[str]:
    for index, word in enumerate(chain):
        rest = "".join(chain[index:])[:WORD_LETTERS]
        yield rest
        if not rest[0].isdigit():
            yield rest[:2]
        if _has_digit(rest):
            yield rest[:SHORTEST_TAIL]
        if len(word) < SHORTEST_TAIL and word.isdigit():
            yield word
        if len(word) >= SHORTEST_TAIL and _has_digit(word):
            yield _REVERSED + word[::-1][:WORD_LETTERS]
    whole = "".join(chain)
    if len(whole) >= SHORTEST_TAIL and _has_digit(whole):
        yield _REVERSED + whole[::-1][:WORD_LETTERS]


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)


def _spellings(run: str) -> Iterator[str]:
    for path in _paths(run, PINYIN_LETTERS, readings):
        yield path
        yield path[:2]
    for path in _paths(run, INITIAL_LETTERS, initials):
        yield _INITIALS + path
        yield _INITIALS + path[:2]


def _paths(run: str, letters: int, spoken: Callable[[str], tuple[str, ...]]) -> set[str]:
    """Spell a run from each of its characters on, in every way, up to some letters."""
    every: set[str] = set()
    after = {""}
    for character in reversed(run):
        sounds = spoken(character)
        if len(after) > _PATHS:  # a name of nothing but polyphones: go on with the commonest reading
            sounds = sounds[:1]
        after = {(sound + path)[:letters] for sound in sounds for path in after} or {""}
        every |= after
    return every - {""}


def terms(query: str) -> tuple[Term, ...]:
    """Cut a query into what must all be found; empty where there is nothing in it to look for."""
    cut = query[:_QUERY_LETTERS]
    if len(query) > _QUERY_LETTERS:  # never in the middle of a word
        cut = cut.rpartition(" ")[0] or cut
    digits = _phone(fold(cut)) if _PHONE.fullmatch(fold(cut)) else ""
    found = [
        _han_term(chunk[0]) if han else _word_term("".join(chunk))
        for han, chunk in ([(False, [digits])] if len(digits) >= 10 else _pieces(cut))
    ]
    return tuple(dict.fromkeys(found))


def _han_term(run: str) -> Term:
    if len(run) == 1:
        return Term(run, (((run, True),),), han=True, checked=False)
    pairs = [run[index : index + 2] for index in range(len(run) - 1)]
    groups = tuple(((pair, False),) for pair in dict.fromkeys(pairs[:_BIGRAMS]))
    return Term(run, groups, han=True, checked=len(run) > 2)


def _word_term(word: str) -> Term:
    word = word[:WORD_LETTERS]
    return Term(
        word, (tuple(_alternatives(word)),), han=False, checked=_letters(word) and len(word) > INITIAL_LETTERS
    )


def _letters(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _whole(word: str) -> bool:
    """Whether a word needs no looking for longer ones: it stands in the index also as the beginning of those."""
    if word[0].isdigit() and word.isdigit():
        return len(word) <= SHORTEST_TAIL
    return (len(word) <= 2 and not word[0].isdigit()) or (len(word) == SHORTEST_TAIL and _has_digit(word))


def _alternatives(word: str) -> Iterator[Alternative]:
    yield word, not _whole(word)
    if len(word) >= SHORTEST_TAIL and _has_digit(word):
        yield _REVERSED + word[::-1], True
    if _letters(word) and len(word) > 1:
        yield _INITIALS + word[:INITIAL_LETTERS], len(word) == 3
        if len(word) > PINYIN_LETTERS:
            yield word[:PINYIN_LETTERS], False


@lru_cache(maxsize=16384)
def matches(text: str, term: Term) -> bool:
    """Tell whether a text holds a term; what the tokens of the index only suggest is decided here."""
    if term.han:
        return term.text in text or term.text in fold(text)
    if term.checked:
        return _begins_a_word(text, term.text) or any(spelled(run[0], term.text) for han, run in _pieces(text) if han)
    own = _tokens(text)
    for token, beginning in _alternatives(term.text):
        if token in own or (beginning and any(one.startswith(token) for one in own)):
            return True
    return False


def _begins_a_word(text: str, word: str) -> bool:
    chains = (chain for han, chain in _pieces(text) if not han)
    return any("".join(chain[index:]).startswith(word) for chain in chains for index in range(len(chain)))


@lru_cache(maxsize=4096)
def spelled(run: str, letters: str) -> bool:
    """Tell whether letters spell a stretch of a run, in full or by initials, beginning at any character."""
    return any(_follows(run, start, letters, spoken) for start in range(len(run)) for spoken in (readings, initials))


def _follows(run: str, start: int, letters: str, spoken: Callable[[str], tuple[str, ...]]) -> bool:
    rests = {letters}
    for character in run[start:]:
        following: set[str] = set()
        for sound in spoken(character):
            if any(sound.startswith(rest) for rest in rests):
                return True
            following |= {rest[len(sound) :] for rest in rests if rest.startswith(sound)}
        rests = following
        if not rests:
            return False
    return False
