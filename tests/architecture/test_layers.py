"""The layers, in sentences: who may import whom, how long things get, and what no file does."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import (
    ROOT,
    called,
    calls,
    files,
    functions,
    hidden_imports,
    imports,
    name_of,
    place,
    tree,
)

LONGEST_FILE, LONGEST_FUNCTION = 400, 40

QT = {"PySide6", "shiboken6"}
STORE_LIBRARIES = {"sqlalchemy", "alembic", "sqlcipher3", "psycopg", "pypinyin", "argon2", "cryptography"}
PDF_LIBRARIES = {"reportlab", "rl_accel", "pypdfium2", "segno", "zxingcpp", "PIL"}
DATA_LIBRARIES = {"argon2", "phonenumbers", "python_calamine", "xlsxwriter", "PIL"}
EVERYWHERE = {"svcdesk.errors", "svcdesk.words", "svcdesk.paths", "msgspec"}

# package: the modules of svcdesk and the libraries it may import beside EVERYWHERE and the standard library
MAY_IMPORT: dict[str, set[str]] = {
    "domain": {"svcdesk.domain"},
    "models": {"svcdesk.domain", "svcdesk.models", "sqlalchemy"},
    "store": {"svcdesk.domain", "svcdesk.models", "svcdesk.store", *STORE_LIBRARIES},
    "services": {
        "svcdesk.domain",
        "svcdesk.models",
        "svcdesk.store",
        "svcdesk.services",
        "sqlalchemy",
        *DATA_LIBRARIES,
    },
    "reports": {"svcdesk.domain", "svcdesk.reports", *PDF_LIBRARIES},
    "ui": {"svcdesk.domain", "svcdesk.services", "svcdesk.reports", "svcdesk.ui", "svcdesk.settings", *QT},
}

FORBIDDEN_IN_TESTS = {
    *("time.sleep", "asyncio.sleep", "qtbot.wait", "QTest.qWait", "QtTest.QTest.qWait"),
    *("pytest.skip", "pytest.xfail", "pytest.importorskip"),
    *("pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail"),
}
COMPOSITION = {"app", "cli"}  # these put the layers together and may import all of them
FOUNDATION = ("errors", "words", "paths", "settings", "preflight")  # these know no layer

# (module, library): why it is imported at first use
HIDDEN_ON_PURPOSE: dict[tuple[str, str], str] = {
    ("svcdesk.store.engine", "sqlcipher3"): "an office desk on PostgreSQL never needs it",
    ("svcdesk.store.look", "sqlcipher3"): "an office desk on PostgreSQL never needs it",
    ("svcdesk.store.readings", "pypinyin"): "its dictionaries are large, and only saving and searching read them",
    ("svcdesk.store.opening", "svcdesk.store.upgrading"): "only an older desk needs it, and Alembic",
    ("svcdesk.store.server", "svcdesk.store.upgrading"): "only an older desk needs it, and Alembic",
    ("svcdesk.cli.window", "svcdesk.app"): "Qt may be imported only once it is known that a window can open",
    ("svcdesk.app.program", "svcdesk.app.at_work"): "the sign-in stands there while the window is still being loaded",
    ("svcdesk.app.program", "svcdesk.app.doorway.Doorway"): "the first look is there before the store is loaded",
    ("svcdesk.app.first_look", "svcdesk.app.at_work"): "the first look stands there while the rest is being loaded",
    ("svcdesk.store.glance", "sqlcipher3"): "an office desk on PostgreSQL never needs it",
    ("svcdesk.app.doorway", "svcdesk.ui.upgrading.UpgradeDialog"): "only an older desk needs it",
    ("svcdesk.cli.window", "svcdesk.services.demo.desk"): "the window on a desk of one's own never needs it",
    ("svcdesk.ui.delivery.printing", "svcdesk.ui.delivery.sheet_preview.SheetPreview"): "ReportLab is for paper",
    ("svcdesk.reports.raster", "pypdfium2"): "only a preview or a printer needs it",
    ("svcdesk.reports.bundle", "pypdfium2"): "only a preview or a printer needs it",
    ("svcdesk.ui.review.printing", "svcdesk.ui.review.sheets"): "ReportLab is for paper",
    ("svcdesk.ui.review.chart_view", "svcdesk.ui.review.drawing"): "ReportLab is for charts and paper",
    ("svcdesk.ui.review.page", "svcdesk.ui.review.drawing"): "ReportLab is for charts and paper",
    ("svcdesk.ui.ask", "PySide6"): "QtPrintSupport asks the system for its printers; only printing needs it",
    ("svcdesk.ui.desktop", "svcdesk.ui.freedesktop"): "only Linux desktops are asked over D-Bus",
    ("svcdesk.services.passwords", "argon2"): "a computer that stays signed in never needs it",
    ("svcdesk.store.exchange.sealing", "argon2"): "only a package sealed with a password needs it",
    ("svcdesk.store.exchange.sealing", "cryptography"): "only a package sealed with a password needs it",
    ("svcdesk.services.phones", "phonenumbers"): "60 ms for the few numbers that look doubtful",
    ("svcdesk.services.logo", "PIL"): "only whoever sets a logo needs it",
    ("svcdesk.services.export_files", "xlsxwriter"): "a tenth of a second that only an export needs",
    ("svcdesk.services.photos", "svcdesk.services.pictures"): "Pillow is for whoever adds a photo",
}

# module: why it imports what it looks up by a name
LOOKED_UP_ON_PURPOSE: dict[str, str] = {
    "svcdesk.cli.root": "a command is loaded when it is called, so that the window opens without all of them",
}


def module_files(package: str) -> tuple[Path, ...]:
    return files(f"svcdesk/{package}")


def allowed(name: str, permitted: set[str]) -> bool:
    """Say whether a dotted name is, or lies inside, one of the permitted modules or the standard library."""
    parts = name.split(".")
    if parts[0] in sys.stdlib_module_names or name == "svcdesk":
        return True
    return any(".".join(parts[:length]) in permitted for length in range(1, len(parts) + 1))


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_what_its_layer_allows(package: str):
    permitted = MAY_IMPORT[package] | EVERYWHERE
    wrong = [
        f"{place(path, statement)} imports {name}"
        for path in module_files(package)
        for statement, name in imports(tree(path))
        if not allowed(name, permitted)
    ]
    assert not wrong


def test_every_package_has_its_line_in_the_table():
    packages = {path.parent.name for path in (ROOT / "svcdesk").glob("*/__init__.py")}
    assert packages - COMPOSITION == MAY_IMPORT.keys()


@pytest.mark.parametrize("module", FOUNDATION)
def test_the_foundation_knows_no_layer(module: str):
    path = ROOT / "svcdesk" / f"{module}.py"
    names = [name for _, name in imports(tree(path))] if path.exists() else []
    assert [name for name in names if not allowed(name, EVERYWHERE | {"platformdirs"})] == []


def test_nothing_uses_the_orm():
    """docs/decisions/0001: records are documents, tables are derived from them."""
    assert [
        place(path, statement)
        for path in files("svcdesk")
        for statement, name in imports(tree(path))
        if name.startswith("sqlalchemy.orm")
    ] == []


def dependencies() -> dict[str, set[str]]:
    modules = {name_of(path): path for path in files("svcdesk")}
    return {
        module: {known for _, name in imports(tree(path)) if (known := nearest(name, modules)) and known != module}
        for module, path in modules.items()
    }


def nearest(name: str, modules: dict[str, Path]) -> str | None:
    """Return the module that ``from a import b`` reads: ``a.b`` where that is a module, else ``a``."""
    return next((found for found in (name, name.rpartition(".")[0]) if found in modules), None)


def cycle_through(graph: dict[str, set[str]], module: str) -> list[str] | None:
    paths, seen = [[module]], set()
    while paths:
        path = paths.pop()
        for following in graph[path[-1]]:
            if following == module:
                return [*path, module]
            if following not in seen:
                seen.add(following)
                paths.append([*path, following])
    return None


def test_no_modules_import_each_other_in_a_circle():
    graph = dependencies()
    circles = [" → ".join(found) for module in graph if (found := cycle_through(graph, module))]
    assert not circles


def test_the_graph_sees_real_imports():
    assert "svcdesk.words" in dependencies()["svcdesk.errors"]
    assert cycle_through({"a": {"b"}, "b": {"c"}, "c": {"a"}}, "a") == ["a", "b", "c", "a"]


def test_no_module_is_imported_by_a_looked_up_name_except_by_the_named_ones():
    found = {
        name_of(path)
        for path in files("svcdesk")
        for call in calls(path)
        if called(call) in {"import_module", "__import__"}
    }
    assert found == LOOKED_UP_ON_PURPOSE.keys()


def test_no_import_hides_in_a_function_except_the_named_ones():
    found = {
        (name_of(path), name.split(".")[0] if not name.startswith("svcdesk") else name): place(path, statement)
        for path in files("svcdesk")
        for statement, name in hidden_imports(path)
    }
    assert {key: where for key, where in found.items() if key not in HIDDEN_ON_PURPOSE} == {}
    assert set(HIDDEN_ON_PURPOSE) - set(found) == set(), "an exemption nobody needs any more"


@pytest.mark.parametrize("folder", ["svcdesk", "tests", "tools", "bench"])
def test_no_file_grows_past_the_wall(folder: str):
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in files(folder)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


@pytest.mark.parametrize("folder", ["svcdesk", "tests", "tools", "bench"])
def test_no_function_grows_past_the_wall(folder: str):
    assert [f"{where} {length} lines" for where, length in long_functions(folder)] == []


def long_functions(folder: str) -> Iterator[tuple[str, int]]:
    for path in files(folder):
        for function in functions(path):
            length = (function.end_lineno or 0) - function.lineno + 1
            if length > LONGEST_FUNCTION and not is_data(function):
                yield f"{place(path, function)} {function.name}", length


def is_data(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Say whether a function is three statements at most: a list of fields or a sample record written out."""
    return len(function.body) - (ast.get_docstring(function) is not None) <= 3


