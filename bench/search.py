"""Search over 1,000,000 deliveries: newest 50 and exact count for two Chinese characters, and other ways to type.

``python -m bench.search FOLDER [COUNT]``. Two characters are taken from names of customers, goods and people as they
come; each word is asked five times and its median counted.
"""

import random
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from bench import words
from bench.synth import COUNT, NOW, make
from bench.table import single
from svcdesk.domain.record import Actor
from svcdesk.services import search
from svcdesk.services.desk import Session
from svcdesk.store.store import Store, open_desk

TIMES = 5
OTHER = (
    ("full pinyin", ("shanghai", "hongda", "fangzhi", "chongqing", "zhongqing")),
    ("initials", ("hdfz", "jnzy", "szmy", "cqhd", "yxgs")),
    ("phone or serial tail", ("8213", "0007", "900123", "55667", "1234")),
    ("four characters", ("宏达纺织", "江南制药", "明远电子", "东风机械", "新华印务")),
)


def main() -> None:
    desk = make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else COUNT)
    store = open_desk(str(desk))
    session = Session(store, Actor("0" * 32, ""), clock=lambda: NOW)
    asked = two_characters(store)
    print(worst("two-character Chinese search, newest 50 with their rows", "≤ 1 ms", asked, session, search.find))
    print(worst("two-character Chinese search, exact count", "≤ 20 ms", asked, session, search.count))
    common = ["公司", "有限"]
    print(worst("the same, words that stand in eight of ten records, newest 50", "–", common, session, search.find))
    print(
        worst("the same, words that stand in eight of ten records, exact count", "–", common, session, search.count)
    )
    for name, queries in OTHER:
        print(worst(f"search by {name}, newest 50", "–", list(queries), session, search.find))
    store.close()


def two_characters(_store: Store) -> list[str]:
    """Return words of two characters: common ones, rare ones and some that stand nowhere."""
    chance = random.Random(3)
    pieces = [*words.CITIES, *words.NAMES, *words.TRADES, *(good[:2] for good in words.GOODS)]
    people = [words.person(chance)[:2] for _ in range(20)]
    return [*chance.sample(pieces, 40), *people, "鑫隆", "龘靐"]


def worst(work: str, goal: str, asked: list[str], session: Session, verb: Callable[[Session, str], object]) -> str:
    """Return the row of a search: the median over all words, and the slowest of them."""
    taken = {word: median(timed(session, verb, word) for _ in range(TIMES)) * 1000 for word in asked}
    slowest = max(taken, key=lambda word: taken[word])
    return single(
        work, goal, median(taken.values()), "ms", f"slowest of {len(asked)}: {slowest} {taken[slowest]:.2f} ms"
    )


def timed(session: Session, verb: Callable[[Session, str], object], word: str) -> float:
    start = perf_counter()
    verb(session, word)
    return perf_counter() - start


if __name__ == "__main__":
    main()
