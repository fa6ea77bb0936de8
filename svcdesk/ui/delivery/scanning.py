"""One scan from the field, a scanner or a pressed number: ticks its line, or says why not."""

from PySide6.QtWidgets import QWidget

from svcdesk.domain.counting import unsee
from svcdesk.domain.scanning import Outcome, ScanResult
from svcdesk.services import delivery as deliveries
from svcdesk.services.desk import Session
from svcdesk.ui import ask
from svcdesk.ui.delivery.editor import Editor
from svcdesk.ui.fields import Option


def take_scan(editor: Editor, session: Session, typed: str, parent: QWidget) -> ScanResult | None:
    """Tick what was scanned; asks which line a number belongs to where that is open. ``None``: nothing was typed."""
    if editor.read_only:
        return None
    body, result = deliveries.take_scan(session, editor.body, typed)
    if result.outcome is Outcome.CHOOSE:
        chosen = _choose(editor, result, parent)
        if chosen is None:
            return result
        body, result = deliveries.take_scan(session, editor.body, typed, line=chosen)
    if result.outcome is Outcome.EMPTY:
        return None
    editor.put(body)
    return result


def take_back(editor: Editor, line_id: str, serial: str) -> None:
    """Say that a piece was not found after all."""
    editor.put(unsee(editor.body, line_id, serial))


def _choose(editor: Editor, result: ScanResult, parent: QWidget) -> str | None:
    lines = {line.id: line for line in editor.body.lines}
    options = [Option(line_id, lines[line_id].name, lines[line_id].spec) for line_id in result.lines]
    return ask.choose(parent, result.message, options)
