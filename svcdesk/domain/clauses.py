"""The Sales Service Specification as data: its clauses word for word, and what each stage asks for."""

import tomllib

import msgspec


class Point(msgspec.Struct, frozen=True):
    """One numbered point of a clause."""

    zh: str
    en: str


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """One clause; ``inferred`` ones are ours, because the copy of the document breaks off inside 6.7.1."""

    number: str
    title_zh: str
    title_en: str
    zh: str
    en: str
    points: tuple[Point, ...] = ()
    inferred: bool = False
    breaks_off: bool = False


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """What a stage asks for because of a clause, and the forms that prove it."""

    stage: str
    clause: str
    zh: str
    en: str
    forms: tuple[str, ...] = ()


class Specification(msgspec.Struct, frozen=True, kw_only=True):
    """The whole document, in its order."""

    clause: tuple[Clause, ...]
    ask: tuple[Ask, ...]

    def find(self, number: str) -> tuple[Clause, ...]:
        """Return a clause by its number, those below it for a chapter (``5``), the one around it for a point."""
        below = tuple(clause for clause in self.clause if _lies_in(clause.number, number))
        around = tuple(clause for clause in self.clause if clause.points and _lies_in(number, clause.number))
        return below or around

    def asked_by(self, stage: str) -> tuple[Ask, ...]:
        """Return what a stage asks for, in the order of its work."""
        return tuple(ask for ask in self.ask if ask.stage == stage)


def read(source: str) -> Specification:
    """Read the text of ``clauses.toml``; anything unexpected in it is a bug and raises."""
    return msgspec.convert(tomllib.loads(source), Specification)


def _lies_in(number: str, outer: str) -> bool:
    return number == outer or number.startswith(f"{outer}.")
