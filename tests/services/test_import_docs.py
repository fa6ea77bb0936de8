"""The page for users names every kind and every field that can be imported."""

import pytest

from svcdesk.services.importing.targets import TARGETS
from svcdesk.words import LANGUAGES, label
from tests.architecture.source import ROOT

PAGE = (ROOT / "docs/import.md").read_text("utf-8")


@pytest.mark.parametrize("kind", TARGETS)
def test_every_field_stands_in_the_table_of_its_kind(kind: str):
    _, _, section = PAGE.partition(f"(`{kind}`)")
    section = section.partition("\n### ")[0].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ")]
    for target in TARGETS[kind]:
        assert any(all(label(target.label, lang) in row for lang in LANGUAGES) for row in rows), target.key
    assert len(rows) == len(TARGETS[kind]) + 1
    assert section.count("**\\***") == sum(target.required for target in TARGETS[kind])
