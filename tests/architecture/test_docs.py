"""What the documents point at is there: links, pictures, files named in the text."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
NAMED = re.compile(r"`((?:svcdesk|resources|tests|tools|bench|docs)/[\w./-]+)`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_and_every_named_file_exists(document: Path):
    text = document.read_text("utf-8")
    links = [document.parent / target for target in LINK.findall(text) if "://" not in target]
    named = [ROOT / path for path in NAMED.findall(text)]
    assert [str(path.relative_to(ROOT)) for path in links + named if not path.exists()] == []


def test_the_readme_begins_with_the_two_commands():
    commands = [
        line.split()[:2] for line in (ROOT / "README.md").read_text("utf-8").splitlines() if line.startswith("    ")
    ]
    assert commands[:2] == [["./dev", "run"], ["./dev", "test"]]
