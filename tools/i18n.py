"""Keep the English of the window complete: read every ``tr`` into ``en.ts``, fill it, compile it to ``en.qm``.

Beside it stands ``qt_zh_CN.ts``, written by hand: Chinese that Qt's own translation lacks or gets wrong.

python tools/i18n.py                     bring en.ts and en.qm up to date and list what has no English yet
python tools/i18n.py --fill FILE.json    the same after filling entries from {Chinese: English}
python tools/i18n.py --check             change nothing; exit 1 if anything is missing or out of date
"""

import argparse
import ast
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
TS = ROOT / "resources" / "i18n" / "en.ts"
QM = TS.with_suffix(".qm")
QT_TS = TS.with_name("qt_zh_CN.ts")
QT_QM = QT_TS.with_suffix(".qm")
SOURCES = sorted((ROOT / "svcdesk" / "ui").rglob("*.py"))


def main(arguments: list[str]) -> int:
    """Do what the command line asks and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--fill", type=Path)
    options = parser.parse_args(arguments)
    if options.check:
        return _report(problems())
    update(TS)
    if options.fill:
        fill(TS, json.loads(options.fill.read_text("utf-8")))
    release(TS, QM)
    release(QT_TS, QT_QM)
    return _report(unfinished(TS) + missed(TS))


def problems() -> list[str]:
    """Return what is missing or out of date, without changing a file."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / TS.name
        fresh.write_bytes(TS.read_bytes())
        update(fresh)
        release(fresh, fresh.with_suffix(".qm"))
        found = unfinished(fresh) + missed(fresh)
        if not found and fresh.read_bytes() != TS.read_bytes():
            found.append("en.ts is out of date: run python tools/i18n.py")
        if not found and fresh.with_suffix(".qm").read_bytes() != QM.read_bytes():
            found.append("en.qm is out of date: run python tools/i18n.py")
        release(QT_TS, fresh.with_name(QT_QM.name))
        if fresh.with_name(QT_QM.name).read_bytes() != QT_QM.read_bytes():
            found.append("qt_zh_CN.qm is out of date: run python tools/i18n.py")
    return found


def update(ts: Path) -> None:
    """Bring a translation file up to the source; entries no longer used go."""
    _tool("lupdate", *map(str, SOURCES), "-source-language", "zh_CN", "-target-language", "en", "-locations", "none",
          "-no-obsolete", "-silent", "-ts", str(ts))  # fmt: skip


def release(ts: Path, qm: Path) -> None:
    """Compile a translation file."""
    _tool("lrelease", "-silent", str(ts), "-qm", str(qm))


def unfinished(ts: Path) -> list[str]:
    """Return every entry without English as ``context: source``."""
    found = []
    for context in ET.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished" or not translation.text:
                found.append(f"{context.findtext('name')}: {message.findtext('source')}")
    return found


def missed(ts: Path) -> list[str]:
    """Return every ``tr`` in the source whose text did not arrive: inside an f-string, or no literal at all."""
    known = {message.findtext("source") for message in ET.parse(ts).getroot().iter("message")}
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
                words = node.args[0]
                if not isinstance(words, ast.Constant) or words.value not in known:
                    found.append(f"{path.relative_to(ROOT)}:{node.lineno}: lupdate does not see {ast.unparse(words)}")
    return found


def fill(ts: Path, english: Mapping[str, str | list[str]]) -> None:
    """Write English into the entries that have none; those that count take [one, many]."""
    tree = ET.parse(ts)
    for message in tree.getroot().iter("message"):
        translation, words = message.find("translation"), english.get(message.findtext("source") or "")
        if translation is not None and words and translation.get("type") == "unfinished":
            if isinstance(words, list):
                for form, counted in zip(translation.iter("numerusform"), words, strict=True):
                    form.text = counted
            else:
                translation.text = words
            del translation.attrib["type"]
    tree.write(ts, encoding="utf-8", xml_declaration=True)
    update(ts)  # lupdate's own layout, so that a later run changes nothing


def _tool(name: str, *arguments: str) -> None:
    folder = Path(PySide6.__file__).parent
    tool = next(path for path in (folder / name, folder / f"{name}.exe") if path.exists())
    subprocess.run([str(tool), *arguments], check=True)


def _report(lines: list[str]) -> int:
    for line in lines:
        print(line)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
