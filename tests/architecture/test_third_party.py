"""THIRD-PARTY.md names every package that is installed with the program, under the licence the package declares."""

import re
from importlib.metadata import Distribution, distribution

from packaging.requirements import Requirement

from tests.architecture.source import ROOT

# the words by which a package that declares no expression shows its licence
SHOWS = {
    "MIT": "MIT",
    "BSD-3-Clause": "BSD",
    "LGPL-2.1-or-later": "LGPLv2+",
    "Zlib": "Altered source versions must be plainly marked",
}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def installed_with(name: str, extra: str = "") -> dict[str, Distribution]:
    """Return a package and all it needs, by plain name."""
    found: dict[str, Distribution] = {}
    waiting = [(name, extra)]
    while waiting:
        package, wanted = waiting.pop()
        if plain(package) in found:
            continue
        found[plain(package)] = distribution(package)
        for text in found[plain(package)].requires or []:
            need = Requirement(text)
            if need.marker is None or need.marker.evaluate({"extra": wanted}):
                waiting.append((need.name, next(iter(need.extras), "")))
    return found


def rows() -> dict[str, str]:
    """Return the licence of each package in the table, by plain name."""
    text = (ROOT / "THIRD-PARTY.md").read_text("utf-8").partition("## Libraries")[2].partition("\n## ")[0]
    cells = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return {plain(name): licence for name, licence, *_ in cells if name != "package"}


def test_the_table_holds_what_is_installed_and_nothing_else():
    installed = installed_with("svcdesk", "office").keys() - {"svcdesk"}
    assert rows().keys() == installed


def test_each_licence_is_the_declared_one():
    packages = installed_with("svcdesk", "office")
    wrong = {name: licence for name, licence in rows().items() if not declares(packages[name], licence)}
    assert not wrong


def declares(package: Distribution, licence: str) -> bool:
    fields = package.metadata
    stated = fields.get("License-Expression") or fields.get("License") or ""
    if stated == licence:
        return True
    if fields.get("License-Expression"):
        return False
    texts = [file.read_text("utf-8") for file in package.files or [] if file.name.startswith(("LICENSE", "COPYING"))]
    shown = "\n".join([stated, *fields.get_all("Classifier", []), *texts])
    return licence in SHOWS and SHOWS[licence] in shown