def test_every_module_says_in_one_sentence_what_it_is():
    silent = [str(path.relative_to(ROOT)) for path in files("svcdesk") if not ast.get_docstring(tree(path))]
    assert not silent


def test_no_signal_is_connected_to_a_lambda_or_partial():
    wrong = [place(path, call) for path in files("svcdesk") for call in calls(path) if connects_to_a_closure(call)]
    assert not wrong


def connects_to_a_closure(call: ast.Call) -> bool:
    def closure(argument: ast.expr) -> bool:
        return isinstance(argument, ast.Lambda) or (isinstance(argument, ast.Call) and called(argument) == "partial")

    return called(call) == "connect" and any(closure(argument) for argument in call.args)


def test_no_error_is_swallowed():
    wrong = [
        place(path, node)
        for folder in ("svcdesk", "tests", "tools", "bench")
        for path in files(folder)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler) and all(isinstance(line, ast.Pass) for line in node.body)
    ]
    assert not wrong


def test_no_test_waits_for_a_time_or_is_skipped():
    wrong = [
        f"{place(path, node)} {ast.unparse(node)}"
        for path in files("tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in FORBIDDEN_IN_TESTS
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("source", "found"),
    [("a.connect(lambda: 1)", True), ("a.connect(partial(b, 1))", True), ("a.connect(self.b)", False)],
)
def test_the_eye_for_closures_sees(source: str, found: bool):
    call = ast.parse(source, mode="eval").body
    assert isinstance(call, ast.Call)
    assert connects_to_a_closure(call) is found
