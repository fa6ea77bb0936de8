"""Every sentence the program can say exists in both languages, fits its parameters, and is said somewhere."""

import ast
import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from svcdesk import words
from tests.architecture.source import ROOT, called, calls, files, place, tree

AREAS = sorted(path.stem for path in (ROOT / "resources/words").glob("*.toml"))
CHINESE = re.compile(r"[\u3400-\u9fff]")
CODE = re.compile(r"[a-z_]+(\.\w+)+")
HOLE = r"\w+"
SAYING = {"Message", "label"}

# texts that are the same in both languages: names, abbreviations, units
SAME_IN_BOTH: set[str] = set()

# English texts that quote what a person may well type in Chinese
QUOTES_CHINESE = {"masters.uom_missing"}

# beginnings of codes that are computed in a way the source does not show, and where that happens
LOOKED_UP: dict[str, str] = {
    "fields.": "the name of any field of a record, by the record's and the field's name",
}


def codes_said() -> dict[str, str]:
    """Return every code written out in a ``Message(…)`` or ``label(…)``, with the place where it stands."""
    found = {}
    for path in files("svcdesk"):
        for call in calls(path):
            first = call.args[0] if call.args else None
            if called(call) in SAYING and isinstance(first, ast.Constant) and CODE.fullmatch(str(first.value)):
                found[str(first.value)] = place(path, call)
    return found


def strings_in(path: Path) -> set[str]:
    return {
        node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def names_in(path: Path) -> set[str]:
    """Return the names a class gives its members: an enum's ``auto()`` values are these in small letters."""
    return {
        target.id.lower()
        for body in ast.walk(tree(path))
        if isinstance(body, ast.ClassDef)
        for line in body.body
        if isinstance(line, ast.Assign | ast.AnnAssign)
        for target in (line.targets if isinstance(line, ast.Assign) else [line.target])
        if isinstance(target, ast.Name)
    }


def computed_in(path: Path) -> set[str]:
    """Return the shapes of computed codes as patterns, with one word for each hole: ``f"{kind}_open"``.

    A shape that ends in a dot, such as ``f"{stage}.gate."``, stands for its numbered texts.
    """
    holed = (node for node in ast.walk(tree(path)) if isinstance(node, ast.JoinedStr))
    shapes = ("".join(shape_of(part) for part in node.values) for node in holed)
    codes = {shape for shape in shapes if re.fullmatch(r"(\\w\+|\\\.|\w)+", shape) and re.search("[a-z]{3}", shape)}
    return {shape + r"\d+" if shape.endswith(r"\.") else shape for shape in codes}


def shape_of(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else HOLE


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def all_codes() -> dict[str, dict[str, str]]:
    return {f"{area}.{key}": texts for area in AREAS for key, texts in words.codes(area).items()}


@pytest.mark.parametrize("area", AREAS)
def test_a_word_file_is_toml_with_both_languages_everywhere(area: str):
    tomllib.loads((ROOT / f"resources/words/{area}.toml").read_text("utf-8"))
    texts = words.codes(area)
    assert texts
    assert {key for key, both in texts.items() if both.keys() != {"zh", "en"}} == set()


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_have_the_same_placeholders(area: str):
    differing = {
        key: both for key, both in words.codes(area).items() if placeholders(both["zh"]) != placeholders(both["en"])
    }
    assert not differing


@pytest.mark.parametrize("area", AREAS)
def test_chinese_is_chinese_and_english_is_english(area: str):
    texts = words.codes(area)
    not_chinese = {
        key for key, both in texts.items() if needs_chinese(both["zh"]) and f"{area}.{key}" not in SAME_IN_BOTH
    }
    assert not_chinese == set()
    chinese_in_english = {f"{area}.{key}" for key, both in texts.items() if CHINESE.search(both["en"])}
    assert chinese_in_english - QUOTES_CHINESE == set()


def needs_chinese(text: str) -> bool:
    """Say whether a text has words beside its placeholders, none of them Chinese."""
    return not CHINESE.search(text) and re.search(r"[A-Za-z]", re.sub(r"\{\w*\}", "", text)) is not None


def test_every_code_said_in_the_source_has_its_texts():
    known = all_codes()
    assert {code: where for code, where in codes_said().items() if code not in known} == {}


def test_every_parameter_of_a_text_is_given():
    known = all_codes()
    wrong = [
        f"{place(path, call)} {call.args[0].value}: gives {sorted(given)}"
        for path in files("svcdesk")
        for call in calls(path)
        if called(call) == "Message" and (given := parameters(call)) is not None
        if isinstance(call.args[0], ast.Constant) and (both := known.get(str(call.args[0].value)))
        if not placeholders(both["zh"]) <= given
    ]
    assert not wrong


def parameters(call: ast.Call) -> set[str] | None:
    """Return the names a ``Message("code", {…})`` gives, or nothing where they are computed."""
    if len(call.args) < 2:
        return None if any(word.arg == "params" for word in call.keywords) else set()
    given = call.args[1]
    if not isinstance(given, ast.Dict) or not all(isinstance(key, ast.Constant) for key in given.keys):
        return None
    return {str(key.value) for key in given.keys if isinstance(key, ast.Constant)}


def test_no_text_is_left_that_nobody_says():
    every = files("svcdesk")
    said = set().union(*map(strings_in, every), *map(names_in, every))
    said |= {f"setup.{word}" for word in re.findall(r"\w+", (ROOT / "dev").read_text("utf-8"))}
    shapes = set().union(*map(computed_in, every))
    # f"delivery.{code}" puts an area before codes that are themselves written out, or computed, elsewhere
    helped = {area for area in AREAS if rf"{area}\.{HOLE}" in shapes}
    computed = re.compile("|".join(shapes - {rf"{area}\.{HOLE}" for area in helped}))

    def is_said(code: str) -> bool:
        area, _, key = code.partition(".")
        beginning, _, end = code.rpartition(".")
        ways = (code, key) if area in helped else (code,)
        return any(way in said or computed.fullmatch(way) for way in ways) or {beginning, end} <= said

    assert [code for code in all_codes() if not is_said(code) and not code.startswith(tuple(LOOKED_UP))] == []
