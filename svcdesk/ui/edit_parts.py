"""The forms and line editors of one record taken together: values, drafts and errors by the path of a field."""

from collections.abc import Iterable, Mapping

from svcdesk.domain.checks import Finding
from svcdesk.ui.form import Form
from svcdesk.ui.language import Text, text
from svcdesk.ui.rows_editor import RowsEditor
from svcdesk.words import Message


class EditParts:
    """Forms hold the fields of the record itself, line editors its lines by name."""

    def __init__(self, forms: Iterable[Form], lines: Mapping[str, RowsEditor]) -> None:
        self.forms = list(forms)
        self.lines = dict(lines)

    def values(self) -> dict[str, object]:
        """Return every value by key; a line editor's is the list of its rows."""
        found: dict[str, object] = {key: value for form in self.forms for key, value in form.values().items()}
        return found | {name: rows.rows() for name, rows in self.lines.items()}

    def raw(self) -> dict[str, object]:
        """Return what stands on the screen, for a draft."""
        found: dict[str, object] = {key: value for form in self.forms for key, value in form.raw().items()}
        return found | {name: rows.raw() for name, rows in self.lines.items()}

    def set_raw(self, raw: Mapping[str, object]) -> None:
        """Show what a draft kept."""
        for form in self.forms:
            form.set_raw(raw)
        for name, rows in self.lines.items():
            kept = raw.get(name)
            if isinstance(kept, list):
                rows.set_raw(kept)

    def unreadable(self) -> dict[str, Message]:
        """Return what was typed but cannot be read, by path."""
        found = {key: problem for form in self.forms for key, problem in form.problems().items()}
        lines = self.lines.items()
        return found | {f"{name}.{key}": one for name, rows in lines for key, one in rows.problems().items()}

    def set_errors(self, errors: Mapping[str, Text]) -> list[Text]:
        """Write errors where they belong and return those with no room for words: of a line, or of no field shown."""
        left = dict(errors)
        for form in self.forms:
            form.set_errors({key: left.pop(key) for key in form.keys() if key in left})  # noqa: SIM118 - a method
        for name, rows in self.lines.items():
            own = {path: words for path, words in left.items() if path.startswith(f"{name}.")}
            rows.set_errors({path.removeprefix(f"{name}."): words for path, words in own.items()})
        return list(dict.fromkeys(text(words) for words in left.values()))

    def focus_first(self, paths: Iterable[str]) -> None:
        """Bring the first of these fields into view."""
        for path in paths:
            for form in self.forms:
                if path in set(form.keys()):
                    form.focus(path)
                    return
            name, _, rest = path.partition(".")
            index, _, key = rest.partition(".")
            if name in self.lines and index.isdigit() and key:
                self.lines[name].focus(int(index), key)
                return

    def set_read_only(self, read_only: bool) -> None:
        """Let the person only look."""
        for form in self.forms:
            form.set_read_only(read_only)
        for rows in self.lines.values():
            rows.set_read_only(read_only)


def by_field(findings: Iterable[Finding]) -> dict[str, Text]:
    """Return problems by the path of their field; those without one are numbered."""
    return {finding.field or f"#{at}": finding.message for at, finding in enumerate(findings)}
