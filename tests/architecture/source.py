"""The program's own source as syntax trees, for the tests that read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def files(folder: str) -> tuple[Path, ...]:
    """Return the Python files under a folder of the checkout, without generated migrations."""
    found = sorted((ROOT / folder).rglob("*.py"))
    return tuple(path for path in found if "versions" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def name_of(path: Path) -> str:
    """Return the dotted name of a module: ``svcdesk.domain.delivery``."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imports(node: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """Yield every import statement below a node with the module it names; ``from a import b`` counts as ``a.b``."""
    for child in ast.walk(node):
        if isinstance(child, ast.Import):
            yield from ((child, alias.name) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert not child.level, f"relative import on line {child.lineno}"
            yield from ((child, f"{child.module}.{alias.name}") for alias in child.names)


def hidden_imports(path: Path) -> Iterator[tuple[ast.stmt, str]]:
    for function in functions(path):
        yield from imports(function)


def calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield node


def called(call: ast.Call) -> str:
    """Return the last name of what is called: ``say`` for ``words.say(…)``."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""
